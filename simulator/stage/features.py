"""Features of a face as polygons in angles.

u runs to the face's right and v up, in radians on the ellipsoid of the head. A face is drawn from
its numbers (``simulator.figure.face``), from where the eyes look, and from where it is seen: a
line of equal height on a ball bends when seen from above or below, and a face seen from the side
must still speak, so eyes and mouth move a little towards the viewer.
"""

import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simulator.figure.face import INDEX, Face
from simulator.figure.look import Colour, Look
from simulator.figure.vectors import smooth
from simulator.stage.camera import Array
from simulator.stage.palette import mix, palette, tone
from simulator.stage.shapes import HeadShape, shape_of

Patch = tuple[Array, Colour]

_MOST_LEVEL = 0.55
_ROUND = np.linspace(0, 2 * math.pi, 20, endpoint=False)
_COS, _SIN = np.cos(_ROUND), np.sin(_ROUND)
_ACROSS = np.linspace(-1, 1, 11)
_BROW = np.linspace(-1, 1, 9)

_PLAIN = 1.28  # enlargement above which a face is drawn without its finest lines

# A held expression is drawn once: everything that shapes a face is rounded to these steps.
_PART_STEP, _EYE_STEP, _DETAIL_STEP, _VIEW_STEP = 40, 16, 20, 8


@dataclass(frozen=True, slots=True)
class Features:
    """Polygons of a face as unit normals of shape (n, 3), one after the other.

    Polygon i ends before ``ends[i]``; the first ``before_nose`` polygons lie under the nose.
    """

    normals: Array
    ends: tuple[int, ...]
    tints: tuple[Colour, ...]
    before_nose: int


@dataclass(frozen=True, slots=True)
class _Sitting:
    """What one face is drawn from.

    ``big`` enlarges features on small heads; ``side`` is how far the viewer stands to the face's
    right (-1 to 1).
    """

    shape: HeadShape
    infant: bool
    skin: Colour
    hair: Colour
    iris: Colour
    parts: tuple[float, ...]
    gaze: tuple[float, float]
    big: float
    side: float
    up: float

    def __getitem__(self, part: str) -> float:
        return self.parts[INDEX[part]]

    @property
    def plain(self) -> bool:
        """Whether the head is so small that the finest lines would be lost."""
        return self.big > _PLAIN

    @property
    def line(self) -> Colour:
        return tone(self.hair, 0.52 if self.infant else 0.72)

    @property
    def lip(self) -> Colour:
        return tone(palette().face["lip"], 0.92 if self.infant else 0.84)


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
    return _drawn(
        build,
        look.skin,
        look.hair,
        look.iris,
        tuple(round(x * _PART_STEP) for x in face.tolist()),
        (round(eyes[0] * _EYE_STEP), round(eyes[1] * _EYE_STEP)),
        (round(viewer[0] * _VIEW_STEP), round(viewer[1] * _VIEW_STEP)),
        round(big * _DETAIL_STEP),
    )


@functools.lru_cache(1024)
def _drawn(
    build: str,
    skin: Colour,
    hair: Colour,
    iris: Colour,
    parts: tuple[int, ...],
    eyes: tuple[int, int],
    viewer: tuple[int, int],
    big: int,
) -> Features:
    s = _Sitting(
        shape_of(build).head,
        build == "infant",
        skin,
        hair,
        iris,
        tuple(p / _PART_STEP for p in parts),
        (eyes[0] / _EYE_STEP, eyes[1] / _EYE_STEP),
        big / _DETAIL_STEP,
        viewer[0] / _VIEW_STEP,
        viewer[1] / _VIEW_STEP,
    )
    under = [*_cheeks(s)]
    for hand in (-1, 1):
        under += _eye(s, hand) + _brow(s, hand)
    over = _nose(s) + _mouth(s) + _tears(s)
    patches = under + over
    uv = np.concatenate([points for points, _ in patches])
    u, v = uv[:, 0], uv[:, 1]
    normals = np.stack([np.sin(u) * np.cos(v), np.sin(v), np.cos(u) * np.cos(v)], 1)
    ends = np.cumsum([len(points) for points, _ in patches]).tolist()
    return Features(normals, tuple(ends), tuple(tint for _, tint in patches), len(under))


# ---------------------------------------------------------------------------- strokes


def _ellipse(u: float, v: float, width: float, height: float) -> Array:
    return np.stack([u + width * _COS, v + height * _SIN], 1)


