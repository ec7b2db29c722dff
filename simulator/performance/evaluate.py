"""From tracks to placed bodies: shared by ``performance.at`` and the choreography."""

import math
from collections.abc import Mapping
from typing import Protocol

from simulator.figure.body import Body
from simulator.figure.gaits import Gait, gait_pose
from simulator.figure.pose import HIP, PELVIS, SIZE, SPINE, Pose, channel_index
from simulator.figure.skeleton import Placed
from simulator.figure.vectors import ORIGIN, Vector, add, scale, to_world, turned
from simulator.performance.performer import Names, Numbers, Part
from simulator.performance.steps import plant

import numpy as np  # isort: skip

_LEGS, _TRUNK = channel_index("legs"), channel_index("trunk")
_ARMS, _HEAD = channel_index("arms"), channel_index("head")


class Cast(Protocol):
    """A person, finished or being laid out."""

    @property
    def body(self) -> Body: ...  # noqa: D102 - the names say it

    @property
    def gait(self) -> Gait: ...  # noqa: D102

    @property
    def part(self) -> Part[Numbers]: ...  # noqa: D102

    @property
    def present(self) -> Names[bool]: ...  # noqa: D102

    @property
    def carrier(self) -> Names[str | None]: ...  # noqa: D102

    @property
    def partner(self) -> Names[str]: ...  # noqa: D102


def pose_at(person: Cast, t: float) -> Pose:
    """Return the pose of a person's channels, the gait blended in by its weight."""
    part = person.part
    pose = np.zeros(SIZE)
    pose[_LEGS] = part.legs.at(t)
    pose[_TRUNK] = part.trunk.at(t)
    pose[_ARMS] = part.arms.at(t)
    pose[_HEAD] = part.head.at(t)
    weight = float(part.gait.at(t)[0])
    if weight > 1e-4:
        moving = gait_pose(person.gait, float(part.phase.at(t)[0]))
        for index, share in ((_LEGS, weight), (_TRUNK, weight)):
            pose[index] += (moving[index] - pose[index]) * share
        arms = weight * float(part.swing.at(t)[0])
        pose[_ARMS] += (moving[_ARMS] - pose[_ARMS]) * arms
    (x, _, z), heading = _on_floor(person, t)
    plant(pose, part, person.gait, person.body.leg, (x, z, heading), t)
    lean = part.lean.at(t)
    pose[PELVIS.start] += lean[0]
    pose[SPINE] += lean[1:4]
    pose[HIP.start + 1] += lean[4]
    return pose


def _on_floor(person: Cast, t: float) -> tuple[Vector, float]:
    x, z = person.part.spot.at(t)
    return (float(x), 0.0, float(z)), float(person.part.heading.at(t)[0])


def pelvis_of(placed: Placed) -> Vector:
    """Return where the pelvis of a placed body is."""
    right, up, forward = placed.pose[HIP].tolist()
    hip = scale((right, up, forward), placed.body.leg)
    return add(placed.position, to_world(turned(placed.heading), hip))


def _carried(person: Cast, carrier: Placed, t: float) -> tuple[Vector, float]:
    right, up, forward, turn = person.part.offset.at(t).tolist()
    frame = turned(carrier.heading)
    return add(pelvis_of(carrier), to_world(frame, (right, up, forward))), carrier.heading + turn


def placed_at(cast: Mapping[str, Cast], t: float) -> dict[str, Placed]:
    """Place everybody who is in the room or in its doorway, the carried after their carriers."""
    here = {actor: person for actor, person in cast.items() if person.present.at(t)}
    placed: dict[str, Placed] = {}
    for actor, person in here.items():
        if person.carrier.at(t) is None:
            position, heading = _on_floor(person, t)
            placed[actor] = Placed(
                person.body, pose_at(person, t), position, heading, person.partner.at(t)
            )
    for actor, person in here.items():
        carrier = person.carrier.at(t)
        if carrier is not None:
            where = _carried(person, placed[carrier], t) if carrier in placed else (ORIGIN, 0.0)
            placed[actor] = Placed(
                person.body, pose_at(person, t), where[0], where[1], person.partner.at(t)
            )
    return placed


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
