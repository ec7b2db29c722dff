"""A chapter of the guide on the page: its blocks one under the other, pictures as empty frames."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import pygame

from simulator.desk.style.theme import TextStyle
from simulator.desk.widgets.column import Column
from simulator.desk.widgets.picture import Picture as Frame
from simulator.desk.widgets.prose import Prose, Span, laid_out
from simulator.desk.widgets.text import Panel
from simulator.lessons.chapter_text import (
    Block,
    Heading,
    Items,
    Moment,
    Pair,
    Paragraph,
    Picture,
    Shown,
    Style,
    Table,
    Words,
    plain,
)

Follow = Callable[[str], None]
_STYLES: Mapping[Style, TextStyle] = MappingProxyType(
    {"plain": "text", "strong": "strong", "emphasis": "emphasis"}
)
_HEADINGS: Mapping[int, TextStyle] = MappingProxyType({1: "title", 2: "heading", 3: "strong"})
_LEAST_PICTURE = 300


@dataclass(frozen=True, slots=True)
class Framed:
    """A frame on the page, and what is to be painted into it."""

    frame: Frame
    shows: Moment | Shown


class Page:
    """Puts the blocks of a chapter into a column.

    Attributes:
        frames: The empty frames; ``waits`` stands in each until its picture is painted.
        tops: Where each block begins, in the order of the chapter.
    """

    def __init__(
        self, column: Column, blocks: Sequence[Block], follow: Follow, waits: str = ""
    ) -> None:
        self._column, self._follow, self._waits = column, follow, waits
        self._number = 0
        self.frames: list[Framed] = []
        self.tops: list[int] = []
        for block in blocks:
            self.tops.append(column.top)
            self._put(block)

    def _put(self, block: Block) -> None:
        column, gap = self._column, self._column.theme.px("gap")
        match block:
            case Heading():
                column.space(gap // 2)
                column.words(plain(block.words), style=_HEADINGS[block.level])
            case Paragraph():
                self._prose(block.words, column.area)
                column.space(gap * 3 // 4)
            case Items():
                self._items(block)
            case Table():
                self._table(block)
            case Picture():
                wide = min(column.width, column.theme.em(560))
                column.top = self._picture(block, column.left, column.top, wide) + gap
            case Pair():
                self._pair(block)

    def _prose(self, words: Words, area: pygame.Rect, colour: str = "ink") -> int:
        """Put words into an area of the column, and return where they end."""
        self._number += 1
        column = self._column
        prose = Prose(
            column.ui,
            f"words-{self._number}",
            area,
            spans(words),
            into=column.scroll,
            colour=colour,
            follow=self._follow,
        )
        column.top = max(column.top, prose.bottom)
        return prose.bottom

    def _items(self, block: Items) -> None:
        column, theme = self._column, self._column.theme
        indent = theme.em(26)
        for number, words in enumerate(block.items, start=1):
            sign = f"{number}." if block.numbered else "•"
            top = column.top
            rest = pygame.Rect(column.left + indent, top, column.width - indent, 0)
            self._prose(words, rest)
            mark = pygame.Rect(column.left, top, indent, 0)
            Prose(column.ui, "", mark, [Span(sign)], into=column.scroll, colour="ink_soft")
            column.space(theme.of(4))
        column.space(theme.px("tight"))

    def _picture(self, picture: Picture, left: int, top: int, wide: int) -> int:
        """Put a frame with its caption into place, and return where it ends."""
        column = self._column
        rect = pygame.Rect(left, top, wide, wide * 9 // 16)
        says = plain(picture.caption)
        frame = Frame(column.ui, rect, says=says, waits=self._waits, into=column.scroll)
        self.frames.append(Framed(frame, picture.shows))
        below = pygame.Rect(left, rect.bottom + column.theme.of(4), wide, 0)
        return self._prose(picture.caption, below, "ink_soft")

    def _pair(self, pair: Pair) -> None:
        """Put two pictures side by side; one above the other where that would be too small."""
        column, gap = self._column, self._column.theme.px("gap")
        half = (column.width - gap) // 2
        if half < column.theme.em(_LEAST_PICTURE):
            for picture in (pair.left, pair.right):
                column.top = self._picture(picture, column.left, column.top, column.width) + gap
            return
        top = column.top
        ends = [
            self._picture(picture, column.left + x, top, half)
            for picture, x in ((pair.left, 0), (pair.right, half + gap))
        ]
        column.top = max(ends) + gap

    def _table(self, table: Table) -> None:
        column, theme = self._column, self._column.theme
        pad = theme.px("tight")
        rows = (table.header, *table.rows)
        widths = self._widths(rows, column.width, pad)
        for number, row in enumerate(rows):
            cells = [spans(words, "strong" if number == 0 else "text") for words in row]
            talls = [
                laid_out(theme, cell, wide - 2 * pad)[1]
                for cell, wide in zip(cells, widths, strict=True)
            ]
            tall = max(talls) + pad
            top, left = column.top, column.left
            if number % 2 == 0:
                rect = pygame.Rect(column.left, top, sum(widths), tall)
                fill = "hover" if number == 0 else "card"
                Panel(column.ui, rect, fill=fill, border=None, into=column.scroll)
            for words, wide in zip(row, widths, strict=True):
                place = pygame.Rect(left + pad, top + pad // 2, wide - 2 * pad, 0)
                self._cell(words, place, strong=number == 0)
                left += wide
            column.top = top + tall
        column.space(theme.px("gap"))

    def _cell(self, words: Words, place: pygame.Rect, *, strong: bool) -> None:
        self._number += 1
        column = self._column
        Prose(
            column.ui,
            f"words-{self._number}",
            place,
            spans(words, "strong" if strong else "text"),
            into=column.scroll,
            follow=self._follow,
            layer=2,
        )

    def _widths(self, rows: Sequence[Sequence[Words]], width: int, pad: int) -> list[int]:
        """Share out the width: no column below its longest word, the rest by how much it says."""
        font = self._column.theme.font("strong")
        columns = list(zip(*rows, strict=True))
        least = [
            max(font.size(word)[0] for words in cells for word in plain(words).split() or [""])
            + 2 * pad + 2
            for cells in columns
        ]  # fmt: skip
        says = [max(len(plain(words)) for words in cells) ** 0.75 for cells in columns]
        wanted = [
            max(font.size(plain(words))[0] for words in cells) + 2 * pad + 2 for cells in columns
        ]
        if sum(wanted) <= width:
            return wanted
        spare = max(width - sum(least), 0)
        return [
            low + round(spare * said / sum(says)) for low, said in zip(least, says, strict=True)
        ]


def spans(words: Words, usual: TextStyle = "text") -> list[Span]:
    """Return words of a chapter as prose."""
    return [
        Span(run.text, usual if run.style == "plain" else _STYLES[run.style], run.chapter or "")
        for run in words
    ]
