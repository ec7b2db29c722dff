"""Where the infant's face is, and who may stand before it."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulator.figure.heads import Spines, spines
from simulator.figure.pose import FRAMES, HANDS, channel_index
from simulator.figure.vectors import Vector, bearing, distance, wrapped
from simulator.performance.clips import load_holds
from simulator.performance.gaze import look_along
from simulator.performance.performer import Person
from simulator.performance.stagecraft import KNEES
from simulator.performance.stretches import in_force
from simulator.performance.vantage import Views
from simulator.performance.whereabouts import Whereabouts, whereabouts

Rows = NDArray[np.float64]

PointOf = Callable[[str, int], Vector | None]
"""Where a gaze target is at a time."""

_AVERTED = 70.0
_LOOKS_DOWN_M = 0.40  # at what is nearer, as in its own hands, one looks by lowering the head
_HEAD, _HAIR, _SHOULDER, _TRUNK, _KNEE = 1.30, 0.90, 0.70, 1.20, 1.10
"""Radii of an adult's parts, in units of its head, with what is worn on them."""
_TOUCHES = 0.6
"""How far the camera steps back from a face so that one sees what a hand is laid on."""
_ON_PARTNER = np.isin(
    channel_index("arms"),
    [h.start + 4 * i for h in HANDS for i, f in enumerate(FRAMES) if f.startswith("partner")],
)
"""Which numbers of arms are weights of the frames in which a hand is laid on somebody."""
_SPHERES = 12
"""As many of them cover an adult."""
_SHIN_M = 0.16
_KNEE_M = {"stand": 0.45, "sit": 0.48, "kneel": 0.10, "floor": 0.12, "crouch": 0.40}
"""How high the knees are."""


class Found(NamedTuple):
    """An infant at many times in order: whether and where it is, and how its head is held."""

    there: NDArray[np.bool_]
    at: Whereabouts
    spine: Spines

    def each(self, step: int) -> "Found":
        """Return the same at the first of the times and every so many later."""
        at = self.at
        fewer = Whereabouts(
            at.there[::step],
            at.positions[::step],
            at.headings[::step],
            at.poses[::step],
            at.carriers[::step],
        )
        return Found(self.there[::step], fewer, Spines(*(part[::step] for part in self.spine)))

    def middles(self) -> Rows:
        """Return where the middle of the head is (n, 3)."""
        head: Rows = self.spine.head[_last_shown(self.there)]
        return head


def find_infant(people: Mapping[str, Person], times: Sequence[int]) -> Found:
    """Return where the infant is at times in order."""
    at = whereabouts(people, "infant", times)
    spine = spines(people["infant"].body, at.poses, at.positions, at.headings)
    return Found(np.array(at.there), at, spine)


def watch(
    people: Mapping[str, Person], times: Sequence[int], found: Found, point_of: PointOf
) -> Views:
    """Return what there is to see of an infant that was found at those times.

    While it is out of the room, its face is where it was last.
    """
    infant = people["infant"]
    there, at, own = found
    facing = _facings(infant, times, at, own, point_of)
    shown = _last_shown(there)
    bulks = [_bulks(people, actor, times) for actor in people if actor != "infant"]
    return Views(
        head=own.head[shown],
        waist=own.waist[shown],
        facing=facing[shown],
        bulks=np.concatenate(bulks, axis=1),
        carrier=np.array([np.nan if c is None else c.heading for c in at.carriers]),
        whole=np.maximum(_whole(infant, times), _TOUCHES * _touching(infant, times, at)),
        there=there,
    )


