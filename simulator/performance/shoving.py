"""Shoving: toys that lie where a body walks or comes to rest are pushed aside."""

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from simulator.figure.solids import Solid, depth, rod
from simulator.performance.performer import Performer
from simulator.performance.room import Spot, Thing
from simulator.performance.stagecraft import Rehearsal, ThingSketch
from simulator.performance.tracks import LINEAR

_PRESSED_M = 0.02
"""How deep in a toy a leg may rest."""
_SPAN_M: Mapping[str, Mapping[str, float]] = {
    "infant": {"stand": 0.24, "sit": 0.36, "crawl": 0.36},
    "adult": {"stand": 0.36, "sit": 0.74, "crouch": 0.50, "bend": 0.46, "kneel": 0.62},
}
_WIDE_M = {"infant": 0.60, "adult": 0.70}
"""How far from the root a body reaches over the floor, at the most: in these postures, and in all
others."""
_LOOK_DEG, _LOOK_M, _CHANGING = 15.0, 0.08, 3
"""After how much of a turn and of a way a move is looked at, and how often a change of posture."""
_PUSHED_M = 0.1
"""How far off a part of a body a thing may be that is pushed against it."""
_FURTHER_M, _HIGHEST_M = 0.08, 0.3
"""How much further out than at its end a body comes on its way; how high the highest toy is."""
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
_ASIDE_M = {"walk": 0.19, "toddle": 0.13, "crawl": 0.15}
"""How far a body on its way pushes toys off the middle of it: the outside of its feet."""
_BEFORE_M = {"walk": 0.36, "toddle": 0.20, "crawl": 0.36}
"""How far before the root of a body on its way its feet or its head come upon a toy."""
_LOOK_MS, _PUSH_MS, _LEAST_WAY = 120, 360, 3
"""How often a way is looked at, how long a push lasts, and how many looks a way is at least."""

_PUSHED = (0.35, 0.7)
"""Shares of the last push of a thing at which it is to be clear of the body."""
_PUSHES, _ACROSS = 3, 0.3
"""By how many parts of a body a thing is pushed at once; how level a way out of one is, as a share,
that it is pushed."""

_FORESIGHT_MS, _STRETCH_MS = 4500, 300
"""How far ahead a toy is kept off the ways of others, and in what stretches."""

Points = NDArray[np.float64]

_Look = tuple[int, list[Solid]]
"""The low parts of a body at a time of its move."""

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


def span(p: Performer, t: int) -> float:
    """Return how far from its root a body reaches over the floor, at the most, in metres."""
    return _SPAN_M[p.build].get(p.posture.at(t), _WIDE_M[p.build])


def shove(
    r: Rehearsal,
    who: str,
    t0: int,
    t1: int,
    but: str | None = None,
    body: Sequence[Solid] | None = None,
) -> None:
    """Move the loose toys aside that a body comes upon between two times.

    ``but`` is what it reaches for; ``body`` are its solids at the end, if they are known.
    """
    p = r.cast[who]
    if p.carrier.at(t1):
        return
    far = max(span(p, t0 - 1), span(p, t1))
    near = [(n, s) for n, s in _loose(r, p.spot_at(t1), far, t0, t1) if n.thing.name != but]
    if not near:
        return
    x, z = p.spot_at(t1)
    rest = list(_low(body or r.solids(who, t1), _HIGHEST_M))
    far = max((math.hypot(s.x - x, s.z - z) + s.reach for s in rest), default=0.0) + _FURTHER_M
    near = [(n, s) for n, s in near if math.dist(s, (x, z)) < far + n.thing.reach]
    looks = [*_looks(r, p, t0, t1, rest, near), (t1, rest)] if near else []
    for thing, spot in near:
        _push_along(r, thing, spot, t0, looks)


