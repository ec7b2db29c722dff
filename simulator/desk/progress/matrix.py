"""A table of counts: darker for more, the number in each field, and all of it in words."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pygame

from simulator.desk.style.theme import TextStyle, Theme
from simulator.desk.widgets import paint
from simulator.desk.widgets.text import Words

if TYPE_CHECKING:
    from simulator.desk.widgets.scroll import Scroll
    from simulator.desk.widgets.ui import Ui


class Matrix(Words):
    """Rows are what the key has, columns what was given; the diagonal is framed."""

    def __init__(
        self,
        ui: "Ui",
        rect: pygame.Rect,
        classes: Sequence[str],
        counts: Sequence[Sequence[int]],
        *,
        says: str,
        into: "Scroll | None" = None,
    ) -> None:
        """Place the table; its height follows from the number of classes."""
        self._classes, self._counts = tuple(classes), tuple(map(tuple, counts))
        side = _side(ui.theme)
        wide = min((len(classes) + 1) * side, rect.width)
        place = pygame.Rect(rect.left, rect.top, wide, (len(classes) + 1) * side)
        super().__init__(ui, place, says, into=into)

    def paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Paint heads and fields."""
        theme, side = self.theme, _side(self.theme)
        most = max((n for row in self._counts for n in row), default=0) or 1
        for number, name in enumerate(self._classes, start=1):
            for place in ((number, 0), (0, number)):
                head = pygame.Rect(place[0] * side, place[1] * side, side, side)
                paint.text(surface, theme, name, head, style="strong", align="centre")
        for y, row in enumerate(self._counts):
            for x, count in enumerate(row):
                field = pygame.Rect((x + 1) * side, (y + 1) * side, side, side).inflate(-3, -3)
                self._field(surface, field, count, count / most, right=x == y)

    def _field(
        self, surface: pygame.Surface, field: pygame.Rect, count: int, share: float, *, right: bool
    ) -> None:
        theme = self.theme
        fill = pygame.Color(theme.colour("raised")).lerp(theme.colour("ink"), 0.28 * share)
        border = theme.colour("ink" if right else "line")
        width = theme.of(2.5 if right else 1)
        paint.panel(surface, field, fill, theme.of(4), border=border, width=width)
        style: TextStyle = "strong" if right else "text"
        paint.text(surface, theme, str(count), field, style=style, align="centre")


def _side(theme: Theme) -> int:
    """Return how wide and tall a field is."""
    return max(theme.line("strong") + theme.of(14), theme.em(40))
