"""Faces: an expression as one row of numbers."""

import functools
from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
import yaml
from numpy.typing import NDArray

from simulator.resources import ASSETS

Face = NDArray[np.float64]
"""One row of numbers in the order of ``PARTS``."""

PARTS = (
    "eye",  # opening, 0 to 1.25; below .12 a closed line
    "squint",  # lower lid raised
    "lid",  # heavy upper lid
    "pupil",  # size of iris and pupil
    "brow",  # height, -1 to 1
    "tilt",  # -1 inner ends up (sad, afraid), +1 inner ends down (angry)
    "pinch",  # brows drawn together
    "width",  # of the mouth
    "curve",  # corners down or up, -1 to 1
    "open",  # mouth opening
    "square",  # 0 round mouth, 1 square
    "lip",  # pushed-out lower lip
    "blush",
    "tears",
    "stare",  # 1: no highlight in the eye, eyes slightly apart, unfocused
    "skew",  # one-sided: the left half of brow and mouth lags behind the right
)
NEUTRAL = {"eye": 1.0, "pupil": 1.0, "width": 1.0, "curve": 0.16, "blush": 0.45}
INDEX = MappingProxyType({part: i for i, part in enumerate(PARTS)})


def face_from(entry: Mapping[str, float]) -> Face:
    """Build a face from the parts that differ from the neutral one."""
    unknown = set(entry) - set(PARTS)
    if unknown:
        raise ValueError(f"unknown parts of a face: {', '.join(sorted(unknown))}")
    values = {**NEUTRAL, **entry}
    face = np.array([float(values.get(part, 0.0)) for part in PARTS])
    face.flags.writeable = False
    return face


@functools.cache
def load_faces() -> Mapping[str, Face]:
    """Return the expressions of ``assets/faces/expressions.yaml`` by name."""
    text = (ASSETS / "faces" / "expressions.yaml").read_text(encoding="utf-8")
    return MappingProxyType(
        {name: face_from(entry or {}) for name, entry in yaml.safe_load(text).items()}
    )
