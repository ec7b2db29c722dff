"""Shoving: toys that lie where a body walks or comes to rest are pushed aside."""

import math
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from simulator.figure.solids import Solid, depth, rod, solids_of
from simulator.performance.room import Spot, Thing
from simulator.performance.stagecraft import Rehearsal, ThingSketch

_PRESSED_M = 0.02
"""How deep in a toy a leg may rest."""
_NEAR_M = {"infant": 0.60, "adult": 0.80}
"""How far from the root of a body a toy may be that it comes upon."""
_LIFTED_M = 0.01
"""How high over the floor a thing is that does not lie on it."""
_BODIES_M = 1.1
"""How near a spot somebody has to be whose legs may be on it."""
_OFF_M, _BETWEEN_M = 0.005, 0.01
"""What is kept free between a toy and a body, and between two toys."""
_FLAT, _LAPS = 0.25, 0.6
"""How flat a thing is, its height as a share of its breadth, that may lie under the edge of others,
and the share of its breadth that does not.
"""
_WALL_M, _SEAT_M = 0.12, 0.24
"""How near the wall a toy may lie, and how near the middle of a chair."""
_RINGS, _ROUND = 18, 20
_RING_M = 0.035
_CLOSE_BY = 1 + 5 * _ROUND
"""How many spots are looked at first."""
_ASIDE_M = {"walk": 0.15, "toddle": 0.11, "crawl": 0.13}
"""How far a body on its way pushes toys off the middle of it: the outside of its feet."""
_BEFORE_M = {"walk": 0.36, "toddle": 0.20, "crawl": 0.36}
"""How far before the root of a body on its way its feet or its head come upon a toy."""
_LOOK_MS, _PUSH_MS, _LEAST_WAY = 120, 360, 3
"""How often a way is looked at, how long a push lasts, and how many looks a way is at least."""

Points = NDArray[np.float64]

_AWAY: Points = np.array(
    [(0.0, 0.0)]
    + [
        (n * _RING_M * math.sin(a), n * _RING_M * math.cos(a))
        for n in range(1, _RINGS + 1)
        for a in (2 * math.pi * k / _ROUND for k in range(_ROUND))
    ]
)
"""Ways from a spot to those round it, the shortest first."""


def solid_thing(thing: Thing, spot: Spot) -> Solid:
    """Return a thing that rests on a spot of the floor as a solid."""
    half = min(thing.reach, thing.centre)
    low, high = half, max(half, 2 * thing.centre - half)
    return rod((spot[0], low, spot[1]), (spot[0], high, spot[1]), half)


