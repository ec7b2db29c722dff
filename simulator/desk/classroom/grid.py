"""A grid: words in rows and columns, each row as tall as its tallest cell."""

from collections.abc import Sequence

import pygame

from simulator.desk.widgets.column import Column
from simulator.desk.widgets.text import Words


def grid(
    column: Column, header: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[float]
) -> None:
    """Put a grid in; ``shares`` says how the width is divided, and adds up to 1."""
    _row(column, header, shares, small=True)
    for row in rows:
        _row(column, row, shares)
    column.space(column.theme.px("gap"))


def _row(
    column: Column, cells: Sequence[str], shares: Sequence[float], *, small: bool = False
) -> None:
    theme, left, bottom = column.theme, column.left, column.top
    for number, (words, share) in enumerate(zip(cells, shares, strict=True)):
        wide = round(column.width * share)
        place = pygame.Rect(left, column.top, wide - theme.px("tight"), 0)
        style = "small" if small else "text" if number else "strong"
        colour = "ink_soft" if small else "ink"
        cell = Words(column.ui, place, words, style=style, colour=colour, into=column.scroll)  # type: ignore[arg-type]
        left, bottom = left + wide, max(bottom, cell.bottom)
    column.top = bottom + theme.of(6)
