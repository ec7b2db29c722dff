"""Walk through every screen of the desk, and look at each for what must not be there."""

import re
from gettext import NullTranslations
from itertools import combinations

import pygame

from simulator.desk.app import app
from simulator.desk.studio.editor.editor import PANES, EditorScreen
from simulator.desk.widgets import paint
from simulator.desk.widgets.widget import Widget
from simulator.records import Settings, save_settings
from simulator.resources import LIBRARY


def walk(driver, look):
    """Show every screen once, as a person would come to it, and call ``look`` on each."""
    look("cautions")
    driver.accept_cautions()
    look("home")
    driver.press("?")
    look("keys of home")
    driver.press("escape")
    for name in ("settings", "profiles", "cases", "guide", "practise", "progress", "test"):
        driver.click(name)
        look(name)
        driver.press("escape")
    walk_worked(driver, look)
    walk_drills(driver, look)
    walk_studio(driver, look)
    walk_exercise(driver, look)
    driver.begin("case-milo")
    look("a case of which the key was opened")
    driver.press("escape")
    look("coding a whole case")
    driver.press("ctrl+return")
    for page in range(len(driver.screen.pages)):
        look(f"judging a whole case, page {page}")
        driver.press("pagedown")
    driver.press("escape")


def walk_worked(driver, look):
    driver.click("worked")
    look("worked cases")
    driver.click("worked-milo")
    look("worked case")
    driver.press("ctrl+return", "pagedown")
    look("worked case, open")
    driver.press("escape", "escape")


def walk_drills(driver, look):
    driver.click("drills")
    look("drill")
    driver.press("1")
    look("drill, answered")
    driver.press("n", "1", "c")
    look("drill, look-alike")
    driver.press("escape")
    look("end of drills")
    driver.press("escape")


def walk_studio(driver, look):
    driver.click("write")
    look("one's own cases")
    driver.press("escape")
    driver.app.show(EditorScreen(driver.app, LIBRARY / "milo"))
    driver.frame()
    for pane in PANES:
        driver.press(".")
        driver.screen.show_pane(pane)
        look(f"editor, {pane}")
    driver.app.home()
    driver.frame()


def walk_exercise(driver, look):
    driver.begin("first-reunion")
    if driver.app._overlay is not None:  # what is to be done, where the picture has no room for it
        look("what is to be done")
        driver.press("escape")
    driver.press("c", "shift+right", "c")
    look("coding")
    driver.press("?")
    look("keys of coding")
    driver.press("escape", "ctrl+return")
    for page in range(len(driver.screen.pages)):
        look(f"judging, page {page}")
        driver.press("pagedown")
    driver.press("ctrl+return")
    look("findings")
    driver.press("escape")


def walk_marking(driver, look):
    """Show what belongs to marking: the screen in each of its states, the keys, the settings."""
    driver.accept_cautions()
    driver.begin("first-reunion")
    look("the first exercise")
    cry = driver.screen._chords["cry"]
    driver.press(cry, "shift+right", "shift+right")
    look("a mark that runs")
    driver.press(cry, "home", "]")
    look("a mark in hand, and words over the picture")
    driver.press("ctrl+f")
    look("the large stage")
    while driver.screen._stage_only:
        driver.press("escape")
    driver.press("?")
    look("keys of coding")
    driver.press("escape", "ctrl+,")
    look("settings")
    driver.click("keys")
    look("keys to be changed")
    driver.click("key-coding.split")
    driver.press("ctrl+d")
    look("a key that is taken")
    driver.click("swap")
    look("keys that are not the usual ones")


def wrong_places(driver):
    """Return the controls that lie outside the window or over each other."""
    window = pygame.Rect((0, 0), driver.size)
    free = [c for c in driver.ui.controls if c.scroll is None]
    wrong = [f"{c.name} lies outside" for c in free if not window.contains(c.rect)]
    wrong += [
        f"{one.name} covers {other.name}"
        for one, other in combinations(free, 2)
        if one.rect.colliderect(other.rect)
    ]
    scrolled = [c for c in driver.ui.controls if c.scroll is not None]
    wrong += [
        f"{c.name} sticks out of its area"
        for c in scrolled
        if c.rect.left < c.scroll.rect.left - 1 or c.rect.right > c.scroll.rect.right + 1
    ]
    wrong += [
        f"{one.name} covers {other.name}"
        for one, other in combinations(scrolled, 2)
        if one.scroll is other.scroll and one.role != "link" and one.rect.colliderect(other.rect)
    ]
    return wrong


class Inspection:
    """Looks at one screen after the other, and keeps what is wrong on each in ``wrong``.

    What is scrolled out of sight is painted too.
    """

    def __init__(self, monkeypatch):
        monkeypatch.setattr(Widget, "_out_of_sight", False)
        self.wrong = {}
        self._cut = Cut(monkeypatch)

    def look(self, driver, screen, also=lambda _: ()):
        """Look at what a desk shows; ``also`` returns what else is wrong on it."""
        driver.frame()
        found = [*wrong_places(driver), *also(driver)]
        found += [f"cut: {words}" for words in self._cut.found]
        self._cut.found.clear()
        if found:
            self.wrong[screen] = found


def prefer(monkeypatch, folder, **settings):
    """Keep the settings of the next desk; its language may be ``longer``."""
    if settings["language"] == "longer":
        monkeypatch.setattr(app, "catalogue_of", lambda _: Longer())
    save_settings(folder, Settings(**settings))


class Cut:
    """Notes every text that does not fit where it is painted."""

    def __init__(self, monkeypatch, allowed=()):
        self.found = []
        self._allowed = allowed
        self._painted = paint.text
        monkeypatch.setattr(paint, "text", self.text)

    def text(self, surface, theme, words, rect, **how):
        used = self._painted(surface, theme, words, rect, **how)
        style = how.get("style", "text")
        if how.get("wrap"):
            fits = used <= max(rect.height, surface.get_height() - rect.top) + 1
            parts = [w for w in words.split() if "/" not in w]  # a path may break anywhere
            longest = max((paint.width(theme, w, style) for w in parts), default=0)
            fits = fits and longest <= rect.width + 1
        else:
            fits = paint.width(theme, words, style) <= rect.width
            fits = fits and used <= surface.get_height() + theme.of(2)
        if not fits and words and words not in self._allowed:
            self.found.append(words)
        return used


class Longer(NullTranslations):
    """A language in which everything is two fifths longer, with signs above and below its letters.

    Blanks to be filled in stay as they are.
    """

    _LETTERS = str.maketrans("aeioucnsyzAEIOUCNSYZ", "åéîøüçñšýžÅÉÎØÜÇÑŠÝŽ")

    def npgettext(self, context, msgid1, msgid2, n):
        return self.pgettext(context, msgid1 if n == 1 else msgid2)

    def pgettext(self, context, message):
        parts = re.split(r"(\{[^}]*\})", message)
        said = "".join(p if p.startswith("{") else p.translate(self._LETTERS) for p in parts)
        words = message.split()
        more = " ".join(w for w in words if "{" not in w)[: len(message) * 2 // 5]
        return f"{said} {more.strip()}" if more else said
