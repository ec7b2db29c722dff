"""Clearing: a body comes to rest beside people, piles, chairs and walls, never in them."""

import math
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from simulator.figure.skeleton import Placed
from simulator.figure.solids import Solid, depth, rod, solids_of
from simulator.performance.room import Spot
from simulator.performance.shoving import shove, solid_thing, span
from simulator.performance.stagecraft import Rehearsal
from simulator.performance.steps import shift_feet

_PRESSED_M = 0.02
"""How deep in one another soft bodies may come to rest."""
_MOST_M, _ROUNDS, _OVER = 0.40, 14, 0.004
"""How far a body gives way at the most, in how many steps, and how much further than it must."""
_SEAT = (0.06, 0.26, 0.20)
"""From which height to which a chair is in the way, and its half breadth, in metres."""
_STARTS: tuple[Spot, ...] = ((0.0, 0.0), (0.2, 0.0), (-0.2, 0.0), (0.0, 0.2), (0.0, -0.2))
"""From where a way out is looked for, the next only if those before led to no short one."""
_ON_THE_WAY, _FURTHER_M = (0.35, 0.7), 0.1
"""At what shares of a change of posture a body gives way to people, and how much further out than
at rest it may come then.
"""
_OTHERS_MOVE = (0.35, 0.6, 1.0)
"""At what shares of a move of others a body is clear of them that gives way to it."""
_FASTEST, _ASIDE_M = 0.9, 0.10
"""How fast one gives way, in metres a second, and how far at the most who gets up or down."""
_AT_HAND_M = {"infant": 0.2, "adult": 0.1}
"""How near the root a pile is that one is in who gets up or down, besides its own reach."""
_FAN_DEG, _LIMB_M = 30.0, 0.15
"""After how much of a turn the limbs of one who turns are looked at again, and how far from the
root the middle of a limb is at least.
"""
_SHORT_M, _LEAST_M = 0.12, 0.15
"""How long a way out may be that is taken without a look for another, and how far a body that turns
gives way however quick the turn.
"""
_FLAT = 0.3
"""How level a way out has to be, as a share, to be taken over the floor."""
_DOORWAY_M = 0.6
"""How far from the back wall the doorway is left to those who go through it."""
_NOWHERE: Spot = (0.0, 0.0)


class _Around(NamedTuple):
    """What is round a body: solids, each with the middle of its whole, and whether walls are."""

    firm: Sequence[tuple[Solid, Spot]]
    walled: bool


def come_clear(
    r: Rehearsal, who: str, t0: int, t1: int, step: Callable[[], None] | None = None
) -> None:
    """End a move of a body clear of what stays, and push what is loose aside.

    The spot of the body is led from where it is at ``t0`` to where it rests at ``t1``. ``step``
    lays the steps of the feet to there, which come upon things as well.
    """
    p = r.cast[who]
    free = p.present.at(t1) and not p.carrier.at(t1)
    sits, sat = (p.build == "adult" and p.posture.at(t) == "sit" for t in (t1, t0 - 1))
    body = keep_clear(r, who, t1) if free and not sits else None
    if step is not None:
        step()
    if not free:
        return
    if sits or sat:
        _let_by(r, t0, t1)
    shove(r, who, t0, t1, body=body)


def give_way(r: Rehearsal, who: str, t0: int, t1: int) -> None:
    """Keep a body that stays where it is out of people, and of piles, while its posture changes."""
    p = r.cast[who]
    if p.carrier.at(t1) or p.part.spot.end > t0:
        return
    for t in (t0 + int((t1 - t0) * share) for share in _ON_THE_WAY):
        x, z = p.spot_at(t)
        people = _people(r, who, t, (x, z), span(p, t) + _FURTHER_M)
        firm = [*people, *_stays(r, (x, z), _AT_HAND_M[p.build])]
        if firm:
            body = r.solids(who, t)
            out = _way_out(r, body, _Around(firm, walled=False), _ASIDE_M)
            if out != _NOWHERE:
                p.part.spot.to(t, (x + out[0], z + out[1]))


def keep_clear(r: Rehearsal, who: str, t: int) -> Sequence[Solid] | None:
    """Lead the spot of a body to where it is clear at ``t``, the end of what is laid of its way.

    Return the body as solids there; None if there was nothing near to see that for.
    """
    p = r.cast[who]
    x, z = p.spot_at(t)
    around = _around(r, who, (x, z), t)
    if around is None:
        return None
    body, time = r.solids(who, t), t - p.part.spot.end
    out = _way_out(r, body, around, min(_MOST_M, _FASTEST * time / 1000) if time > 0 else _MOST_M)
    if out == _NOWHERE:
        return body
    p.part.spot.to(max(t, p.part.spot.end), (x + out[0], z + out[1]))
    return [part.shifted(*out) for part in body]


