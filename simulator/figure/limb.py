"""Limbs: two bones between a joint and where a hand or a foot is to be."""

import math

from simulator.figure.vectors import Vector, add, cross, dot, length, scale, sub, unit

Pair = tuple[Vector, Vector]
"""Two points: right and left, or a middle joint and an end."""

_REACH = 0.9985  # of the straight limb: a fully straight one has no side to bend to


def two_bone(start: Vector, target: Vector, first: float, second: float, pole: Vector) -> Pair:
    """Place a two-bone limb: return the middle joint and the end.

    The middle joint bends towards ``pole``; a target out of reach is approached as far as the limb
    goes.
    """
    along, far = stretched(start, target, first, second)
    x = (first * first - second * second + far * far) / (2 * far)
    height = math.sqrt(max(first * first - x * x, 0.0))
    side = sub(pole, scale(along, dot(pole, along)))
    side = unit(side) if length(side) > 1e-5 else unit(cross(along, (0.3, 0.2, 1.0)))
    middle = add(add(start, scale(along, x)), scale(side, height))
    return middle, add(start, scale(along, far))


def stretched(start: Vector, target: Vector, first: float, second: float) -> tuple[Vector, float]:
    """Return which way a two-bone limb points to a target, and how far it stretches."""
    way = sub(target, start)
    far = length(way)
    along = unit(way) if far > 1e-6 else (0.0, -1.0, 0.0)
    return along, min(max(far, abs(first - second) * 1.02 + 1e-4), (first + second) * _REACH)
