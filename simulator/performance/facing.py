"""Where the infant's face is and from which side the close-up can see it."""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulator.figure.heads import heads
from simulator.figure.vectors import Vector, bearing, distance, wrapped
from simulator.performance.clips import load_holds
from simulator.performance.performer import Person
from simulator.performance.stagecraft import KNEES
from simulator.performance.stretches import in_force
from simulator.performance.tracks import Track
from simulator.performance.whereabouts import MOVES_HEAD, Carrier, whereabouts

Face = tuple[float, float, float, float, float]
"""Head x, y, z, the heading from which it is best seen in degrees, and 1 to show the legs too."""

PointOf = Callable[[str, int], Vector | None]
"""Where a gaze target is at a time."""

_AVERTED = 70.0
_PROFILE, _FRONT_OF_CARRIER = 95.0, 114.0  # off the infant's heading: beside or before the carrier
_TURNED_OUT = 40.0  # off facing the carrier: from here on the face is seen from its own front
_SIDE = 24.0  # off the front: a face says most in three-quarter view
_BODY_M, _KNEES_M, _MARGIN_M = 0.24, 0.12, 0.18  # radii of who may cover a face, and their edge
_AT_M, _FAR_M = 0.08, 1.35  # from the head: what is nearer or farther covers less, or nothing
_OFFS = tuple(range(-180, 180, 6))  # off the front: where the camera may stand
_TELLING, _PROFILE_ON_FLOOR = 50.0, 90.0  # until where a face tells all, and from where too little
_LOST = 1.6  # how bad a face is that is covered or turned away, as a profile is 1
_STICK = 0.4  # how much worse before the camera changes to the other side
_LOOKS_DOWN_M = 0.40  # at what is nearer, as in its own hands, one looks by lowering the head
_IN_ARMS = 1.35  # in arms the camera goes further round than the head is turned


def watch(people: Mapping[str, Person], times: Sequence[int], point_of: PointOf) -> list[Face]:
    """Return the head and the heading from which to look at it, at times in order.

    The turn of the head by gaze is left out on purpose: the camera answers to the body, which
    turns slowly, so that a glance away is seen as one. Adults who stand in the line of sight push
    it aside. The camera keeps to its side of the face as long as that is not much worse.
    """
    face: Face = (0.0, 0.6, 2.0, 180.0, 0.0)
    side = 1.0
    found = []
    adults = _adults(people, times)
    for t, body, near in zip(times, _bodies(people, times), adults, strict=True):
        if body is not None:
            face, side = _face(people["infant"], t, body, near, point_of, side)
        found.append(face)
    return found


class _Body(NamedTuple):
    """The infant at one time: head, where it faces, its heading, and who carries it, if anybody."""

    head: Vector
    facing: float
    heading: float
    carrier: Carrier | None


class _Bulk(NamedTuple):
    """Part of an adult that may stand before a face: its place on the floor, and its radius."""

    x: float
    z: float
    radius: float


def _face(
    infant: Person,
    t: int,
    body: _Body,
    adults: Sequence[_Bulk],
    point_of: PointOf,
    side: float,
) -> tuple[Face, float]:
    """Return the face at one time and the side it is seen from."""
    head, carrier = body.head, body.carrier
    if carrier is None:
        heading, side = _clear(head, body.facing, side, adults)
        return (*head, heading, 0.0), side
    whole = _whole(infant, t)
    away = _turn_in_arms(infant, t, head, body.heading, point_of)
    if away is None:
        away = wrapped(body.facing - body.heading)
    side = 1.0 if away >= 0 else -1.0
    if abs(wrapped(body.heading - carrier.heading - 180.0)) > _TURNED_OUT:
        x, _, z = carrier.position
        bulk = _Bulk(x, z, _BODY_M)
        heading, side = _clear(head, body.heading + away, side, [bulk])
        return (*head, heading, whole), side
    round_ = max(_PROFILE, min(_FRONT_OF_CARRIER, abs(away) * _IN_ARMS + _SIDE))
    return (*head, body.heading + side * round_, whole), side


def _bodies(people: Mapping[str, Person], times: Sequence[int]) -> list[_Body | None]:
    """Return the infant at many times, None where it is not there."""
    found = whereabouts(people, "infant", times)
    body = people["infant"].body
    middles, ways = heads(body, found.poses, found.positions, found.headings)
    facings = np.degrees(np.arctan2(ways[:, 0], ways[:, 2]))
    known = zip(
        middles.tolist(), facings.tolist(), found.headings.tolist(), found.carriers, strict=True
    )
    bodies = (_Body((x, y, z), *rest) for (x, y, z), *rest in known)
    return [body if here else None for body, here in zip(bodies, found.there, strict=True)]


def _whole(infant: Person, t: int) -> float:
    style = infant.style.at(t)
    return float(style is not None and load_holds()[style].whole)


