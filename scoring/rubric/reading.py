"""The whole rubric: from what happened in a session to what it adds up to, with what earned it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from scoring.rubric.avoiding import rate_avoidance
from scoring.rubric.crying import crying_intervals
from scoring.rubric.exchanging import rate_exchanges
from scoring.rubric.groups import organised_group, reunion_groups
from scoring.rubric.maintaining import rate_maintaining
from scoring.rubric.numbers import NUMBERS, RubricNumbers
from scoring.rubric.resisting import rate_resistance
from scoring.rubric.reunion import Earned, Observed, observe
from scoring.rubric.searching import rate_search
from scoring.rubric.seeking import rate_seeking
from scoring.rubric.settling import settled
from scoring.rubric.signs import CountedSign, counted_rating, signs_of
from scoring.rubric.stretch import covered
from scoring.rubric.subgroups import subgroup_of
from scoring.rules import DEFAULTS, Rules
from scoring.terms import (
    CRYING_EPISODES,
    REUNIONS,
    SEARCH_EPISODES,
    Classification,
    Ethogram,
    Event,
)

_SCALES = (rate_seeking, rate_maintaining, rate_resistance, rate_avoidance, rate_exchanges)
_BEFORE = (2, 3)


class Span(Protocol):
    """An episode as it was played."""

    @property
    def number(self) -> int:
        """Its number, 1 to 8."""
        ...

    @property
    def length_ms(self) -> int:
        """How long it lasted."""
        ...


class Played(Protocol):
    """What the rubric needs of a session: what happened, when the infant was held, how long."""

    @property
    def episodes(self) -> Sequence[Span]:
        """Its episodes."""
        ...

    def acts(self) -> Sequence[Event]:
        """Return everything that happened, coded and staging, in order."""
        ...

    def held(self) -> Sequence[tuple[int, int, int]]:
        """Return when the caregiver held the infant: episode, start and end."""
        ...


@dataclass(frozen=True, slots=True)
class Reading:
    """What a session adds up to by the rubric.

    ``ratings`` is by episode (5 and 8) and scale, ``search`` and ``crying`` by episode. ``settled``
    speaks of the end of episode 8. ``disorganisation`` is the counted rating of 1 to 9. All of it
    is a simulator rule: it explains findings and audits keys, and is no diagnosis.
    """

    ratings: Mapping[int, Mapping[str, Earned]]
    search: Mapping[int, Earned]
    crying: Mapping[int, float]
    settled: bool
    signs: tuple[CountedSign, ...]
    disorganisation: int
    classification: Classification

    def numbers(self) -> Mapping[int, Mapping[str, int]]:
        """Return the ratings without what earned them."""
        return {e: {s: found.rating for s, found in row.items()} for e, row in self.ratings.items()}


def read_session(
    acts: Sequence[Event],
    held: Sequence[tuple[int, int, int]],
    lengths_ms: Mapping[int, int],
    ethogram: Ethogram,
    *,
    rules: Rules = DEFAULTS,
    numbers: RubricNumbers = NUMBERS,
) -> Reading:
    """Read a whole session by the rubric.

    Args:
        acts: everything that happened, coded and staging, in order.
        held: stretches in which the caregiver held the infant: episode, start and end, ms.
        lengths_ms: the real length of each episode.
        ethogram: tells which behaviours are signs and which are crying.
        rules: the numbers of counts and groups.
        numbers: the numbers of the scales.

    Raises:
        ValueError: a reunion is missing.
    """
    missing = [e for e in REUNIONS if e not in lengths_ms]
    if missing:
        raise ValueError(f"episode {missing[0]} is missing; the rubric needs both reunions")

    seen = {
        e: observe(acts, held, episode=e, length_ms=length, numbers=numbers)
        for e, length in lengths_ms.items()
    }
    ratings = {e: {found.scale: found for found in _rated(seen[e])} for e in REUNIONS}
    plain = {e: {s: found.rating for s, found in row.items()} for e, row in ratings.items()}
    calm = settled(seen[REUNIONS[1]])
    signs = signs_of(acts, ethogram)
    mixed = set(reunion_groups(plain, settled=calm, rules=rules.checker).values()) == {"A", "C"}
    rating = counted_rating(signs, ac_mix=mixed, rules=rules.signs)
    group = organised_group(plain, calm, rules=rules.checker)
    subgroup = subgroup_of(
        group,
        plain,
        preoccupied_ms=_preoccupied(seen),
        approach_is_sign=_approach_is_sign(ratings, ethogram),
        numbers=numbers,
    )
    return Reading(
        ratings=MappingProxyType(ratings),
        search=MappingProxyType({e: rate_search(seen[e]) for e in SEARCH_EPISODES if e in seen}),
        crying=MappingProxyType(_crying(acts, lengths_ms, ethogram)),
        settled=calm,
        signs=signs,
        disorganisation=rating,
        classification=Classification(
            group, subgroup, disorganised=rating > rules.classification.undecided
        ),
    )


def reading_of(session: Played, ethogram: Ethogram) -> Reading | None:
    """Read a session that was played by the rubric; None if it lacks a reunion."""
    lengths = {e.number: e.length_ms for e in session.episodes}
    if any(e not in lengths for e in REUNIONS):
        return None
    return read_session(session.acts(), session.held(), lengths, ethogram)


def _crying(
    acts: Sequence[Event], lengths_ms: Mapping[int, int], ethogram: Ethogram
) -> dict[int, float]:
    """Return the intervals with crying in each episode that was run."""
    return {
        e: crying_intervals(acts, ethogram, episode=e, length_ms=lengths_ms[e])
        for e in CRYING_EPISODES
        if e in lengths_ms
    }


def _rated(seen: Observed) -> tuple[Earned, ...]:
    return tuple(rate(seen) for rate in _SCALES)


def _preoccupied(seen: Mapping[int, Observed]) -> int:
    """Return how long the infant was busy with the caregiver before the first separation."""
    return sum(
        covered(
            [*((a.from_ms, a.to_ms) for a in seen[e].of("preoccupied")), *seen[e].contacts],
            (0, seen[e].length_ms),
        )
        for e in _BEFORE
        if e in seen
    )


def _approach_is_sign(ratings: Mapping[int, Mapping[str, Earned]], ethogram: Ethogram) -> bool:
    """Tell whether every act that earned seeking of 3 or more is a sign of disorganisation."""
    acts = [
        a
        for row in ratings.values()
        if row["proximity_seeking"].rating >= 3
        for a in row["proximity_seeking"].events
    ]
    return bool(acts) and all(
        a.behaviour in ethogram and ethogram[a.behaviour].sign is not None for a in acts
    )
