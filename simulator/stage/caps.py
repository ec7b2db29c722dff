"""Caps on a ball: hair on a head, stripes on a ball.

The outline of a spherical cap, seen from anywhere, is the front arc of its rim and the arc of the
horizon nearest its axis. That is exact for every facing, so nothing pops while the ball turns.
"""

import math

import numpy as np

from simulator.figure.vectors import Vector, cross, dot, scale, sub, unit
from simulator.stage.camera import Array

_RIM = np.linspace(-1.0, 1.0, 14)
_HORIZON = np.linspace(1.0, -1.0, 10)[1:-1]
_ROUND = np.linspace(0.0, 2 * math.pi, 24, endpoint=False)


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
    turn = -towards * cos / (side * sin)
    if turn >= 1.0:
        return None
    frame = np.array((axis, first, cross(axis, first)))
    if turn <= -1.0 or cos / side >= 1.0:
        whole: Array = _rim(cos, sin, _ROUND) @ frame
        return whole if towards >= 0.0 else None
    bent = math.acos(min(1.0, cos / side)) * _HORIZON
    horizon = np.empty((len(bent), 3))
    horizon[:, 0] = side * np.cos(bent)
    horizon[:, 1] = -towards * np.cos(bent)
    horizon[:, 2] = np.sin(bent)
    rim = _rim(cos, sin, math.acos(turn) * _RIM)
    outline: Array = np.concatenate([rim, horizon]) @ frame
    return outline


def _rim(cos: float, sin: float, angles: Array) -> Array:
    """Return points of the rim by the axis, the direction nearest the viewer and the one across."""
    points = np.empty((len(angles), 3))
    points[:, 0] = cos
    points[:, 1] = sin * np.cos(angles)
    points[:, 2] = sin * np.sin(angles)
    return points
