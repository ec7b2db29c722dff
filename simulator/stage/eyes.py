"""Eyes and brows, and the tears under them."""

from dataclasses import dataclass

import numpy as np

from simulator.stage.camera import Array
from simulator.stage.palette import mix, palette, tone
from simulator.stage.sitting import (
    ACROSS,
    COS,
    SIN,
    Patch,
    Sitting,
    between,
    ellipse,
    level,
    points,
    stroke,
    towards_viewer,
)

_LIDS, _SPARK = 0.96, 0.8  # share of the width of an eye within which its iris and spark stay
_FOLLOWS = 0.3  # how far the upper lid follows eyes that look down
_BROW = np.linspace(-1, 1, 9)
_FOLD = np.linspace(-0.9, 0.9, 9)
_FOLD_BOW = np.sqrt(1 - _FOLD * _FOLD)
_UPPER, _LOWER = np.maximum(SIN, 0), np.maximum(-SIN, 0)
_BOW = np.sqrt(1 - ACROSS * ACROSS)
_LASHES = np.linspace(-1.06, 1.10, 12)  # from the inner corner of the eye to beyond the outer one
_LASH_BOW = np.sqrt(1 - (_LASHES / 1.10) ** 2)
_OUTER = np.clip(_LASHES, 0, 1)
_LASH_LIFT = 0.004 + 0.02 * _OUTER**4
_LASH_WIDTH = 0.62 + 0.42 * (1 - np.abs(_LASHES) * 0.6) + 0.25 * _OUTER
_PLAIN_TEARS = 0.4  # tears from which they have their own colour; fewer let the skin through
_THIN = 0.5  # how thick the first and the last tears are


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
        """Turn points with the lids; they are not needed as they were."""
        points[:, 1] += (points[:, 0] - self.u) * self.slant
        return points

    def inside(self, u: Array, v: Array, margin: Array) -> Array:
        """Keep points within the lids, and turn them with these; return shape (..., 2)."""
        q = ((u - self.u) / self.width).clip(-margin, margin)
        e = np.sqrt(1 - q * q)
        out = np.empty((*q.shape, 2))
        out[..., 0] = self.u + q * self.width
        out[..., 1] = v.clip(self.v - self.below * e, self.v + self.above * e)
        out[..., 1] += self.width * self.slant * q
        return out


def opening(s: Sitting, hand: int) -> _Eye:
    """Return the opening of the eye on one side (1 right, -1 left)."""
    plan, k = s.shape.eye, s.big
    near = max(0.0, hand * towards_viewer(s, 0.60))
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
        above=s["eye"] * height * (1 - 0.52 * s["lid"]) * (1 + _FOLLOWS * min(0.0, s.gaze[1])),
        below=height * 0.92 * (1 - 0.78 * s["squint"]) * min(1.0, 0.35 + 0.65 * s["eye"]),
        slant=slant + level(s, u, plan["v"]),
    )


def eye(s: Sitting, hand: int) -> list[Patch]:
    """Return white, iris, lids and lashes of one eye."""
    eye, thick = opening(s, hand), s.shape.eye["line"] * s.big
    if s["eye"] <= 0.12:
        return _closed(s, eye, thick)
    tints, out = palette().face, []
    white = points(eye.u + eye.width * COS, eye.v + eye.above * _UPPER - eye.below * _LOWER)
    out.append((eye.slanted(white), tints["white"]))
    out += _iris(s, eye, hand)
    if s["lid"] > 0.05:
        heavy = between(
            eye.u + eye.width * 1.02 * ACROSS,
            eye.v + (eye.above + s["lid"] * eye.height * 0.62) * _BOW,
            eye.v + eye.above * _BOW,
        )
        out.append((eye.slanted(heavy), tone(s.skin, 0.93)))
    lash = stroke(
        eye.u + hand * eye.width * _LASHES,
        eye.v + eye.above * _LASH_BOW + _LASH_LIFT,
        thick * _LASH_WIDTH,
    )
    out.append((eye.slanted(lash), s.line))
    if s["squint"] > 0.2 and not s.plain:
        low = eye.v - (eye.below + 0.012) * _FOLD_BOW - 0.01
        out.append((stroke(eye.u + eye.width * _FOLD, low, 0.013 * s.big), tone(s.skin, 0.74)))
    return out


def _closed(s: Sitting, eye: _Eye, thick: float) -> list[Patch]:
    """A blink hangs down; eyes screwed up in hard crying arch, with a fold under them."""
    q, bow = ACROSS, 1 - ACROSS * ACROSS
    if s["squint"] < 0.5:
        lid = stroke(eye.u + q * eye.width, eye.v - 0.02 - 0.055 * bow, thick * 0.95)
        return [(eye.slanted(lid), s.line)]
    lid = stroke(eye.u + q * eye.width * 1.05, eye.v - 0.06 + 0.075 * bow, thick * 1.05)
    fold = stroke(eye.u + q * eye.width * 0.8, eye.v - 0.12 + 0.03 * bow, 0.012 * s.big)
    return [(eye.slanted(lid), s.line), (fold, tone(s.skin, 0.74))]


