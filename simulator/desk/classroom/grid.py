"""A grid: words in rows and columns, each row as tall as its tallest cell."""

from collections.abc import Sequence

import pygame

from simulator.desk.style.theme import TextStyle
from simulator.desk.widgets import paint
from simulator.desk.widgets.column import Column
from simulator.desk.widgets.text import Words
from simulator.desk.widgets.tile import Tile
from simulator.desk.widgets.widget import Press


def grid(
    column: Column,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    shares: Sequence[float],
    presses: Sequence[Press] = (),
) -> None:
    """Put a grid in; where its columns are too narrow, each row is told line by line.

    Args:
        column: Where it goes.
        header: What the columns are.
        rows: The cells.
        shares: How the width is divided; they add up to 1.
        presses: What a press on the first cell of each row does, if it does anything: these cells
            are tiles, named ``row-0`` and so on.
    """
    widths = [round(column.width * share) - column.theme.px("tight") for share in shares]
    if _fit(column, header, rows, widths, tiles=bool(presses)):
        _row(column, header, widths, small=True)
        for number, row in enumerate(rows):
            if presses:
                _pressed_row(column, number, row, widths, presses[number])
            else:
                _row(column, row, widths)
    else:
        for number, row in enumerate(rows):
            _told(column, number, header, row, presses)
    column.space(column.theme.px("gap"))


def _fit(
    column: Column,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[int],
    *,
    tiles: bool,
) -> bool:
    """Tell whether the longest word of each cell fits into its column."""
    theme = column.theme
    first = [theme.em(36) + Tile.least_width(theme, title=row[0]) for row in rows] if tiles else []
    return (
        all(least < widths[0] for least in first)
        and _fits(column, header, widths, body=False)
        and all(_fits(column, row, widths, body=True) for row in rows)
    )


def _style(number: int, *, small: bool) -> TextStyle:
    return "small" if small else "text" if number else "strong"


def _fits(column: Column, cells: Sequence[str], widths: Sequence[int], *, body: bool) -> bool:
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


def _pressed_row(
    column: Column, number: int, cells: Sequence[str], widths: Sequence[int], press: Press
) -> None:
    """Put in a row whose first cell is a tile; the others stand beside its first line."""
    theme = column.theme
    place = pygame.Rect(column.left, column.top, widths[0], 0)
    place.height = Tile.height(theme, place.width, title=cells[0], icon=True)
    Tile(
        column.ui, f"row-{number}", place, cells[0], press, icon="on", into=column.scroll,
        group="rows",
    )  # fmt: skip
    left, bottom = place.right + theme.px("tight"), place.bottom
    for words, wide in zip(cells[1:], widths[1:], strict=True):
        room = pygame.Rect(left, column.top + theme.of(12), wide, 0)
        cell = Words(column.ui, room, words, into=column.scroll)
        left, bottom = left + wide + theme.px("tight"), max(bottom, cell.bottom)
    column.top = bottom + theme.of(6)


def _told(
    column: Column,
    number: int,
    header: Sequence[str],
    cells: Sequence[str],
    presses: Sequence[Press],
) -> None:
    """Tell a row line by line."""
    lines = [f"{what}: {said}" for what, said in zip(header[1:], cells[1:], strict=True)]
    if presses:
        words = " · ".join(lines)
        column.tile(
            f"row-{number}", cells[0], presses[number], words=words, icon="on", group="rows"
        )
        return
    column.words(cells[0], style="strong", after=0)
    for line in lines:
        column.words(line, after=0)
    column.space(column.theme.px("tight"))
