"""Clearing: a body comes to rest beside people, piles, chairs and walls, never in them."""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from simulator.figure.skeleton import Placed
from simulator.figure.solids import Solid, depth, rod, solids_of
from simulator.performance.performer import Performer
from simulator.performance.room import Spot
from simulator.performance.shoving import shove, solid_thing
from simulator.performance.stagecraft import Rehearsal
from simulator.performance.steps import shift_feet

_PRESSED_M = 0.02
"""How deep in one another soft bodies may come to rest."""
_MOST_M, _ROUNDS, _OVER = 0.40, 14, 0.004
"""How far a body gives way at the most, in how many steps, and how much further than it must."""
_SPAN_M: Mapping[str, Mapping[str, float]] = {
    "infant": {"stand": 0.24, "sit": 0.42},
    "adult": {"stand": 0.36, "sit": 0.74, "crouch": 0.55},
}
_WIDE_M = {"infant": 0.60, "adult": 0.70}
"""How far from the root a body reaches over the floor, at the most: in these postures, and in all
others."""
_SEAT = (0.06, 0.26, 0.20)
"""From which height to which a chair is in the way, and its half breadth, in metres."""
_FLAT = 0.3
"""How level a way out has to be, as a share, to be taken over the floor."""
_DOORWAY_M = 0.6
"""How far from the back wall the doorway is left to those who go through it."""
_NOWHERE: Spot = (0.0, 0.0)


class _Around(NamedTuple):
    """What is round a body: solids, each with the middle of its whole, and whether walls are."""

    firm: Sequence[tuple[Solid, Spot]]
    walled: bool


def come_clear(r: Rehearsal, who: str, t0: int, t1: int) -> None:
    """End a move of a body clear of what stays, and push what is loose aside.

    The spot of the body is led from where it is at ``t0`` to where it rests at ``t1``.
    """
    p = r.cast[who]
    if p.carrier.at(t1) or not p.present.at(t1):
        return
    if p.build == "adult" and p.posture.at(t1) == "sit":
        _let_sit(r, t0, t1)
        shove(r, who, t0, t1)
    else:
        shove(r, who, t0, t1, body=keep_clear(r, who, t1))


def keep_clear(r: Rehearsal, who: str, t: int) -> Sequence[Solid] | None:
    """Lead the spot of a body to where it is clear at ``t``, the end of what is laid of its way.

    Return the body as solids there; None if there was nothing near to see that for.
    """
    p = r.cast[who]
    x, z = p.spot_at(t)
    around = _around(r, who, (x, z), t)
    if around is None:
        return None
    body = solids_of(r.placed(t, who)[who])
    out = _way_out(r, body, around)
    if out == _NOWHERE:
        return body
    p.part.spot.to(max(t, p.part.spot.end), (x + out[0], z + out[1]))
    return [part.shifted(*out) for part in body]


def _let_sit(r: Rehearsal, t0: int, t1: int) -> None:
    """Let an infant at a chair give way to the feet of one who sits down on it."""
    child = r.cast["infant"]
    if child.present.at(t1) and not child.carrier.at(t1) and child.busy_until <= t0:
        child.part.spot.cut(t0)
        come_clear(r, "infant", t0, t1)
        if child.posture.at(t1) == "stand":
            shift_feet(child, t0, t1)


def clear_spot(r: Rehearsal, who: str, placed: Placed, t: int) -> Spot:
    """Return the spot nearest to where a body is placed at which it is in nobody and nothing."""
    x, _, z = placed.position
    around = _around(r, who, (x, z), t)
    out = _way_out(r, solids_of(placed), around) if around else _NOWHERE
    return x + out[0], z + out[1]


def _around(r: Rehearsal, who: str, here: Spot, t: int) -> _Around | None:
    """Return what a body may be in at a spot; None if there is nothing near."""
    far = _span(r.cast[who], t)
    firm = list(_firm(r, who, t, here, far))
    walled = not _in_doorway(r, here) and r.inside(here, far) != here
    return _Around(firm, walled) if firm or walled else None


def _way_out(r: Rehearsal, body: Sequence[Solid], around: _Around) -> Spot:
    """Return how far over the floor a body has to move to be in nobody and nothing."""
    firm, walled = around
    best, moved = (math.inf, _NOWHERE), _NOWHERE
    for _ in range(_ROUNDS):
        there = [part.shifted(*moved) for part in body]
        deep, way = max((*_meetings(there, firm), *(_walls(r, there) if walled else ())))
        if deep < best[0]:
            best = deep, moved
        if deep <= _PRESSED_M:
            break
        more = deep - _PRESSED_M + _OVER
        moved = moved[0] + way[0] * more, moved[1] + way[1] * more
        if math.hypot(*moved) > _MOST_M:
            break
    return best[1]


def _meetings(
    mine: Sequence[Solid], firm: Sequence[tuple[Solid, Spot]]
) -> Iterator[tuple[float, Spot]]:
    """Yield how deep parts are in what is firm, and which way over the floor leads out."""
    yield -math.inf, (0.0, 0.0)
    for solid, middle in firm:
        for part in mine:
            deep, (x, y, z) = depth(part, solid)
            if deep <= 0.0:
                continue
            level = math.hypot(x, z)
            if level < _FLAT * math.hypot(level, y):
                x, z = part.x - middle[0], part.z - middle[1]
                level = math.hypot(x, z)
            yield deep, (x / level, z / level) if level > 0.0 else (0.0, -1.0)


def _walls(r: Rehearsal, mine: Sequence[Solid]) -> Iterator[tuple[float, Spot]]:
    """Yield how deep parts are in walls, and which way leads out."""
    x0, x1, z0, z1 = r.room.bounds
    for part in mine:
        for x, _, z in (part.a, part.b):
            yield x0 - x + part.radius, (1.0, 0.0)
            yield x - x1 + part.radius, (-1.0, 0.0)
            yield z0 - z + part.radius, (0.0, 1.0)
            yield z - z1 + part.radius, (0.0, -1.0)


def _in_doorway(r: Rehearsal, spot: Spot) -> bool:
    door = r.room.places["doorway"]
    return abs(spot[0] - door[0]) < _DOORWAY_M and spot[1] > door[1] - _DOORWAY_M


def _span(p: Performer, t: int) -> float:
    return _SPAN_M[p.build].get(p.posture.at(t), _WIDE_M[p.build])


def _firm(r: Rehearsal, who: str, t: int, here: Spot, far: float) -> Iterator[tuple[Solid, Spot]]:
    """Yield what does not give way round a spot: solids, each with the middle of its whole."""
    for thing in r.things.values():
        if thing.thing.stays:
            x, _, z = thing.position.numbers(t)
            if math.dist(here, (x, z)) < far + thing.thing.reach:
                yield solid_thing(thing.thing, (x, z)), (x, z)
    low, high, half = _SEAT
    for chair in r.room.chairs.values():
        x, z = chair.position
        if math.dist(here, (x, z)) < far + half:
            yield rod((x, low, z), (x, high, z), half), (x, z)
    for actor, other in r.cast.items():
        at = max(t, other.busy_until)
        if actor == who or not other.present.at(at) or other.carrier.at(at):
            continue
        spot = other.spot_at(at)
        if math.dist(here, spot) < far + _span(other, at):
            for part in solids_of(r.placed(at, actor)[actor]):
                yield part, spot
