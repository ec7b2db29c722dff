"""Caps on a ball: hair on a head, stripes on a ball.

The outline of a spherical cap, seen from anywhere, is the front arc of its rim and the arc of the
horizon nearest its axis. That is exact for every facing, so nothing pops while the ball turns.
"""

import math

import numpy as np

from simulator.figure.vectors import Vector, cross, dot, scale, sub, unit
from simulator.stage.camera import Array

_RIM = np.linspace(-1.0, 1.0, 14)
_HORIZON = np.linspace(-1.0, 1.0, 10)
_ROUND = np.linspace(0.0, 2 * math.pi, 24, endpoint=False)


def _arc(first: Vector, second: Vector, angles: Array) -> Array:
    arc: Array = np.cos(angles)[:, None] * np.array(first) + np.sin(angles)[:, None] * np.array(
        second
    )
    return arc


def _across(axis: Vector) -> Vector:
    """Return any direction square to an axis that points straight at the viewer, or away."""
    return unit(cross(axis, (1.0, 0.0, 0.0) if abs(axis[0]) < 0.7 else (0.0, 1.0, 0.0)))


def cap(axis: Vector, half_angle: float, viewer: Vector) -> Array | None:
    """Return the visible outline of a cap on the unit ball, shape (n, 3), or None.

    ``half_angle`` is in degrees, below 90; ``viewer`` is the direction from the ball to the camera.
    """
    towards = dot(axis, viewer)
    cos, sin = math.cos(math.radians(half_angle)), math.sin(math.radians(half_angle))
    side = math.sqrt(max(1e-12, 1.0 - towards * towards))
    first = unit(sub(viewer, scale(axis, towards))) if side > 1e-5 else _across(axis)
    second = cross(axis, first)
    turn = -towards * cos / (side * sin)
    if turn >= 1.0:
        return None
    middle = np.array(axis) * cos
    if turn <= -1.0 or cos / side >= 1.0:
        if towards < 0.0:
            return None
        whole: Array = middle + sin * _arc(first, second, _ROUND)
        return whole
    rim = middle + sin * _arc(first, second, math.acos(turn) * _RIM)
    edge = unit(sub(axis, scale(viewer, towards)))
    horizon = _arc(edge, cross(viewer, edge), math.acos(min(1.0, cos / side)) * _HORIZON)
    if ((horizon[0] - rim[-1]) ** 2).sum() > ((horizon[-1] - rim[-1]) ** 2).sum():
        horizon = horizon[::-1]
    return np.concatenate([rim, horizon[1:-1]])
