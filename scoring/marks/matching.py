"""Match: which timed mark was meant for which event."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scoring.agreement import Estimate, proportion
from scoring.agreement.estimate import without_interval, without_value
from scoring.marks.assignment import best_assignment
from scoring.terms import Event, Mark

Relation = Callable[[str, str], bool]
Times = NDArray[np.int64]
Flags = NDArray[np.bool_]

NO_EVENTS = "Nothing happened that could have been marked."
NO_MARKS = "Nothing was marked."


@dataclass(frozen=True, slots=True)
class Pair:
    """A mark and the event it was meant for.

    ``onset_difference_ms`` and ``offset_difference_ms`` are the mark's time less the event's:
    positive is late. ``overlap_ms`` is how long both were on.
    """

    mark: Mark
    event: Event
    kind: Literal["hit", "wrong_code"]
    onset_difference_ms: int
    offset_difference_ms: int
    overlap_ms: int


@dataclass(frozen=True, slots=True)
class Matching:
    """The outcome of matching: every mark and every event stands in exactly one place."""

    pairs: tuple[Pair, ...]
    misses: tuple[Event, ...]
    false_alarms: tuple[Mark, ...]

    @property
    def hits(self) -> tuple[Pair, ...]:
        """Return the pairs with the right code."""
        return tuple(p for p in self.pairs if p.kind == "hit")

    @property
    def wrong_codes(self) -> tuple[Pair, ...]:
        """Return the pairs where a look-alike was marked."""
        return tuple(p for p in self.pairs if p.kind == "wrong_code")

    @property
    def precision(self) -> Estimate:
        """Return the share of marks that are hits."""
        marks = len(self.pairs) + len(self.false_alarms)
        return proportion(len(self.hits), marks, nothing=NO_MARKS)

    @property
    def recall(self) -> Estimate:
        """Return the share of events that are hits."""
        events = len(self.pairs) + len(self.misses)
        return proportion(len(self.hits), events, nothing=NO_EVENTS)

    @property
    def f1(self) -> Estimate:
        """Return the harmonic mean of precision and recall; its n counts marks and events."""
        n = 2 * len(self.pairs) + len(self.misses) + len(self.false_alarms)
        if n == 0:
            return without_value("Nothing happened and nothing was marked.")
        return without_interval(2 * len(self.hits) / n, n)


def match(
    marks: Iterable[Mark],
    events: Iterable[Event],
    *,
    tolerance_ms: int,
    alike: Relation | None = None,
    equivalent: Relation | None = None,
    least_overlap: float = 0.5,
) -> Matching:
    """Pair marks with events one to one, in the best way there is.

    A mark can be meant for an event of the same episode and actor if the onsets lie at most
    ``tolerance_ms`` apart (inclusive), or if both are bouts that share at least ``least_overlap``
    of the longer one: a late start or an early end does not make it another bout, but a mark over
    the whole episode does not collect what happens in it.

    Of all pairings, the one with most hits is taken; among those the one with most pairs; among
    those the one with the smallest sum of onset differences.

    Args:
        marks: what the trainee marked.
        events: what happened.
        tolerance_ms: greatest onset difference.
        alike: tells whether two behaviours belong to one look-alike family; such a pair is a
            "wrong_code". Without it, only hits pair.
        equivalent: tells whether either of two behaviours is right for the event; the same
            behaviour always is.
        least_overlap: share of the longer bout, 0 to 1.
    """
    marks, events = list(marks), list(events)
    places: dict[tuple[int, str], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for index, mark in enumerate(marks):
        places[mark.episode, mark.actor][0].append(index)
    for index, event in enumerate(events):
        places[event.episode, event.actor][1].append(index)

    pairs: list[Pair] = []
    paired_marks, paired_events = set[int](), set[int]()
    for mine, theirs in places.values():
        kinds = _kinds([marks[i] for i in mine], [events[j] for j in theirs], alike, equivalent)
        onset, offset, overlap, near = _times(
            [marks[i] for i in mine], [events[j] for j in theirs], tolerance_ms, least_overlap
        )
        for i, j in _best(np.where(near, kinds, 0), np.abs(onset)):
            kind: Literal["hit", "wrong_code"] = "hit" if kinds[i, j] == _HIT else "wrong_code"
            mark, event = marks[mine[i]], events[theirs[j]]
            differences = int(onset[i, j]), int(offset[i, j]), int(overlap[i, j])
            pairs.append(Pair(mark, event, kind, *differences))
            paired_marks.add(mine[i])
            paired_events.add(theirs[j])
    return Matching(
        tuple(sorted(pairs, key=lambda p: (p.event.episode, p.event.from_ms, p.event.id))),
        tuple(e for j, e in enumerate(events) if j not in paired_events),
        tuple(m for i, m in enumerate(marks) if i not in paired_marks),
    )


_HIT, _WRONG_CODE = 2, 1


def _kinds(
    marks: Sequence[Mark],
    events: Sequence[Event],
    alike: Relation | None,
    equivalent: Relation | None,
) -> Times:
    """Return what each mark would be for each event: 2 a hit, 1 a wrong code, 0 nothing."""

    def kind(mark: str, event: str) -> int:
        if mark == event or (equivalent is not None and equivalent(mark, event)):
            return _HIT
        return _WRONG_CODE if alike is not None and alike(mark, event) else 0

    marked = sorted({m.behaviour for m in marks})
    happened = sorted({e.behaviour for e in events})
    table = np.array([[kind(m, e) for e in happened] for m in marked], np.int64)
    rows = [marked.index(m.behaviour) for m in marks]
    columns = [happened.index(e.behaviour) for e in events]
    return table.reshape(len(marked), len(happened))[np.ix_(rows, columns)]


def _times(
    marks: Sequence[Mark], events: Sequence[Event], tolerance_ms: int, least_overlap: float
) -> tuple[Times, Times, Times, Flags]:
    """Return onset and offset differences, overlaps and nearness, each of shape (marks, events)."""
    start, end = _ends(marks)
    begin, finish = _ends(events)
    onset = start[:, None] - begin[None, :]
    offset = end[:, None] - finish[None, :]
    both_on = np.minimum(end[:, None], finish) - np.maximum(start[:, None], begin)
    overlap = np.maximum(both_on, 0)
    longer = np.maximum((end - start)[:, None], finish - begin)
    near = (np.abs(onset) <= tolerance_ms) | ((overlap > 0) & (overlap >= least_overlap * longer))
    return onset, offset, overlap, near


def _ends(timed: Sequence[Mark] | Sequence[Event]) -> tuple[Times, Times]:
    return (
        np.array([x.from_ms for x in timed], np.int64),
        np.array([x.to_ms for x in timed], np.int64),
    )


def _best(kinds: Times, distance: Times) -> list[tuple[int, int]]:
    """Return the best pairs among those of a kind above 0.

    Marks and events that no chain of possible pairs connects are solved apart. In each part a gain
    is built such that no sum of distances outweighs a pair, and no number of pairs outweighs a hit.
    """
    found: list[tuple[int, int]] = []
    for rows, columns in _parts(kinds > 0):
        kind, far = kinds[np.ix_(rows, columns)], distance[np.ix_(rows, columns)]
        most = min(len(rows), len(columns))
        pair = most * int(far[kind > 0].max()) + 1
        hit = most * pair + 1
        gain = np.where(kind > 0, pair - far, 0) + np.where(kind == _HIT, hit, 0)
        found += [(rows[i], columns[j]) for i, j in best_assignment(gain)]
    return found


def _parts(possible: Flags) -> list[tuple[list[int], list[int]]]:
    """Split rows and columns into parts that share no possible pair."""
    parts: list[tuple[set[int], set[int]]] = []
    for row, line in enumerate(possible):
        rows, columns = {row}, set(np.flatnonzero(line).tolist())
        if not columns:
            continue
        apart = []
        for part in parts:
            if part[1].isdisjoint(columns):
                apart.append(part)
            else:
                rows |= part[0]
                columns |= part[1]
        parts = [*apart, (rows, columns)]
    return [(sorted(rows), sorted(columns)) for rows, columns in parts]
