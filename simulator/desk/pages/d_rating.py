"""The rating of disorganisation from 1 to 9, with the signs that carry it above it."""

from collections.abc import Mapping
from typing import Any

import pygame

from simulator.desk.attempt import weighing
from simulator.desk.attempt.named_times import written_time
from simulator.desk.attempt.session import Session
from simulator.desk.attempt.weighing import INDICES, ROMAN
from simulator.desk.pages.asides import Aside
from simulator.desk.pages.page import Record, build_ratings, heading, read_anchors
from simulator.desk.style.texts import Texts
from simulator.desk.widgets.scroll import Scroll
from simulator.desk.widgets.text import Words
from simulator.desk.widgets.ui import Ui
from simulator.records import DisorganisationSet

_COLUMN = "1–9"


class DRatingPage:
    """One's own signs, and the table of the nine numbers."""

    name, asks, first = "d-rating", True, "scale-disorganisation"
    aside: Aside | None = None

    def __init__(self, texts: Texts, session: Session, record: Record, caution: str) -> None:
        self._texts, self._session, self._record = texts, session, record
        self._entry: Mapping[str, Any] = texts.table("scales")["disorganisation"]
        self.title = texts("judging.d_rating")
        self.note = f"{self._entry['note']} {caution}"

    @property
    def done(self) -> bool:
        """Tell whether it is rated."""
        return self._session.attempt.draft.disorganisation.rating is not None

    def build(self, ui: Ui, area: pygame.Rect, scroll: Scroll) -> int:
        """Put signs and table into place."""
        theme = ui.theme
        top = heading(ui, area, scroll, self.title, str(self._entry["question"]))
        for line in self._signs():
            words = Words(ui, pygame.Rect(area.left, top, area.width, 0), line, into=scroll)
            top = words.bottom + theme.of(2)
        top += theme.px("tight")
        anchors = read_anchors(self._entry["anchors"])
        rating = self._session.attempt.draft.disorganisation.rating
        end = build_ratings(
            ui,
            pygame.Rect(area.left, top, area.width, area.bottom - top),
            self.first,
            anchors,
            [(0, _COLUMN)],
            {} if rating is None else {0: rating},
            lambda _, value: self._record(DisorganisationSet(value)),
            says=self.title,
            into=scroll,
        )
        return end + theme.px("tight")

    def _signs(self) -> list[str]:
        """Return one's own signs in words, index by index; of one not weighed that it is not."""
        draft, ethogram = self._session.attempt.draft, self._session.ethogram
        lines = [
            f"{ROMAN[index - 1]} · {ethogram[one.behaviour].title}, "
            f"{written_time(one.episode, one.at_ms)}, "
            f"{self._texts(f'judging.{one.strength}' if one.strength else 'judging.how_strong')}"
            for index in INDICES
            for one in weighing.found(draft, ethogram, index)
        ]
        return lines or [self._texts("judging.no_signs")]
