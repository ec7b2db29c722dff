"""Drilling: one set of drill items, from its first question to its end."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from simulator.lessons.drills import Drill
from simulator.lessons.schedule import due_skills, load_rules, memory, next_item, skill_of

if TYPE_CHECKING:
    from simulator.records import Store
    from simulator.records.drilled import DrillAnswer


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of this set with its answer, and when its skill comes back."""

    drill: Drill
    given: "DrillAnswer"
    fast: bool
    returns_in: timedelta


class DrillSet:
    """A set under way: what was asked, and for how long. Every answer is kept at once."""

    def __init__(
        self, drills: Sequence[Drill], askable: Sequence[Drill], store: "Store", coder: str
    ) -> None:
        """Begin a set.

        Args:
            drills: All items: what was ever answered is remembered by them.
            askable: Those of them that may be asked and shown now.
            store: The records.
            coder: Who answers.
        """
        self._drills, self._askable, self._store, self._coder = drills, askable, store, coder
        self._past = list(store.drilled(coder))
        self._seed = random.Random(f"{coder}/{len(self._past)}").randrange(2**32)
        self._shown = {d.id for d in drills} - {d.id for d in askable}
        self._rules = load_rules()
        self._by_id: Mapping[str, Drill] = {d.id: d for d in askable}
        self.asked: list[Asked] = []
        self.lasted_ms = 0.0

    @property
    def length_ms(self) -> int:
        """Return how long a set lasts; what was begun by then may be finished."""
        return self._rules.set_ms

    def next(self) -> Drill | None:
        """Return the next item, None if the time is up or nothing is due."""
        if self.lasted_ms >= self._rules.set_ms:
            return None
        return next_item(
            self._drills,
            self._past,
            datetime.now(UTC),
            seed=self._seed,
            shown=self._shown,
            second=len(self.asked) % 2 == 1,
        )

    def answer(self, drill: Drill, answer: str, delay_ms: int) -> Asked:
        """Keep an answer, and return what follows from it.

        Raises:
            RecordsError: It could not be kept; then it was not given.
        """
        right = answer == drill.answer
        given = self._store.keep_drill(
            self._coder, drill.id, answer, right=right, delay_ms=delay_ms
        )
        self._past.append(given)
        self._shown.add(drill.id)
        due = memory(self._drills, self._past)[skill_of(drill)].due
        fast = right and delay_ms <= self._rules.fast_ms
        self.asked.append(Asked(drill, given, fast, due - given.at))
        return self.asked[-1]

    def contrast(self, drill: Drill) -> Drill | None:
        """Return the item to look at beside another: its own, or one like it if that is hidden."""
        like = (
            d
            for d in self._askable
            if (d.kind, d.scale) == (drill.kind, drill.scale)
            and d.answer != drill.answer
            and d.answer in drill.answers
        )
        return self._by_id.get(drill.contrast) or next(like, None)

    def show(self, drill: Drill) -> None:
        """Note that an item was shown with its answer: it is not asked in this set."""
        self._shown.add(drill.id)

    def due(self) -> int:
        """Return how many skills are due now."""
        cards = memory(self._drills, self._past)
        return len(due_skills(self._askable, cards, datetime.now(UTC)))

    def due_next(self) -> timedelta | None:
        """Return how long it is until a skill comes back, None if none was met."""
        cards = memory(self._drills, self._past)
        first = min((card.due for card in cards.values()), default=None)
        return None if first is None else max(first - datetime.now(UTC), timedelta())
