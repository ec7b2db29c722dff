"""Hands: a palm, a thumb and fingers that open, rest, close round something or point.

How far a hand opens follows from where it goes: one that hangs rests with its fingers half bent,
one that is raised or stretched out spreads them. Closing and pointing stand in the pose.
"""

from dataclasses import dataclass

from simulator.figure.look import Colour
from simulator.figure.skeleton import Joints
from simulator.figure.vectors import (
    Vector,
    add,
    cross,
    dot,
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

    def at(self, along: float, thumbward: float, inward: float = 0.0) -> Vector:
        return add(self.wrist, self.way(along, thumbward, inward))

    def way(self, along: float, thumbward: float, inward: float) -> Vector:
        flat = add(scale(self.along, along), scale(self.thumbward, thumbward))
        return add(flat, scale(self.inward, inward))


def inward(joints: Joints, i: int) -> Vector:
    """Return the direction in which the palm of a hand looks.

    A hanging hand looks at the thigh, one held out down and inward, a raised one forward, and one
    that reaches round something back at its own body; that of a crawling body lies on the floor.
    """
    side, frame = 1 - 2 * i, joints.trunk.chest_frame
    upright = max(0.0, frame[1][1])
    along = joints.hand_direction[i]
    right, up, forward = to_frame(frame, along)
    back = 1.1 * max(0.0, -side * right)
    looks = to_world(
        frame, (-side * 0.55 * upright, -0.80 * max(0.0, forward), 0.30 + 0.55 * up - back)
    )
    across = sub(looks, scale(along, dot(looks, along)))
    return unit(across)


def _frame(joints: Joints, i: int) -> _Frame:
    along, palm = joints.hand_direction[i], inward(joints, i)
    thumb = scale(cross(palm, along), 1.0 - 2 * i)
    return _Frame(joints.wrist[i], along, palm, thumb)


def opening(joints: Joints, i: int) -> float:
    """Return how far a hand spreads its fingers: 0 at rest, 1 wide open."""
    share = (joints.hand_direction[i][1] - _RESTS) / (_OPENS - _RESTS)
    most = 1.0 if joints.body.build == "infant" else _ADULTS
    return most * smooth(min(1.0, max(0.0, share))) * (1.0 - joints.grip[i])


def hand(joints: Joints, i: int, skin: Colour, fingers: int) -> Hand:
    """Return the hand on one side (0 right, 1 left) with so many fingers."""
    frame, r, size = _frame(joints, i), joints.body.radii, joints.body.hand
    spread = opening(joints, i)
    wide = r["palm"] * 0.58
    ball = r["palm"] * (0.56 if joints.body.build == "infant" else 0.50)
    palm = [
        sphere(frame.wrist, r["wrist"] * 0.84),
        sphere(frame.at(size * 0.54, wide * 0.74), ball),
        sphere(frame.at(size * 0.54, -wide * 0.74), ball),
    ]
    parts = [_finger(joints, frame, i, j, fingers, wide, spread) for j in range(fingers)]
    parts.append(_thumb(joints, frame, i, wide, spread))
    shown = tuple((spheres, skin) for spheres in parts)
    return Hand(((palm, skin),), (palm[1:], skin), shown, frame.inward)


def _finger(
    joints: Joints, frame: _Frame, i: int, j: int, count: int, wide: float, spread: float
) -> list[Sphere]:
    """Return one finger, counted from the index finger, as knuckle and tip."""
    body, grip = joints.body, joints.grip[i]
    points = joints.finger[i] > _POINTS and j == 0
    if joints.finger[i] > _POINTS:
        grip = 0.0 if points else 1.0
    place = 1.0 - 2.0 * j / (count - 1)
    length = body.hand * (0.60 - 0.10 * place * place + (0.24 if points else 0.0))
    radius = body.radii["finger"] * (0.47 if count == FEW else 0.40)
    knuckle = frame.at(body.hand * 0.60, wide * place)
    fan = 0.10 if points else 0.12 + 0.50 * spread
    bent = 0.0 if points else 0.42 * (1.0 - spread)
    free = add(knuckle, scale(unit(frame.way(1.0, fan * place, bent)), length))
    closed = add(knuckle, frame.way(length * 0.16, 0.0, length * 0.80))
    return [sphere(knuckle, radius), sphere(lerp(free, closed, grip), radius * 0.88)]


def _thumb(joints: Joints, frame: _Frame, i: int, wide: float, spread: float) -> list[Sphere]:
    body = joints.body
    grip = 1.0 if joints.finger[i] > _POINTS else joints.grip[i]
    root = frame.at(body.hand * 0.26, wide * 0.80)
    length, radius = body.hand * 0.56, body.radii["thumb"] * 0.94
    free = unit(frame.way(0.80 - 0.15 * spread, 0.40 + 0.75 * spread, 0.30 * (1.0 - spread)))
    closed = unit(frame.way(0.70, 0.10, 0.80))
    return [
        sphere(root, radius * 1.12),
        sphere(add(root, scale(lerp(free, closed, grip), length)), radius),
    ]
