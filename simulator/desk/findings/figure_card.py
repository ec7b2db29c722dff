"""Figure rows: the figures of a summary, a line each, which leaves the room to what follows."""

import pygame

from simulator.desk.findings.summary import Figure
from simulator.desk.style.theme import Theme
from simulator.desk.widgets import paint
from simulator.desk.widgets.column import Column
from simulator.desk.widgets.scroll import Scroll
from simulator.desk.widgets.ui import Ui
from simulator.desk.widgets.widget import Widget

_TICK = 14
"""In designed pixels."""


def build_figures(column: Column, figures: tuple[Figure, ...]) -> None:
    """Put the figures one under the other."""
    for figure in figures:
        rect = column.area
        rect.height = _FigureRow.height(column.theme, rect.width, figure)
        _FigureRow(column.ui, rect, figure, column.scroll)
        column.top = rect.bottom
    column.space(column.theme.px("tight"))


class _FigureRow(Widget):
    """What, and at the right how much, with what it is compared with before it or below.

    A tick at the left says that it is as in the key.
    """

    def __init__(self, ui: Ui, rect: pygame.Rect, figure: Figure, scroll: Scroll) -> None:
        self._figure = figure
        says = f"{figure.title}: {figure.value}. {figure.aside}"
        super().__init__(ui, "", rect, role="text", says=says, into=scroll)
        ui.add_text(self)
        self.redraw()

    @staticmethod
    def height(theme: Theme, width: int, figure: Figure) -> int:
        """Return how tall the row must be."""
        width -= _indent(theme)
        title = paint.height(theme, figure.title, _title_room(theme, width, figure))
        value = 0 if _beside(theme, width, figure) else theme.line("strong")
        below = figure.aside and not _aside_beside(theme, width, figure)
        aside = paint.height(theme, figure.aside, width, "small") if below else 0
        return title + value + aside + theme.of(4)

    def paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Paint the tick, the title, and the value at its right, or below it where it is narrow."""
        theme, figure, indent = self.theme, self._figure, _indent(self.theme)
        if figure.right:
            tick = pygame.Rect(area.left, 0, theme.of(_TICK), theme.of(_TICK))
            tick.centery = area.top + theme.line("text") // 2
            paint.icon(surface, "tick", tick, theme.colour("good"))
        area = pygame.Rect(area.left + indent, area.top, area.width - indent, area.height)
        title = pygame.Rect(area.topleft, (_title_room(theme, area.width, figure), area.height))
        top = area.top + paint.text(surface, theme, figure.title, title, wrap=True)
        if _beside(theme, area.width, figure):
            right = pygame.Rect(area.topleft, (area.width, theme.line("text")))
            paint.text(surface, theme, figure.value, right, style="strong", align="right")
            right.width -= paint.width(theme, figure.value, "strong") + theme.px("tight")
        else:
            below = pygame.Rect(area.left, top, area.width, theme.line("strong"))
            paint.text(surface, theme, figure.value, below, style="strong", middle=False)
            top = below.bottom
        beside = _aside_beside(theme, area.width, figure)
        place = right if beside else pygame.Rect(area.left, top, area.width, area.bottom - top)
        paint.text(
            surface, theme, figure.aside, place,
            style="small", colour="ink_soft", align="right" if beside else "left", wrap=not beside,
        )  # fmt: skip


def _indent(theme: Theme) -> int:
    return theme.of(_TICK + 8)


def _beside(theme: Theme, width: int, figure: Figure) -> bool:
    """Tell whether there is room for the value beside the words."""
    longest = paint.longest_word(theme, figure.title)
    value = paint.width(theme, figure.value, "strong")
    return width - theme.px("gap") - value >= longest + 2


def _aside_beside(theme: Theme, width: int, figure: Figure) -> bool:
    """Tell whether one line holds all of it."""
    words = paint.width(theme, figure.title) + paint.width(theme, figure.value, "strong")
    aside = paint.width(theme, figure.aside, "small") + theme.px("gap") + theme.px("tight")
    return words + aside <= width


def _title_room(theme: Theme, width: int, figure: Figure) -> int:
    """Return how wide the title may be."""
    if not _beside(theme, width, figure):
        return width
    return width - theme.px("gap") - paint.width(theme, figure.value, "strong")
