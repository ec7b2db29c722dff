"""The window: its loop, its screens, and what it does for them."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pygame

from scoring.terms import Ethogram
from simulator.case import load_ethogram
from simulator.desk.app.accessibility import PART, ScreenReader, items, open_reader
from simulator.desk.app.heap import give_back, search_only_what_comes
from simulator.desk.app.mishaps import Mishaps
from simulator.desk.app.probe import write_probe
from simulator.desk.shell.helping import key_rows
from simulator.desk.shell.pictures import Pictures
from simulator.desk.shell.preferences import Preferences
from simulator.desk.shell.screen import Overlay, Screen
from simulator.desk.shell.sound import Sound
from simulator.desk.style.catalogue import catalogue_of, chosen_language
from simulator.desk.style.keys import REPEATING, load_keys
from simulator.desk.style.rebinding import rebound
from simulator.desk.style.spoken import ethogram_in
from simulator.desk.style.texts import Texts, load_texts
from simulator.desk.style.theme import load_theme, window_scale
from simulator.desk.widgets import paint
from simulator.desk.widgets.dialog import Answer, dialog, key_help
from simulator.desk.widgets.ui import Ui
from simulator.desk.widgets.widget import Widget

if TYPE_CHECKING:
    from simulator.records import Profile, Store

FRAMES_PER_SECOND = 60
AWAKE_S = 2.0
"""So long after an event hints, flashes and scrolling may move; then nothing is drawn."""
FIRST_CODER = "t-01"
_PRESSES = (pygame.KEYDOWN, pygame.TEXTINPUT, pygame.MOUSEBUTTONDOWN, pygame.MOUSEWHEEL)


class App:
    """The desk: one window, one screen at a time, perhaps a dialog over it."""

    def __init__(
        self,
        window: pygame.Surface,
        data_dir: Path | None = None,
        case: str | None = None,
        preview: Path | None = None,
    ) -> None:
        """Take a window.

        Args:
            window: Where to draw.
            data_dir: Where the records lie, None for the user's usual place.
            case: A case to begin with.
            preview: The folder of a case to show while it is written.
        """
        self.preferences = Preferences(data_dir)
        self.sound = Sound(self.preferences)
        self.pictures = Pictures()
        self.mishaps = Mishaps(self)
        self._window, self._data_dir, self._wanted_case = window, data_dir, case
        self._wanted_preview = preview
        self._speak()
        self._ui = self._new_ui()
        self._screen: Screen | None = None
        self._overlay: Overlay | None = None
        self._before_overlay: str | None = None
        self._store: Store | None = None
        self._reader: ScreenReader | None = None
        self._come_back: Callable[[], None] | None = None
        self._running = True
        self._still_for = 0.0
        self._screen_left = False

    def _speak(self) -> None:
        """Take the texts of the language that is wished for."""
        language = chosen_language(self.preferences.now.language)
        self.texts: Texts = load_texts(catalogue_of(language))
        self.usual_keys = load_keys(self.texts.table("interface")["caps"])
        self.keys = rebound(self.usual_keys, self.preferences.now.keys)
        self._ethogram: Ethogram | None = None

    @property
    def screen_name(self) -> str:
        """Return the name of the present screen."""
        return self._screen.name if self._screen is not None else "opening"

    @property
    def ethogram(self) -> Ethogram:
        """Return the catalogue of behaviours, in the language of the desk."""
        if self._ethogram is None:
            self._ethogram = ethogram_in(self.texts, load_ethogram())
        return self._ethogram

    @property
    def store(self) -> "Store":
        """Return the records.

        Raises:
            RuntimeError: They are not open yet.
        """
        if self._store is None:
            raise RuntimeError("the records are opened before the first screen is shown")
        return self._store

    @property
    def coder(self) -> str:
        """Return the id of who is working: who worked last, else the first one there is."""
        return self.profile.coder

    @property
    def profile(self) -> "Profile":
        """Return who is working."""
        known = self.store.profiles()
        last = self.preferences.now.coder
        return next((p for p in known if p.coder == last), None) or known[0]

    def _new_ui(self) -> Ui:
        size, settings = self._window.get_size(), self.preferences.now
        theme = load_theme(settings.theme, window_scale(size), settings.text_size / 100)
        return Ui(size, theme, still=settings.reduced_motion)

    def _renew(self) -> None:
        """Take other controls, for another theme or size, with the focus where it was."""
        before, self._ui = self._ui, self._new_ui()
        self._ui.focused, self._ui.ring_shown = before.focused, before.ring_shown
        before.close()

    def prefer(self, **entries: Any) -> None:
        """Keep other settings, and show the present screen with them.

        Raises:
            RecordsError: They show, but cannot be kept.
        """
        try:
            self.preferences.change(**entries)
        finally:
            if {"language", "keys"} & entries.keys():
                self._speak()
            self._renew()
            self.rebuild()

    def settings(self) -> None:
        """Show the settings; from there one comes back to the present screen."""
        from simulator.desk.settings.settings_screen import SettingsScreen

        screen = self._screen
        if screen is not None and screen.name not in {"settings", "cautions", "trouble"}:
            self.show(SettingsScreen(self, None if screen.name == "home" else screen))

    def work_as(self, coder: str) -> None:
        """Go on as another coder."""
        self.preferences.change(coder=coder)
        self.home()

    def forget(self) -> None:
        """Delete the profile and all records of who is working, and begin again."""
        coder = self.coder
        self.store.forget(coder)
        self.preferences.forget(coder)
        self._have_somebody()
        self.home()

    def _have_somebody(self) -> None:
        """Make sure that somebody is working."""
        if not self.store.profiles():
            self.store.save_profile(FIRST_CODER, FIRST_CODER)

    def show(self, screen: Screen) -> None:
        """Leave the present screen and show another one."""
        if self._screen is not None:
            self._screen.leave()
            self._screen_left = True
        self.sound.hush()
        self._screen, self._overlay = screen, None
        self._ui.focused = None
        self.rebuild()

    def home(self) -> None:
        """Show the first screen, or once what is come back to; before the first, the cautions."""
        from simulator.desk.home.home import HomeScreen
        from simulator.desk.shell.cautions import CautionsScreen

        if self.profile.cautions_acknowledged is None:
            self.show(CautionsScreen(self, self._accept_cautions))
            return
        back, self._come_back = self._come_back, None
        if back is not None:
            back()
            return
        self.show(HomeScreen(self))
        if self._wanted_case is not None:
            from simulator.desk.shell.beginning import begin_case

            case, self._wanted_case = self._wanted_case, None
            begin_case(self, case)
        if self._wanted_preview is not None:
            from simulator.desk.studio.editor.editor import EditorScreen

            folder, self._wanted_preview = self._wanted_preview, None
            self.show(EditorScreen(self, folder))

    def come_back_to(self, show: Callable[[], None] | None) -> None:
        """Let the next way home lead elsewhere, by showing that; None lets it lead home."""
        self._come_back = show

    def _accept_cautions(self) -> None:
        self.store.acknowledge_cautions(self.coder)
        self.home()

    def rebuild(self) -> None:
        """Build the present screen anew, for its present state."""
        if self._ui.size != self._window.get_size():
            self._renew()
        focused = self._ui.focused
        self._ui.clear()
        if self._screen is not None:
            self._screen.build(self._ui)
            if self._overlay is not None:
                self._overlay(self._ui)
            elif focused is not None and self._ui.control(focused) is not None:
                self._ui.focus_on(focused, visible=self._ui.ring_shown)

    def over(self, overlay: Overlay | None) -> None:
        """Lay a dialog over the screen, or take it away."""
        if overlay is not None and self._overlay is None:
            self._before_overlay = self._ui.focused
        self._overlay = overlay
        self.sound.hush()
        if overlay is None:
            self._ui.focused = self._before_overlay
        self.rebuild()

    def announce(self, words: str) -> None:
        """Show at once what is being done, since it will take a moment."""
        theme = self._ui.theme
        plate = pygame.Rect(0, 0, paint.width(theme, words) + theme.em(60), theme.em(60))
        plate.center = self._window.get_rect().center
        paint.panel(
            self._window, plate, theme.colour("raised"), theme.px("radius"),
            border=theme.colour("line_strong"),
        )  # fmt: skip
        paint.text(self._window, theme, words, plate, align="centre")
        pygame.display.flip()

    def say(self, title: str, *paragraphs: str) -> None:
        """Say something that has to be read."""
        close = Answer("close", self.texts("app.close"), partial(self.over, None), "primary")
        self.over(lambda ui: dialog(ui, title, paragraphs, [close]))

    def help(self) -> None:
        """Show the keys of the present screen."""
        if self._screen is None:
            return
        rows = key_rows(self, self._screen.name, self._do_instead)
        close = (self.texts("app.close"), partial(self.over, None))
        self.over(lambda ui: key_help(ui, self.texts("app.keys_title"), rows, close))

    def _do_instead(self, chord: str) -> None:
        """Do what a key does without its being pressed."""
        self.over(None)
        self._act(chord, held=False)

    def _act(self, chord: str, held: bool) -> bool:
        """Do what a key means here."""
        screen = self._screen
        if screen is None:
            return False
        action = self.keys.action(screen.name, chord)
        if self._overlay is not None:
            if action in {"back", "help"}:
                self.over(None)
                return True
            return self._ui.scroll_by(chord)
        if action == "help":
            self.help()
        elif action == "settings":
            self.settings()
        elif action is not None and held and action not in REPEATING:
            return False
        elif action is not None:
            return action != "press" and screen.act(action, held=held)
        else:
            return (not held and screen.key(chord)) or self._ui.scroll_by(chord, lines=False)
        return True

    def run(self) -> None:
        """Show screens until the window is closed."""
        clock = pygame.time.Clock()
        self._reader = open_reader(self.texts("app.title"))
        while self._running:
            seconds = clock.tick(FRAMES_PER_SECOND) / 1000
            self._still_for += seconds
            self.mishaps.guard(self._events)
            self.mishaps.guard(partial(self._frame, seconds))
        if self._screen is not None:
            self._screen.leave()

    def _events(self) -> None:
        self._answer_reader()
        for event in pygame.event.get():
            self._still_for = 0.0
            if event.type == pygame.QUIT:
                self._running = False
            elif event.type == pygame.VIDEORESIZE:
                self.rebuild()
            else:
                self._ui.handle(event, self._act)

    def _answer_reader(self) -> None:
        """Do what a screen reader asks for."""
        if self._reader is not None:
            self._reader.focus(here=pygame.key.get_focused())
            for action, name in self._reader.asked():
                self._still_for = 0.0
                whole, _, part = name.partition(PART)
                control = self._ui.control(whole)
                self._ui.focus_on(whole)
                if part and isinstance(control, Widget):
                    self._ui.later(partial(control.press_part, part))
                elif action == "press" and control is not None:
                    self._ui.later(control.press)

    def _frame(self, seconds: float) -> None:
        changed = False
        if self._screen is not None and self._overlay is None:
            changed = self._screen.update(seconds)
        told = self._ui.hint.shown is not None
        if changed or told or self._still_for < AWAKE_S or self._ui.types:
            self._ui.update(seconds)
            self.draw()
            if self._screen_left:
                pygame.event.clear(_PRESSES)  # made before it could be seen: not meant for it
            if self._reader is not None:
                self._reader.show(items(self._ui))
            write_probe(self._screen, self._ui)
        if self._screen_left:
            self._screen_left = False
            give_back()  # now that the next one can be seen

    def draw(self) -> None:
        """Draw the window."""
        self._window.fill(self._ui.theme.colour("paper"))
        self._ui.draw(self._window)
        pygame.display.flip()

    def begin(self) -> None:
        """Open the records and show the first screen.

        This imports what is slow, so the window is drawn before.
        """
        from simulator.desk.shell.trouble import TroubleScreen
        from simulator.records import RecordsDamaged, RecordsError, Store

        search_only_what_comes()
        try:
            self._store = Store.open(self._data_dir)
            self._have_somebody()
        except RecordsDamaged as error:
            self.show(TroubleScreen(self, str(error), self.quit, self._begin_afresh))
        except RecordsError as error:
            self.show(TroubleScreen(self, str(error), self.quit, None))
        else:
            self.home()
            self._say_what_settings_lack()

    def _say_what_settings_lack(self) -> None:
        """Tell which lines of the settings could not be used, with their places."""
        from simulator.desk.shell.trouble import sentences

        problems = self.preferences.problems
        if problems:
            self.say(self.texts("app.settings_title"), *sentences(problems))

    def _begin_afresh(self) -> None:
        """Set damaged records aside and begin with new ones."""
        from simulator.records import data_folder, set_aside

        set_aside(data_folder(self._data_dir), datetime.now(UTC))
        self.begin()

    def quit(self) -> None:
        """End after this frame."""
        self._running = False

    def close(self) -> None:
        """Close the records and let go of the sound card."""
        self.sound.close()
        self.pictures.stop()
        if self._store is not None:
            self._store.close()
            self._store = None
