"""The classification of the dyad, and how sure one is, beside one's own ratings and answers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar, cast, get_args

import pygame

from scoring.terms import Classification
from scoring.terms.judgement import SUBGROUPS, Group
from simulator.desk.attempt.session import Session
from simulator.desk.pages.asides import Aside
from simulator.desk.pages.own_words import build_own_words
from simulator.desk.pages.page import Record, heading
from simulator.desk.style.texts import Texts
from simulator.desk.style.theme import Theme
from simulator.desk.widgets.choice import Choice
from simulator.desk.widgets.scroll import Scroll
from simulator.desk.widgets.text import Panel, Words
from simulator.desk.widgets.tile import Tile
from simulator.desk.widgets.ui import Ui
from simulator.records import (
    ClassificationSet,
    ConfidenceSet,
)

T = TypeVar("T", bound=str)
CONFIDENCES = (0.1, 0.3, 0.5, 0.7, 0.9)
_BESIDE, _SHARE = 560, 0.62
"""From so many designed pixels of text on there is room side by side; the share of the choices."""


class DyadPage:
    """Group, subgroup, D and confidence."""

    name, asks, note = "dyad", True, ""
    aside: Aside | None = None

    def __init__(self, texts: Texts, session: Session, record: Record) -> None:
        self._texts, self._session, self._record = texts, session, record
        self._words = texts.table("classification")
        self.title = texts("judging.classification")

    @property
    def first(self) -> str:
        """Return where the focus begins: on what was chosen."""
        return f"group-{self._given.group or 'A'}"

    @property
    def _given(self) -> Classification:
        return self._session.attempt.draft.classification or Classification(None)

    @property
    def done(self) -> bool:
        """Tell whether group, subgroup, D and confidence are chosen."""
        given = self._given
        whole = given.group == "U" or given.subgroup is not None
        sure = self._session.attempt.draft.confidence is not None
        return given.group is not None and whole and given.disorganised is not None and sure

    def build(self, ui: Ui, area: pygame.Rect, scroll: Scroll) -> int:
        """Put group and subgroup into place, and at their right, or below, what else is asked.

        What was said before comes last: it is there to be looked at, and may be scrolled to.
        """
        theme = ui.theme
        top = heading(ui, area, scroll, self.title, self._texts("judging.group"))
        beside = area.width >= theme.em(_BESIDE)
        wide = round(area.width * _SHARE) if beside else area.width
        end = self._build_groups(ui, pygame.Rect(area.left, top, wide, 0), scroll)
        end = self._build_subgroups(ui, pygame.Rect(area.left, end, wide, 0), scroll)
        rest = pygame.Rect(area.left, end, area.width, 0)
        if beside:
            left = area.left + wide + theme.px("gap")
            rest = pygame.Rect(left, top, area.right - left, 0)
        rest.top = self._build_questions(ui, rest, scroll)
        said = build_own_words(ui, rest, scroll, self._texts, self._session)
        return max(end, said) + theme.of(4)

    def _build_questions(self, ui: Ui, area: pygame.Rect, scroll: Scroll) -> int:
        """Ask for D and for confidence: side by side, or one above the other."""
        theme, texts = ui.theme, self._texts
        d: list[tuple[object, str]] = [
            (True, texts("judging.d_yes")),
            (False, texts("judging.d_no")),
        ]
        sure: list[tuple[object, str]] = [
            (c, texts(f"judging.confidence_{i}")) for i, c in enumerate(CONFIDENCES, 1)
        ]
        half = (area.width - theme.px("gap")) // 2
        fit = max(Choice.width(theme, [w for _, w in options]) for options in (d, sure)) <= half
        left = pygame.Rect(area.left, area.top, half if fit else area.width, 0)
        draft = self._session.attempt.draft
        end = self._strip(
            ui, left, scroll, "d", texts("judging.d"), d, self._given.disorganised, self._set_d
        )
        right = left.move(half + theme.px("gap"), 0) if fit else left.move(0, end - left.top)
        return self._strip(
            ui,
            right,
            scroll,
            "confidence",
            texts("judging.confidence"),
            sure,
            draft.confidence,
            lambda c: self._record(ConfidenceSet(None if c is None else float(str(c)))),
        )

    def _build_groups(self, ui: Ui, area: pygame.Rect, scroll: Scroll) -> int:
        groups: tuple[Group, ...] = get_args(Group)
        entries = {group: self._words[group] for group in groups}
        words = {group: (entry["title"], entry["text"]) for group, entry in entries.items()}
        rows = _rows(ui.theme, area.width, words)
        room = pygame.Rect(area.topleft, (area.width, _height(ui.theme, area.width, words, rows)))
        self._tiles(ui, room, scroll, "group", rows, words, self._given.group, self._set_group)
        return room.bottom + ui.theme.px("gap")

    def _build_subgroups(self, ui: Ui, area: pygame.Rect, scroll: Scroll) -> int:
        """Offer the subgroups in a room that fits those of any group: nothing below it moves."""
        theme = ui.theme
        offers = [self._subgroups(group) for group, names in SUBGROUPS.items() if names]
        rows = max(_rows(theme, area.width, words) for words in offers)
        tall = max(_height(theme, area.width, words, rows) for words in offers)
        room = pygame.Rect(area.left, area.top, area.width, tall)
        if self._given.group is None:
            Panel(ui, room, fill="paper", into=scroll)
            words = self._texts("judging.missing_subgroup")
            Words(
                ui, room, words, colour="ink_soft", align="centre", middle=True, into=scroll,
                layer=3,
            )  # fmt: skip
        elif SUBGROUPS[self._given.group]:
            words_of = self._subgroups(self._given.group)
            chosen = self._given.subgroup
            self._tiles(ui, room, scroll, "subgroup", rows, words_of, chosen, self._set_subgroup)
        return room.bottom + theme.px("gap")

    def _subgroups(self, group: str) -> dict[str, tuple[str, str]]:
        return {name: (name, self._words[name]) for name in SUBGROUPS[group]}

    def _tiles(
        self,
        ui: Ui,
        room: pygame.Rect,
        scroll: Scroll,
        kind: str,
        rows: int,
        words: Mapping[T, tuple[str, str]],
        chosen: str | None,
        choose: Callable[[T], None],
    ) -> None:
        """Fill a room with rows of tiles, each with title and text."""
        gap, across = ui.theme.px("tight"), -(-len(words) // rows)
        wide, tall = _share(room.width, across, gap), _share(room.height, rows, gap)
        for i, (name, (title, text)) in enumerate(words.items()):
            x, y = i % across * (wide + gap), i // across * (tall + gap)
            Tile(
                ui,
                f"{kind}-{name}",
                pygame.Rect(room.left + x, room.top + y, wide, tall),
                title,
                partial(choose, name),
                words=text,
                chosen=chosen == name,
                into=scroll,
                group=f"{kind}s",
            )

    def _strip(
        self,
        ui: Ui,
        area: pygame.Rect,
        scroll: Scroll,
        name: str,
        question: str,
        options: Sequence[tuple[object, str]],
        chosen: object,
        choose: Callable[[object], None],
    ) -> int:
        """Ask one question with a few answers side by side, and return where it ends."""
        ask = Words(ui, area, question, style="strong", into=scroll)
        tall = Choice.height(ui.theme, [words for _, words in options], area.width)
        rect = pygame.Rect(area.left, ask.bottom + ui.theme.of(4), area.width, tall)
        Choice(ui, name, rect, options, chosen, choose, says=question, into=scroll)
        return rect.bottom + ui.theme.px("gap")

    def _put(self, given: Classification, *, rebuild: bool = False) -> None:
        nothing = given == Classification(None)
        self._record(ClassificationSet(None if nothing else given), rebuild=rebuild)

    def _set_group(self, group: Group) -> None:
        if group != self._given.group:
            self._put(replace(self._given, group=group, subgroup=None), rebuild=True)

    def _set_subgroup(self, name: str) -> None:
        self._put(replace(self._given, subgroup=name), rebuild=True)

    def _set_d(self, value: object) -> None:
        self._put(replace(self._given, disorganised=cast("bool | None", value)))


def _rows(theme: Theme, width: int, words: Mapping[T, tuple[str, str]]) -> int:
    """Return in how many rows tiles stand, up to four side by side."""
    gap = theme.px("tight")
    least = max(Tile.least_width(theme, title=t, words=w) for t, w in words.values())
    across = min(max((width + gap) // (max(theme.em(150), least) + gap), 1), 4)
    return -(-len(words) // across)


def _height(theme: Theme, width: int, words: Mapping[T, tuple[str, str]], rows: int) -> int:
    """Return how tall so many rows of tiles are, each as tall as the tallest."""
    gap = theme.px("tight")
    wide = _share(width, -(-len(words) // rows), gap)
    tall = max(Tile.height(theme, wide, title=t, words=w) for t, w in words.values())
    return rows * (tall + gap) - gap


def _share(room: int, parts: int, gap: int) -> int:
    return (room - gap * (parts - 1)) // parts