def _between(u: Array, upper: Array, lower: Array) -> Array:
    """Return the area between two lines over the same u."""
    return np.concatenate([np.stack([u, upper], 1), np.stack([u, lower], 1)[::-1]])


def _stroke(u: Array, v: Array, width: Array | float) -> Array:
    """Return a line as a ribbon of a half width that may vary along it."""
    du, dv = np.gradient(u), np.gradient(v)
    n = np.sqrt(du * du + dv * dv) + 1e-9
    side = np.stack([-dv / n, du / n], 1) * (np.ones_like(u) * width)[:, None]
    middle = np.stack([u, v], 1)
    return np.concatenate([middle + side, (middle - side)[::-1]])


def _towards_viewer(s: _Sitting, start: float) -> float:
    """Return how far a feature gives way to a viewer at the side: +-1 in profile."""
    share = smooth(min(1.0, max(0.0, (abs(s.side) - start) / (1.0 - start))))
    return math.copysign(share, s.side)


# ---------------------------------------------------------------------------- parts


def _cheeks(s: _Sitting) -> list[Patch]:
    if s["blush"] < 0.02:
        return []
    c = s.shape.cheek
    full = mix(s.skin, palette().face["blush"], min(0.8, 0.72 * s["blush"]))
    rings = ((1.10, 0.5), (0.72, 1.0)) if s.plain else ((1.22, 0.28), (0.98, 0.6), (0.70, 1.0))
    steps = [(k, mix(s.skin, full, share)) for k, share in rings]
    shift = 0.16 * _towards_viewer(s, 0.6)
    return [
        (_ellipse(hand * c["u"] + shift, c["v"], c["width"] * k, c["height"] * k), tint)
        for hand in (-1, 1)
        for k, tint in steps
    ]


@dataclass(frozen=True, slots=True)
class _Eye:
    """The opening of one eye: centre, half width, heights above and below, slant of the lids."""

    u: float
    v: float
    width: float
    height: float
    above: float
    below: float
    slant: float

    def slanted(self, points: Array) -> Array:
        out = points.copy()
        out[:, 1] += (points[:, 0] - self.u) * self.slant
        return out

    def inside(self, points: Array, margin: float = 0.96) -> Array:
        """Keep points within the lids."""
        q = np.clip((points[:, 0] - self.u) / self.width, -margin, margin)
        e = np.sqrt(1 - q * q)
        v = np.clip(points[:, 1], self.v - self.below * e, self.v + self.above * e)
        return np.stack([self.u + q * self.width, v], 1)


def _opening(s: _Sitting, hand: int) -> _Eye:
    plan, k = s.shape.eye, s.big
    near = max(0.0, hand * _towards_viewer(s, 0.60))
    width = plan["width"] * k * (1 + 0.10 * near)
    height = plan["height"] * k
    tilt = s["tilt"]
    slant = hand * (0.10 if tilt < 0 else 0.22) * tilt
    u = hand * (plan["u"] * (1 + 0.06 * (k - 1)) + 0.30 * near)
    return _Eye(
        u=u,
        v=plan["v"],
        width=width,
        height=height,
        above=s["eye"] * height * (1 - 0.52 * s["lid"]),
        below=height * 0.92 * (1 - 0.78 * s["squint"]) * min(1.0, 0.35 + 0.65 * s["eye"]),
        slant=slant + _level(s, u, plan["v"]),
    )


def _level(s: _Sitting, u: float, v: float) -> float:
    """Return the slope at which a short line at (u, v) looks parallel to the line of the eyes.

    Seen from above, the outer ends of a line of equal height rise on a ball, which looks cross.
    """
    ahead = math.sqrt(max(0.06, 1.0 - s.side * s.side - s.up * s.up))
    below = s.up * math.cos(u) * math.sin(v) + ahead * math.cos(v)
    slope = -s.up * math.sin(u) * math.cos(v) / max(0.25, below)
    return max(-_MOST_LEVEL, min(_MOST_LEVEL, slope))


