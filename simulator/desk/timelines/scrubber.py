"""The scrubber: a thin line of time with a knob that is dragged."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pygame

from simulator.desk.style.texts import clock
from simulator.desk.style.theme import Theme
from simulator.desk.widgets import paint
from simulator.desk.widgets.widget import Widget

if TYPE_CHECKING:
    from simulator.desk.widgets.scroll import Scroll
    from simulator.desk.widgets.ui import Ui

STEP_MS = 1000


class Scrubber(Widget):
    """Where one is in a stretch of time; a drag, an arrow key, Home and End lead elsewhere."""

    def __init__(
        self,
        ui: "Ui",
        name: str,
        rect: pygame.Rect,
        seek: Callable[[int], None],
        *,
        says: str,
        into: "Scroll | None" = None,
    ) -> None:
        """Place it; ``seek`` is told the milliseconds from the start of the stretch."""
        super().__init__(ui, name, rect, role="timeline", says=says, into=into)
        self._seek = seek
        self._at, self._length = 0, 1
        ui.add(self)

    @staticmethod
    def height(theme: Theme) -> int:
        """Return how tall it is: tall enough to be hit."""
        return theme.of(24)

    @property
    def value(self) -> str:
        """Return the time."""
        return clock(self._at, tenths=True)

    def display(self, at_ms: int, length_ms: int) -> None:
        """Show another time, or another stretch."""
        before, self._at, self._length = (self._at, self._length), at_ms, max(length_ms, 1)
        if before != (at_ms, length_ms):
            self.redraw()

    def key(self, chord: str) -> bool:
        """Go on or back by a second, or to an end."""
        leads = {
            "left": self._at - STEP_MS,
            "right": self._at + STEP_MS,
            "home": 0,
            "end": self._length,
        }
        if chord not in leads:
            return False
        self._seek(min(max(leads[chord], 0), self._length))
        return True

    def mouse_down(self, pos: tuple[int, int]) -> None:
        """Go to the place that is pressed."""
        self.mouse_drag(pos)

    def mouse_drag(self, pos: tuple[int, int]) -> None:
        """Follow the mouse."""
        share = (pos[0] - self._knob) / max(self.rect.width - 2 * self._knob, 1)
        self._seek(round(min(max(share, 0.0), 1.0) * self._length))

    def mouse_up(self, pos: tuple[int, int], *, inside: bool) -> None:
        """Stay there."""

    @property
    def _knob(self) -> int:
        """Return half the width of the knob."""
        return self.theme.of(7)

    def paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Paint the line, what has passed of it, and the knob."""
        theme, knob = self.theme, self._knob
        line = area.inflate(-2 * knob, 0)
        line.height = theme.of(4)
        line.centery = area.centery
        paint.panel(surface, line, theme.colour("line_strong"), line.height // 2)
        passed = line.copy()
        passed.width = round(line.width * min(self._at / self._length, 1))
        paint.panel(surface, passed, theme.colour("accent"), line.height // 2)
        disc = pygame.Rect(0, 0, 2 * knob, 2 * knob)
        disc.center = line.left + passed.width, line.centery
        fill = "accent_hover" if self.hovered or self.held else "accent"
        paint.panel(surface, disc, theme.colour(fill), knob)