def _iris(s: Sitting, eye: _Eye, hand: int) -> list[Patch]:
    """Return iris, pupil and spark, from the largest to the smallest."""
    tints = palette().face
    high = eye.height * s.shape.eye["iris"] * (0.70 + 0.30 * s["pupil"])
    wide = min(high, eye.width * 0.80) * 0.95
    u = eye.u + s.gaze[0] * eye.width * 0.62 + hand * 0.012 * s["stare"]
    v = eye.v + s.gaze[1] * eye.height * 0.52 + eye.height * 0.04
    rings = [(u, v, 1.0, _LIDS, tone(s.iris, 0.80 if s.plain else 0.70))]
    if not s.plain:
        rings.append((u, v, 0.88, _LIDS, s.iris))
    rings.append((u, v, 0.56 * s["pupil"], _LIDS, tints["pupil"]))
    if eye.above > eye.height * 0.3 and s["stare"] < 0.5:
        rings.append((u - wide * 0.32, v + high * 0.34, 0.30, _SPARK, tints["spark"]))
    *numbers, colours = zip(*rings, strict=True)
    u_of, v_of, size, margin = np.array(numbers)[..., None]
    return list(
        zip(
            eye.inside(u_of + size * wide * COS, v_of + size * high * SIN, margin),
            colours,
            strict=True,
        )
    )


def brow(s: Sitting, hand: int) -> list[Patch]:
    """Return the brow on one side, and the furrow beside it."""
    eye, plan, k = opening(s, hand), s.shape.brow, s.big
    lag = 1.0 - 0.8 * s["skew"] if hand < 0 else 1.0
    raised = (s["brow"] + 0.8 * max(0.0, s.up)) * lag
    aside = abs(towards_viewer(s, 0.6))
    calm = max(0.0, 1.0 - abs(s["tilt"])) * min(1.0, max(0.0, 1.0 - 1.2 * s.up))
    tilt = s["tilt"] - (plan["slope"] * calm + 0.75 * s.up) * (1.0 - 0.8 * aside)
    clear = 0.75 * (eye.height - s.shape.eye["height"])  # a brow on a larger eye would look cross
    v = eye.v + plan["rise"] + clear + raised * 0.105 + eye.height * 0.1
    inner = -hand * _BROW
    width = s.shape.eye["width"] * k * plan["width"]
    u = eye.u * (1 - 0.10 * s["pinch"]) + _BROW * width - hand * 0.06 * s["pinch"]
    arch = plan["arch"] * (1 - _BROW * _BROW) * (1 - 0.5 * min(1.0, abs(tilt)))
    thick = plan["line"] * k * (1 - 0.42 * np.maximum(0, -inner))
    out = [(stroke(u, v + arch - inner * 0.125 * tilt, thick), tone(s.hair, 0.74))]
    if s["pinch"] > 0.6 and s["tilt"] != 0 and not s.plain:
        furrow = stroke(
            np.array([hand * 0.055, hand * 0.062, hand * 0.05]),
            np.array([v + 0.02, v - 0.03, v - 0.08]),
            0.010 * k,
        )
        out.append((furrow, tone(s.skin, 0.76)))
    return out


def glasses(s: Sitting, arms: float) -> list[Patch]:
    """Return a pair of spectacles: two rims, the bridge, and the arms as far as they are seen."""
    tint, thick, out = palette().face["rim"], 0.020 * s.big, []
    plan = s.shape.eye
    wide, high = plan["width"] * 1.42 * s.big, plan["height"] * 1.72 * s.big
    v = plan["v"] - 0.03
    inner = []
    for hand in (-1, 1):
        u = opening(s, hand).u
        rim = ellipse(u, v, wide, high)
        hole = ellipse(u, v, wide - thick, high - thick)[::-1]
        out.append((np.concatenate([rim, rim[:1], hole[-1:], hole]), tint))
        ends = np.array([u + hand * wide, hand * 0.9, hand * arms])
        out.append((stroke(ends, np.array([v + 0.04, v + 0.05, v + 0.05]), thick * 0.6), tint))
        inner.append(u - hand * wide)
    left, right = inner
    q = np.linspace(0.0, 1.0, 5)
    bridge = stroke(left + (right - left) * q, v + 0.04 + 0.03 * np.sin(q * np.pi), thick * 0.6)
    return [*out, (bridge, tint)]


def tears(s: Sitting) -> list[Patch]:
    """Return the streams and drops under both eyes: thin and pale at first, and before they dry."""
    t = s["tears"]
    if t <= 0.03:
        return []
    share = min(1.0, t / _PLAIN_TEARS)
    names = ("tear_rim", "tear", "spark")
    rim, tear, spark = (mix(s.skin, palette().face[name], share) for name in names)
    k, out = s.big * (_THIN + (1.0 - _THIN) * t), []
    n = np.linspace(0, 1, 8)
    for hand in (-1, 1):
        eye = opening(s, hand)
        u = eye.u + hand * (eye.width * 0.30 + 0.08 * n)
        v = eye.v - eye.height * 0.42 - (0.10 + 0.44 * t) * n
        width = (0.028 + 0.020 * n) * k
        end_u, end_v = float(u[-1]), float(v[-1])
        out += [
            (stroke(u, v, width + 0.010 * k), rim),
            (ellipse(end_u, end_v, 0.062 * k, 0.074 * k), rim),
            (stroke(u, v, width), tear),
            (ellipse(end_u, end_v, 0.052 * k, 0.064 * k), tear),
            (ellipse(end_u - 0.016, end_v + 0.02, 0.016 * k, 0.022 * k), spark),
        ]
    return out
