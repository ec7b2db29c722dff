"""Features of a face as polygons in angles.

u runs to the face's right and v up, in radians on the ellipsoid of the head. A face is drawn from
its numbers (``simulator.figure.face``), from where the eyes look, and from where it is seen: a
line of equal height on a ball bends when seen from above or below, and a face seen from the side
must still speak, so eyes and mouth move a little towards the viewer.
"""

import functools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simulator.figure.face import Face
from simulator.figure.look import Colour, Look
from simulator.stage.camera import Array
from simulator.stage.eyes import brow, eye, glasses, tears
from simulator.stage.mouth import mouth, nose
from simulator.stage.palette import mix, palette
from simulator.stage.shapes import shape_of
from simulator.stage.sitting import PLAIN, Patch, Sitting, ellipse, towards_viewer

# A held expression is drawn once: everything that shapes a face is rounded to these steps.
_PART_STEP, _EYE_STEP, _DETAIL_STEP = 40, 20, 40
_VIEW_STEP, _VIEW_STEP_FAR = 40, 16  # on a small head a coarser step is no larger on the picture


@dataclass(frozen=True, slots=True)
class Features:
    """Polygons of a face as unit normals of shape (n, 3), one after the other.

    Polygon i ends before ``ends[i]``; the first ``before_nose`` polygons lie under the nose.
    """

    normals: Array
    ends: tuple[int, ...]
    tints: tuple[Colour, ...]
    before_nose: int


def features(
    build: str,
    look: Look,
    face: Face,
    eyes: tuple[float, float],
    viewer: tuple[float, float],
    big: float,
) -> Features:
    """Return the features of a face.

    Args:
        build: "infant" or "adult".
        look: Colours of skin, hair and iris.
        face: The expression.
        eyes: Turn of the eyes to their right and up, 1 at their limit.
        viewer: How far the viewer stands to the face's right and above it, -1 to 1.
        big: Factor by which features are enlarged.
    """
    steps = _VIEW_STEP_FAR if big > PLAIN else _VIEW_STEP
    return _drawn(
        build,
        look.skin,
        look.hair,
        look.iris,
        look.glasses,
        rounded_face(face),
        (round(eyes[0] * _EYE_STEP), round(eyes[1] * _EYE_STEP)),
        (round(viewer[0] * steps) / steps, round(viewer[1] * steps) / steps),
        round(big * _DETAIL_STEP),
    )


def rounded_face(face: Face) -> tuple[int, ...]:
    """Return an expression in the steps in which it is drawn: equal ones look the same."""
    return tuple(round(x * _PART_STEP) for x in face.tolist())


@functools.lru_cache(1024)
def _drawn(
    build: str,
    skin: Colour,
    hair: Colour,
    iris: Colour,
    spectacles: bool,
    parts: tuple[int, ...],
    eyes: tuple[int, int],
    viewer: tuple[float, float],
    big: int,
) -> Features:
    s = Sitting(
        shape_of(build).head,
        build == "infant",
        skin,
        hair,
        iris,
        tuple(p / _PART_STEP for p in parts),
        (eyes[0] / _EYE_STEP, eyes[1] / _EYE_STEP),
        big / _DETAIL_STEP,
        viewer[0],
        viewer[1],
    )
    under = [*cheeks(s)]
    for hand in (-1, 1):
        under += eye(s, hand) + brow(s, hand)
    over = nose(s) + mouth(s) + tears(s) + (glasses(s) if spectacles else [])
    patches = under + over
    uv = np.concatenate([points for points, _ in patches])
    u, v = uv[:, 0], uv[:, 1]
    normals = np.stack([np.sin(u) * np.cos(v), np.sin(v), np.cos(u) * np.cos(v)], 1)
    ends = np.cumsum([len(points) for points, _ in patches]).tolist()
    return Features(normals, tuple(ends), tuple(tint for _, tint in patches), len(under))


def cheeks(s: Sitting) -> list[Patch]:
    """Return the blush on both cheeks."""
    if s["blush"] < 0.02:
        return []
    c = s.shape.cheek
    full = mix(s.skin, palette().face["blush"], min(0.8, 0.72 * s["blush"]))
    rings = ((1.10, 0.5), (0.72, 1.0)) if s.plain else ((1.22, 0.28), (0.98, 0.6), (0.70, 1.0))
    steps = [(k, mix(s.skin, full, share)) for k, share in rings]
    shift = 0.16 * towards_viewer(s, 0.6)
    return [
        (ellipse(hand * c["u"] + shift, c["v"], c["width"] * k, c["height"] * k), tint)
        for hand in (-1, 1)
        for k, tint in steps
    ]


def visible(
    points: Sequence[Sequence[float]], facing: Sequence[float], least: float
) -> list[Sequence[float]]:
    """Cut off the part of a polygon that faces away.

    Args:
        points: The corners.
        facing: For every corner, the cosine between its normal and the direction to the viewer.
        least: The cosine at which the polygon is cut.
    """
    kept: list[Sequence[float]] = []
    last = len(points) - 1
    for i, (point, f) in enumerate(zip(points, facing, strict=True)):
        before, g = points[last if i == 0 else i - 1], facing[last if i == 0 else i - 1]
        if (f >= least) != (g >= least):
            t = (least - g) / (f - g)
            kept.append([a + (b - a) * t for a, b in zip(before, point, strict=True)])
        if f >= least:
            kept.append(point)
    return kept
