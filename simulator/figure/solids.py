"""Solids: bodies and things as rounded rods, enough to tell what is inside what."""

import itertools
import math
from collections.abc import Iterable
from typing import NamedTuple

from simulator.figure.body import Body
from simulator.figure.skeleton import Placed, Trunk, leg_of, solve_trunk
from simulator.figure.vectors import Vector, add, dot, scale, sub

_TRUNK = 1.15  # of the hip's radius
_SIDES = (0, 1)


class Solid(NamedTuple):
    """All points within ``radius`` metres of the line from ``a`` to ``b``.

    ``x``, ``z`` and ``reach`` are the middle and the radius of a round on the floor that is under
    all of it.
    """

    a: Vector
    b: Vector
    radius: float
    x: float
    z: float
    reach: float

    def shifted(self, x: float, z: float) -> "Solid":
        """Return the same, moved over the floor."""
        a, b = self.a, self.b
        return Solid(
            (a[0] + x, a[1], a[2] + z),
            (b[0] + x, b[1], b[2] + z),
            self.radius,
            self.x + x,
            self.z + z,
            self.reach,
        )

    def turned(self, angle: float, about: tuple[float, float]) -> "Solid":
        """Return the same, turned over the floor: headings in it grow by ``angle`` degrees."""
        s, c = math.sin(math.radians(angle)), math.cos(math.radians(angle))
        a, b, middle = (
            (about[0] + dx * c + dz * s, y, about[1] - dx * s + dz * c)
            for dx, y, dz in (
                (x - about[0], y, z - about[1])
                for x, y, z in (self.a, self.b, (self.x, 0.0, self.z))
            )
        )
        return Solid(a, b, self.radius, middle[0], middle[2], self.reach)


def rod(a: Vector, b: Vector, radius: float) -> Solid:
    """Return the solid between two points."""
    half = math.hypot(b[0] - a[0], b[2] - a[2]) / 2
    return Solid(a, b, radius, (a[0] + b[0]) / 2, (a[2] + b[2]) / 2, half + radius)


def solids_of(placed: Placed) -> list[Solid]:
    """Return trunk, head, thighs, shins and feet: what passes through nothing.

    Arms are made to touch and are left out.
    """
    trunk, body = solve_trunk(placed), placed.body
    radii = body.radii
    found = [
        rod(trunk.pelvis, trunk.chest, radii["hip"] * _TRUNK),
        head_of(body, trunk),
    ]
    for side in _SIDES:
        hip, knee, ankle, toe = leg_of(placed, trunk, side)
        joints = (hip, knee, ankle, add(ankle, scale(toe, body.foot)))
        parts = zip(itertools.pairwise(joints), ("knee", "ankle", "toe"), strict=True)
        found += [rod(a, b, radii[name]) for (a, b), name in parts]
    return found


def head_of(body: Body, trunk: Trunk) -> Solid:
    """Return the head of a body."""
    return rod(trunk.head, trunk.head, body.head_scale * body.head_unit)


def deepest(part: Solid, others: Iterable[Solid]) -> float:
    """Return how deep a part is in any of others, in metres; negative if it is in none."""
    return max((depth(part, other)[0] for other in others), default=-math.inf)


def depth(one: Solid, other: Solid) -> tuple[float, Vector]:
    """Return how deep two solids are in one another, in metres, and the way out for the first.

    Negative depths are gaps; of what is far apart only that it is so. The way is the line between
    their nearest points, not a unit vector.
    """
    x, z, reach = one.x - other.x, one.z - other.z, one.reach + other.reach
    if x * x + z * z > reach * reach:
        return -math.inf, (x, 0.0, z)
    way = _between(one, other)
    return one.radius + other.radius - math.hypot(*way), way


def _between(one: Solid, other: Solid) -> Vector:
    """Return the line to the first solid from the other (Ericson, 2005, section 5.1.9)."""
    d1, d2, r = sub(one.b, one.a), sub(other.b, other.a), sub(one.a, other.a)
    a, e, f = dot(d1, d1), dot(d2, d2), dot(d2, r)
    c, b = dot(d1, r), dot(d1, d2)
    s = t = 0.0
    if a > 1e-9:
        square = a * e - b * b
        s = min(1.0, max(0.0, (b * f - c * e) / square)) if square > 1e-9 else 0.0
    if e > 1e-9:
        t = min(1.0, max(0.0, (b * s + f) / e))
    if a > 1e-9:
        s = min(1.0, max(0.0, (b * t - c) / a))
    return sub(add(r, scale(d1, s)), scale(d2, t))
