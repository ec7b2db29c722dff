"""A scale of 1 to 7: its numbers and their anchors."""

from collections.abc import Mapping, Sequence
from typing import Any

import pygame

from simulator.desk.attempt.session import Session
from simulator.desk.pages.asides import Aside
from simulator.desk.pages.page import Record, build_ratings, heading, read_anchors
from simulator.desk.style.texts import Texts
from simulator.desk.widgets.scroll import Scroll
from simulator.desk.widgets.ui import Ui
from simulator.records import (
    RatingSet,
    SearchSet,
)


class ScalePage:
    """One scale of 1 to 7, with what each number means."""

    asks = True

    def __init__(
        self,
        texts: Texts,
        session: Session,
        scale: str,
        episodes: Sequence[int],
        record: Record,
        aside: Aside | None = None,
        *,
        beside: float = 0,
    ) -> None:
        """Take a scale; ``beside`` is the share that something takes beside others, not beside it.

        All scales of an exercise look alike, so it matters to those without anything beside them.
        """
        self.aside, self._beside = aside, beside
        self._texts, self._session, self._scale = texts, session, scale
        self._episodes, self._record = episodes, record
        self._entry: Mapping[str, Any] = texts.table("scales")[scale]
        self.title = str(self._entry.get("short", self._entry["title"]))
        self.name = self.first = f"scale-{scale}"
        self.note = str(texts.table("scales")["note"])

    @property
    def _given(self) -> dict[int, int]:
        draft = self._session.attempt.draft
        if self._scale == "search":
            return dict(draft.search)
        rated = {e: draft.ratings.get(e, {}).get(self._scale) for e in self._episodes}
        return {episode: value for episode, value in rated.items() if value is not None}

    @property
    def done(self) -> bool:
        """Tell whether every episode is rated."""
        return all(episode in self._given for episode in self._episodes)

    def build(self, ui: Ui, area: pygame.Rect, scroll: Scroll) -> int:
        """Put numbers and anchors into place."""
        title = str(self._entry["title"])
        top = heading(ui, area, scroll, title, str(self._entry["question"]))
        anchors = read_anchors(self._entry["anchors"])
        columns = [(e, self._texts("judging.episode", n=e)) for e in self._episodes]
        scales = self._texts.table("scales")
        alike = [read_anchors(scales[s]["anchors"]) for s in self._session.exercise.scope.scales]
        end = build_ratings(
            ui, pygame.Rect(area.left, top, area.width, area.bottom - top), self.first, anchors,
            columns, self._given, self._choose, says=self.title, into=scroll,
            alike=alike, beside=self._beside,
        )  # fmt: skip
        return end + ui.theme.of(4)

    def _choose(self, episode: int, value: int | None) -> None:
        if self._scale == "search":
            self._record(SearchSet(episode, value))
        else:
            self._record(RatingSet(episode, self._scale, value))
