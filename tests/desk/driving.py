"""Drive the desk without a display: keys and clicks as events, frames by hand."""

from dataclasses import dataclass, field
from pathlib import Path

import pygame

from simulator.desk.app.app import App

_KEYS = {
    "return": pygame.K_RETURN,
    "escape": pygame.K_ESCAPE,
    "space": pygame.K_SPACE,
    "tab": pygame.K_TAB,
    "delete": pygame.K_DELETE,
    "left": pygame.K_LEFT,
    "right": pygame.K_RIGHT,
    "up": pygame.K_UP,
    "down": pygame.K_DOWN,
    "pageup": pygame.K_PAGEUP,
    "pagedown": pygame.K_PAGEDOWN,
    "home": pygame.K_HOME,
    "end": pygame.K_END,
    "backspace": pygame.K_BACKSPACE,
}
_MODS = {"ctrl": pygame.KMOD_LCTRL, "shift": pygame.KMOD_LSHIFT, "alt": pygame.KMOD_LALT}


@dataclass
class Driver:
    """One desk, with a data folder of its own."""

    folder: Path
    size: tuple[int, int] = (1280, 720)
    case: str | None = None
    app: App = field(init=False)
    expects_crash: bool = False

    def __post_init__(self):
        pygame.display.init()
        pygame.font.init()
        self.app = App(pygame.display.set_mode(self.size), self.folder, self.case)
        self.app.begin()
        self.frame()

    @property
    def ui(self):
        return self.app._ui

    @property
    def screen(self):
        return self.app._screen

    @property
    def names(self):
        return [c.name for c in self.ui.controls]

    def frame(self, seconds=0.02):
        self.guard(lambda: self.app._frame(seconds))

    def guard(self, step):
        """Do a step as the window does; a failure of the program is one of the test."""
        self.app.mishaps.guard(step)
        if self.app.mishaps.crashes and not self.expects_crash:
            raise self.app.mishaps.crashes[-1]

    def send(self, kind, **values):
        event = pygame.event.Event(kind, **values)
        self.guard(lambda: self.ui.handle(event, self.app._act))

    def press(self, *chords):
        """Press keys, each written as in the key map."""
        for chord in chords:
            *mods, name = [chord] if len(chord) == 1 else chord.split("+")
            mod = sum(_MODS[m] for m in mods)
            code = _KEYS.get(name) or ord(name)
            text = name if len(name) == 1 and "ctrl" not in mods else ""
            text = text.upper() if "shift" in mods else text
            self.send(pygame.KEYDOWN, key=code, unicode=text, mod=mod)
            if len(name) == 1 and not mod:
                self.send(pygame.TEXTINPUT, text=text)
            self.send(pygame.KEYUP, key=code, mod=mod)
            self.frame()

    def click(self, name):
        """Click in the middle of a control, scrolled into view first as a person would do."""
        control = self.ui.control(name)
        if control.scroll is not None:
            control.scroll.reveal(control.rect)
            self.frame()
        self.click_at(self.ui.control(name).rect.center)

    def click_at(self, pos):
        for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            self.send(kind, button=pygame.BUTTON_LEFT, pos=pos)
        self.frame()

    def accept_cautions(self):
        self.press("return")
        return self

    def begin(self, exercise):
        if exercise.startswith("case-"):
            self.click("cases")
        self.click(f"exercise-{exercise}")
        return self.screen

    @property
    def draft(self):
        return self.screen._session.attempt.draft

    def close(self):
        self.app.close()
