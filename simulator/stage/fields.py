"""Fields of a face: what lies on it between two lines, as a beard or what a headscarf leaves open.

A field is part of the ellipsoid of the face and is cut off where that turns away, so it follows
every turn and nod of the head as eyes and mouth do.
"""

import functools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simulator.figure.vectors import Vector
from simulator.stage.camera import Array

_ACROSS = 41  # columns: so many that nobody sees the corners
_FEWEST = 2  # columns that make an area
_HORIZON = np.pi / 2 - 0.01  # radians from the nearest point at which a column is cut off


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """A field, by columns: how far each lies to the face's right, its upper and its lower end.

    All in radians on the ellipsoid of the face; shapes (n,).
    """

    u: Array
    upper: Array
    lower: Array

    def widened(self, by: float) -> "Field":
        """Return the field with a hem of so many radians all round."""
        return _widened(self, by)


def field_from(rows: Sequence[Sequence[float]]) -> Field:
    """Read a field from rows of u, upper and lower end, from the middle to the side."""
    side, upper, lower = np.array(rows, np.float64).T
    u = np.linspace(-side[-1], side[-1], _ACROSS)
    away = np.abs(u)
    return Field(u, np.interp(away, side, upper), np.interp(away, side, lower))


@functools.cache
def _widened(field: Field, by: float) -> Field:
    share = 1.0 + by / float(field.u[-1])
    return Field(field.u * share, field.upper + by, field.lower - by)


@functools.lru_cache(256)
def seen_field(field: Field, ellipsoid: Vector, lift: float, viewer: Vector) -> Array:
    """Return what is seen of a field: its outline round the head's centre, shape (n, 3).

    It is empty where nothing or no more than a line is seen.

    Args:
        field: The field.
        ellipsoid: Radii of the face to its right, up and forward.
        lift: How far its centre lies above the head's.
        viewer: The direction of the viewer in the head's frame.
    """
    x, y, z = (v / r for v, r in zip(viewer, ellipsoid, strict=True))
    nearest = np.arctan2(y, x * np.sin(field.u) + z * np.cos(field.u))
    upper = np.minimum(field.upper, nearest + _HORIZON)
    lower = np.maximum(field.lower, nearest - _HORIZON)
    seen = upper > lower
    if seen.sum() < _FEWEST:
        return np.empty((0, 3))
    u = np.concatenate([field.u[seen], field.u[seen][::-1]])
    v = np.concatenate([upper[seen], lower[seen][::-1]])
    out = np.stack([np.sin(u) * np.cos(v), np.sin(v), np.cos(u) * np.cos(v)], 1)
    points: Array = out * np.array(ellipsoid) + (0.0, lift, 0.0)
    return points