def clear_early(r: Rehearsal, who: str, t0: int, t1: int, *, others: bool = False) -> None:
    """Lead a body that stays, or turns, to where it is clear at the end and on the way there.

    It is there by the middle of the time. If it is the ``others`` that move it is so by the third
    of it, and clear of all their way.
    """
    p = r.cast[who]
    x, z = p.spot_at(t1)
    times = [t0 + int((t1 - t0) * share) for share in (_OTHERS_MOVE if others else (1.0,))]
    near = [around for t in times if (around := _around(r, who, (x, z), t))]
    if not near:
        return
    around = _Around([solid for a in near for solid in a.firm], any(a.walled for a in near))
    back = p.heading_at(t0) - p.heading_at(t1)
    looks, rest = 1 + int(abs(back) / _FAN_DEG), solids_of(r.placed(t1, who)[who])
    limbs = [part for part in rest if math.dist((part.x, part.z), (x, z)) > _LIMB_M]
    fan = [part.turned(back * i / looks, (x, z)) for i in range(1, looks) for part in limbs]
    early = (t1 - t0) // (3 if others else 2)
    out = _way_out(r, rest + fan, around, min(_MOST_M, max(_LEAST_M, _FASTEST * early / 1000)))
    if out != _NOWHERE:
        p.part.spot.to(t0 + early, (x + out[0], z + out[1]))


def _let_by(r: Rehearsal, t0: int, t1: int) -> None:
    """Let an infant at a chair give way to the legs of one who sits down on it or gets up."""
    child = r.cast["infant"]
    free = child.present.at(t1) and not child.carrier.at(t1) and child.busy_until <= t0
    if free and float(child.part.still.at(t1)[0]) == 0.0:
        child.part.spot.cut(t0)
        clear_early(r, "infant", t0, t1, others=True)
        keep_clear(r, "infant", t1)
        shove(r, "infant", t0, t1)
        if child.posture.at(t1) == "stand" and child.part.spot.end > t0:
            shift_feet(child, t0, t1)


def clear_spot(r: Rehearsal, who: str, placed: Placed, t: int) -> Spot:
    """Return the spot nearest to where a body is placed at which it is in nobody and nothing."""
    x, _, z = placed.position
    around = _around(r, who, (x, z), t)
    out = _way_out(r, solids_of(placed), around, _MOST_M) if around else _NOWHERE
    return x + out[0], z + out[1]


def _around(r: Rehearsal, who: str, here: Spot, t: int) -> _Around | None:
    """Return what a body may be in at a spot; None if there is nothing near."""
    far = span(r.cast[who], t)
    firm = list(_firm(r, who, t, here, far))
    walled = not _in_doorway(r, here) and r.inside(here, far) != here
    return _Around(firm, walled) if firm or walled else None


def _way_out(r: Rehearsal, body: Sequence[Solid], around: _Around, most: float) -> Spot:
    """Return how far over the floor, at ``most``, a body moves to be in nobody and nothing."""
    best = (math.inf, math.inf, _NOWHERE)
    for start in _STARTS:
        if math.hypot(*start) > most / 2:
            break
        deep, out = _driven_out(r, body, around, start, most)
        best = min(best, (max(deep, _PRESSED_M), math.hypot(*out), out))
        if best[0] <= _PRESSED_M and best[1] <= _SHORT_M:
            break
    return best[2]


def _driven_out(
    r: Rehearsal, body: Sequence[Solid], around: _Around, moved: Spot, most: float
) -> tuple[float, Spot]:
    """Drive a body out of what it is in, step by step, from where it is ``moved`` to.

    Return how deep it stays in something, and how far it has moved then.
    """
    firm, walled = around
    best = (math.inf, moved)
    for _ in range(_ROUNDS):
        there = [part.shifted(*moved) for part in body]
        deep, way = max((*_meetings(there, firm), *(_walls(r, there) if walled else ())))
        if deep < best[0]:
            best = deep, moved
        if deep <= _PRESSED_M:
            break
        more = deep - _PRESSED_M + _OVER
        moved = moved[0] + way[0] * more, moved[1] + way[1] * more
        if math.hypot(*moved) > most:
            break
    return best


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


def _firm(r: Rehearsal, who: str, t: int, here: Spot, far: float) -> Iterator[tuple[Solid, Spot]]:
    """Yield what does not give way round a spot: solids, each with the middle of its whole."""
    yield from _stays(r, here, far)
    low, high, half = _SEAT
    for chair in r.room.chairs.values():
        x, z = chair.position
        if math.dist(here, (x, z)) < far + half:
            yield rod((x, low, z), (x, high, z), half), (x, z)
    yield from _people(r, who, t, here, far)


def firm_near(r: Rehearsal, who: str, t: int) -> list[Solid]:
    """Return the parts of others and the piles that one who bends comes near."""
    here, far = r.cast[who].spot_at(t), span(r.cast[who], t) + _FURTHER_M
    near = (*_stays(r, here, far), *_people(r, who, t, here, far))
    return [solid for solid, _ in near]


def _stays(r: Rehearsal, here: Spot, far: float) -> Iterator[tuple[Solid, Spot]]:
    """Yield the piles near a spot, each with its middle."""
    for thing in r.things.values():
        spot = thing.thing.home
        if thing.thing.stays and math.dist(here, spot) < far + thing.thing.reach:
            yield solid_thing(thing.thing, spot), spot


def _people(r: Rehearsal, who: str, t: int, here: Spot, far: float) -> Iterator[tuple[Solid, Spot]]:
    """Yield the parts of others near a spot, each with the middle of the whole body."""
    for actor, other in r.cast.items():
        at = max(t, other.busy_until)
        if actor == who or not other.present.at(at) or other.carrier.at(at):
            continue
        spot = other.spot_at(at)
        if math.dist(here, spot) < far + span(other, at):
            for part in r.solids(actor, at):
                yield part, spot
