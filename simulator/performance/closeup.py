"""The close-up: a camera track that keeps the infant's face in view, laid once at compile time."""

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from simulator.performance.facing import PointOf, find_infant, watch
from simulator.performance.performer import Person
from simulator.performance.scene import Aim
from simulator.performance.tracks import LINEAR, Track
from simulator.performance.vantage import best_headings

STEP_MS = 240
_EVERY, _AHEAD_MS = 4, 360  # steps between two looks round, and how early the camera sets out
_TURN_S, _FOLLOW_S, _BACK_S = 0.5, 0.25, 0.35
"""Time constants: it swings round slowly, follows the head closely, and steps back in between."""
_SETTLED = 15.0
"""Time constants after which nothing is left to go that could be seen."""
_AWAY, _RISE, _BELOW = 1.45, 0.14, 0.06  # metres
_AWAY_WHOLE, _BELOW_WHOLE = 1.80, 0.22  # where the legs are to be seen as well


def _follow(target: NDArray[np.float64], dt: float, tau: float) -> NDArray[np.float64]:
    """Follow a target as a critically damped spring would, column by column.

    Every step of the target leaves a way to go of which less and less is left.
    """
    spent = 2.0 / tau * dt * np.arange(1, math.ceil(_SETTLED * tau / dt) + 1)
    left = (1.0 + spent) * np.exp(-spent)
    steps = np.diff(target, axis=0, prepend=target[:1])
    behind = [np.convolve(column, left)[: len(target)] for column in steps.T]
    there: NDArray[np.float64] = target - np.column_stack(behind)
    return there


def lay_closeup(people: Mapping[str, Person], length_ms: int, point_of: PointOf) -> Track:
    """Lay the camera: rows of eye and target.

    It sets out a little before it must, as one who knows the script would.
    """
    times = np.arange(0, length_ms + STEP_MS, STEP_MS)
    looks = times[::_EVERY]
    found = find_infant(people, times.tolist())
    views = watch(people, looks.tolist(), found.each(_EVERY), point_of)
    ahead = times + _AHEAD_MS
    headings = np.interp(ahead, looks, best_headings(views))[:, None]
    shares = np.interp(ahead, looks, views.whole)[:, None]
    head = _follow(found.middles(), STEP_MS / 1000, _FOLLOW_S)
    angle = np.radians(_follow(headings, STEP_MS / 1000, _TURN_S)[:, 0])
    whole = _follow(shares, STEP_MS / 1000, _BACK_S)[:, 0]
    away = _AWAY + (_AWAY_WHOLE - _AWAY) * whole
    eye = np.column_stack(
        [
            head[:, 0] + np.sin(angle) * away,
            np.maximum(head[:, 1] + _RISE, 0.30),
            head[:, 2] + np.cos(angle) * away,
        ]
    )
    target = head.copy()
    target[:, 1] -= _BELOW + (_BELOW_WHOLE - _BELOW) * whole
    values = np.column_stack([eye, target])
    values.flags.writeable = False
    return Track(tuple(int(t) for t in times), values, (LINEAR,) * len(times))


def aim_at(track: Track, t: float) -> Aim:
    """Return where the close-up camera stands and looks at a time."""
    row = track.at(t).tolist()
    return Aim((row[0], row[1], row[2]), (row[3], row[4], row[5]))
