"""Disorganisation: the signs on the timeline, their strength, and the rating."""

from collections.abc import Mapping
from functools import partial
from typing import Any, cast

import pygame

from scoring.terms import IndexMark, Mark
from scoring.terms.behaviour import Strength
from simulator.desk.marking import in_order
from simulator.desk.pages.page import Record, heading, read_anchors
from simulator.desk.session import Session
from simulator.desk.texts import Texts, clock
from simulator.desk.widgets import paint
from simulator.desk.widgets.choice import Choice
from simulator.desk.widgets.scroll import Scroll
from simulator.desk.widgets.table import RatingTable
from simulator.desk.widgets.text import Words
from simulator.desk.widgets.ui import Ui
from simulator.records import (
    DisorganisationSet,
    IndexAdded,
    IndexRemoved,
)

_COLUMN = "1–9"


class SignsPage:
    """Disorganisation: the signs marked on the timeline, how strong each is, and the rating."""

    asks = True

    def __init__(self, texts: Texts, session: Session, record: Record) -> None:
        self._texts, self._session, self._record = texts, session, record
        self._entry: Mapping[str, Any] = texts.table("scales")["disorganisation"]
        self.title = str(self._entry["title"])
        self.first = "scale-disorganisation"
        self.note = str(self._entry["note"])

    @property
    def done(self) -> bool:
        """Tell whether it is rated."""
        return self._session.attempt.draft.disorganisation.rating is not None

    def build(self, ui: Ui, area: pygame.Rect, scroll: Scroll) -> int:
        """Put the signs and the rating into place."""
        top = heading(ui, area, scroll, self.title, str(self._entry["question"]))
        top = self._build_signs(ui, pygame.Rect(area.left, top, area.width, 0), scroll)
        anchors = read_anchors(self._entry["anchors"])
        tall = RatingTable.height(ui.theme, area.width, anchors, [_COLUMN])
        rating = self._session.attempt.draft.disorganisation.rating
        RatingTable(
            ui,
            self.first,
            pygame.Rect(area.left, top, area.width, tall),
            anchors,
            [(0, _COLUMN)],
            {} if rating is None else {0: rating},
            lambda _, value: self._record(DisorganisationSet(value)),
            says=self.title,
            into=scroll,
        )
        return top + tall + ui.theme.px("tight")

    def _build_signs(self, ui: Ui, area: pygame.Rect, scroll: Scroll) -> int:
        theme, texts = ui.theme, self._texts
        marks = [
            m
            for m in in_order(self._session.attempt.draft.marks.values())
            if self._session.ethogram[m.behaviour].sign is not None
        ]
        head = texts("judging.signs" if marks else "judging.no_signs")
        words = Words(ui, area, head, style="strong" if marks else "text", into=scroll)
        top = words.bottom + theme.px("tight")
        for mark in marks:
            top = self._build_sign(ui, pygame.Rect(area.left, top, area.width, 0), scroll, mark)
        return top + theme.px("tight")

    def _build_sign(self, ui: Ui, area: pygame.Rect, scroll: Scroll, mark: Mark) -> int:
        """Ask how strong a sign is: words and choice side by side, or one above the other."""
        theme, texts = ui.theme, self._texts
        options: list[tuple[object, str]] = [
            ("", texts("judging.not_counted")),
            *((s, texts(f"judging.{s}")) for s in ("weak", "medium", "strong")),
        ]
        words = [w for _, w in options]
        wide = min(max(Choice.width(theme, words), theme.of(360)), area.width)
        where = texts("judging.episode", n=mark.episode)
        said = f"{self._session.ethogram[mark.behaviour].title} · {where}, {clock(mark.from_ms)}"
        beside = area.width - wide - theme.px("gap")
        stacked = beside < theme.em(200)
        line = pygame.Rect(area.left, area.top, area.width if stacked else beside, 0)
        line.height = paint.height(theme, said, line.width)
        tall = Choice.height(theme, words, wide)
        place = pygame.Rect(area.right - wide, area.top, wide, tall)
        if stacked:
            place.topleft = line.bottomleft
        elif line.height < tall:
            line.top += (tall - line.height) // 2
        Words(ui, line, said, into=scroll)
        Choice(
            ui,
            f"sign-{mark.id}",
            place,
            options,
            self._strength(mark),
            partial(self._weigh, mark),
            says=said,
            clearable=False,
            into=scroll,
        )
        return max(line.bottom, place.bottom) + theme.px("tight")

    def _sign(self, mark: Mark) -> IndexMark | None:
        place = (mark.behaviour, mark.episode, mark.from_ms)
        signs = self._session.attempt.draft.disorganisation.indices
        return next((s for s in signs if (s.behaviour, s.episode, s.at_ms) == place), None)

    def _strength(self, mark: Mark) -> str:
        sign = self._sign(mark)
        return sign.strength if sign else ""

    def _weigh(self, mark: Mark, strength: object) -> None:
        before = self._sign(mark)
        if before is not None:
            self._record(IndexRemoved(before))
        if strength:
            counted = cast("Strength", str(strength))
            self._record(IndexAdded(IndexMark(mark.behaviour, mark.episode, mark.from_ms, counted)))
