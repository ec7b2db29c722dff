"""Lanes: where marks and events lie on a timeline, as values without pixels."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from scoring.terms import Behaviour, Ethogram, Event, Mark

FEW = 8
"""Up to so many behaviours each has a lane of its own; more share lanes by what they speak to."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One row of a timeline: a behaviour, or a group of them."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One mark or event on a lane; times count from the start of the episode.

    ``row`` of ``rows`` is where it lies if several overlap. ``running`` bars end at the playhead.
    ``strong`` bars are must-see moments, ``ghost`` bars what happened, shown beside marks.
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


def group_of(behaviour: Behaviour) -> str:
    """Return what a behaviour speaks to first: a scale, "disorganisation", or "other"."""
    if behaviour.sign is not None:
        return "disorganisation"
    return behaviour.evidence[0].scale if behaviour.evidence else "other"


def grouped(behaviours: Iterable[Behaviour]) -> dict[str, list[Behaviour]]:
    """Return behaviours by what they speak to, in the order of the catalogue."""
    groups: dict[str, list[Behaviour]] = {}
    for behaviour in behaviours:
        groups.setdefault(group_of(behaviour), []).append(behaviour)
    return groups


def lanes_for(behaviours: Sequence[Behaviour], group_titles: Mapping[str, str]) -> tuple[Lane, ...]:
    """Return a lane for each behaviour if there are few of them, else one for each group."""
    if len(behaviours) <= FEW:
        return tuple(Lane(b.id, b.title) for b in behaviours)
    return tuple(Lane(group, group_titles[group]) for group in grouped(behaviours))


def bars(
    items: Iterable[Mark | Event],
    episode: int,
    lanes: Sequence[Lane],
    ethogram: Ethogram,
    strong: frozenset[str] = frozenset(),
    *,
    can_run: bool = False,
) -> tuple[Bar, ...]:
    """Return the bars of one episode.

    Args:
        items: Marks or events.
        episode: The episode shown.
        lanes: The rows of the timeline; what fits none of them is left out.
        ethogram: The catalogue.
        strong: Ids of must-see moments.
        can_run: Whether bouts with equal ends are under way.
    """
    numbers = {lane.id: i for i, lane in enumerate(lanes)}
    found = []
    for item in items:
        behaviour = ethogram[item.behaviour]
        lane = numbers.get(behaviour.id, numbers.get(group_of(behaviour)))
        if item.episode != episode or lane is None:
            continue
        point = behaviour.kind == "point"
        running = can_run and not point and item.from_ms == item.to_ms
        found.append(
            Bar(
                item.id,
                lane,
                behaviour.title,
                item.from_ms,
                item.to_ms,
                point,
                running,
                item.id in strong,
            )
        )
    return stacked(found)


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


def stacked(found: Iterable[Bar], least_ms: int = 400) -> tuple[Bar, ...]:
    """Give overlapping bars of a lane rows of their own, as few as possible."""
    placed: list[tuple[Bar, int]] = []
    ends: dict[int, list[float]] = {}
    for bar in sorted(found, key=lambda b: (b.lane, b.from_ms, b.id)):
        rows = ends.setdefault(bar.lane, [])
        end = float("inf") if bar.running else max(bar.to_ms, bar.from_ms + least_ms)
        free = next((i for i, used in enumerate(rows) if used <= bar.from_ms), len(rows))
        rows[free : free + 1] = [end]
        placed.append((bar, free))
    return tuple(
        replace(bar, row=row, rows=len(ends[bar.lane])) if len(ends[bar.lane]) > 1 else bar
        for bar, row in placed
    )
