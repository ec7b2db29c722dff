"""Gaze: where a target is, and how head and eyes share the turn towards it.

The head takes most of the turn inside its limits and the eyes the rest; the eyes move first.
Nobody can look behind: beyond the limits the head comes back, so slowly that it does not flick
when a target passes behind or the body turns.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from simulator.figure.pose import EYES, HEAD
from simulator.figure.skeleton import Placed, Trunk
from simulator.figure.vectors import (
    Frame,
    Vector,
    add,
    compose,
    distance,
    scale,
    smooth,
    sub,
    to_frame,
    turned,
    unit,
)

_ROLL = HEAD.stop - 1
_HEAD_SHARE = (0.82, 0.75)
_HEAD_YAW, _HEAD_UP, _HEAD_DOWN = 72.0, 48.0, 33.0
_CRAWL_UP = 12.0  # on hands and knees the neck is bent back already: the eyes do the rest
_EYE_SIDE, _EYE_UP = 38.0, 26.0
_BEHIND = 90.0  # from here on the head gives up the turn, over the rest of the half circle
HEAD_LAG_MS, EYES_MS = 60, 90
_HEAD_MS, _HEAD_MS_PER_DEG = (300, 518), 5.0
"""How long the head takes, at least and at most: a glance is short, and seen in time all the same.

