"""Ratings of a scale, episode by episode: what its looks have in common."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

import pygame

from simulator.desk.style.theme import Theme
from simulator.desk.widgets import paint
from simulator.desk.widgets.prose import Span, laid_out
from simulator.desk.widgets.widget import Part, Widget

if TYPE_CHECKING:
    from simulator.desk.widgets.scroll import Scroll
    from simulator.desk.widgets.ui import Ui

Anchors = Mapping[int, tuple[str, str]]
"""Number -> label and text."""


class Ratings(Widget):
    """One scale, a number for each episode.

    Arrow keys move through numbers and episodes, Enter chooses; a digit chooses at once, Delete
    takes the choice back. Choosing the same again changes nothing: people confirm what they have
    chosen. Numbers are rows and episodes columns, however they are laid out.
    """

    own_ring = True
    numbered = False
    ways: Mapping[str, tuple[int, int]] = MappingProxyType(
        {"up": (-1, 0), "down": (1, 0), "left": (0, -1), "right": (0, 1)}
    )
    """What each arrow key moves: rows, columns."""

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
        self._settle()
        self._under: tuple[int, int] | None = None
        self._ringed = False
        ui.add(self)

    def _settle(self) -> None:
        """Measure what stands where, once."""

    def _cell_rect(self, row: int, column: int) -> pygame.Rect:
        """Return where the circle of a number (by its row) and an episode is pressed."""
        raise NotImplementedError

    def _place(self, pos: tuple[int, int]) -> tuple[int, int] | None:
        """Return row and column under a place, None if there is nothing to press."""
        raise NotImplementedError

    def _row_of(self, number: int | None) -> int:
        return self._numbers.index(number) if number in self._numbers else 0

    @property
    def value(self) -> str:
        """Return what is chosen, column by column, and the anchor that the keys have reached."""
        given = ((head, self.chosen.get(episode)) for episode, head in self._columns)
        said = [f"{head}: {number}" for head, number in given if number is not None]
        number = self._numbers[self._row]
        here = f"{self._columns[self._column][1]}, {number}: {self._anchors[number][0]}"
        return "; ".join((*said, here))

    @property
    def parts(self) -> Iterator[Part]:
        """Yield every number of every episode, named by both, for screen readers."""
        for column, (episode, head) in enumerate(self._columns):
            for row, number in enumerate(self._numbers):
                cell = self._cell_rect(row, column).move(self.rect.topleft)
                says = f"{head}, {number}: {self._anchors[number][0]}"
                chosen = self.chosen.get(episode) == number
                yield Part(f"{episode}-{number}", says, cell, chosen=chosen)

    def press_part(self, name: str) -> None:
        """Choose a number."""
        episode, number = (int(part) for part in name.split("-"))
        self._put(next(c for c, (e, _) in enumerate(self._columns) if e == episode), number)

    def display(self, chosen: Mapping[int, int]) -> None:
        """Show other ratings."""
        if dict(chosen) != self.chosen:
            self.chosen = dict(chosen)
            self.redraw()

    def key(self, chord: str) -> bool:
        """Move, choose, or take back."""
        rows, columns = len(self._numbers), len(self._columns)
        way = self.ways.get(chord)
        if way is not None and way[0]:
            self._row = min(max(self._row + way[0], 0), rows - 1)
        elif way is not None and columns > 1:
            self._column = min(max(self._column + way[1], 0), columns - 1)
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

    def _paint_cell(self, surface: pygame.Surface, row: int, column: int, number: int) -> None:
        """Paint a circle for the choice, with its number where it lies or the mouse would put it.

        Where the keys are is a frame around the cell: no circle, which could be taken for a choice.
        """
        theme = self.theme
        cell = self._cell_rect(row, column)
        chosen = self.chosen.get(self._columns[column][0]) == number
        lit = self._under == (row, column)
        size = min(disc_size(theme), cell.height) - theme.of(8)
        disc = pygame.Rect(0, 0, size, size)
        disc.center = cell.center
        fill = "accent" if chosen else "accent_soft" if lit else "raised"
        border = theme.colour("accent" if chosen or lit else "line_strong")
        paint.panel(
            surface, disc, theme.colour(fill), size // 2, border=border, width=theme.of(1.5)
        )
        if chosen or lit or self.numbered:
            ink = "on_accent" if chosen else "ink"
            paint.text(
                surface, theme, str(number), disc, style="strong", colour=ink, align="centre"
            )
        if self._ringed and (row, column) == (self._row, self._column):
            paint.ring(surface, cell.inflate(-theme.of(4), -theme.of(4)), theme)

    def _paint_anchor(
        self, surface: pygame.Surface, number: int, place: tuple[int, int], wide: int, *, lit: bool
    ) -> None:
        """Paint label and words of a number from a place on, ``wide`` pixels wide."""
        theme = self.theme
        for piece in laid_out(theme, _spans(self._anchors[number]), wide)[0]:
            ink = theme.colour("ink" if lit or piece.span.style == "strong" else "ink_soft")
            image = theme.font(piece.span.style).render(piece.words, True, ink)
            surface.blit(image, (place[0] + piece.left, place[1] + piece.top))


def _spans(anchor: tuple[str, str]) -> tuple[Span, Span]:
    label, words = anchor
    return Span(f"{label}: ", "strong"), Span(words)


def disc_size(theme: Theme) -> int:
    """Return the height of a cell, which holds a disc with a number."""
    return max(theme.of(42), theme.line("strong") + theme.of(18))


def anchor_height(theme: Theme, anchor: tuple[str, str], width: int) -> int:
    """Return how tall label and words of a number are."""
    return laid_out(theme, _spans(anchor), width)[1]
