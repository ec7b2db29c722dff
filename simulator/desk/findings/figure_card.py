"""Figure rows: the figures of a summary, a line each, which leaves the room to what follows."""

import pygame

from simulator.desk.findings.summary import Figure
from simulator.desk.style.theme import Theme
from simulator.desk.widgets import paint
from simulator.desk.widgets.column import Column
from simulator.desk.widgets.scroll import Scroll
from simulator.desk.widgets.ui import Ui
from simulator.desk.widgets.widget import Widget


def build_figures(column: Column, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Put the figures one under the other.

    Returns:
        Those that had no room for what they are compared with or based on.
    """
    theme, cut = column.theme, []
    for figure in figures:
        rect = column.area
        rect.height = _FigureRow.height(theme, rect.width, figure)
        _FigureRow(column.ui, rect, figure, column.scroll)
        column.top = rect.bottom
        if figure.aside and not _aside(theme, rect.width, figure):
            cut.append(figure)
    column.space(theme.px("tight"))
    return tuple(cut)


class _FigureRow(Widget):
    """What, and at the right how much, with what it is compared with where there is room."""

    def __init__(self, ui: Ui, rect: pygame.Rect, figure: Figure, scroll: Scroll) -> None:
        self._figure = figure
        says = f"{figure.title}: {figure.value}. {figure.aside}"
        super().__init__(ui, "", rect, role="text", says=says, into=scroll)
        ui.add_text(self)
        self.redraw()

    @staticmethod
    def height(theme: Theme, width: int, figure: Figure) -> int:
        """Return how tall the row must be."""
        title = paint.height(theme, figure.title, _room(theme, width, figure))
        value = 0 if _beside(theme, width, figure) else theme.line("strong")
        return title + value + theme.of(4)

    def paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Paint the title, and the value at its right, or below it where it is narrow."""
        theme, figure = self.theme, self._figure
        title = pygame.Rect(area.topleft, (_room(theme, area.width, figure), area.height))
        aside = _aside(theme, area.width, figure)
        tall = paint.text(surface, theme, figure.title, title, wrap=True)
        if not _beside(theme, area.width, figure):
            below = pygame.Rect(area.left, area.top + tall, area.width, theme.line("strong"))
            paint.text(surface, theme, figure.value, below, style="strong", middle=False)
            return
        right = pygame.Rect(area.topleft, (area.width, theme.line("text")))
        paint.text(surface, theme, figure.value, right, style="strong", align="right")
        if aside:
            right.width -= paint.width(theme, figure.value, "strong") + theme.px("tight")
            paint.text(
                surface, theme, aside, right, style="small", colour="ink_soft", align="right"
            )


def _beside(theme: Theme, width: int, figure: Figure) -> bool:
    """Tell whether there is room for the value beside the words."""
    longest = paint.longest_word(theme, figure.title)
    value = paint.width(theme, figure.value, "strong")
    return width - theme.px("gap") - value >= longest + 2


def _aside(theme: Theme, width: int, figure: Figure) -> str:
    """Return what stands beside the value: nothing where the line would not hold it."""
    words = paint.width(theme, figure.title) + paint.width(theme, figure.value, "strong")
    wide = paint.width(theme, figure.aside, "small") + theme.px("gap") + theme.px("tight")
    return figure.aside if words + wide <= width else ""


def _room(theme: Theme, width: int, figure: Figure) -> int:
    """Return how wide the title may be."""
    if not _beside(theme, width, figure):
        return width
    return width - theme.px("gap") - paint.width(theme, figure.value, "strong")
