"""Profiles: who is working. Each has records of its own, under a made-up name."""

from functools import partial

import pygame

from simulator.desk.shell.screen import Desk, Plain
from simulator.desk.shell.subpage import subpage
from simulator.desk.widgets.column import Card, Column
from simulator.desk.widgets.fields import Line
from simulator.desk.widgets.ui import Ui
from simulator.records import Profile

LONGEST_NAME = 40


class ProfilesScreen(Plain):
    """Choose who is working, add somebody, or change a name."""

    name = "profiles"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._typed = desk.profile.name
        self._new = ""

    def build(self, ui: Ui) -> None:
        """Put the profiles on an empty window."""
        texts, desk = self._desk.texts, self._desk
        column = subpage(ui, desk, texts("profiles.title"), desk.home, most=760)
        column.words(texts("profiles.intro"), colour="ink_soft", after=ui.theme.px("gap"))
        cards = [
            Card(f"profile-{p.coder}", p.name, partial(self._choose, p), self._about(p))
            for p in desk.store.profiles()
        ]
        column.cards(cards, "profiles", least=240, most=3)
        self._ask(
            ui, column, "rename", texts("profiles.rename", name=desk.profile.name), self._typed
        )
        self._ask(ui, column, "add", texts("profiles.add"), self._new)
        column.filled()
        if ui.control(ui.focused) is None:
            ui.focus_on(f"profile-{desk.coder}", visible=False)

    def _about(self, profile: Profile) -> str:
        texts, store = self._desk.texts, self._desk.store
        done, under_way = store.attempts(profile.coder), store.open_attempts(profile.coder)
        words = texts("profiles.attempts", done=len(done), open=len(under_way))
        here = profile.coder == self._desk.coder
        return f"{texts('profiles.here')} {words}" if here else words

    def _ask(self, ui: Ui, column: Column, name: str, words: str, typed: str) -> None:
        """Ask for a name: a line to type into, and a button."""
        theme, texts = ui.theme, self._desk.texts
        column.space(theme.px("gap"))
        column.words(words, style="strong")
        wide = min(column.width, theme.em(360))
        place = pygame.Rect(column.left, column.top, wide, theme.px("control"))
        done = self._rename if name == "rename" else self._add
        Line(
            ui,
            f"{name}-name",
            place,
            partial(self._type, name),
            says=texts("profiles.name"),
            words=typed,
            done=done,
            into=column.scroll,
        )
        column.top = place.bottom + theme.px("tight")
        column.buttons([(name, texts(f"profiles.{name}_do"), done, "plain")])

    def _type(self, name: str, text: str) -> None:
        if name == "rename":
            self._typed = text
        else:
            self._new = text

    def _choose(self, profile: Profile) -> None:
        self._desk.work_as(profile.coder)

    def _rename(self) -> None:
        name = self._typed.strip()[:LONGEST_NAME]
        if name:
            self._desk.store.save_profile(self._desk.coder, name)
            self._desk.rebuild()

    def _add(self) -> None:
        name = self._new.strip()[:LONGEST_NAME]
        if name:
            coder = free_id({p.coder for p in self._desk.store.profiles()})
            self._desk.store.save_profile(coder, name)
            self._desk.work_as(coder)

    def act(self, action: str, *, held: bool) -> bool:
        """Go back."""
        if action == "back" and not held:
            self._desk.home()
            return True
        return False


def free_id(taken: set[str]) -> str:
    """Return the first of t-01, t-02 ... that nobody has."""
    return next(name for n in range(1, 10_000) if (name := f"t-{n:02d}") not in taken)
