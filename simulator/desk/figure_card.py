"""Figure cards: one figure of a summary, with what it is compared with or based on."""

import pygame

from simulator.desk.summary import Figure
from simulator.desk.theme import Theme
from simulator.desk.widgets import paint
from simulator.desk.widgets.column import Column
from simulator.desk.widgets.scroll import Scroll
from simulator.desk.widgets.text import Panel
from simulator.desk.widgets.ui import Ui


def build_figures(column: Column, figures: tuple[Figure, ...]) -> None:
    """Put the figures one under the other."""
    theme = column.theme
    for figure in figures:
        rect = column.area
        rect.height = _FigureCard.height(theme, rect.width, figure)
        _FigureCard(column.ui, rect, figure, column.scroll)
        column.top = rect.bottom + theme.of(6)
    column.space(theme.px("tight"))


class _FigureCard(Panel):
    """What, how much, and what it is compared with."""

    def __init__(self, ui: Ui, rect: pygame.Rect, figure: Figure, scroll: Scroll) -> None:
        self._figure = figure
        super().__init__(ui, rect, into=scroll)
        self.says = f"{figure.title}: {figure.value}. {figure.aside}"

    @staticmethod
    def height(theme: Theme, width: int, figure: Figure) -> int:
        """Return how tall the card must be."""
        room = _room(theme, width, figure)
        title = paint.height(theme, figure.title, room, "strong")
        aside = paint.height(theme, figure.aside, room, "small")
        value = 0 if _beside(theme, width, figure) else theme.line("heading")
        return title + value + aside + 2 * theme.of(7)

    def paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Paint the words, and the value at their right, or between them where it is narrow."""
        super().paint(surface, area)
        theme, figure = self.theme, self._figure
        inner = area.inflate(-2 * theme.px("gap"), -2 * theme.of(7))
        words = pygame.Rect(inner.topleft, (_room(theme, area.width, figure), inner.height))
        words.top += paint.text(surface, theme, figure.title, words, style="strong", wrap=True)
        if _beside(theme, area.width, figure):
            paint.text(surface, theme, figure.value, inner, style="heading", align="right")
        else:
            paint.text(surface, theme, figure.value, words, style="heading", middle=False)
            words.top += theme.line("heading")
        paint.text(surface, theme, figure.aside, words, style="small", colour="ink_soft", wrap=True)


def _beside(theme: Theme, width: int, figure: Figure) -> bool:
    """Tell whether there is room for the value beside the words."""
    longest = paint.longest_word(theme, figure.title, "strong")
    longest = max(longest, paint.longest_word(theme, figure.aside, "small"))
    return width - 3 * theme.px("gap") - _value(theme, figure) >= longest + 2


def _value(theme: Theme, figure: Figure) -> int:
    return paint.width(theme, figure.value, "heading")


def _room(theme: Theme, width: int, figure: Figure) -> int:
    """Return how wide the words are."""
    if not _beside(theme, width, figure):
        return width - 2 * theme.px("gap")
    return width - 3 * theme.px("gap") - _value(theme, figure)
