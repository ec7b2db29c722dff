"""What a page of the judging screen is, and what pages share."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import pygame

from simulator.desk.pages.asides import Aside, parted
from simulator.desk.pages.ratings import Anchors
from simulator.desk.pages.strip import RatingStrip
from simulator.desk.pages.table import RatingTable
from simulator.desk.widgets.scroll import Scroll
from simulator.desk.widgets.text import Words
from simulator.desk.widgets.ui import Ui

Record = Callable[..., None]
"""Keeps an edit; with ``rebuild`` the screen is built anew."""


class Page(Protocol):
    """One page.

    ``name`` is by what others lead to it, ``note`` what is said below, ``asks`` whether it asks for
    something, ``aside`` what stands beside it.
    """

    name: str
    title: str
    note: str
    asks: bool
    aside: Aside | None

    @property
    def first(self) -> str:
        """Return the control on which the focus begins."""

    @property
    def done(self) -> bool:
        """Tell whether all that it asks is said."""

    def build(self, ui: Ui, area: pygame.Rect, scroll: Scroll) -> int:
        """Put the controls into place, and return how tall they are."""


def heading(ui: Ui, area: pygame.Rect, scroll: Scroll, title: str, question: str) -> int:
    """Write a title and a question, and return where they end."""
    title_at = pygame.Rect(area.left, area.top, area.width, 0)
    end = Words(ui, title_at, title, style="heading", into=scroll).bottom
    below = pygame.Rect(area.left, end + ui.theme.of(2), area.width, 0)
    words = Words(ui, below, question, colour="ink_soft", into=scroll)
    return words.bottom + ui.theme.px("gap")


def read_anchors(table: Mapping[int, Mapping[str, str]]) -> Anchors:
    """Return the anchors of a scale as the rating table takes them."""
    return {number: (entry["label"], entry["text"]) for number, entry in table.items()}


def build_ratings(
    ui: Ui,
    area: pygame.Rect,
    name: str,
    anchors: Anchors,
    columns: Sequence[tuple[int, str]],
    given: Mapping[int, int],
    choose: Callable[[int, int | None], None],
    *,
    says: str,
    into: Scroll,
    alike: Sequence[Anchors] = (),
    beside: float = 0,
) -> int:
    """Put the numbers of a scale into an area, and return where they end.

    They stand in a table with all anchors where it fits, else in rows with the anchors that do;
    where others are to look ``alike``, in a table only if theirs fit too, in the narrower area
    that is left where something takes the share ``beside`` of it.
    """
    theme, headings = ui.theme, [heading for _, heading in columns]
    room = area.height - theme.px("tight")
    table = RatingTable.height(theme, area.width, anchors, headings)
    narrow = parted(area, theme, beside)[0].width if beside else area.width
    tallest = max((RatingTable.height(theme, narrow, a, headings) for a in alike), default=table)
    if max(table, tallest) <= room:
        rect = pygame.Rect(area.topleft, (area.width, max(table, min(room, theme.of(640)))))
        RatingTable(ui, name, rect, anchors, columns, given, choose, says=says, into=into)
    else:
        strip = RatingStrip.height(theme, area.width, anchors, headings)
        rect = pygame.Rect(area.topleft, (area.width, max(strip, room)))
        RatingStrip(ui, name, rect, anchors, columns, given, choose, says=says, into=into)
    return rect.bottom
