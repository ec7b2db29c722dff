"""The rating table: the anchors of a scale beside its numbers, one column for each episode."""

from collections.abc import Sequence

import pygame

from simulator.desk.pages.ratings import Anchors, Ratings, anchor_height, disc_size
from simulator.desk.style.theme import Theme
from simulator.desk.widgets import paint


class RatingTable(Ratings):
    """All anchors at once, the highest number on top, as in the manuals.

    Where the columns would leave too little room for the words, they stand below them.
    """

    def _settle(self) -> None:
        self._tops = self._row_tops()

    @property
    def _stacked(self) -> bool:
        return _stacked(self.theme, self.rect.width, self._cell_room)

    @property
    def _cell(self) -> int:
        return _cell(self.theme, [heading for _, heading in self._columns])

    @property
    def _cell_room(self) -> int:
        return self._cell * len(self._columns)

    def _row_tops(self) -> list[int]:
        """Return where the rows begin, and the end; room to spare is shared out evenly."""
        talls = _row_heights(self.theme, self.rect.width, self._anchors, self._cell_room)
        head = _head(self.theme)
        spare = max(int(self.rect.height) - head - sum(talls), 0)
        tops = [head]
        for i, tall in enumerate(talls):
            share = spare * (i + 1) // len(talls) - spare * i // len(talls)
            tops.append(tops[-1] + tall + share)
        return tops

    def _cell_rect(self, row: int, column: int) -> pygame.Rect:
        top, bottom = self._tops[row], self._tops[row + 1]
        if self._stacked:
            count, wide = len(self._columns), int(self.rect.width)
            left, tall = wide * column // count, disc_size(self.theme)
            return pygame.Rect(left, bottom - tall, wide * (column + 1) // count - left, tall)
        left = self.rect.width - self._cell * (len(self._columns) - column)
        return pygame.Rect(left, top, self._cell, bottom - top)

    @staticmethod
    def height(theme: Theme, width: int, anchors: Anchors, headings: Sequence[str]) -> int:
        """Return how tall the table must be for its texts."""
        cells = _cell(theme, headings) * len(headings)
        return _head(theme) + sum(_row_heights(theme, width, anchors, cells))

    def _place(self, pos: tuple[int, int]) -> tuple[int, int] | None:
        """Return row and column under a place; words count for the only column."""
        if pos[1] < _head(self.theme):
            return None
        row = next(
            (r for r in range(len(self._numbers)) if pos[1] < self._tops[r + 1]),
            len(self._numbers) - 1,
        )
        cells = [self._cell_rect(row, column) for column in range(len(self._columns))]
        hit = next((n for n, cell in enumerate(cells) if cell.collidepoint(pos)), None)
        if hit is None:
            return (row, 0) if len(self._columns) == 1 else None
        return row, hit

    def paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Paint the table."""
        theme = self.theme
        paint.panel(
            surface, area, theme.colour("card"), theme.px("radius"), border=theme.colour("line")
        )
        for column, (_, heading) in enumerate(self._columns):
            head = self._cell_rect(0, column)
            head.top, head.height = theme.of(2), _head(theme)
            paint.text(
                surface, theme, heading, head, style="small", colour="ink_soft", align="centre"
            )
        for row, number in enumerate(self._numbers):
            self._paint_row(surface, row, number)

    def _paint_row(self, surface: pygame.Surface, row: int, number: int) -> None:
        theme = self.theme
        line = pygame.Rect(0, self._tops[row], self.rect.width, 0)
        line.height = self._tops[row + 1] - line.top
        edge = theme.of(12)
        start, end = (edge, line.top), (line.right - edge, line.top)
        pygame.draw.line(surface, theme.colour("line"), start, end)
        line.height -= disc_size(theme) if self._stacked else 0
        left = theme.of(20)
        digit = pygame.Rect(left, line.top, theme.em(24), line.height)
        paint.text(surface, theme, str(number), digit, style="heading", colour="ink_soft")
        wide = _words_room(theme, line.width, self._cell_room)
        tall = anchor_height(theme, self._anchors[number], wide)
        at = digit.right + theme.of(8), line.centery - tall // 2
        self._paint_anchor(surface, number, at, wide, lit=False)
        for column in range(len(self._columns)):
            self._paint_cell(surface, row, column, number)


def _head(theme: Theme) -> int:
    return theme.line("small") + theme.of(10)


def _cell(theme: Theme, headings: Sequence[str]) -> int:
    """Return how wide the column of an episode is."""
    return max(theme.of(72), *(paint.width(theme, h, "small") + theme.of(16) for h in headings))


def _words_room(theme: Theme, width: int, cells: int) -> int:
    """Return how wide the words of a row are."""
    beside = 0 if _stacked(theme, width, cells) else cells
    return width - beside - theme.of(40) - theme.em(24)


def _stacked(theme: Theme, width: int, cells: int) -> bool:
    """Tell whether words and columns do not fit side by side."""
    return width - cells - theme.of(40) - theme.em(24) < theme.em(150)


def _row_heights(theme: Theme, width: int, anchors: Anchors, cells: int) -> list[int]:
    """Return how tall each row must be, the highest number first."""
    inner = _words_room(theme, width, cells)
    disc, below = disc_size(theme), _stacked(theme, width, cells)
    talls = [anchor_height(theme, anchors[n], inner) for n in sorted(anchors, reverse=True)]
    words = [tall + theme.of(8) for tall in talls]
    return [tall + disc if below else max(tall, disc) for tall in words]
