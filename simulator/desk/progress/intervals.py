"""Figures with their uncertainty: a dot in its interval on a line, readable in grey and aloud."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pygame

from simulator.desk.style.theme import Theme
from simulator.desk.widgets import paint
from simulator.desk.widgets.text import Words

if TYPE_CHECKING:
    from simulator.desk.widgets.scroll import Scroll
    from simulator.desk.widgets.ui import Ui


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure on a line from ``left`` to ``right``.

    ``words`` say it all; ``wanted`` is drawn as an upright stroke. Where ``value`` is None there is
    only the line.
    """

    title: str
    words: str
    value: float | None
    low: float | None = None
    high: float | None = None
    wanted: float | None = None
    left: float = 0.0
    right: float = 1.0


class IntervalRow(Words):
    """One figure: title and words at the left, the line at the right, or below where narrow."""

    def __init__(
        self, ui: "Ui", rect: pygame.Rect, interval: Interval, into: "Scroll | None" = None
    ) -> None:
        """Place the row; its height is that of its words."""
        self._interval = interval
        place = pygame.Rect(
            rect.left, rect.top, rect.width, self.height_of(ui.theme, rect.width, interval)
        )
        super().__init__(ui, place, f"{interval.title}: {interval.words}", into=into)

    @staticmethod
    def height_of(theme: Theme, width: int, interval: Interval) -> int:
        """Return how tall the row must be."""
        wide = _words_width(theme, width)
        words = paint.height(theme, interval.title, wide, "strong")
        words += paint.height(theme, interval.words, wide, "small")
        return words + theme.of(10 if _beside(theme, width) else 36)

    def paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Paint words and line."""
        theme, found = self.theme, self._interval
        wide = _words_width(theme, area.width)
        words = pygame.Rect(area.left, area.top, wide, area.height)
        used = paint.text(surface, theme, found.title, words, style="strong", wrap=True)
        words.top += used
        used += paint.text(
            surface, theme, found.words, words, style="small", colour="ink_soft", wrap=True
        )
        line = pygame.Rect(area.left, area.top + used, area.width, theme.of(26))
        if _beside(theme, area.width):
            left = wide + theme.px("gap")
            line = pygame.Rect(left, 0, area.width - left, area.height - theme.of(10))
        self._line(surface, line.inflate(-theme.of(16), 0))

    def _line(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        theme, found = self.theme, self._interval
        soft, ink = theme.colour("line_strong"), theme.colour("ink")
        y = area.centery
        pygame.draw.line(surface, soft, (area.left, y), (area.right, y), theme.of(1))
        for x in (area.left, area.right - 1):
            pygame.draw.line(surface, soft, (x, y - theme.of(4)), (x, y + theme.of(4)), theme.of(1))
        if found.low is not None and found.high is not None:
            low, high = self._x(area, found.low), self._x(area, found.high)
            bar = pygame.Rect(low, y - theme.of(4), max(high - low, 1), theme.of(8))
            paint.panel(surface, bar, theme.colour("accent"), theme.of(4))
        if found.wanted is not None:
            x, reach = self._x(area, found.wanted), theme.of(11)
            pygame.draw.line(surface, ink, (x, y - reach), (x, y + reach), theme.of(2))
        if found.value is not None:
            dot = pygame.Rect(0, 0, theme.of(14), theme.of(14))
            dot.center = (self._x(area, found.value), y)
            paint.panel(
                surface,
                dot,
                theme.colour("paper"),
                dot.width // 2,
                border=ink,
                width=theme.of(3),
            )

    def _x(self, area: pygame.Rect, value: float) -> int:
        """Return where a value lies on the line."""
        found = self._interval
        share = (value - found.left) / (found.right - found.left)
        return area.left + round(min(max(share, 0.0), 1.0) * area.width)


def _beside(theme: Theme, width: int) -> bool:
    """Tell whether there is room for the line beside the words."""
    return width >= theme.em(520)


def _words_width(theme: Theme, width: int) -> int:
    return width * 11 // 20 if _beside(theme, width) else width
