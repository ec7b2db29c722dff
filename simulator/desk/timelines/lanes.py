"""Lanes: where marks and events lie on a timeline, as values without pixels."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from scoring.terms import Behaviour, Ethogram, Event, Mark

FEW = 8
"""Up to so many behaviours each has a lane of its own; more share lanes by what they speak to."""
_LEAST_MS = 400
"""As if everything lasted so long: moments close to each other get rows of their own."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One row of a timeline: a behaviour, or a group of them; ``actor`` is whose they are."""

    id: str
    title: str
    actor: str = "infant"


@dataclass(frozen=True, slots=True)
class Bar:
    """One mark or event on a lane; times count from the start of the episode.

    ``row`` of ``rows`` is where it lies if several overlap. ``running`` bars go as far as the
    playhead was. ``strong`` bars are must-see moments, ``ghost`` bars what happened, shown beside
    marks.
    """

    id: str
    lane: int
    title: str
    from_ms: int
    to_ms: int
    point: bool
    running: bool = False
    strong: bool = False
    ghost: bool = False
    row: int = 0
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Laid:
    """The marks of one episode on their lanes, to be laid again where one of them changes."""

    episode: int
    marks: Mapping[str, Mark]
    by_lane: Mapping[int, tuple[Bar, ...]]
    bars: tuple[Bar, ...]


def group_of(behaviour: Behaviour) -> str:
    """Return what a behaviour of the infant speaks to first, or which adult shows it.

    The first is a scale, "disorganisation" or "other", the second "by_caregiver" or "by_stranger".
    """
    if behaviour.actor != "infant":
        return f"by_{behaviour.actor}"
    if behaviour.sign is not None:
        return "disorganisation"
    return behaviour.evidence[0].scale if behaviour.evidence else "other"


def grouped(behaviours: Iterable[Behaviour]) -> dict[str, list[Behaviour]]:
    """Return behaviours by what they speak to, in the order of the catalogue, the adults' last."""
    groups: dict[str, list[Behaviour]] = {}
    for behaviour in infant_first(behaviours):
        groups.setdefault(group_of(behaviour), []).append(behaviour)
    return groups


def infant_first(behaviours: Iterable[Behaviour]) -> list[Behaviour]:
    """Return behaviours in the given order, but those of each adult behind the infant's."""
    order = ("infant", "caregiver", "stranger")
    return sorted(behaviours, key=lambda b: order.index(b.actor) if b.actor in order else 3)


def lanes_for(behaviours: Sequence[Behaviour], group_titles: Mapping[str, str]) -> tuple[Lane, ...]:
    """Return a lane for each behaviour if there are few of them, else one for each group.

    What an adult does is named with the adult.
    """
    if len(behaviours) <= FEW:
        whose = {b.id: group_titles.get(group_of(b)) for b in behaviours if b.actor != "infant"}
        named = {
            b.id: f"{whose[b.id]}: {b.title}" if b.id in whose else b.title for b in behaviours
        }
        return tuple(Lane(b.id, named[b.id], b.actor) for b in infant_first(behaviours))
    return tuple(Lane(g, group_titles[g], m[0].actor) for g, m in grouped(behaviours).items())


def numbered(lanes: Sequence[Lane], ethogram: Ethogram) -> dict[str, int]:
    """Return the number of the lane of every behaviour that has one."""
    numbers = {lane.id: i for i, lane in enumerate(lanes)}
    found = {
        b.id: numbers.get(b.id, numbers.get(group_of(b))) for b in ethogram.behaviours.values()
    }
    return {behaviour: lane for behaviour, lane in found.items() if lane is not None}


def most_lanes(items: Iterable[Mark | Event], numbers: Mapping[str, int]) -> int:
    """Return how many lanes have something on them in the episode where most have."""
    used: dict[int, set[int]] = {}
    for item in items:
        if item.behaviour in numbers:
            used.setdefault(item.episode, set()).add(numbers[item.behaviour])
    return max(map(len, used.values()), default=0)


