"""The rating table: the anchors of a scale beside its numbers, one column for each episode."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import pygame

from simulator.desk.theme import Theme
from simulator.desk.widgets import paint
from simulator.desk.widgets.widget import Widget

if TYPE_CHECKING:
    from simulator.desk.widgets.scroll import Scroll
    from simulator.desk.widgets.ui import Ui

Anchors = Mapping[int, tuple[str, str]]
"""Number -> label and text."""


class RatingTable(Widget):
    """One scale: the highest number on top, as in the manuals.

    Up and Down move through the numbers, Left and Right through the columns, Enter chooses; a digit
    chooses at once, Delete takes the choice back. Where the columns would leave too little room for
    the words, they stand below them.
    """

    def __init__(
        self,
        ui: "Ui",
        name: str,
        rect: pygame.Rect,
        anchors: Anchors,
        columns: Sequence[tuple[int, str]],
        chosen: Mapping[int, int],
        choose: Callable[[int, int | None], None],
        *,
        says: str = "",
        into: "Scroll | None" = None,
    ) -> None:
        """Place the table.

        Args:
            ui: The window's controls.
            name: Its name.
            rect: Where it is.
            anchors: What each number means.
            columns: Episode and heading of each column.
            chosen: The ratings given so far, by episode.
            choose: Told the episode and the new rating, None if it is taken back.
            says: What it is called.
            into: The scrolling area that holds it.
        """
        super().__init__(ui, name, rect, role="table", says=says, into=into)
        self._numbers = sorted(anchors, reverse=True)
        self._anchors, self._columns, self._choose = anchors, tuple(columns), choose
        self.chosen = dict(chosen)
        self._row, self._column = 0, 0
        self._tops = self._row_tops()
        self._under: tuple[int, int] | None = None
        ui.add(self)

    @property
    def _head(self) -> int:
        return _head(self.theme)

    @property
    def _stacked(self) -> bool:
        return _stacked(self.theme, self.rect.width, self._cell * len(self._columns))

    @property
    def _cell(self) -> int:
        return _cell(self.theme, [heading for _, heading in self._columns])

    @property
    def _cell_room(self) -> int:
        return self._cell * len(self._columns)

    def _row_tops(self) -> list[int]:
        """Return where the rows begin, and the end; room to spare is shared out evenly."""
        talls = _row_heights(self.theme, self.rect.width, self._anchors, self._cell_room)
        spare = max(int(self.rect.height) - self._head - sum(talls), 0)
        tops = [self._head]
        for i, tall in enumerate(talls):
            share = spare * (i + 1) // len(talls) - spare * i // len(talls)
            tops.append(tops[-1] + tall + share)
        return tops

    def _row_top(self, row: int) -> int:
        return self._tops[row]

    def _cell_rect(self, row: int, column: int) -> pygame.Rect:
        top, bottom = self._row_top(row), self._row_top(row + 1)
        if self._stacked:
            count, wide = len(self._columns), int(self.rect.width)
            left, tall = wide * column // count, _disc(self.theme)
            return pygame.Rect(left, bottom - tall, wide * (column + 1) // count - left, tall)
        left = self.rect.width - self._cell * (len(self._columns) - column)
        return pygame.Rect(left, top, self._cell, bottom - top)

    @staticmethod
    def height(theme: Theme, width: int, anchors: Anchors, headings: Sequence[str]) -> int:
        """Return how tall the table must be for its texts."""
        cells = _cell(theme, headings) * len(headings)
        return _head(theme) + sum(_row_heights(theme, width, anchors, cells))

    @property
    def value(self) -> str:
        """Return what is chosen, column by column."""
        given = ((head, self.chosen.get(episode)) for episode, head in self._columns)
        return ", ".join(f"{head}: {number}" for head, number in given if number is not None)

    def display(self, chosen: Mapping[int, int]) -> None:
        """Show other ratings."""
        if dict(chosen) != self.chosen:
            self.chosen = dict(chosen)
            self.redraw()

    def key(self, chord: str) -> bool:
        """Move, choose, or take back."""
        rows, columns = len(self._numbers), len(self._columns)
        if chord in {"up", "down"}:
            self._row = min(max(self._row + (1 if chord == "down" else -1), 0), rows - 1)
        elif chord in {"left", "right"} and columns > 1:
            step = 1 if chord == "right" else -1
            self._column = min(max(self._column + step, 0), columns - 1)
        elif chord in {"return", "enter", "space"}:
            self._set(self._row, self._column)
        elif chord.isdigit() and int(chord) in self._numbers:
            self._row = self._numbers.index(int(chord))
            self._set(self._row, self._column, toggles=False)
        elif chord in {"delete", "backspace"}:
            self._put(self._column, None)
        else:
            return False
        if self.scroll is not None:
            cell = self._cell_rect(self._row, self._column).move(self.rect.topleft)
            self.scroll.reveal(cell)
        self.redraw()
        return True

    def _set(self, row: int, column: int, *, toggles: bool = True) -> None:
        episode, number = self._columns[column][0], self._numbers[row]
        again = self.chosen.get(episode) == number and toggles
        self._put(column, None if again else number)

    def _put(self, column: int, number: int | None) -> None:
        episode = self._columns[column][0]
        self.chosen.pop(episode, None)
        if number is not None:
            self.chosen[episode] = number
        self.redraw()
        self.ui.later(lambda: self._choose(episode, number))

    def _place(self, pos: tuple[int, int]) -> tuple[int, int] | None:
        """Return row and column under a place; words count for the only column."""
        if pos[1] < self._head:
            return None
        row = next(
            (r for r in range(len(self._numbers)) if pos[1] < self._row_top(r + 1)),
            len(self._numbers) - 1,
        )
        cells = [self._cell_rect(row, column) for column in range(len(self._columns))]
        hit = next((n for n, cell in enumerate(cells) if cell.collidepoint(pos)), None)
        if hit is None:
            return (row, 0) if len(self._columns) == 1 else None
        return row, hit

    def mouse_up(self, pos: tuple[int, int], *, inside: bool) -> None:
        """Choose what was clicked."""
        place = self._place(pos)
        if inside and place is not None:
            self._row, self._column = place
            self._set(*place)

    def update(self, time_delta: float) -> None:
        """Follow the mouse."""
        super().update(time_delta)
        under = self._place(self.at(self.ui.manager.get_mouse_position())) if self.hovered else None
        if under != self._under:
            self._under = under
            self.redraw()

    def paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Paint the table."""
        theme = self.theme
        paint.panel(
            surface, area, theme.colour("card"), theme.px("radius"), border=theme.colour("line")
        )
        for column, (_, heading) in enumerate(self._columns):
            head = self._cell_rect(0, column)
            head.top, head.height = theme.of(2), self._head
            paint.text(
                surface, theme, heading, head, style="small", colour="ink_soft", align="centre"
            )
        for row, number in enumerate(self._numbers):
            self._paint_row(surface, row, number)

    def _paint_row(self, surface: pygame.Surface, row: int, number: int) -> None:
        theme = self.theme
        label, words = self._anchors[number]
        line = pygame.Rect(0, self._row_top(row), self.rect.width, 0)
        line.height = self._row_top(row + 1) - line.top
        pygame.draw.line(
            surface,
            theme.colour("line"),
            (theme.of(12), line.top),
            (line.right - theme.of(12), line.top),
        )
        left = theme.of(20)
        line.height -= _disc(theme) if self._stacked else 0
        digit = pygame.Rect(left, line.top, theme.em(24), line.height)
        paint.text(surface, theme, str(number), digit, style="heading", colour="ink_soft")
        wide = _words_room(theme, line.width, self._cell_room)
        both = paint.height(theme, label, wide, "strong") + paint.height(theme, words, wide)
        top = pygame.Rect(left + theme.of(8) + theme.em(24), line.centery - both // 2, wide, both)
        used = paint.text(surface, theme, label, top, style="strong", wrap=True)
        paint.text(surface, theme, words, top.move(0, used), colour="ink_soft", wrap=True)
        for column, (episode, _) in enumerate(self._columns):
            self._paint_cell(
                surface, row, column, number, chosen=self.chosen.get(episode) == number
            )

    def _paint_cell(
        self, surface: pygame.Surface, row: int, column: int, number: int, *, chosen: bool
    ) -> None:
        theme = self.theme
        cell = self._cell_rect(row, column)
        size = min(_disc(theme), cell.height) - theme.of(8)
        disc = pygame.Rect(0, 0, size, size)
        disc.center = cell.center
        lit = self._under == (row, column)
        here = self.ui.ring_shown and self.ui.focused == self.name
        if here and (row, column) == (self._row, self._column):
            around = disc.inflate(theme.of(10), theme.of(10))
            paint.panel(surface, around, theme.colour("focus"), around.width // 2)
            inside = around.inflate(-theme.of(5), -theme.of(5))
            paint.panel(surface, inside, theme.colour("card"), inside.width // 2)
        fill = "accent" if chosen else "accent_soft" if lit else "raised"
        border = theme.colour("accent" if chosen or lit else "line_strong")
        paint.panel(
            surface, disc, theme.colour(fill), size // 2, border=border, width=theme.of(1.5)
        )
        ink = "on_accent" if chosen else "ink"
        paint.text(surface, theme, str(number), disc, style="strong", colour=ink, align="centre")


def _head(theme: Theme) -> int:
    return theme.line("small") + theme.of(10)


def _cell(theme: Theme, headings: Sequence[str]) -> int:
    """Return how wide the column of an episode is."""
    return max(theme.of(84), *(paint.width(theme, h, "small") + theme.of(16) for h in headings))


def _disc(theme: Theme) -> int:
    """Return the height of a cell, which holds a disc with a number."""
    return max(theme.of(48), theme.line("strong") + theme.of(20))


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
    below = _disc(theme) if _stacked(theme, width, cells) else 0
    return [
        paint.height(theme, anchors[n][0], inner, "strong")
        + paint.height(theme, anchors[n][1], inner)
        + theme.of(16)
        + below
        for n in sorted(anchors, reverse=True)
    ]
