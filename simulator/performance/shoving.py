"""Shoving: toys that lie where the legs of somebody who sits come to rest are pushed aside."""

import math

from simulator.performance.room import Spot
from simulator.performance.stagecraft import Rehearsal

_LEG_M = 0.045
"""Half the thickness of an infant's leg."""


def shove(r: Rehearsal, who: str, t0: int, t1: int) -> None:
    """Move the loose toys in the way of the legs at ``t1`` aside while these come down."""
    p = r.cast[who]
    if p.build != "infant" or p.carrier.at(t1):
        return
    j = r.joints(who, t1)
    legs = [
        ((a[0], a[2]), (b[0], b[2]))
        for side in (0, 1)
        for a, b in ((j.hip[side], j.knee[side]), (j.knee[side], j.ankle[side]))
    ]
    for thing in r.things.values():
        if thing.thing.stays or thing.holder.at(t0) is not None:
            continue
        x, y, z = thing.position.at(t1).tolist()
        keep = _LEG_M + min(thing.thing.reach, thing.thing.centre)
        spot = (x, z)
        for leg in legs:
            spot = _aside(spot, leg, keep)
        if spot != (x, z):
            spot = r.inside(spot, 0.15)
            begin = (t0 + t1) // 2
            thing.position.cut(begin)
            thing.position.to(t1, [spot[0], y, spot[1]])


def _aside(spot: Spot, leg: tuple[Spot, Spot], keep: float) -> Spot:
    """Return the nearest spot that is ``keep`` metres from a leg."""
    (ax, az), (bx, bz) = leg
    dx, dz = bx - ax, bz - az
    square = dx * dx + dz * dz
    u = ((spot[0] - ax) * dx + (spot[1] - az) * dz) / square if square > 1e-9 else 0.0
    u = min(1.0, max(0.0, u))
    x, z = ax + dx * u, az + dz * u
    far = math.dist(spot, (x, z))
    if far >= keep:
        return spot
    if far < 1e-6:
        return x + keep, z
    k = keep / far
    return x + (spot[0] - x) * k, z + (spot[1] - z) * k
