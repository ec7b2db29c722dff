"""The classification of the dyad, how sure one is, and why."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import cast, get_args

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
        half = (area.width - theme.px("gap")) // 2
        left = pygame.Rect(area.left, top, half, 0)
        d = [(True, self._texts("judging.d_yes")), (False, self._texts("judging.d_no"))]
        self._strip(
            ui,
            left,
            scroll,
            "d",
            self._texts("judging.d"),
            d,
            self._given.disorganised,
            self._set_d,
        )
        sure = [(c, self._texts(f"judging.confidence_{i}")) for i, c in enumerate(CONFIDENCES, 1)]
        top = self._strip(
            ui,
            left.move(half + theme.px("gap"), 0),
            scroll,
            "confidence",
            self._texts("judging.confidence"),
            sure,
            self._session.attempt.draft.confidence,
            lambda c: self._record(ConfidenceSet(None if c is None else float(str(c)))),
        )
        ask = Words(
            ui,
            pygame.Rect(area.left, top, area.width, 0),
            self._texts("judging.justification"),
            style="strong",
            into=scroll,
        )
        box = pygame.Rect(area.left, ask.bottom + theme.of(4), area.width, theme.of(110))
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

    def _build_groups(self, ui: Ui, area: pygame.Rect, scroll: Scroll) -> int:
        gap = ui.theme.px("tight")
        wide = (area.width - 3 * gap) // 4
        tall = max(
            Tile.height(ui.theme, wide, title=e["title"], words=e["text"])
            for e in (self._words[group] for group in SUBGROUPS)
        )
        groups: tuple[Group, ...] = get_args(Group)
        for i, group in enumerate(groups):
            Tile(
                ui,
                f"group-{group}",
                pygame.Rect(area.left + i * (wide + gap), area.top, wide, tall),
                self._words[group]["title"],
                partial(self._set_group, group),
                words=self._words[group]["text"],
                chosen=self._given.group == group,
                into=scroll,
                group="groups",
            )
        return area.top + tall + ui.theme.px("gap")

    def _build_subgroups(self, ui: Ui, area: pygame.Rect, scroll: Scroll) -> int:
        names = SUBGROUPS.get(self._given.group or "", ())
        gap = ui.theme.px("tight")
        if not names:
            return area.top
        wide = (area.width - 3 * gap) // 4
        tall = max(
            Tile.height(ui.theme, wide, title=name, words=self._words[name]) for name in names
        )
        for i, name in enumerate(names):
            Tile(
                ui,
                f"subgroup-{name}",
                pygame.Rect(area.left + i * (wide + gap), area.top, wide, tall),
                name,
                partial(self._set_subgroup, name),
                words=self._words[name],
                chosen=self._given.subgroup == name,
                into=scroll,
                group="subgroups",
            )
        return area.top + tall + ui.theme.px("gap")

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
        rect = pygame.Rect(
            area.left,
            ask.bottom + ui.theme.of(4),
            area.width,
            ui.theme.px("control"),
        )
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
