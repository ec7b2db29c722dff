"""The classification of the dyad, how sure one is, and why."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar, cast, get_args

import pygame

from scoring.terms import Classification
from scoring.terms.judgement import SUBGROUPS, Group
from simulator.desk.pages.page import Record, heading
from simulator.desk.session import Session
from simulator.desk.texts import Texts
from simulator.desk.widgets.choice import Choice
from simulator.desk.widgets.fields import Box
from simulator.desk.widgets.scroll import Scroll
from simulator.desk.widgets.text import Words
from simulator.desk.widgets.tile import Tile
from simulator.desk.widgets.ui import Ui
from simulator.records import (
    ClassificationSet,
    ConfidenceSet,
    JustificationSet,
)

T = TypeVar("T", bound=str)
CONFIDENCES = (0.1, 0.3, 0.5, 0.7, 0.9)


class DyadPage:
    """The classification of the dyad, how sure one is, and why."""

    asks = True

    def __init__(self, texts: Texts, session: Session, record: Record) -> None:
        self._texts, self._session, self._record = texts, session, record
        self._words = texts.table("classification")
        self.title = texts("judging.classification")
        self.first = "group-A"
        self.note = ""

    @property
    def _given(self) -> Classification:
        return self._session.attempt.draft.classification or Classification(None)

    @property
    def done(self) -> bool:
        """Tell whether group, subgroup and D are chosen."""
        given = self._given
        whole = given.group == "U" or given.subgroup is not None
        return given.group is not None and whole and given.disorganised is not None

    def build(self, ui: Ui, area: pygame.Rect, scroll: Scroll) -> int:
        """Put the choices into place."""
        theme = ui.theme
        top = heading(ui, area, scroll, self.title, self._texts("judging.group"))
        top = self._build_groups(ui, pygame.Rect(area.left, top, area.width, 0), scroll)
        top = self._build_subgroups(ui, pygame.Rect(area.left, top, area.width, 0), scroll)
        top = self._build_questions(ui, pygame.Rect(area.left, top, area.width, 0), scroll)
        ask = Words(
            ui,
            pygame.Rect(area.left, top, area.width, 0),
            self._texts("judging.justification"),
            style="strong",
            into=scroll,
        )
        box = pygame.Rect(area.left, ask.bottom + theme.of(4), area.width, theme.em(110))
        Box(
            ui,
            "justification",
            box,
            lambda text: self._record(JustificationSet(text)),
            says=self._texts("judging.justification"),
            words=self._session.attempt.draft.justification,
            into=scroll,
        )
        return box.bottom + theme.px("gap")

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
        return self._tiles(ui, area, scroll, "group", words, self._given.group, self._set_group)

    def _build_subgroups(self, ui: Ui, area: pygame.Rect, scroll: Scroll) -> int:
        names = SUBGROUPS.get(self._given.group or "", ())
        words = {name: (name, self._words[name]) for name in names}
        chosen = self._given.subgroup
        return self._tiles(ui, area, scroll, "subgroup", words, chosen, self._set_subgroup)

    def _tiles(
        self,
        ui: Ui,
        area: pygame.Rect,
        scroll: Scroll,
        kind: str,
        words: Mapping[T, tuple[str, str]],
        chosen: str | None,
        choose: Callable[[T], None],
    ) -> int:
        """Offer tiles with title and text, up to four side by side; return where they end."""
        theme, gap = ui.theme, ui.theme.px("tight")
        if not words:
            return area.top
        least = max(Tile.least_width(theme, title=t, words=w) for t, w in words.values())
        across = min(max((area.width + gap) // (max(theme.em(150), least) + gap), 1), 4)
        wide = (area.width - gap * (across - 1)) // across
        tall = max(Tile.height(theme, wide, title=t, words=w) for t, w in words.values())
        for i, (name, (title, text)) in enumerate(words.items()):
            x, y = i % across * (wide + gap), i // across * (tall + gap)
            Tile(
                ui,
                f"{kind}-{name}",
                pygame.Rect(area.left + x, area.top + y, wide, tall),
                title,
                partial(choose, name),
                words=text,
                chosen=chosen == name,
                into=scroll,
                group=f"{kind}s",
            )
        rows = -(-len(words) // across)
        return area.top + rows * (tall + gap) - gap + theme.px("gap")

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
        chosen = None if self._given.group == group else group
        self._put(replace(self._given, group=chosen, subgroup=None), rebuild=True)

    def _set_subgroup(self, name: str) -> None:
        chosen = None if self._given.subgroup == name else name
        self._put(replace(self._given, subgroup=chosen), rebuild=True)

    def _set_d(self, value: object) -> None:
        self._put(replace(self._given, disorganised=cast("bool | None", value)))