def _last_shown(there: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Return for every time the last one, or else the first, at which somebody is there."""
    first = int(there.argmax())
    places = np.where(there, np.arange(len(there)), first)
    return np.maximum.accumulate(places)


def _whole(infant: Person, times: Sequence[int]) -> Rows:
    """Mark the times at which legs and trunk tell as much as the face."""
    holds = load_holds()
    styles = in_force(infant.style, np.array(times, float))
    return np.array([float(style is not None and holds[style].whole) for style in styles])


def _touching(infant: Person, times: Sequence[int], found: Whereabouts) -> Rows:
    """Mark the times at which an infant that nobody carries has a hand on somebody."""
    arms = infant.part.arms.sample(np.array(times, float))
    on: Rows = arms[:, _ON_PARTNER].max(axis=1)
    on *= np.array([carrier is None for carrier in found.carriers])
    return on


def _facings(
    infant: Person, times: Sequence[int], found: Whereabouts, own: Spines, point_of: PointOf
) -> Rows:
    """Return which way the face is turned at times, by its pose or by what it looks at."""
    asked = np.array(times, float)
    ways = np.degrees(np.arctan2(own.facing[:, 0], own.facing[:, 2]))
    targets, held = in_force(infant.gaze, asked), in_force(infant.holding, asked)
    looking = (infant.part.watching.sample(asked)[:, 0] >= 0.5) & np.array(found.there)
    for i in np.flatnonzero(looking).tolist():
        x, y, z = own.head[i].tolist()
        heading = float(found.headings[i])
        own_hands = targets[i] == f"toy:{held[i]}"
        turn = 0.0 if own_hands else _turn((x, y, z), heading, targets[i], times[i], point_of)
        if turn is not None:
            ways[i] = heading + turn
    return ways


def _turn(head: Vector, heading: float, target: str, t: int, point_of: PointOf) -> float | None:
    """Return how far a look turns a face from the heading, None if the pose alone turns it."""
    if target.startswith("avert"):
        return _AVERTED if target[5] == "+" else -_AVERTED
    point = point_of(target, t)
    if point is None:
        return None
    if distance((head[0], point[1], head[2]), point) < _LOOKS_DOWN_M:
        return 0.0
    return look_along(wrapped(bearing(head, point) - heading), 0.0).yaw


def _bulks(people: Mapping[str, Person], actor: str, times: Sequence[int]) -> Rows:
    """Return the spheres (n, k, 4) of an adult that may stand before a face.

    They are of radius 0 while the adult is out of the room.
    """
    there = np.array(in_force(people[actor].present, np.array(times, float)))
    rows = np.zeros((len(times), _SPHERES, 4))
    if there.any():
        rows[there] = _spheres(people, actor, np.array(times)[there].tolist())
    return rows


def _spheres(people: Mapping[str, Person], actor: str, times: Sequence[int]) -> Rows:
    found, person = whereabouts(people, actor, times), people[actor]
    spine = spines(person.body, found.poses, found.positions, found.headings)
    unit, across = person.body.head_unit, spine.chest_frame[:, 0] * person.body.shoulder_width
    beside = across * 0.6
    top = spine.chest + spine.chest_frame[:, 1] * person.body.shoulder_rise
    nape = (spine.neck + spine.head) / 2.0
    knees = _knees(person, times, found)
    spheres = [
        *((spine.head, _HEAD), (nape, _HAIR), (top + across, _SHOULDER), (top - across, _SHOULDER)),
        *(
            (middle + way, _TRUNK)
            for middle in (spine.chest, spine.waist)
            for way in (beside, -beside)
        ),
        *((spine.pelvis, _TRUNK), (knees, _KNEE), ((spine.pelvis + knees) / 2.0, _KNEE)),
        (_shins(knees), _KNEE),
    ]
    rows: Rows = np.empty((len(times), _SPHERES, 4))
    for i, (middle, radius) in enumerate(spheres):
        rows[:, i, :3], rows[:, i, 3] = middle, radius * unit
    return rows


def _shins(knees: Rows) -> Rows:
    """Return about where shins are (n, 3): they stand before the face of who lies on the floor."""
    down = knees.copy()
    down[:, 1] = _SHIN_M
    return down


def _knees(person: Person, times: Sequence[int], found: Whereabouts) -> Rows:
    """Return about where the knees of an adult are (n, 3): under it, or before who is down."""
    postures = in_force(person.posture, np.array(times, float))
    ahead = np.array([KNEES.get(posture, 0.0) for posture in postures])
    high = np.array([_KNEE_M.get(posture, _KNEE_M["stand"]) for posture in postures])
    way = np.radians(found.headings)
    x, _, z = found.positions.T
    return np.column_stack([x + ahead * np.sin(way), high, z + ahead * np.cos(way)])
