"""How long a person takes from seeing to pressing: measured on a disc that appears now and then."""

from dataclasses import dataclass, replace
from statistics import median

import pygame

from simulator.desk.shell.screen import Desk, Screen
from simulator.desk.shell.subpage import subpage
from simulator.desk.widgets import paint
from simulator.desk.widgets.column import Column
from simulator.desk.widgets.scroll import Scroll
from simulator.desk.widgets.ui import Ui
from simulator.desk.widgets.widget import Press, Widget
from simulator.records.settings import LONGEST_LAG_MS

WAITS_S = (1.6, 2.3, 1.2, 2.7, 1.9, 1.4, 2.5, 1.7, 2.1)
"""How long the disc stays away each time: long and short mixed, so that nobody can count along."""
WARMING_UP = 2
_ROUND_MS = 10


@dataclass(frozen=True, slots=True)
class Trials:
    """What was measured so far; ``since_s`` counts from the last press or from the beginning."""

    since_s: float = 0.0
    found_s: tuple[float, ...] = ()
    early: bool = False

    @property
    def done(self) -> bool:
        """Tell whether there was enough."""
        return len(self.found_s) == len(WAITS_S)

    @property
    def lit(self) -> bool:
        """Tell whether the disc can be seen."""
        return not self.done and self.since_s >= WAITS_S[len(self.found_s)]

    @property
    def lag_ms(self) -> int:
        """Return what was found in the middle, without the first ones, to a hundredth second."""
        middle = median(self.found_s[WARMING_UP:]) * 1000
        return min(round(middle / _ROUND_MS) * _ROUND_MS, LONGEST_LAG_MS)


def later(trials: Trials, seconds: float) -> Trials:
    """Return the trials after some time."""
    return replace(trials, since_s=trials.since_s + seconds)


def pressed(trials: Trials) -> Trials:
    """Return the trials after a press; one that comes too early does not count."""
    if trials.done:
        return trials
    if not trials.lit:
        return replace(trials, since_s=0.0, early=True)
    took = trials.since_s - WAITS_S[len(trials.found_s)]
    return Trials(found_s=(*trials.found_s, took))


class LagScreen:
    """Press when the disc appears; then take the time found off the marks, or leave it."""

    name = "lag"

    def __init__(self, desk: Desk, before: Screen) -> None:
        self._desk, self._before = desk, before
        self.trials = Trials()

    def build(self, ui: Ui) -> None:
        """Put words, disc and answers on an empty window."""
        texts, theme = self._desk.texts, ui.theme
        column = subpage(ui, self._desk, texts("lag.title"), self._back, most=640)
        column.words(texts("lag.intro"), after=theme.px("gap"))
        if self.trials.done:
            column.words(texts("lag.found", ms=self.trials.lag_ms), style="strong")
            column.buttons(
                [
                    ("take", texts("lag.take"), self._take, "primary"),
                    ("leave-it", texts("lag.leave"), self._back, "plain"),
                ]
            )
        else:
            self._build_disc(ui, column)
        column.filled()
        if ui.control(ui.focused) is None:
            ui.focus_on("take" if self.trials.done else "disc", visible=self.trials.done)

    def _build_disc(self, ui: Ui, column: Column) -> None:
        texts, size = self._desk.texts, ui.theme.em(140)
        place = pygame.Rect(column.left, column.top, size, size)
        self._disc = _Disc(ui, place, texts("lag.disc"), self._press, column.scroll)
        self._disc.display(lit=self.trials.lit)
        column.space(size + ui.theme.px("gap"))
        left = len(WAITS_S) - len(self.trials.found_s)
        words = texts("lag.early") if self.trials.early else texts("lag.left", n=left)
        column.words(words, colour="ink_soft")

    def _press(self) -> None:
        self.trials = pressed(self.trials)
        self._desk.rebuild()

    def _take(self) -> None:
        self._desk.prefer(key_lag_ms=self.trials.lag_ms)
        self._back()

    def _back(self) -> None:
        self._desk.show(self._before)

    def act(self, action: str, *, held: bool) -> bool:
        """Take the press that is measured, or go back."""
        if held or (action == "seen" and self.trials.done):
            return False
        if action == "seen":
            self._press()
        elif action == "back":
            self._back()
        else:
            return False
        return True

    def key(self, chord: str) -> bool:
        """Leave the key to others."""
        return False

    def update(self, seconds: float) -> bool:
        """Let time pass, and the disc appear."""
        before = self.trials.lit
        self.trials = later(self.trials, seconds)
        if self.trials.lit != before:
            self._disc.display(lit=self.trials.lit)
        return self.trials.lit != before

    def leave(self) -> None:
        """Nothing is open."""


class _Disc(Widget):
    """A ring that becomes a disc; a click on it counts as a press."""

    def __init__(self, ui: Ui, rect: pygame.Rect, says: str, press: Press, into: Scroll) -> None:
        super().__init__(ui, "disc", rect, role="button", says=says, into=into)
        self._press, self._lit = press, False
        ui.add(self)

    def press(self) -> None:
        """Count as a press."""
        self._press()

    def display(self, *, lit: bool) -> None:
        """Show the disc, or only its ring."""
        if lit != self._lit:
            self._lit = lit
            self.redraw()

    def paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        theme = self.theme
        fill = theme.colour("accent" if self._lit else "paper")
        paint.panel(
            surface, area, fill, area.width // 2, border=theme.colour("line_strong"),
            width=theme.of(2),
        )  # fmt: skip
