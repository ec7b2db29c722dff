"""Touching: where the surface of a body is nearest to a palm, so that a hand can rest on it."""

import math
from collections.abc import Sequence

from simulator.figure.vectors import ORIGIN, Vector, add, dot, length, lerp, scale, sub, unit

Rod = tuple[Vector, Vector, float]
"""A rounded part of a body: all points within so many metres of the line between two."""

_REST_M = 0.01
"""How far off a surface a palm is that rests on it: poses are drawn no finer."""
_EVEN_M = 0.01
"""By how much nearer the one of two parts is that a palm goes to rather than between them."""
_FARTHER_M = 0.14
"""By how much a part is farther off than the nearest that draws no palm to lie on it."""
_LEAST = 1e-6
"""Share of a part below which it draws no palm."""


def way_to_surface(palm: Vector, radius: float, rods: Sequence[Rod]) -> Vector:
    """Return how a palm of a radius moves to rest on the nearest of some rods.

    Nothing if it touches one already. Between two that are equally near it moves to neither, and
    off the middle soon to the nearer one: so a hand never jumps from knee to knee.
    """
    ways = [_way_to(palm, radius, rod) for rod in rods]
    gaps = [length(way) for way in ways]
    least = min(gaps, default=0.0)
    if least == 0.0:
        return ORIGIN
    shares = [math.exp((least - gap) / _EVEN_M) for gap in gaps]
    every = sum(shares)
    whole = ORIGIN
    for way, share in zip(ways, shares, strict=True):
        if share > _LEAST:
            whole = add(whole, scale(way, share / every))
    return whole


def way_inside(palm: Vector, rods: Sequence[Rod]) -> Vector:
    """Return the direction from a palm into the body that it lies on.

    Between two rods that are equally near it is the middle of both.
    """
    ways = [_to_middle(palm, rod) for rod in rods]
    least = min((gap for *_, gap in ways), default=0.0)
    whole = ORIGIN
    for way, far, gap in ways:
        if far > 0.0 and gap - least < _FARTHER_M:
            whole = add(whole, scale(way, math.exp((least - gap) / _EVEN_M) / far))
    return unit(whole)


def nearest_on(point: Vector, a: Vector, b: Vector) -> Vector:
    """Return the point of a line with ends that is nearest to another point."""
    along, way = sub(b, a), sub(point, a)
    share = dot(way, along) / max(dot(along, along), 1e-9)
    return lerp(a, b, max(0.0, min(1.0, share)))


def _to_middle(palm: Vector, rod: Rod) -> tuple[Vector, float, float]:
    """Return the way to the middle of a rod, its length, and how far off the surface is."""
    (ax, ay, az), (bx, by, bz), thick = rod
    x, y, z = palm
    ux, uy, uz = bx - ax, by - ay, bz - az
    share = (x - ax) * ux + (y - ay) * uy + (z - az) * uz
    share = max(0.0, min(1.0, share / max(ux * ux + uy * uy + uz * uz, 1e-9)))
    x, y, z = ax + ux * share - x, ay + uy * share - y, az + uz * share - z
    far = math.hypot(x, y, z)
    return (x, y, z), far, far - thick


def _way_to(palm: Vector, radius: float, rod: Rod) -> Vector:
    way, far, off = _to_middle(palm, rod)
    gap = off - radius - _REST_M
    return scale(way, gap / far) if gap > 0.0 else ORIGIN