def bars(
    items: Iterable[Mark | Event],
    episode: int,
    lanes: Sequence[Lane],
    ethogram: Ethogram,
    strong: frozenset[str] = frozenset(),
) -> tuple[Bar, ...]:
    """Return the bars of one episode.

    Args:
        items: Marks or events.
        episode: The episode shown.
        lanes: The rows of the timeline; what fits none of them is left out.
        ethogram: The catalogue.
        strong: Ids of must-see moments.
    """
    numbers = numbered(lanes, ethogram)
    there = (i for i in items if i.episode == episode and i.behaviour in numbers)
    made = (_bar(i, numbers[i.behaviour], ethogram[i.behaviour]) for i in there)
    return stacked(replace(bar, strong=True) if bar.id in strong else bar for bar in made)


def laid(
    before: Laid | None,
    marks: Mapping[str, Mark],
    episode: int,
    numbers: Mapping[str, int],
    ethogram: Ethogram,
) -> Laid:
    """Lay one's own marks on their lanes; lanes without a change stay as they were laid before.

    Args:
        before: How they were laid last.
        marks: All marks by id; a bout with equal ends is under way.
        episode: The episode shown.
        numbers: The lane of each behaviour.
        ethogram: The catalogue.
    """
    kept: dict[int, tuple[Bar, ...]] = {}
    known: Mapping[str, Mark] = {}
    if before is not None and before.episode == episode:
        kept, known = dict(before.by_lane), before.marks
    other = [name for name, mark in marks.items() if known.get(name) is not mark]
    other += known.keys() - marks.keys()
    touched = {m[name].behaviour for m in (marks, known) for name in other if name in m}
    changed = {numbers[name] for name in touched if name in numbers}
    bar_of = partial(_kept_or_new, {b.id: b for n in changed for b in kept.get(n, ())}, ethogram)
    fresh: dict[int, list[Bar]] = {number: [] for number in changed}
    for mark in marks.values():
        number = numbers.get(mark.behaviour)
        if number in fresh and mark.episode == episode:
            fresh[number].append(bar_of(mark, number, known.get(mark.id) is mark))
    kept |= {number: stacked(found) for number, found in fresh.items()}
    return Laid(episode, marks, kept, tuple(chain.from_iterable(kept[n] for n in sorted(kept))))


def _kept_or_new(
    kept: Mapping[str, Bar], ethogram: Ethogram, mark: Mark, lane: int, same: bool
) -> Bar:
    bar = kept.get(mark.id) if same else None
    return bar or _bar(mark, lane, ethogram[mark.behaviour], can_run=True)


def _bar(item: Mark | Event, lane: int, behaviour: Behaviour, *, can_run: bool = False) -> Bar:
    point = behaviour.kind == "point"
    running = can_run and not point and item.from_ms == item.to_ms
    return Bar(item.id, lane, behaviour.title, item.from_ms, item.to_ms, point, running)


def paired(marks: Iterable[Bar], events: Iterable[Bar]) -> tuple[Bar, ...]:
    """Return marks above events in every lane, each with the same share of its height."""
    above, below = tuple(marks), tuple(events)
    rows = {b.lane: 1 for b in (*above, *below)}
    for bar in (*above, *below):
        rows[bar.lane] = max(rows[bar.lane], bar.rows)
    return (
        *(replace(b, rows=2 * rows[b.lane]) for b in above),
        *(replace(b, rows=2 * rows[b.lane], row=rows[b.lane] + b.row, ghost=True) for b in below),
    )


def stacked(found: Iterable[Bar]) -> tuple[Bar, ...]:
    """Give overlapping bars of a lane rows of their own, as few as possible."""
    placed: list[tuple[Bar, int]] = []
    ends: dict[int, list[float]] = {}
    for bar in sorted(found, key=lambda b: (b.lane, b.from_ms, b.id)):
        rows = ends.setdefault(bar.lane, [])
        end = float("inf") if bar.running else max(bar.to_ms, bar.from_ms + _LEAST_MS)
        free = next((i for i, used in enumerate(rows) if used <= bar.from_ms), len(rows))
        rows[free : free + 1] = [end]
        placed.append((bar, free))
    return tuple(_in_row(bar, row, len(ends[bar.lane])) for bar, row in placed)


def _in_row(bar: Bar, row: int, rows: int) -> Bar:
    return bar if (bar.row, bar.rows) == (row, rows) else replace(bar, row=row, rows=rows)
