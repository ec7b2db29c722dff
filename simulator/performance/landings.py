"""Landings: when a thing that fell, was thrown or was put down comes to lie on the floor."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from simulator.performance.stagecraft import ThingTrack

_FALLEN_M, _LYING_M = 0.03, 0.02


@dataclass(frozen=True, slots=True)
class Landing:
    """A thing comes to lie: when, where on the floor (x, z), how fast it fell, in m/s."""

    at_ms: int
    spot: tuple[float, float]
    speed: float


def landings(thing: ThingTrack) -> Iterator[Landing]:
    """Yield every landing of a thing, in order; laying it down with a hand on it is none."""
    rows = zip(thing.position.times, thing.position.values.tolist(), strict=True)
    for (left, (_, above, _)), (at, (x, y, z)) in pairwise(rows):
        fallen = above - y
        lies = y - thing.centre < _LYING_M
        if lies and fallen > _FALLEN_M and at - left > 1 and thing.holder.at(left) is None:
            yield Landing(at, (x, z), fallen / (at - left) * 1000)
