"""Crying: how many slices of each episode."""

from collections.abc import Sequence
from functools import partial
from typing import cast

import pygame

from scoring.terms.scales import INTERVAL_MS
from simulator.desk.attempt.session import Session
from simulator.desk.pages.asides import Aside
from simulator.desk.pages.page import Record, heading
from simulator.desk.style.texts import Texts
from simulator.desk.widgets import paint
from simulator.desk.widgets.choice import Choice
from simulator.desk.widgets.scroll import Scroll
from simulator.desk.widgets.text import Words
from simulator.desk.widgets.ui import Ui
from simulator.records import (
    CryingSet,
)

_LEAST_SLICE_MS = 5_000


class CryingPage:
    """Crying: how many slices of each episode."""

    name, asks, note = "crying", True, ""
    aside: Aside | None = None

    def __init__(
        self, texts: Texts, session: Session, episodes: Sequence[int], record: Record
    ) -> None:
        self._texts, self._session = texts, session
        self._episodes, self._record = episodes, record
        self.title = str(texts.table("scales")["crying"]["title"])
        self.first = f"crying-{episodes[0]}"

    @property
    def done(self) -> bool:
        """Tell whether every episode is counted."""
        return all(e in self._session.attempt.draft.crying for e in self._episodes)

    def build(self, ui: Ui, area: pygame.Rect, scroll: Scroll) -> int:
        """Put a strip of numbers for each episode into place."""
        entry, theme = self._texts.table("scales")["crying"], ui.theme
        top = heading(ui, area, scroll, self.title, f"{entry['question']} {entry['text']}")
        names = [self._texts("judging.episode", n=episode) for episode in self._episodes]
        label = max(paint.width(theme, name) for name in names) + 2 * theme.px("gap")
        for episode in self._episodes:
            most = slices(self._session.lengths_ms[episode])
            wide = min((area.width - label) * (most + 1) // 14, area.width - label)
            options: list[tuple[object, str]] = [(n, str(n)) for n in range(most + 1)]
            wide = max(wide, min(Choice.width(theme, [w for _, w in options]), area.width - label))
            tall = Choice.height(theme, [w for _, w in options], wide)
            line = pygame.Rect(area.left, top, label, tall)
            Words(ui, line, self._texts("judging.episode", n=episode), middle=True, into=scroll)
            Choice(
                ui,
                f"crying-{episode}",
                pygame.Rect(line.right, top, wide, tall),
                options,
                self._session.attempt.draft.crying.get(episode),
                partial(self._count, episode),
                says=self._texts("judging.episode", n=episode),
                into=scroll,
            )
            top = line.bottom + theme.px("gap")
        return top

    def _count(self, episode: int, n: object) -> None:
        self._record(CryingSet(episode, cast("int | None", n)))


def slices(length_ms: int) -> int:
    """Return how many slices an episode has; a last one counts if it is not too short."""
    whole, rest = divmod(length_ms, INTERVAL_MS)
    return whole + (rest >= _LEAST_SLICE_MS)
