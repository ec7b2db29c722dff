"""Time-unit kappa: do two records agree on what was on in each slice of time?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Protocol

from scoring.agreement import Estimate, cohen_kappa, cross_table, observer_accuracy

Label = frozenset[tuple[str, str]]


class Timed(Protocol):
    """Anything with an actor, a behaviour, an episode and two times: a mark or an event."""

    @property
    def actor(self) -> str:
        """Who did it."""

    @property
    def behaviour(self) -> str:
        """What was done."""

    @property
    def episode(self) -> int:
        """In which episode."""

    @property
    def from_ms(self) -> int:
        """When it began."""

    @property
    def to_ms(self) -> int:
        """When it ended."""


def time_unit_kappa(
    marks: Iterable[Timed],
    events: Iterable[Timed],
    *,
    window_ms: int | Mapping[int, int],
    unit_ms: int,
    tolerance_ms: int = 0,
    confidence: float = 0.95,
) -> Estimate:
    """Cut time into units, name each by all that is on in it, and return kappa of the two records.

    The whole window counts, not only the time from the first mark to the last: long stretches
    where both records are silent are agreement too. A unit names a bout that is on at any time in
    it and a point that falls into it. Neighbouring units resemble each other, so the interval is
    too narrow.

    Args:
        marks: one record.
        events: the other.
        window_ms: length of the window; one number for every episode in which anything stands, or
            the length of each episode by its number.
        unit_ms: length of a unit.
        tolerance_ms: a unit still agrees if what each record says in it stands in the other within
            this time; it then counts as the events' code. The wider, the higher is kappa.
        confidence: level of the interval.

    Raises:
        ValueError: a unit or window shorter than a millisecond, or a negative tolerance.

    Source: Bakeman and Quera (2011); tolerance after Bakeman, Quera and Gnisci (2009), here asked
    of both records so that a lone false alarm is never forgiven.
    """
    ours, theirs = _named(marks, events, window_ms, unit_ms, tolerance_ms)
    return cohen_kappa(ours, theirs, confidence=confidence)


def time_unit_accuracy(
    marks: Iterable[Timed],
    events: Iterable[Timed],
    *,
    window_ms: int | Mapping[int, int],
    unit_ms: int,
    tolerance_ms: int = 0,
    against_key: bool = True,
) -> Estimate:
    """Estimate in which share of all units an observer with this time-unit kappa is right.

    The arguments are those of ``time_unit_kappa``; ``against_key`` tells whether the events are
    free of errors or another observer's record.

    Source: Bakeman (2022).
    """
    ours, theirs = _named(marks, events, window_ms, unit_ms, tolerance_ms)
    return observer_accuracy(cross_table(ours, theirs), against_key=against_key)


def _named(
    marks: Iterable[Timed],
    events: Iterable[Timed],
    window_ms: int | Mapping[int, int],
    unit_ms: int,
    tolerance_ms: int,
) -> tuple[list[int], list[int]]:
    """Return both records as one number a unit: what is on in it."""
    marks, events = list(marks), list(events)
    if not isinstance(window_ms, Mapping):
        window_ms = dict.fromkeys(sorted({x.episode for x in (*marks, *events)}), window_ms)
    if unit_ms < 1 or tolerance_ms < 0 or any(length < 1 for length in window_ms.values()):
        raise ValueError(
            "time-unit kappa needs a unit and windows of 1 ms or more and a tolerance of 0 or more"
        )
    ours: list[Label] = []
    theirs: list[Label] = []
    for episode, length in window_ms.items():
        mine = _labels((x for x in marks if x.episode == episode), length, unit_ms)
        true = _labels((x for x in events if x.episode == episode), length, unit_ms)
        ours += _forgiven(mine, true, tolerance_ms // unit_ms)
        theirs += true
    names = {label: place for place, label in enumerate(dict.fromkeys(ours + theirs))}
    return [names[label] for label in ours], [names[label] for label in theirs]


def _labels(record: Iterable[Timed], length_ms: int, unit_ms: int) -> list[Label]:
    """Return what is on in each unit; a point at the very end belongs to the last one."""
    units = -(-length_ms // unit_ms)
    on: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for x in record:
        at_end = x.from_ms == x.to_ms == length_ms
        first = units - 1 if at_end else x.from_ms // unit_ms
        last = max(first, -(-x.to_ms // unit_ms) - 1)
        for unit in range(max(first, 0), min(last + 1, units)):
            on[unit].add((x.actor, x.behaviour))
    return [frozenset(on.get(unit, ())) for unit in range(units)]


def _forgiven(mine: list[Label], true: list[Label], reach: int) -> list[Label]:
    """Return ``mine`` with the true label wherever both labels have their like within reach."""

    def agrees(unit: int) -> bool:
        near = slice(max(0, unit - reach), unit + reach + 1)
        return mine[unit] in true[near] and true[unit] in mine[near]

    return [true[u] if mine[u] == true[u] or agrees(u) else mine[u] for u in range(len(mine))]
