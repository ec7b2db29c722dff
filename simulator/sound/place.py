"""Places: from where in the picture a sound comes."""

import functools
import math

import numpy as np
import yaml
from numpy.typing import NDArray

from simulator.figure.vectors import UP, Vector, cross, dot, sub, unit
from simulator.performance import Performance
from simulator.resources import ASSETS

Array = NDArray[np.float64]
_CAMERA = "room"


@functools.cache
def _view() -> tuple[Vector, Vector, Vector, float]:
    """Return eye, right and forward of the room camera, and the tangent of half its width."""
    text = (ASSETS / "room" / "cameras.yaml").read_text(encoding="utf-8")
    plan = yaml.safe_load(text)[_CAMERA]
    eye: Vector = tuple(plan["eye"])
    forward = unit(sub(tuple(plan["target"]), eye))
    right = unit(cross(UP, forward))
    return eye, right, forward, math.tan(math.radians(plan["fov"]) / 2) * plan["frame"]


def pan_of(x: float, z: float) -> float:
    """Return where a spot of the floor is across the picture: -1 left edge, 1 right edge."""
    eye, right, forward, half = _view()
    way = sub((x, 0.5, z), eye)
    return min(1.0, max(-1.0, dot(way, right) / max(dot(way, forward), 0.1) / half))


@functools.cache
def _rug() -> tuple[Array, Array]:
    """Return the middle of the rug and its two radii, in metres."""
    text = (ASSETS / "room" / "room.yaml").read_text(encoding="utf-8")
    rug = yaml.safe_load(text)["rug"]
    return np.array(rug["centre"], float), np.array(rug["radii"], float)


def on_rug(spots: Array) -> NDArray[np.bool_]:
    """Tell which spots of the floor, shape (spots, 2), lie on the rug."""
    centre, radii = _rug()
    within: NDArray[np.bool_] = (((spots - centre) / radii) ** 2).sum(axis=1) < 1.0
    return within


def spots_of(performance: Performance, actor: str, times: Array) -> Array:
    """Return where on the floor somebody, or who carries them, is: shape (times, 2)."""
    person = performance.people[actor]
    spots = person.part.spot.sample(times)
    starts = np.asarray(person.carrier.times, float)
    cues = np.maximum(np.searchsorted(starts, times, side="right") - 1, 0)
    for carrier in {c for c in person.carrier.values if c is not None}:
        carried = np.array([c == carrier for c in person.carrier.values])[cues]
        spots[carried] = performance.people[carrier].part.spot.sample(times[carried])
    return spots
