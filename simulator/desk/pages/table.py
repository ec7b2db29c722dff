"""The rating table: the anchors of a scale beside its numbers, one column for each episode."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import pygame

from simulator.desk.style.theme import Theme
from simulator.desk.widgets import paint
from simulator.desk.widgets.prose import Span, laid_out
from simulator.desk.widgets.widget import Widget

if TYPE_CHECKING:
    from simulator.desk.widgets.scroll import Scroll
    from simulator.desk.widgets.ui import Ui

Anchors = Mapping[int, tuple[str, str]]
"""Number -> label and text."""


class RatingTable(Widget):
    """One scale: the highest number on top, as in the manuals.

    Up and Down move through the numbers, Left and Right through the columns, Enter chooses; a digit
    chooses at once, Delete takes the choice back. Choosing the same again changes nothing: people
    confirm what they have chosen. Where the columns would leave too little room for the words, they
    stand below them.
    """

    own_ring = True

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
        self._column = next((c for c, (e, _) in enumerate(columns) if e not in chosen), 0)
        self._row = self._row_of(self.chosen.get(columns[self._column][0]))
        self._tops = self._row_tops()
        self._under: tuple[int, int] | None = None
        self._ringed = False
        ui.add(self)

    @property
    def _stacked(self) -> bool:
        return _stacked(self.theme, self.rect.width, self._cell_room)

    @property
    def _cell(self) -> int:
        return _cell(self.theme, [heading for _, heading in self._columns])

    @property
    def _cell_room(self) -> int:
        return self._cell * len(self._columns)

    def _row_of(self, number: int | None) -> int:
        return self._numbers.index(number) if number in self._numbers else 0

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
        """Return what is chosen, column by column, and the anchor that the keys have reached."""
        given = ((head, self.chosen.get(episode)) for episode, head in self._columns)
        said = [f"{head}: {number}" for head, number in given if number is not None]
        number = self._numbers[self._row]
        here = f"{self._columns[self._column][1]}, {number}: {self._anchors[number][0]}"
        return "; ".join((*said, here))

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
            self._put(self._column, self._numbers[self._row])
        elif chord.isdigit() and int(chord) in self._numbers:
            self._row = self._numbers.index(int(chord))
            self._put(self._column, int(chord))
        elif chord in {"delete", "backspace"}:
            self._put(self._column, None)
        else:
            return False
        if self.scroll is not None:
            cell = self._cell_rect(self._row, self._column).move(self.rect.topleft)
            self.scroll.reveal(cell)
        self.redraw()
        return True

    def _put(self, column: int, number: int | None) -> None:
        episode = self._columns[column][0]
        self.chosen.pop(episode, None)
        if number is not None:
            self.chosen[episode] = number
        self.redraw()
        self.ui.later(lambda: self._choose(episode, number))

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

    def mouse_up(self, pos: tuple[int, int], *, inside: bool) -> None:
        """Choose what was clicked."""
        place = self._place(pos)
        if inside and place is not None:
            self._row, self._column = place
            self._put(self._column, self._numbers[self._row])

    def update(self, time_delta: float) -> None:
        """Follow the mouse and the focus."""
        super().update(time_delta)
        under = self._place(self.at(self.ui.manager.get_mouse_position())) if self.hovered else None
        ringed = self.ui.ring_shown and self.ui.focused == self.name
        if (under, ringed) != (self._under, self._ringed):
            self._under, self._ringed = under, ringed
            self.redraw()

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
        line.height -= _disc(theme) if self._stacked else 0
        left = theme.of(20)
        digit = pygame.Rect(left, line.top, theme.em(24), line.height)
        paint.text(surface, theme, str(number), digit, style="heading", colour="ink_soft")
        wide = _words_room(theme, line.width, self._cell_room)
        pieces, tall = laid_out(theme, _spans(self._anchors[number]), wide)
        at = digit.right + theme.of(8), line.centery - tall // 2
        for piece in pieces:
            strong = piece.span.style == "strong"
            ink = theme.colour("ink" if strong else "ink_soft")
            image = theme.font(piece.span.style).render(piece.words, True, ink)
            surface.blit(image, (at[0] + piece.left, at[1] + piece.top))
        for column in range(len(self._columns)):
            self._paint_cell(surface, row, column, number)

    def _paint_cell(self, surface: pygame.Surface, row: int, column: int, number: int) -> None:
        """Paint a circle for the choice, with its number where it lies or the mouse would put it.

        Where the keys are is a frame around the cell: no circle, which could be taken for a choice.
        """
        theme = self.theme
        cell = self._cell_rect(row, column)
        chosen = self.chosen.get(self._columns[column][0]) == number
        lit = self._under == (row, column)
        size = min(_disc(theme), cell.height) - theme.of(8)
        disc = pygame.Rect(0, 0, size, size)
        disc.center = cell.center
        fill = "accent" if chosen else "accent_soft" if lit else "raised"
        border = theme.colour("accent" if chosen or lit else "line_strong")
        paint.panel(
            surface, disc, theme.colour(fill), size // 2, border=border, width=theme.of(1.5)
        )
        if chosen or lit:
            ink = "on_accent" if chosen else "ink"
            paint.text(
                surface, theme, str(number), disc, style="strong", colour=ink, align="centre"
            )
        if self._ringed and (row, column) == (self._row, self._column):
            paint.ring(surface, cell.inflate(-theme.of(4), -theme.of(4)), theme)


def _spans(anchor: tuple[str, str]) -> tuple[Span, Span]:
    label, words = anchor
    return Span(f"{label}: ", "strong"), Span(words)


def _head(theme: Theme) -> int:
    return theme.line("small") + theme.of(10)


def _cell(theme: Theme, headings: Sequence[str]) -> int:
    """Return how wide the column of an episode is."""
    return max(theme.of(72), *(paint.width(theme, h, "small") + theme.of(16) for h in headings))


def _disc(theme: Theme) -> int:
    """Return the height of a cell, which holds a disc with a number."""
    return max(theme.of(42), theme.line("strong") + theme.of(18))


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
    disc, below = _disc(theme), _stacked(theme, width, cells)
    talls = [laid_out(theme, _spans(anchors[n]), inner)[1] for n in sorted(anchors, reverse=True)]
    words = [tall + theme.of(8) for tall in talls]
    return [tall + disc if below else max(tall, disc) for tall in words]
