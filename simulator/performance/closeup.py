"""The close-up: a camera track that keeps the infant's face in view, laid once at compile time."""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from simulator.performance.scene import Aim
from simulator.performance.tracks import Track

STEP_MS = 200
_FOLLOW_S = 0.8  # time constant of the critically damped follow
_SIDE = 22.0  # degrees off the front: a face says most in three-quarter view
_AWAY, _RISE, _BELOW = 1.45, 0.14, 0.06  # metres


def _follow(target: NDArray[np.float64], dt: float, tau: float) -> NDArray[np.float64]:
    """Follow a target as a critically damped spring would, column by column."""
    out = np.empty_like(target)
    x, v = target[0].copy(), np.zeros(target.shape[1])
    k = 2.0 / tau
    for i, goal in enumerate(target):
        # Exact step of the critically damped spring, stable at any rate.
        gap = x - goal
        decay = math.exp(-k * dt)
        pull = (v + k * gap) * dt
        x = goal + (gap + pull) * decay
        v = (v - k * pull) * decay
        out[i] = x
    return out


def lay_closeup(
    length_ms: int, face_of: Callable[[int], tuple[float, float, float, float, float]]
) -> Track:
    """Lay the camera: rows of eye and target. ``face_of(t)`` gives head x, y, z, facing, freer side.

    Facing is a heading in degrees; the freer side is +1 to the right of the face, -1 to the left.
    """
    times = np.arange(0, length_ms + STEP_MS, STEP_MS)
    faces = np.array([face_of(int(t)) for t in times])
    azimuth = np.unwrap(np.radians(faces[:, 3])) + np.radians(_SIDE) * faces[:, 4]
    goal = np.column_stack([faces[:, :3], azimuth])
    smooth = _follow(goal, STEP_MS / 1000, _FOLLOW_S)
    head, angle = smooth[:, :3], smooth[:, 3]
    eye = np.column_stack(
        [
            head[:, 0] + np.sin(angle) * _AWAY,
            np.maximum(head[:, 1] + _RISE, 0.30),
            head[:, 2] + np.cos(angle) * _AWAY,
        ]
    )
    target = head - (0.0, _BELOW, 0.0)
    values = np.column_stack([eye, target])
    values.flags.writeable = False
    return Track(tuple(int(t) for t in times), values, (1,) * len(times))


def aim_at(track: Track, t: float) -> Aim:
    """Return where the close-up camera stands and looks at a time."""
    row = track.at(t).tolist()
    return Aim((row[0], row[1], row[2]), (row[3], row[4], row[5]))
