"""The rating strip: all numbers of a scale in a row for each episode, and below what they mean."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import pygame

from simulator.desk.pages.ratings import Anchors, Ratings, anchor_height, disc_size
from simulator.desk.style.theme import Theme
from simulator.desk.widgets import paint


class RatingStrip(Ratings):
    """The numbers where the table of anchors is too tall: none of them is ever out of sight.

    Below stands the anchor of the number under the mouse, else of the one that the keys have
    reached or that was chosen, and its neighbours as far as there is room for them. It is lit only
    if somebody meant it: before that, a light in the middle would look like a suggestion.
    """

    numbered = True
    ways: Mapping[str, tuple[int, int]] = MappingProxyType(
        {"left": (1, 0), "right": (-1, 0), "up": (0, -1), "down": (0, 1)}
    )

    def _row_of(self, number: int | None) -> int:
        """Return where a number stands; begin in the middle, where no end is suggested."""
        return super()._row_of(number) if number is not None else len(self._numbers) // 2

    def _settle(self) -> None:
        theme = self.theme
        self._head = _head_width(theme, [heading for _, heading in self._columns])
        self._stacked = _stacked(theme, self.rect.width, self._head)

    @staticmethod
    def height(theme: Theme, width: int, anchors: Anchors, headings: Sequence[str]) -> int:
        """Return how tall the strip must be for any one anchor."""
        line = _line_height(theme, stacked=_stacked(theme, width, _head_width(theme, headings)))
        room = _words_room(theme, width)
        said = max(anchor_height(theme, anchor, room) for anchor in anchors.values())
        return theme.of(8) + len(headings) * line + said + 3 * theme.of(8)

    def _cell_rect(self, row: int, column: int) -> pygame.Rect:
        theme, count = self.theme, len(self._numbers)
        line = _line_height(theme, stacked=self._stacked)
        left = theme.of(8) if self._stacked else self._head
        wide = self.rect.width - left - theme.of(8)
        at = count - 1 - row
        start = left + wide * at // count
        tall = disc_size(theme)
        bottom = theme.of(8) + (column + 1) * line
        return pygame.Rect(start, bottom - tall, left + wide * (at + 1) // count - start, tall)

    def _place(self, pos: tuple[int, int]) -> tuple[int, int] | None:
        places = ((r, c) for r in range(len(self._numbers)) for c in range(len(self._columns)))
        return next((p for p in places if self._cell_rect(*p).collidepoint(pos)), None)

    def paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Paint the rows of numbers, and the anchors below them."""
        theme = self.theme
        paint.panel(
            surface, area, theme.colour("card"), theme.px("radius"), border=theme.colour("line")
        )
        for column, (_, heading) in enumerate(self._columns):
            cell = self._cell_rect(len(self._numbers) - 1, column)
            head = pygame.Rect(theme.of(16), cell.top, self._head, cell.height)
            if self._stacked:
                head.height = theme.line("small")
                head.bottom, head.width = cell.top, area.width - 2 * theme.of(16)
            paint.text(surface, theme, heading, head, style="small", colour="ink_soft")
            for row, number in enumerate(self._numbers):
                self._paint_cell(surface, row, column, number)
        top = self._cell_rect(0, len(self._columns) - 1).bottom + theme.of(8)
        edge = theme.of(12)
        pygame.draw.line(surface, theme.colour("line"), (edge, top), (area.right - edge, top))
        below = pygame.Rect(0, top + theme.of(8), area.width, area.bottom - top - theme.of(16))
        self._paint_anchors(surface, below)

    def _paint_anchors(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        theme, wide = self.theme, _words_room(self.theme, self.rect.width)
        told = self._numbers[self._under[0] if self._under else self._row]
        meant = bool(self._under) or self._ringed or told in self.chosen.values()
        gap, top = self._gap(area.height, wide), area.top
        for number in self._shown(told, area.height, wide, gap):
            tall = anchor_height(theme, self._anchors[number], wide)
            lit_up = meant and number == told
            if lit_up:
                lit = pygame.Rect(theme.of(8), top, area.width - 2 * theme.of(8), tall)
                paint.panel(surface, lit, theme.colour("accent_soft"), theme.of(6))
            digit = pygame.Rect(theme.of(20), top, theme.em(24), theme.line("strong"))
            paint.text(surface, theme, str(number), digit, style="strong", colour="ink")
            place = digit.right + theme.of(8), top
            self._paint_anchor(surface, number, place, wide, lit=lit_up)
            top += tall + gap

    def _gap(self, room: int, wide: int) -> int:
        """Return the space between anchors: less of it if they all fit in then."""
        theme = self.theme
        left = room - sum(anchor_height(theme, a, wide) for a in self._anchors.values())
        between = left // max(1, len(self._anchors) - 1)
        return min(theme.of(6), between) if between >= theme.of(1) else theme.of(6)

    def _shown(self, told: int, room: int, wide: int, gap: int) -> list[int]:
        """Return the number told and those around it that fit, the highest first."""
        shown = [told]
        room -= anchor_height(self.theme, self._anchors[told], wide)
        for number in sorted(self._numbers, key=lambda n: abs(n - told))[1:]:
            room -= anchor_height(self.theme, self._anchors[number], wide) + gap
            if room < 0:
                break
            shown.append(number)
        return sorted(shown, reverse=True)


def _head_width(theme: Theme, headings: Sequence[str]) -> int:
    return theme.of(28) + max(paint.width(theme, heading, "small") for heading in headings)


def _stacked(theme: Theme, width: int, head: int) -> bool:
    """Tell whether episode and numbers do not fit side by side."""
    return width - head - theme.of(8) < 7 * disc_size(theme)


def _line_height(theme: Theme, *, stacked: bool) -> int:
    """Return how tall the numbers of an episode are."""
    return disc_size(theme) + (theme.line("small") + theme.of(2) if stacked else 0)


def _words_room(theme: Theme, width: int) -> int:
    """Return how wide the words of an anchor are."""
    return width - theme.of(28) - theme.em(24) - theme.of(16)
