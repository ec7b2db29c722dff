"""Hands: a palm, a thumb and fingers that open, rest, close round something or point.

How far a hand opens follows from where it goes: one that hangs rests with its fingers half bent,
one that is raised or stretched out spreads them. Closing and pointing stand in the pose.
"""

import functools
import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from simulator.figure.look import Colour
from simulator.figure.skeleton import Joints
from simulator.figure.vectors import (
    ORIGIN,
    Vector,
    add,
    cross,
    dot,
    length,
    lerp,
    scale,
    smooth,
    sub,
    to_frame,
    to_world,
    unit,
)
from simulator.stage.group import Part, sphere
from simulator.stage.hulls import Sphere

FEW, ALL = 3, 4
"""Fingers of a hand in a small and in a large picture; the thumb comes on top."""

_RESTS, _OPENS = -0.70, -0.05  # upward share of a hand's direction at which it rests, and spreads
_POINTS = 0.5
_SPREADS = 20  # steps in which a hand opens
_STRETCHES = 0.24  # of a hand's length, by which spread fingers are longer than half bent ones
_ADULTS = 0.5  # how far adults open their hands, against infants


@dataclass(frozen=True, slots=True)
class Hand:
    """The parts of one hand: what lies behind a held thing, and what closes before it.

    ``back`` is the palm without the wrist: it covers the knuckles of an open hand. ``inward`` is
    where the palm looks.
    """

    palm: tuple[Part, ...]
    back: Part
    fingers: tuple[Part, ...]
    inward: Vector


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where a hand is: its wrist, and the directions of fingers, palm and thumb."""

    wrist: Vector
    along: Vector
    inward: Vector
    thumbward: Vector

    def balls(self, spheres: Iterable[Sphere]) -> list[Sphere]:
        """Return spheres of the world for those of a hand."""
        (a, b, c), (d, e, f), (g, h, i) = self.along, self.thumbward, self.inward
        p, q, s = self.wrist
        return [
            (
                a * x + d * y + g * z + p,
                b * x + e * y + h * z + q,
                c * x + f * y + i * z + s,
                r,
            )
            for x, y, z, r in spheres
        ]


def inward(joints: Joints, i: int) -> Vector:
    """Return the direction in which the palm of a hand looks.

    A hanging hand looks at the thigh, one held out down and inward, a raised one forward, and one
    that reaches round something back at its own body; that of a crawling body lies on the floor,
    and one that rests on somebody on that body.
    """
    side, frame = 1 - 2 * i, joints.trunk.chest_frame
    upright = max(0.0, frame[1][1])
    along = joints.hand_direction[i]
    right, up, forward = to_frame(frame, along)
    back = 1.1 * max(0.0, -side * right)
    looks = to_world(
        frame, (-side * 0.55 * upright, -0.80 * max(0.0, forward), 0.30 + 0.55 * up - back)
    )
    rests = joints.rests[i]
    if rests != ORIGIN:
        looks = lerp(looks, rests, length(rests))
    across = sub(looks, scale(along, dot(looks, along)))
    return unit(across)


def _frame(joints: Joints, i: int) -> _Frame:
    along, palm = joints.hand_direction[i], inward(joints, i)
    thumb = scale(cross(palm, along), 1.0 - 2 * i)
    return _Frame(joints.wrist[i], along, palm, thumb)


def opening(joints: Joints, i: int) -> float:
    """Return how far a hand spreads its fingers: 0 at rest, 1 wide open."""
    share = (joints.hand_direction[i][1] - _RESTS) / (_OPENS - _RESTS)
    if joints.rests[i] != ORIGIN:
        share = max(share, length(joints.rests[i]))
    most = 1.0 if joints.body.build == "infant" else _ADULTS
    return most * smooth(min(1.0, max(0.0, share))) * (1.0 - joints.grip[i])


def hand(joints: Joints, i: int, skin: Colour, fingers: int) -> Hand:
    """Return the hand on one side (0 right, 1 left) with so many fingers."""
    frame, body = _frame(joints, i), joints.body
    form = _form(
        body.hand,
        tuple(body.radii[part] for part in ("wrist", "palm", "finger", "thumb")),
        body.build,
        joints.grip[i],
        joints.finger[i] > _POINTS,
        round(opening(joints, i) * _SPREADS) / _SPREADS,
        fingers,
    )
    balls = frame.balls(form)
    palm, digits = balls[:3], balls[3:]
    shown = tuple((digits[i : i + 2], skin) for i in range(0, len(digits), 2))
    return Hand(((palm, skin),), (palm[1:], skin), shown, frame.inward)


@functools.lru_cache(1024)
def _form(
    size: float,
    radii: tuple[float, ...],
    build: str,
    grip: float,
    points: bool,
    spread: float,
    count: int,
) -> tuple[Sphere, ...]:
    """Return spheres of the hand: along it, to the thumb, inward.

    The first three are the palm, the next ones, two by two, the fingers and the thumb.
    """
    wrist, palm, finger, thumb = radii
    wide = palm * 0.58
    ball = palm * (0.56 if build == "infant" else 0.50)
    middle = (
        (0.0, 0.0, 0.0, wrist * 0.84),
        (size * 0.54, wide * 0.74, 0.0, ball),
        (size * 0.54, -wide * 0.74, 0.0, ball),
    )
    radius = finger * (0.47 if count == FEW else 0.40)
    bent = 1.0 if points else grip
    fingers = [
        _finger(size, radius, wide, 1.0 - 2.0 * j / (count - 1), bent, spread) for j in range(count)
    ]
    if points:
        fingers[0] = _pointing(size, radius, wide)
    digits = (*fingers, _thumb(size, thumb * 0.94, wide * 0.80, bent, spread))
    return (*middle, *itertools.chain.from_iterable(digits))


def _finger(
    size: float, radius: float, wide: float, place: float, grip: float, spread: float
) -> tuple[Sphere, ...]:
    """Return a finger, from 1 (the index) to -1: a knuckle, and a tip that is far if it spreads."""
    long = size * (0.60 + _STRETCHES * spread - 0.10 * place * place)
    knuckle = (size * 0.60, wide * place, 0.0)
    way = (1.0, (0.12 + 0.50 * spread) * place, 0.42 * (1.0 - spread))
    free = add(knuckle, scale(unit(way), long))
    closed = add(knuckle, (long * 0.16, 0.0, long * 0.80))
    return (sphere(knuckle, radius), sphere(lerp(free, closed, grip), radius * 0.88))


def _pointing(size: float, radius: float, across: float) -> tuple[Sphere, ...]:
    """Return the index finger stretched out."""
    knuckle = (size * 0.60, across, 0.0)
    tip = add(knuckle, scale(unit((1.0, 0.10, 0.0)), size * 0.74))
    return (sphere(knuckle, radius), sphere(tip, radius * 0.88))


def _thumb(
    size: float, radius: float, across: float, grip: float, spread: float
) -> tuple[Sphere, ...]:
    root = (size * 0.26, across, 0.0)
    free = unit((0.80 - 0.15 * spread, 0.40 + 0.75 * spread, 0.30 * (1.0 - spread)))
    tip = add(root, scale(lerp(free, unit((0.70, 0.10, 0.80)), grip), size * 0.56))
    return (sphere(root, radius * 1.12), sphere(tip, radius))