def _eye(s: _Sitting, hand: int) -> list[Patch]:
    eye, thick = _opening(s, hand), s.shape.eye["line"] * s.big
    if s["eye"] <= 0.12:
        return _closed(s, eye, thick)
    tints, out = palette().face, []
    white = np.stack(
        [
            eye.u + eye.width * _COS,
            eye.v + np.where(_SIN > 0, eye.above, eye.below) * _SIN,
        ],
        1,
    )
    out.append((eye.slanted(white), tints["white"]))
    out += [(eye.slanted(points), tint) for points, tint in _iris(s, eye, hand)]
    q = _ACROSS
    e = np.sqrt(np.maximum(1 - q * q, 0))
    if s["lid"] > 0.05:
        heavy = _between(
            eye.u + q * eye.width * 1.02,
            eye.v + (eye.above + s["lid"] * eye.height * 0.62) * e,
            eye.v + eye.above * e,
        )
        out.append((eye.slanted(heavy), tone(s.skin, 0.93)))
    q = np.linspace(-1.06, 1.10, 12) * hand
    e = np.sqrt(np.maximum(1 - (q / 1.10) ** 2, 0))
    outer = np.clip(q * hand, 0, 1)
    lashes = thick * (0.62 + 0.42 * (1 - np.abs(q) * 0.6) + 0.25 * outer)
    lash = _stroke(eye.u + q * eye.width, eye.v + eye.above * e + 0.004 + 0.02 * outer**4, lashes)
    out.append((eye.slanted(lash), s.line))
    if s["squint"] > 0.2 and not s.plain:
        q = np.linspace(-0.9, 0.9, 9)
        low = eye.v - (eye.below + 0.012) * np.sqrt(1 - q * q) - 0.01
        out.append((_stroke(eye.u + q * eye.width, low, 0.013 * s.big), tone(s.skin, 0.74)))
    return out


def _closed(s: _Sitting, eye: _Eye, thick: float) -> list[Patch]:
    """A blink hangs down; eyes screwed up in hard crying arch, with a fold under them."""
    q, bow = _ACROSS, 1 - _ACROSS * _ACROSS
    if s["squint"] < 0.5:
        lid = _stroke(eye.u + q * eye.width, eye.v - 0.02 - 0.055 * bow, thick * 0.95)
        return [(eye.slanted(lid), s.line)]
    lid = _stroke(eye.u + q * eye.width * 1.05, eye.v - 0.06 + 0.075 * bow, thick * 1.05)
    fold = _stroke(eye.u + q * eye.width * 0.8, eye.v - 0.12 + 0.03 * bow, 0.012 * s.big)
    return [(eye.slanted(lid), s.line), (fold, tone(s.skin, 0.74))]


def _iris(s: _Sitting, eye: _Eye, hand: int) -> list[Patch]:
    tints = palette().face
    high = eye.height * s.shape.eye["iris"] * (0.70 + 0.30 * s["pupil"])
    wide = min(high, eye.width * 0.80) * 0.95
    u = eye.u + s.gaze[0] * eye.width * 0.62 + hand * 0.012 * s["stare"]
    v = eye.v + s.gaze[1] * eye.height * 0.52 + eye.height * 0.04
    black = 0.56 * s["pupil"]
    out = [
        (eye.inside(_ellipse(u, v, wide, high)), tone(s.iris, 0.80 if s.plain else 0.70)),
        (eye.inside(_ellipse(u, v, wide * black, high * black)), tints["pupil"]),
    ]
    if not s.plain:
        out.insert(1, (eye.inside(_ellipse(u, v, wide * 0.88, high * 0.88)), s.iris))
    if eye.above > eye.height * 0.3 and s["stare"] < 0.5:
        spark = _ellipse(u - wide * 0.32, v + high * 0.34, wide * 0.30, high * 0.30)
        out.append((eye.inside(spark, 0.8), tints["spark"]))
    return out


def _brow(s: _Sitting, hand: int) -> list[Patch]:
    eye, plan, k = _opening(s, hand), s.shape.brow, s.big
    lag = 1.0 - 0.8 * s["skew"] if hand < 0 else 1.0
    raised = (s["brow"] + 0.5 * max(0.0, s.up)) * lag
    tilt = s["tilt"] - plan["slope"] - 0.55 * s.up
    v = eye.v + plan["rise"] * (1 + 0.22 * (k - 1)) + raised * 0.105 + eye.height * 0.1
    inner = -hand * _BROW
    width = s.shape.eye["width"] * k * plan["width"]
    u = eye.u * (1 - 0.10 * s["pinch"]) + _BROW * width - hand * 0.06 * s["pinch"]
    arch = plan["arch"] * (1 - _BROW * _BROW) * (1 - 0.5 * min(1.0, abs(tilt)))
    thick = plan["line"] * k * (1 - 0.42 * np.maximum(0, -inner))
    aside = abs(_towards_viewer(s, 0.6))  # at the edge of the head a brow looks steeper and lower
    tilt = max(-1.1, tilt - 0.30 * aside) * (1 - 0.5 * aside)
    out = [(_stroke(u, v + arch - inner * 0.125 * tilt, thick), tone(s.hair, 0.74))]
    if s["pinch"] > 0.6 and s["tilt"] != 0 and not s.plain:
        furrow = _stroke(
            np.array([hand * 0.055, hand * 0.062, hand * 0.05]),
            np.array([v + 0.02, v - 0.03, v - 0.08]),
            0.010 * k,
        )
        out.append((furrow, tone(s.skin, 0.76)))
    return out


