"""Shoving: toys that lie where a body comes to rest on the floor are pushed aside."""

import itertools
import math
from collections.abc import Iterator

from simulator.figure.skeleton import Joints
from simulator.figure.vectors import Vector, add, scale
from simulator.performance.performer import Performer
from simulator.performance.room import Spot, pushed
from simulator.performance.stagecraft import Rehearsal, ThingSketch

_LEG_M = {"infant": 0.045, "adult": 0.06}
"""Half the thickness of a leg, or what is kept from the middle of a trunk."""
_SQUEEZED_M, _CLEAR_M = 0.04, {"infant": 0.25, "adult": 0.28}
"""What a toy may still be too near, between two parts, before it goes out from between them; and
how far from the root the parts reach that it went out between."""
_LEGS_REACH_M = {"infant": 0.7, "adult": 1.1}
"""How far from the root a toy may be that legs come upon."""
_LOW_M = 0.22
"""How near the floor a part of a body is that may meet a toy."""


def shove(r: Rehearsal, who: str, t0: int, t1: int) -> None:
    """Move the loose toys in the way of a body at ``t1`` aside while it gets there."""
    p = r.cast[who]
    near = [] if p.carrier.at(t1) else list(_near(r, p, t0, t1))
    if not near:
        return
    j = r.joints(who, t1)
    low = [((a[0], a[2]), (b[0], b[2])) for a, b in _parts(j) if min(a[1], b[1]) < _LOW_M]
    for thing, (x, y, z) in near:
        keep = _LEG_M[p.build] + min(thing.thing.reach, thing.thing.centre)
        spot = (x, z)
        for part in low:
            spot = _aside(spot, part, keep)
        if any(_aside(spot, part, keep - _SQUEEZED_M) != spot for part in low):
            spot = pushed(spot, p.spot_at(t1), keep + _CLEAR_M[p.build])
        if spot != (x, z):
            spot = r.inside(spot, 0.15)
            begin = (t0 + t1) // 2
            thing.position.cut(begin)
            thing.position.to(t1, [spot[0], y, spot[1]])


def _near(r: Rehearsal, p: Performer, t0: int, t1: int) -> Iterator[tuple[ThingSketch, Vector]]:
    """Yield the loose toys that legs may reach, and where they are."""
    here = p.spot_at(t1)
    for thing in r.things.values():
        if not thing.thing.stays and thing.holder.at(t0) is None:
            x, y, z = thing.position.at(t1).tolist()
            if math.dist(here, (x, z)) < _LEGS_REACH_M[p.build]:
                yield thing, (x, y, z)


def _parts(j: Joints) -> Iterator[tuple[Vector, Vector]]:
    """Yield trunk and neck, thighs, shins and feet, from joint to joint."""
    yield from itertools.pairwise((j.trunk.pelvis, j.trunk.chest, j.trunk.head))
    for side in (0, 1):
        toes = add(j.ankle[side], scale(j.toe[side], j.body.foot))
        yield from itertools.pairwise((j.hip[side], j.knee[side], j.ankle[side], toes))


def _aside(spot: Spot, part: tuple[Spot, Spot], keep: float) -> Spot:
    """Return the nearest spot that is ``keep`` metres from a part of a body."""
    (ax, az), (bx, bz) = part
    dx, dz = bx - ax, bz - az
    square = dx * dx + dz * dz
    u = ((spot[0] - ax) * dx + (spot[1] - az) * dz) / square if square > 1e-9 else 0.0
    u = min(1.0, max(0.0, u))
    return pushed(spot, (ax + dx * u, az + dz * u), keep)
