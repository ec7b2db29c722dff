"""From tracks to placed bodies: shared by ``performance.at`` and the choreography."""

import math
from collections.abc import Mapping
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from simulator.figure.body import Body
from simulator.figure.gaits import Gait, gait_pose
from simulator.figure.pose import HIP, PELVIS, SPINE, Pose, channel_index
from simulator.figure.skeleton import Placed, Trunk, hand_of
from simulator.figure.vectors import ORIGIN, Vector, add, lerp, scale, to_world, turned
from simulator.performance.part import (
    GAIT,
    HEADING,
    LEAN,
    OFFSET,
    PHASE,
    PLANTED,
    POSE,
    SPOT,
    SWING,
)
from simulator.performance.planting import plant
from simulator.performance.scene import Grip
from simulator.performance.stretches import Stretch
from simulator.performance.tracks import Row

_LEGS, _TRUNK = channel_index("legs"), channel_index("trunk")
_ARMS = channel_index("arms")


Rows = NDArray[np.float64]


class Cast(Protocol):
    """A person, finished or being laid out."""

    @property
    def body(self) -> Body: ...  # noqa: D102 - the names say it

    @property
    def gait(self) -> Gait: ...  # noqa: D102

    def now(self, t: float) -> Stretch | None: ...  # noqa: D102


_LEAST_GAIT = 1e-4
_LEVEL = 90.0
"""Degrees beyond which no lean tips a pelvis: who gets up from a deep reach is not head over."""


def pose_of(person: Cast, row: Row) -> Pose:
    """Return the pose of a (fresh) row of a part, the gait blended in by its weight."""
    pose = row[POSE]
    weight = float(row[GAIT])
    if weight > _LEAST_GAIT:
        moving = gait_pose(person.gait, float(row[PHASE]))
        for index, share in ((_LEGS, weight), (_TRUNK, weight)):
            pose[index] += (moving[index] - pose[index]) * share
        arms = weight * float(row[SWING])
        pose[_ARMS] += (moving[_ARMS] - pose[_ARMS]) * arms
    plant(pose, row, person.gait, person.body)
    lean = row[LEAN].tolist()
    if any(lean):
        upright = float(pose[PELVIS.start])
        pose[PELVIS.start] = max(min(upright + lean[0], _LEVEL), min(upright, upright + lean[0]))
        pose[SPINE] += lean[1:4]
        pose[HIP.start + 1] += lean[4]
    return pose


def poses_of(person: Cast, rows: Rows) -> Rows:
    """Return the poses of (fresh) rows (n, WIDTH) of a part, as ``pose_of`` does of each."""
    changed = (
        (rows[:, GAIT] > _LEAST_GAIT) | rows[:, PLANTED].any(axis=1) | rows[:, LEAN].any(axis=1)
    )
    for i in np.flatnonzero(changed):
        pose_of(person, rows[i])
    return rows[:, POSE]


def pelvis_of(placed: Placed) -> Vector:
    """Return where the pelvis of a placed body is."""
    right, up, forward = placed.pose[HIP].tolist()
    hip = scale((right, up, forward), placed.body.leg)
    return add(placed.position, to_world(turned(placed.heading), hip))


def here_at(cast: Mapping[str, Cast], t: float) -> dict[str, Stretch]:
    """Return what is in force about everybody who is in the room or in its doorway."""
    stretches = ((actor, person.now(t)) for actor, person in cast.items())
    return {actor: now for actor, now in stretches if now is not None}


def placed_at(cast: Mapping[str, Cast], t: float) -> dict[str, Placed]:
    """Place everybody who is in the room or in its doorway, the carried after their carriers."""
    here = here_at(cast, t)
    return place(cast, here, {actor: now.row(t) for actor, now in here.items()})


def place(
    cast: Mapping[str, Cast], here: Mapping[str, Stretch], rows: Mapping[str, Row]
) -> dict[str, Placed]:
    """Place the bodies of (fresh) rows."""
    placed: dict[str, Placed] = {}
    for carried in (False, True):
        for actor, now in here.items():
            if (now.carrier is not None) is carried:
                person, row = cast[actor], rows[actor]
                position, heading = _where(now.carrier, row, placed)
                pose = pose_of(person, row)
                placed[actor] = Placed(person.body, pose, position, heading, now.partner)
    return placed


def grasp(
    placed: Mapping[str, Placed], trunks: Mapping[str, Trunk], holder: str, grip: Grip
) -> Vector:
    """Return where a held thing is: in the hand, or between both."""
    body, trunk, other = placed[holder], trunks[holder], placed[holder].partner or ""
    on = (placed[other], trunks[other]) if other in placed else None
    if grip == "both":
        return lerp(hand_of(body, trunk, 0, on), hand_of(body, trunk, 1, on), 0.5)
    return hand_of(body, trunk, 0 if grip == "right" else 1, on)


def _where(carrier: str | None, row: Row, placed: Mapping[str, Placed]) -> tuple[Vector, float]:
    """Return root and heading; who is carried by somebody out of sight is nowhere."""
    if carrier is None:
        x, z = row[SPOT].tolist()
        return (x, 0.0, z), float(row[HEADING])
    if carrier not in placed:
        return ORIGIN, 0.0
    right, up, forward, turn = row[OFFSET].tolist()
    by = placed[carrier]
    off = to_world(turned(by.heading), (right, up, forward))
    return add(pelvis_of(by), off), by.heading + turn


def offset_from(carrier: Placed, position: Vector, heading: float) -> tuple[float, ...]:
    """Return the offset that keeps a body where it is when it becomes carried."""
    pelvis = pelvis_of(carrier)
    right, up, forward = turned(carrier.heading)
    d = (position[0] - pelvis[0], position[1] - pelvis[1], position[2] - pelvis[2])
    turn = (heading - carrier.heading) % 360.0
    return (
        math.fsum(a * b for a, b in zip(d, right, strict=True)),
        math.fsum(a * b for a, b in zip(d, up, strict=True)),
        math.fsum(a * b for a, b in zip(d, forward, strict=True)),
        turn,
    )