def _nose(s: _Sitting) -> list[Patch]:
    q = np.linspace(-1, 1, 7)
    u = q * 0.060 + 0.14 * _towards_viewer(s, 0.6)
    line = _stroke(u, s.shape.nose["v"] - 0.085 + 0.026 * q * q, 0.014 * s.big)
    return [(line, tone(s.skin, 0.66))]


def _mouth(s: _Sitting) -> list[Patch]:
    plan, k, q = s.shape.mouth, s.big, _ACROSS
    middle = 0.36 * _towards_viewer(s, 0.55)
    opened = s["open"]
    v = plan["v"] + 0.07 * min(opened, 1.0)
    half = plan["width"] * s["width"] * (1 + 0.60 * (k - 1))
    bend = (s["curve"] - 0.25 * s.up) * 0.155 * np.where(q < 0, 1.0 - s["skew"], 1.0)
    base = v + bend * (q * q) - bend * 0.45
    u = middle + q * half
    if opened <= 0.03:
        out = [(_stroke(u, base, 0.024 * k * (1 - 0.45 * q * q)), tone(s.lip, 0.86))]
    else:
        out = _open_mouth(s, u, base, half)
    if s["lip"] > 0.15:
        drop = v - 0.10 - 0.10 * opened - float(bend[-1]) * 0.3
        inner = q[2:9]
        pout = _stroke(middle + inner * half * 0.62, drop + 0.02 * inner**2, 0.022 * k * s["lip"])
        out.append((pout, tone(s.lip, 1.22)))
    return out


def _open_mouth(s: _Sitting, u: Array, base: Array, half: float) -> list[Patch]:
    tints, k, q = palette().face, s.big, _ACROSS
    middle = float(u[5])
    e = np.maximum(1 - q * q, 0) ** (0.55 - 0.36 * min(1.0, s["square"]))
    gape = s["open"] * 0.36 * (1 + 0.55 * (k - 1))
    upper, lower = base + gape * 0.34 * e + 0.004, base - gape * 0.80 * e - 0.004
    rim = 0.030 * k
    wide = middle + q * (half + rim)
    out = [
        (_between(wide, upper + rim, lower - rim), s.lip),
        (_between(u, upper, lower), tints["mouth"]),
    ]
    if s["open"] <= 0.25:
        return out
    e2 = np.sqrt(np.maximum(1 - q * q, 0))
    inner = middle + q * half * 0.70
    out.append((_between(inner, lower + gape * 0.42 * e2, lower + 0.012), tints["tongue"]))
    if s.infant and s["curve"] > 0.3:
        v = float(lower[5]) + gape * 0.26
        out += [
            (_ellipse(middle + hand * 0.03, v, 0.024, 0.034), tints["teeth"]) for hand in (-1, 1)
        ]
    if not s.infant or s["square"] > 0.7:
        inner = middle + q * half * 0.74
        out.append(
            (_between(inner, upper - 0.004, upper - gape * 0.20 * e - 0.006), tints["teeth"])
        )
    return out


def _tears(s: _Sitting) -> list[Patch]:
    t = s["tears"]
    if t <= 0.03:
        return []
    tints, k, out = palette().face, s.big, []
    n = np.linspace(0, 1, 8)
    for hand in (-1, 1):
        eye = _opening(s, hand)
        u = eye.u + hand * (eye.width * 0.30 + 0.08 * n)
        v = eye.v - eye.height * 0.42 - (0.20 + 0.34 * t) * n
        width = (0.028 + 0.020 * n) * k
        end_u, end_v = float(u[-1]), float(v[-1])
        out += [
            (_stroke(u, v, width + 0.010 * k), tints["tear_rim"]),
            (_ellipse(end_u, end_v, 0.062 * k, 0.074 * k), tints["tear_rim"]),
            (_stroke(u, v, width), tints["tear"]),
            (_ellipse(end_u, end_v, 0.052 * k, 0.064 * k), tints["tear"]),
            (_ellipse(end_u - 0.016, end_v + 0.02, 0.016 * k, 0.022 * k), tints["spark"]),
        ]
    return out


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
