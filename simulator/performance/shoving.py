"""Shoving: toys that lie where the legs of somebody who gets down come to rest are pushed aside."""

import itertools
import math
from collections.abc import Iterator

from simulator.figure.skeleton import Joints
from simulator.figure.vectors import Vector, add, scale
from simulator.performance.performer import Performer
from simulator.performance.room import Spot, pushed
from simulator.performance.stagecraft import Rehearsal, ThingSketch

_LEG_M = {"infant": 0.045, "adult": 0.06}
"""Half the thickness of a leg."""
_LEGS_REACH_M = {"infant": 0.7, "adult": 1.1}
"""How far from the root a toy may be that legs come upon."""
_LOW_M = 0.22
"""How near the floor a part of a leg is that may meet a toy."""


def shove(r: Rehearsal, who: str, t0: int, t1: int) -> None:
    """Move the loose toys in the way of the legs at ``t1`` aside while these come down."""
    p = r.cast[who]
    near = [] if p.carrier.at(t1) else list(_near(r, p, t0, t1))
    if not near:
        return
    j = r.joints(who, t1)
    legs = [((a[0], a[2]), (b[0], b[2])) for side in (0, 1) for a, b in _on_floor(j, side)]
    for thing, (x, y, z) in near:
        keep = _LEG_M[p.build] + min(thing.thing.reach, thing.thing.centre)
        spot = (x, z)
        for leg in legs:
            spot = _aside(spot, leg, keep)
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


def _on_floor(j: Joints, side: int) -> list[tuple[Vector, Vector]]:
    """Return thigh, shin and foot, from joint to joint, if they are near the floor."""
    toes = add(j.ankle[side], scale(j.toe[side], j.body.foot))
    way = (j.hip[side], j.knee[side], j.ankle[side], toes)
    return [(a, b) for a, b in itertools.pairwise(way) if min(a[1], b[1]) < _LOW_M]


def _aside(spot: Spot, leg: tuple[Spot, Spot], keep: float) -> Spot:
    """Return the nearest spot that is ``keep`` metres from a leg."""
    (ax, az), (bx, bz) = leg
    dx, dz = bx - ax, bz - az
    square = dx * dx + dz * dz
    u = ((spot[0] - ax) * dx + (spot[1] - az) * dz) / square if square > 1e-9 else 0.0
    u = min(1.0, max(0.0, u))
    return pushed(spot, (ax + dx * u, az + dz * u), keep)