def shove(
    r: Rehearsal,
    who: str,
    t0: int,
    t1: int,
    but: str | None = None,
    body: Sequence[Solid] | None = None,
) -> None:
    """Move the loose toys in the way of a body at ``t1`` aside while it gets there.

    ``but`` is what it reaches for; ``body`` are its solids then, if they are known.
    """
    p = r.cast[who]
    near = [] if p.carrier.at(t1) else list(_loose(r, p.spot_at(t1), _NEAR_M[p.build], t0, t1))
    if not near:
        return
    mine = body or solids_of(r.placed(t1, who)[who])
    for thing, spot in near:
        solid = solid_thing(thing.thing, spot)
        if thing.thing.name != but and any(depth(part, solid)[0] > _PRESSED_M for part in mine):
            _push(r, thing, spot, (t0 + t1) // 2, t1)


def sweep_aside(r: Rehearsal, who: str, t0: int, t1: int, toward: str | None) -> None:
    """Push loose toys off a way that is laid, each as the body comes by, but not where it goes."""
    p = r.cast[who]
    aside, before = _ASIDE_M[p.gait.name], _BEFORE_M[p.gait.name]
    times = range(t0, t1, _LOOK_MS)
    way = np.array([p.spot_at(t) for t in times])
    if len(way) < _LEAST_WAY:
        return
    middle, wide = way.mean(axis=0), float(np.ptp(way, axis=0).sum())
    for thing, spot in _loose(r, (middle[0], middle[1]), wide, t0, t0):
        half = min(thing.thing.reach, thing.thing.centre)
        far = np.hypot(*(way - spot).T)
        i = int(far.argmin())
        if far[i] >= aside + half or thing.thing.name == toward:
            continue
        j = min(max(i, 1), len(way) - 2)
        ahead = way[j + 1] - way[j - 1]
        across = np.array((ahead[1], -ahead[0])) / max(float(np.hypot(*ahead)), 1e-9)
        side = 1.0 if float((spot - way[i]) @ across) >= 0.0 else -1.0
        x, z = (way[i] + across * side * (aside + half)).tolist()
        met = times[int((far < before + half).argmax())]
        begin = max(t0, met - _PUSH_MS)
        _push(r, thing, (x, z), begin, max(met, begin + _PUSH_MS // 2))


def _loose(
    r: Rehearsal, here: Spot, far: float, t0: int, t1: int
) -> Iterator[tuple[ThingSketch, Spot]]:
    """Yield the things near a spot that lie loose and still, and where they are."""
    for thing in r.things.values():
        x, y, z = thing.position.numbers(t1)
        if thing.thing.stays or math.dist(here, (x, z)) > far or y > thing.thing.centre + _LIFTED_M:
            continue
        if thing.holder.at(t0) is None and thing.holder.at(t1) is None:
            yield thing, (x, z)


def _push(r: Rehearsal, thing: ThingSketch, spot: Spot, begin: int, end: int) -> None:
    x, z = free_spot(r, thing.thing, spot, end)
    thing.position.cut(begin)
    thing.position.to(end, [x, thing.thing.centre, z])


def free_spot(r: Rehearsal, thing: Thing, spot: Spot, t: int) -> Spot:
    """Return the spot nearest to one at which a thing lies in nobody, in nothing and in no wall.

    Where there is none, the one with the most room.
    """
    x0, x1, z0, z1 = r.room.bounds
    low, high = (x0 + _WALL_M, z0 + _WALL_M), (x1 - _WALL_M, z1 - _WALL_M)
    half = min(thing.reach, thing.centre)
    bodies, discs = _low_parts(r, thing, spot, t), _discs(r, thing, t)
    best, most = spot, -math.inf
    for away in (_AWAY[:_CLOSE_BY], _AWAY[_CLOSE_BY:]):
        spots = np.clip(np.array(spot) + away, low, high)
        room = _room_beside(spots, discs)
        if bodies:
            room = np.minimum(room, _distances(spots, bodies) - half - _OFF_M)
        free = np.flatnonzero(room >= 0.0)
        i = int(free[0] if len(free) else room.argmax())
        if room[i] > most:
            best, most = (float(spots[i, 0]), float(spots[i, 1])), float(room[i])
        if len(free):
            break
    return best


def _low_parts(r: Rehearsal, thing: Thing, spot: Spot, t: int) -> list[Solid]:
    """Return the parts of bodies that rest near a spot, as low as a thing is high."""
    low: list[Solid] = []
    for actor, p in r.cast.items():
        at = max(t, p.busy_until)
        if p.present.at(at) and not p.carrier.at(at) and math.dist(p.spot_at(at), spot) < _BODIES_M:
            low += _low(solids_of(r.placed(at, actor)[actor]), 2 * thing.centre)
    return low


def _low(parts: Sequence[Solid], high: float) -> Iterator[Solid]:
    return (s for s in parts if min(s.a[1], s.b[1]) - s.radius < high)


def _distances(spots: Points, parts: Sequence[Solid]) -> Points:
    """Return the metres from each spot to the side of the nearest part, seen from above."""
    a = np.array([(s.a[0], s.a[2]) for s in parts])
    way = np.array([(s.b[0], s.b[2]) for s in parts]) - a
    x, z = way.T[:, :, None]
    to_x, to_z = spots.T[:, None, :] - a.T[:, :, None]
    square = np.maximum(x * x + z * z, 1e-9)
    along = np.minimum(np.maximum((to_x * x + to_z * z) / square, 0.0), 1.0)
    gaps = np.hypot(to_x - along * x, to_z - along * z)
    nearest: Points = (gaps - np.array([[s.radius] for s in parts])).min(axis=0)
    return nearest


def _discs(r: Rehearsal, thing: Thing, t: int) -> Points:
    """Return chairs and other things as rounds, (n, 3), in which the middle of a thing is not."""
    half = thing.reach * (_LAPS if thing.centre < _FLAT * thing.reach else 1.0)
    discs = [(*chair.position, _SEAT_M + thing.reach) for chair in r.room.chairs.values()]
    for other in r.things.values():
        if other.thing.name != thing.name and other.holder.at(t) is None:
            x, _, z = other.position.numbers(t)
            discs.append((x, z, other.thing.reach + half + _BETWEEN_M))
    return np.array(discs)


def _room_beside(spots: Points, discs: Points) -> Points:
    """Return how far spots are from the nearest of some rounds."""
    x, z, keep = discs.T[:, :, None]
    room: Points = (np.hypot(spots[:, 0] - x, spots[:, 1] - z) - keep).min(axis=0)
    return room