def _push_along(
    r: Rehearsal, thing: ThingSketch, spot: Spot, t0: int, looks: Sequence[_Look]
) -> None:
    """Push a thing before a body that comes upon it, out of the way of all that follows."""
    way, before = list[tuple[int, int, Spot]](), t0
    for t, parts in looks:
        there = _pushed_out(thing.thing, spot, parts)
        if there != spot:
            way.append((before, t, there))
        spot, before = there, t
    if not way:
        return
    begin, end = way[0][0], max(way[-1][1], way[0][0] + _PUSH_MS // 2)
    passing = [part for t, parts in looks[:-1] if t > begin for part in parts]
    last = free_spot(r, thing.thing, spot, end, passing, looks[-1][1])
    thing.position.cut(begin)
    for t, (x, z) in [*((t, there) for _, t, there in way[:-1]), (end, last)]:
        thing.position.to(t, [x, thing.thing.centre, z], LINEAR)


def _pushed_out(thing: Thing, spot: Spot, parts: Sequence[Solid]) -> Spot:
    """Return where a thing is that parts of a body push from a spot."""
    for _ in range(_PUSHES):
        solid, most, found = solid_thing(thing, spot), _PRESSED_M, None
        for part in parts:
            deep, way = depth(part, solid)
            if deep > most:
                most, found = deep, (part, way)
        if found is None:
            break
        part, (x, y, z) = found
        level = math.hypot(x, z)
        if level < _ACROSS * math.hypot(level, y):
            x, z = part.x - spot[0], part.z - spot[1]
            level = math.hypot(x, z)
        far = (most + _OFF_M) / max(level, 1e-6)
        spot = spot[0] - x * far, spot[1] - z * far
    return spot


def _looks(
    r: Rehearsal,
    p: Performer,
    t0: int,
    t1: int,
    rest: Sequence[Solid],
    near: Sequence[tuple[ThingSketch, Spot]],
) -> Iterator[_Look]:
    """Yield the low parts of a body that come near things on its way to where it is to rest."""
    changes = p.carrier.at(t0) or not np.array_equal(p.part.legs.at(t0), p.part.legs.at(t1))
    (x0, z0), (x1, z1), heading = p.spot_at(t0), p.spot_at(t1), p.heading_at(t1)
    way, turn = math.hypot(x1 - x0, z1 - z0), abs(heading - p.heading_at(t0))
    times = _CHANGING if changes else 1 + int(max(way / _LOOK_M, turn / _LOOK_DEG))
    parts = [s for s in rest if _sweeps(s, (x1, z1), way, near)] if times > 1 else []
    for t in (t0 + (t1 - t0) * i // times for i in range(1, times)):
        if changes:
            yield t, list(_low(r.solids(p.actor, t), _HIGHEST_M))
        else:
            (x, z), back = p.spot_at(t), p.heading_at(t) - heading
            yield t, [s.turned(back, (x1, z1)).shifted(x - x1, z - z1) for s in parts]


def _sweeps(part: Solid, root: Spot, way: float, near: Sequence[tuple[ThingSketch, Spot]]) -> bool:
    """Tell whether a part of a body that turns, and goes a way, comes near any of some things."""
    off, reach = math.hypot(part.x - root[0], part.z - root[1]), part.reach + way + _PUSHED_M
    return any(abs(math.dist(s, root) - off) < reach + n.thing.reach for n, s in near)


def sweep_aside(r: Rehearsal, who: str, t0: int, t1: int, toward: str | None) -> None:
    """Push loose toys off a way that is laid, each as the body comes by, but not where it goes."""
    p = r.cast[who]
    aside, before = _ASIDE_M[p.gait.name], _BEFORE_M[p.gait.name]
    times = range(t0, t1, _LOOK_MS)
    way = np.array([p.spot_at(t) for t in times])
    if len(way) < _LEAST_WAY:
        return
    lane = [
        rod((a[0], 0.0, a[1]), (b[0], 0.0, b[1]), aside)
        for a, b in itertools.pairwise(way[::2].tolist())
    ]
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
        end = max(met, begin + _PUSH_MS // 2)
        x, z = free_spot(r, thing.thing, (x, z), end, lane)
        thing.position.cut(begin)
        thing.position.to(end, [x, thing.thing.centre, z])


def _loose(
    r: Rehearsal, here: Spot, far: float, t0: int, t1: int
) -> Iterator[tuple[ThingSketch, Spot]]:
    """Yield the things near a spot that lie loose and still, and where they are."""
    for thing in r.things.values():
        x, y, z = thing.position.numbers(t1)
        off = math.dist(here, (x, z)) - thing.thing.reach
        if thing.thing.stays or off > far or y > thing.thing.centre + _LIFTED_M:
            continue
        if thing.holder.at(t0) is None and thing.holder.at(t1) is None:
            yield thing, (x, z)


def free_spot(
    r: Rehearsal,
    thing: Thing,
    spot: Spot,
    t: int,
    passing: Sequence[Solid] = (),
    across: Sequence[Solid] = (),
) -> Spot:
    """Return the spot nearest to one at which a thing lies in nobody, in nothing and in no wall.

    Where there is none, the one with the most room. ``passing`` is what else it lies clear of;
    ``across`` is what it may not be pushed through to get there.
    """
    x0, x1, z0, z1 = r.room.bounds
    low, high = (x0 + _WALL_M, z0 + _WALL_M), (x1 - _WALL_M, z1 - _WALL_M)
    half = min(thing.reach, thing.centre)
    bodies = [*_low_parts(r, thing, spot, t), *_lanes(r, t), *passing]
    discs = _discs(r, thing, t)
    best, most = spot, -math.inf
    for away in (_AWAY[:_CLOSE_BY], _AWAY[_CLOSE_BY:]):
        spots = np.clip(np.array(spot) + away, low, high)
        room = _room_beside(spots, discs)
        if bodies:
            room = np.minimum(room, _distances(spots, bodies) - half - _OFF_M)
        if across:
            for share in _PUSHED:
                there = np.array(spot) + (spots - np.array(spot)) * share
                room = np.minimum(room, _distances(there, across) - half + _PRESSED_M)
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
            low += _low(r.solids(actor, at), 2 * thing.centre)
    return low


def _lanes(r: Rehearsal, t: int) -> Iterator[Solid]:
    """Yield the ways over the floor that bodies have before them, as planned so far."""
    for p in r.cast.values():
        end = min(p.part.spot.end, t + _FORESIGHT_MS)
        if end <= t or not p.present.at(end) or p.carrier.at(end):
            continue
        for at in range(t, end, _STRETCH_MS):
            (ax, az), (bx, bz) = p.spot_at(at), p.spot_at(min(at + _STRETCH_MS, end))
            if (ax, az) != (bx, bz):
                yield rod((ax, 0.0, az), (bx, 0.0, bz), _ASIDE_M[p.gait.name])


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