def steady(people: Mapping[str, Person], times: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Mark the times at which a watched face is where it was at the time before.

    Nobody on whom it depends has moved. In arms the face may follow what it looks at, so there it
    is never called steady while it looks at anything.
    """
    infant = people["infant"]
    adults = [person for actor, person in people.items() if actor != "infant"]
    cues = np.column_stack(
        [
            c.indices(times)
            for p in people.values()
            for c in (p.present, p.carrier, p.style, p.posture)
        ]
    )
    alone = _same(
        times,
        [
            *_head_tracks(infant),
            *(track for p in adults for track in (p.part.spot, p.part.heading)),
        ],
    )
    alone[1:] &= (cues[1:] == cues[:-1]).all(axis=1)
    carriers = _same(times, [track for person in adults for track in _head_tracks(person)])
    looking = infant.part.watching.sample(times)[:, 0] >= 0.5
    carried = np.array([c is not None for c in infant.carrier.values])[
        infant.carrier.indices(times)
    ]
    return alone & (~carried | (carriers & ~looking))


def _head_tracks(person: Person) -> list[Track]:
    return [getattr(person.part, name) for name in MOVES_HEAD]


def _same(times: NDArray[np.float64], tracks: Sequence[Track]) -> NDArray[np.bool_]:
    """Mark the times at which no track differs from the time before."""
    same = np.ones(len(times), bool)
    same[0] = False
    for track in tracks:
        if len(track.times) > 1:
            rows = track.sample(times)
            same[1:] &= (rows[1:] == rows[:-1]).all(axis=1)
    return same


def _turn_in_arms(
    infant: Person, t: int, head: Vector, heading: float, point_of: PointOf
) -> float | None:
    """Return how far a look turns the face from the heading, None if the pose alone turns it."""
    if float(infant.part.watching.at(t)[0]) < 0.5:
        return None
    target = infant.gaze.at(t)
    if target.startswith("avert"):
        return _AVERTED if target[5] == "+" else -_AVERTED
    point = point_of(target, t)
    if point is None:
        return None
    if distance((head[0], point[1], head[2]), point) < _LOOKS_DOWN_M:
        return 0.0
    return max(-72.0, min(72.0, wrapped(bearing(head, point) - heading)))


def _adults(people: Mapping[str, Person], times: Sequence[int]) -> list[list[_Bulk]]:
    """Return the adults in the room, time by time: bodies, and knees of who is down."""
    found: list[list[_Bulk]] = [[] for _ in times]
    asked = np.array(times, float)
    for actor, person in people.items():
        if actor != "infant":
            here, postures = in_force(person.present, asked), in_force(person.posture, asked)
            spots = person.part.spot.sample(asked).tolist()
            headings = np.radians(person.part.heading.sample(asked)[:, 0]).tolist()
            rows = zip(found, here, postures, spots, headings, strict=True)
            for near, there, posture, (x, z), way in rows:
                if there:
                    near.append(_Bulk(x, z, _BODY_M))
                    ahead = KNEES.get(posture, 0.0)
                    if ahead:
                        knees = x + math.sin(way) * ahead, z + math.cos(way) * ahead
                        near.append(_Bulk(*knees, _KNEES_M))
    return found


def _clear(
    head: Vector, facing: float, side: float, adults: Sequence[_Bulk]
) -> tuple[float, float]:
    """Return the heading from which a face is seen best, and the side of the facing it lies on.

    That is a little to one side of the facing, unless an adult stands in the line of sight: then
    it is where the face is turned away and covered least, taken together.
    """
    if not _covered(head, facing + _SIDE * side, adults):
        return facing + _SIDE * side, side

    def worse(off: float) -> float:
        turned = max(0.0, abs(off) - _TELLING) / (_PROFILE_ON_FLOOR - _TELLING)
        other = _STICK if off * side < 0.0 else 0.0
        hidden = _covered(head, facing + off, adults)
        return min(_LOST, turned) + _LOST * hidden + other + abs(off - _SIDE * side) / 1000.0

    off = min(_OFFS, key=worse)
    return facing + off, math.copysign(1.0, off)


def _covered(head: Vector, heading: float, adults: Sequence[_Bulk]) -> float:
    """Return how far adults cover a face for a camera at a heading, from 0 to 1."""
    ahead_x, ahead_z = math.sin(math.radians(heading)), math.cos(math.radians(heading))
    most = 0.0
    for x, z, radius in adults:
        dx, dz = x - head[0], z - head[2]
        along, aside = dx * ahead_x + dz * ahead_z, abs(dx * ahead_z - dz * ahead_x)
        if 0.0 < along < _FAR_M and aside < radius + _MARGIN_M:
            most = max(most, min(1.0, along / _AT_M) * min(1.0, (radius - aside) / _MARGIN_M + 1.0))
    return most
