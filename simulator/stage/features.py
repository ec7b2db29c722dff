"""Features of a face as polygons in angles.

u runs to the face's right and v up, in radians on the ellipsoid of the head. A face is drawn from
its numbers (``simulator.figure.face``), from where the eyes look, and from where it is seen: a
line of equal height on a ball bends when seen from above or below, and a face seen from the side
must still speak, so eyes and mouth move a little towards the viewer.
"""

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from simulator.figure.face import INDEX, Face
from simulator.figure.look import Colour, Look
from simulator.stage.camera import Array
from simulator.stage.eyes import brow, eye, glasses, tears
from simulator.stage.hair import hair_of
from simulator.stage.mouth import mouth, nose
from simulator.stage.palette import mix, palette
from simulator.stage.shapes import shape_of
from simulator.stage.sitting import PLAIN, Patch, Sitting, ellipse, towards_viewer

# A held expression is drawn once: everything that shapes a face is rounded to these steps.
_PART_STEP, _EYE_STEP, _DETAIL_STEP = 40, 20, 40
_VIEW_STEP, _VIEW_STEP_FAR = 40, 16  # on a small head a coarser step is no larger on the picture


@dataclass(frozen=True, slots=True)
class Features:
    """Polygons of a face, one after the other: points round the head's centre, shape (n, 3).

    ``outward`` is the way out of the head at every point. Polygon i ends before ``ends[i]``; the
    first ``before_nose`` polygons lie under the nose.
    """

    points: Array
    outward: Array
    ends: tuple[int, ...]
    tints: tuple[Colour, ...]
    before_nose: int


@dataclass(frozen=True, slots=True, eq=False)
class Feature:
    """A feature, and what it is drawn from: the numbers of a face that it reads, and the gaze.

    It is drawn anew only when one of these changes, or the way it is seen. ``reads`` are the places
    of these numbers in a face.
    """

    draw: Callable[[Sitting], Sequence[Patch]]
    reads: tuple[int, ...]
    gazes: bool = False


def features(
    build: str,
    look: Look,
    face: Face,
    eyes: tuple[float, float],
    viewer: tuple[float, float],
    big: float,
    every: int = 1,
) -> Features:
    """Return the features of a face.

    Args:
        build: "infant" or "adult".
        look: Colours of skin, hair and iris.
        face: The expression.
        eyes: Turn of the eyes to their right and up, 1 at their limit.
        viewer: How far the viewer stands to the face's right and above it, -1 to 1.
        big: Factor by which features are enlarged.
        every: Of how many points of each outline one is kept.
    """
    steps = _VIEW_STEP_FAR if big > PLAIN else _VIEW_STEP
    return _drawn(
        build,
        look.skin,
        look.hair,
        look.iris,
        _spectacles(look),
        rounded_face(face),
        (round(eyes[0] * _EYE_STEP), round(eyes[1] * _EYE_STEP)),
        (round(viewer[0] * steps) / steps, round(viewer[1] * steps) / steps),
        round(big * _DETAIL_STEP),
        every,
    )


def _spectacles(look: Look) -> Feature | None:
    if not look.glasses:
        return None
    return GLASSES if hair_of(look.hairstyle).opening is None else GLASSES_UNDER_CLOTH


def rounded_face(face: Face) -> tuple[int, ...]:
    """Return an expression in the steps in which it is drawn: equal ones look the same."""
    return tuple(round(x * _PART_STEP) for x in face.tolist())


@functools.lru_cache(256)
def _drawn(
    build: str,
    skin: Colour,
    hair: Colour,
    iris: Colour,
    spectacles: Feature | None,
    parts: tuple[int, ...],
    eyes: tuple[int, int],
    viewer: tuple[float, float],
    big: int,
    every: int,
) -> Features:
    def patches(features: Sequence[Feature]) -> list[Patch]:
        return [
            (points[::every], tint)
            for feature in features
            for points, tint in _patches(
                feature,
                build,
                (skin, hair, iris),
                tuple([parts[i] for i in feature.reads]),
                eyes if feature.gazes else (0, 0),
                viewer,
                big,
            )
        ]

    under = patches(UNDER_NOSE)
    found = under + patches((*OVER_NOSE, spectacles) if spectacles else OVER_NOSE)
    uv = np.concatenate([points for points, _ in found])
    u, v = uv[:, 0], uv[:, 1]
    flat = np.cos(v)
    normals = np.empty((len(uv), 3))
    normals[:, 0], normals[:, 1], normals[:, 2] = np.sin(u) * flat, np.sin(v), np.cos(u) * flat
    shape = shape_of(build).head
    radii = np.array(shape.ellipsoid)
    outward = normals / radii
    outward /= np.sqrt((outward * outward).sum(1))[:, None]
    ends = np.cumsum([len(points) for points, _ in found]).tolist()
    return Features(
        normals * radii + (0.0, shape.lift, 0.0),
        outward,
        tuple(ends),
        tuple(tint for _, tint in found),
        len(under),
    )


@functools.lru_cache(1024)
def _patches(
    feature: Feature,
    build: str,
    tints: tuple[Colour, Colour, Colour],
    parts: tuple[int, ...],
    eyes: tuple[int, int],
    viewer: tuple[float, float],
    big: int,
) -> Sequence[Patch]:
    """Draw one feature from the parts it reads; ``tints`` are those of skin, hair and iris."""
    face = [0.0] * len(INDEX)
    for i, part in zip(feature.reads, parts, strict=True):
        face[i] = part / _PART_STEP
    return feature.draw(
        Sitting(
            shape_of(build).head,
            build == "infant",
            *tints,
            tuple(face),
            (eyes[0] / _EYE_STEP, eyes[1] / _EYE_STEP),
            big / _DETAIL_STEP,
            *viewer,
        )
    )


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


def _feature(
    draw: Callable[[Sitting], Sequence[Patch]], *reads: str, gazes: bool = False
) -> Feature:
    return Feature(draw, tuple(INDEX[part] for part in reads), gazes)


def _on_side(
    draw: Callable[[Sitting, int], Sequence[Patch]], hand: int
) -> Callable[[Sitting], Sequence[Patch]]:
    return lambda s: draw(s, hand)


UNDER_NOSE = (
    _feature(cheeks, "blush"),
    *(
        feature
        for hand in (-1, 1)
        for feature in (
            _feature(
                _on_side(eye, hand), "eye", "lid", "squint", "tilt", "pupil", "stare", gazes=True
            ),
            _feature(_on_side(brow, hand), "tilt", "brow", "skew", "pinch"),
        )
    ),
)
OVER_NOSE = (
    _feature(nose),
    _feature(mouth, "open", "width", "curve", "skew", "lip", "square"),
    _feature(tears, "tears"),
)
GLASSES = _feature(lambda s: glasses(s, 1.35))
GLASSES_UNDER_CLOTH = _feature(lambda s: glasses(s, 1.0))
