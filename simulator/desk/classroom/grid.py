"""A grid: words in rows and columns, each row as tall as its tallest cell."""

from collections.abc import Sequence

import pygame

from simulator.desk.style.theme import TextStyle
from simulator.desk.widgets import paint
from simulator.desk.widgets.column import Column
from simulator.desk.widgets.text import Words


def grid(
    column: Column, header: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[float]
) -> None:
    """Put a grid in; where its columns are too narrow, each row is told line by line.

    Args:
        column: Where it goes.
        header: What the columns are.
        rows: The cells.
        shares: How the width is divided; they add up to 1.
    """
    widths = [round(column.width * share) - column.theme.px("tight") for share in shares]
    if all(_fits(column, row, widths, n > 0) for n, row in enumerate((header, *rows))):
        _row(column, header, widths, small=True)
        for row in rows:
            _row(column, row, widths)
    else:
        for first, *rest in rows:
            column.words(first, style="strong", after=0)
            for what, said in zip(header[1:], rest, strict=True):
                column.words(f"{what}: {said}", after=0)
            column.space(column.theme.px("tight"))
    column.space(column.theme.px("gap"))


def _style(number: int, *, small: bool) -> TextStyle:
    return "small" if small else "text" if number else "strong"


def _fits(column: Column, cells: Sequence[str], widths: Sequence[int], body: bool) -> bool:
    return all(
        paint.longest_word(column.theme, words, _style(n, small=not body)) < wide
        for n, (words, wide) in enumerate(zip(cells, widths, strict=True))
    )


def _row(
    column: Column, cells: Sequence[str], widths: Sequence[int], *, small: bool = False
) -> None:
    theme, left, bottom = column.theme, column.left, column.top
    for number, (words, wide) in enumerate(zip(cells, widths, strict=True)):
        place = pygame.Rect(left, column.top, wide, 0)
        style, colour = _style(number, small=small), "ink_soft" if small else "ink"
        cell = Words(column.ui, place, words, style=style, colour=colour, into=column.scroll)
        left, bottom = left + wide + theme.px("tight"), max(bottom, cell.bottom)
    column.top = bottom + theme.of(6)