Up to some 100 degrees it turns no faster than 300 degrees a second.
"""
SHIFT_MS = HEAD_LAG_MS + _HEAD_MS[1]
"""How long a change of gaze takes at most."""
_AVERT_YAW, _AVERT_DOWN = 62.0, 24.0
_AVERT_LEAST = 42.0  # off the front: straight ahead would not be seen as turning away
_UNDER_CHIN_M, _EYES_UNDER_CHIN_M = 0.45, 0.30
_TOO_NEAR_M = 0.15  # what passes so near the head is not followed exactly
_HEAD_STOPS_M, _HEAD_FOLLOWS_M = 0.12, 0.40  # nearer than an arm, the eyes follow and not the head
_EYES_AHEAD = 0.9  # of the head, in head radii before its middle


@dataclass(frozen=True, slots=True)
class Look:
    """Angles of a look against the heading: head in degrees, eyes in shares of their limit."""

    yaw: float
    pitch: float
    eye_right: float
    eye_up: float

    def toward(self, other: "Look", head: float, eyes: float) -> "Look":
        """Return the look a share of the way to another, apart for head and eyes."""
        return Look(
            self.yaw + (other.yaw - self.yaw) * head,
            self.pitch + (other.pitch - self.pitch) * head,
            self.eye_right + (other.eye_right - self.eye_right) * eyes,
            self.eye_up + (other.eye_up - self.eye_up) * eyes,
        )


STRAIGHT = Look(0.0, 0.0, 0.0, 0.0)


def look_along(yaw: float, pitch: float, aside: float = 1.0, up: float = _HEAD_UP) -> Look:
    """Share a turn between head and eyes; yaw to the right, pitch down.

    ``aside`` below 1 takes back the turn to the side; ``up`` is how far the head goes back.
    """
    before = _before(yaw)
    turn, nod = aside * before, 1.0 - aside * (1.0 - before)
    head_yaw = max(-_HEAD_YAW, min(_HEAD_YAW, yaw * _HEAD_SHARE[0])) * turn
    head_pitch = max(-up, min(_HEAD_DOWN, pitch * _HEAD_SHARE[1])) * nod
    right = max(-_EYE_SIDE, min(_EYE_SIDE, yaw * turn - head_yaw)) / _EYE_SIDE
    up = -max(-_EYE_UP, min(_EYE_UP, pitch * nod - head_pitch)) / _EYE_UP
    return Look(head_yaw, head_pitch, right, up)


def _before(yaw: float) -> float:
    """Return how much of a turn is made, 1 to 0: what is right behind is not turned to."""
    return smooth(min(1.0, (180.0 - abs(yaw)) / (180.0 - _BEHIND)))


def _angles(eye: Vector, root: Frame, point: Vector) -> tuple[float, float, float]:
    """Return yaw and pitch to a point, and how many metres off it is in the plan."""
    x, y, z = to_frame(root, sub(point, eye))
    flat = math.hypot(x, z)
    return math.degrees(math.atan2(x, z)), -math.degrees(math.atan2(y, flat)), flat


def _between(value: float, low: float, high: float) -> float:
    """Return how far a value is from the low to the high one, 0 to 1, without a corner."""
    return smooth(min(1.0, max(0.0, (value - low) / (high - low))))


@dataclass(frozen=True, slots=True)
class Sight:
    """What can be looked at in one moment: heads by actor, things, fixtures and places."""

    placed: Mapping[str, Placed]
    trunks: Mapping[str, Trunk]
    things: Mapping[str, Vector]
    fixtures: Mapping[str, Vector]

    def point(self, target: str) -> Vector | None:
        """Return the world point of a gaze target; None for what has no place.

        Who has left is looked for behind the door.
        """
        if target in self.trunks:
            return self.trunks[target].head
        if target in ("caregiver", "stranger", "experimenter"):
            return self.fixtures["beyond_door"]
        if target.startswith("toy:"):
            return self.things.get(target[4:])
        return self.fixtures.get(target)

    def eye(self, actor: str, head: Frame) -> Vector:
        """Return the point between the eyes of a head turned like that."""
        trunk, body = self.trunks[actor], self.placed[actor].body
        middle = add(trunk.neck, scale(unit(add(trunk.chest_frame[1], head[1])), body.neck[1]))
        return add(middle, scale(head[2], _EYES_AHEAD * body.head_unit))

    def look(self, actor: str, target: str) -> Look:
        """Return how a person has to turn head and eyes to look at a target."""
        if target == "down":
            return look_along(0.0, 38.0)
        if target.startswith("avert"):
            side, _, of = target[5:].partition(":")
            point = self.point(of)
            yaw = self._angles(actor, STRAIGHT, point)[0] if point else 0.0
            turn = 1.0 if side == "+" else -1.0
            yaw = turn * max(yaw * turn + _AVERT_YAW, _AVERT_LEAST)
            return look_along(max(-72.0, min(72.0, yaw)), _AVERT_DOWN)
        point = self.point(target)
        return STRAIGHT if point is None else self._aim(actor, point)

    def _head(self, actor: str, look: Look) -> Frame:
        roll = float(self.placed[actor].pose[_ROLL])
        return compose(self.trunks[actor].root_frame, turned(look.yaw, look.pitch, roll))

    def _angles(self, actor: str, look: Look, point: Vector) -> tuple[float, float, float]:
        eye = self.eye(actor, self._head(actor, look))
        return _angles(eye, self.trunks[actor].root_frame, point)

    def _bends_back(self, actor: str) -> float:
        """Return how far the head may go back: the less, the more the trunk lies forward."""
        upright = max(0.0, min(1.0, self.trunks[actor].chest_frame[1][1]))
        return _CRAWL_UP + (_HEAD_UP - _CRAWL_UP) * upright

    def _aim(self, actor: str, point: Vector) -> Look:
        """Turn the head, and the eyes in it so that their line meets the point.

        Turning the head carries the eyes along, so the turn is corrected once for where they end.
        """
        back = self._bends_back(actor)
        yaw, pitch, flat = self._angles(actor, STRAIGHT, point)
        rough = look_along(yaw, pitch, _between(flat, 0.0, _UNDER_CHIN_M), back)
        yaw, pitch, flat = self._angles(actor, rough, point)
        aside = _between(flat, 0.0, _UNDER_CHIN_M)
        near = distance(self.trunks[actor].head, point)
        exact = _between(near, _TOO_NEAR_M, 2 * _TOO_NEAR_M)
        look = rough.toward(look_along(yaw, pitch, aside, back), aside * exact, aside * exact)
        look = STRAIGHT.toward(look, _between(near, _HEAD_STOPS_M, _HEAD_FOLLOWS_M), 1.0)
        head = self._head(actor, look)
        x, y, z = to_frame(head, sub(point, self.eye(actor, head)))
        right = math.degrees(math.atan2(x, z)) / _EYE_SIDE
        up = math.degrees(math.atan2(y, math.hypot(x, z))) / _EYE_UP
        met = Look(look.yaw, look.pitch, max(-1.0, min(1.0, right)), max(-1.0, min(1.0, up)))
        exact *= _between(flat, 0.0, _EYES_UNDER_CHIN_M) * _before(yaw)
        return look.toward(met, 1.0, exact)


def apply_look(placed: Placed, look: Look, weight: float) -> None:
    """Turn head and eyes of a (fresh) pose towards a look by a weight of 0 to 1."""
    head = placed.pose[HEAD]
    head[0] += (look.yaw - head[0]) * weight
    head[1] += (look.pitch - head[1]) * weight
    placed.pose[EYES] = (look.eye_right * weight, look.eye_up * weight)


def shares(since_ms: float, turn: float) -> tuple[float, float]:
    """Return how far head and eyes have got, some milliseconds after the target changed.

    ``turn`` is how many degrees the head has to turn in all.
    """
    head_ms = min(_HEAD_MS[1], max(_HEAD_MS[0], _HEAD_MS_PER_DEG * abs(turn)))
    head = min(1.0, max(0.0, (since_ms - HEAD_LAG_MS) / head_ms))
    eyes = min(1.0, max(0.0, since_ms / EYES_MS))
    return smooth(head), smooth(eyes)
