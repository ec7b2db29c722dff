"""Laws of bodies: what no performance may break. Each returns the violations it finds.

A law looks at one moment, or at two that are one frame apart, so that any stretch of any
performance can be swept. Sizes are metres, degrees or metres a second, as ``unit`` says.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from simulator.figure.pose import FEET, FRAMES, HANDS, HEAD, PELVIS, SPINE
from simulator.figure.vectors import Vector, add, dot, scale, sub, to_frame, to_world, turned, unit
from simulator.performance import FRAME_MS, Performance
from simulator.performance.gaze import SHIFT_MS
from simulator.performance.room import Thing
from simulator.performance.scene import Grip, Toy
from tests.performance.moments import Moment, Violation, moment
from tests.performance.solid_laws import apart, clear_of_room, clear_of_things
from tests.performance.solids import Capsule, arms_of, body_of, gap

DRIFT_M = 0.02
TOUCH_M = 0.03
GAZE_DEG = 5.0
SPEED = {"infant": 3.0, "adult": 4.0}
"""Metres a second of any joint in an ordinary act."""
QUICK_SPEED = 9.0
TURN, QUICK_TURN = 20.0, 40.0
"""Degrees by which a head turns from one frame to the next, and in acts that are sudden."""
QUICK = (
    *("hit", "bat", "throw", "fling", "startl", "flinch", "jerk", "tantrum", "kick", "bang"),
    *("arch", "squirm", "stiff", "push", "flap", "rapid", "burst", "hand_to_mouth", "resist"),
)
"""Parts of the names of acts that are meant to be sudden."""
LIMITS: Mapping[str, tuple[float, float]] = {
    "head yaw": (-75.0, 75.0),
    "head pitch": (-48.0, 44.0),
    "head roll": (-25.0, 25.0),
    "spine pitch": (-44.0, 50.0),
    "spine roll": (-15.0, 15.0),
    "spine yaw": (-35.0, 35.0),
    "pelvis pitch": (-24.0, 90.0),
}
"""Degrees of turn in a joint (style guide of the figures, skeleton); sobs and sway add a little."""
_SLACK = 2.0
_LOW = ("prone", "lie", "huddled")
"""Postures whose heads are measured otherwise than a gaze."""
_ON_SIDE = 0.5  # how much of a line across the pelvis goes up or down
_EYE_SIDE, _EYE_UP = 38.0, 26.0
_HEAD_LIMITS = (72.0, 48.0, 33.0)
_CRAWL_UP = 12.0  # degrees: on hands and knees the neck is bent back already


ALLOWED: Mapping[str, float] = {
    "stance": 0.05,
    "leg": 0.036,
    "hold": 0.08,  # for a third of a second, of two who move: one climbs, one comes down to meet it
    "take": 0.065,  # one frame in the library: the magazine of Oskar 2/2:07
    "handle": 0.03,
    "gaze": GAZE_DEG,
    "limit": _SLACK,
    "jump": 2.1,
    "flick": 2.8,
    "still": 1e-6,
    "bodies": 0.14,
    "toys": 0.14,
    "room": 0.08,
}
"""How far each law may still be broken: above it a sweep fails, below it the sweep only tells."""

Law = Callable[[Moment], Iterator[Violation]]
Motion = Callable[[Moment, Moment], Iterator[Violation]]


# --- Feet ---------------------------------------------------------------------------------------


@dataclass
class Stance:
    """Feet that carry weight stand still: follows each from where it came to the floor."""

    _down: dict[tuple[str, int], tuple[float, float]] = field(default_factory=dict)

    def __call__(self, before: Moment, now: Moment) -> Iterator[Violation]:
        """Find feet that are too far from where they came to stand."""
        for actor, j in now.joints.items():
            for side, name in enumerate(("right", "left")):
                key = (actor, side)
                if not _stands(now, actor, side):
                    self._down.pop(key, None)
                    continue
                x, _, z = j.ankle[side]
                size = math.dist(self._down.setdefault(key, (x, z)), (x, z))
                if size > DRIFT_M:
                    yield Violation("stance", now.t, actor, size, "m", f"{name} foot slides")


def _stands(m: Moment, actor: str, side: int) -> bool:
    """Tell whether a foot is on the floor with the body's weight above it."""
    j = m.joints[actor]
    figure = m.scene.figures[actor]
    if figure.carrier is not None or j.trunk.pelvis[1] < 0.52 * j.body.leg:
        return False
    if j.knee[side][1] < j.body.radii["knee"] + 0.03:
        return False
    return j.ankle[side][1] < j.body.ankle + 0.012


def reach_of_legs(m: Moment) -> Iterator[Violation]:
    """Find legs too short for where their feet are to stand."""
    for actor, j in m.joints.items():
        figure = m.scene.figures[actor]
        if figure.carrier is not None:
            continue
        root = turned(figure.placed.heading)
        for side in (0, 1):
            row = figure.placed.pose[FEET[side]].tolist()
            foot = add(
                figure.placed.position,
                to_world(root, scale((row[0], row[1], row[2]), j.body.leg)),
            )
            size = math.dist(foot, j.ankle[side])
            if size > DRIFT_M:
                yield Violation("leg", m.t, actor, size, "m", "foot out of the leg's reach")


# --- Hands --------------------------------------------------------------------------------------


def holding(m: Moment) -> Iterator[Violation]:
    """Find hands laid on a partner that do not touch the body."""
    for actor, j in m.joints.items():
        placed = m.scene.figures[actor].placed
        other = m.joints.get(placed.partner or "")
        if other is None:
            continue
        parts = [*body_of(other), *arms_of(other)]
        for side in (0, 1):
            row = placed.pose[HANDS[side]]
            weight = sum(row[4 * i] for i, f in enumerate(FRAMES) if f.startswith("partner"))
            if weight < 0.98:
                continue
            palm = Capsule("hand", j.hand[side], j.hand[side], j.body.radii["palm"])
            size = min(gap(palm, part) for part in parts)
            if size > TOUCH_M:
                yield Violation("hold", m.t, actor, size, "m", f"hand short of {placed.partner}")


def taking(before: Moment, now: Moment) -> Iterator[Violation]:
    """Find toys that come into a hand, or change hands, without being touched."""
    earlier = {toy.name: toy for toy in before.scene.toys}
    for toy in now.scene.toys:
        if toy.holder is None or toy.holder == earlier[toy.name].holder:
            continue
        if toy.holder not in now.joints:
            continue
        thing = now.performance.room.things[toy.name]
        size = max(_off_thing(hand, toy.position, thing, toy.grip) for hand in _gripping(now, toy))
        size -= now.joints[toy.holder].body.radii["palm"]
        if size > TOUCH_M:
            yield Violation("take", now.t, toy.holder, size, "m", f"{toy.name} out of the hand")


def _gripping(m: Moment, toy: Toy) -> tuple[Vector, ...]:
    right, left = m.joints[toy.holder or ""].hand
    return {"right": (right,), "left": (left,), "both": (right, left)}[toy.grip]


def _off_thing(hand: Vector, foot: Vector, thing: Thing, grip: Grip) -> float:
    """Return how far a hand is from a thing.

    One hand goes to the middle; two take a thing by its sides, a magazine by its edges.
    """
    x, y, z = sub(hand, add(foot, (0.0, thing.centre, 0.0)))
    if grip != "both":
        return math.hypot(x, y, z) - min(thing.reach, thing.centre)
    return math.hypot(max(0.0, math.hypot(x, z) - thing.reach), max(0.0, abs(y) - thing.centre))


def opening(before: Moment, now: Moment) -> Iterator[Violation]:
    """Find a door that opens for somebody inside with no hand on its handle."""
    if not 0.5 < before.scene.door < now.scene.door < 10.0:
        return
    fixture = now.performance.room.fixtures
    handle = swung_handle(fixture["handle"], now.scene.door)
    near = [
        (math.dist(hand, handle) - j.body.radii["palm"], actor)
        for actor, j in now.joints.items()
        for hand in j.hand
        if j.body.build == "adult" and now.scene.figures[actor].placed.position[2] < 3.8
    ]
    leaving = [a for a in now.joints if _crosses(now.performance, a, now.t)]
    if near and leaving:
        size, actor = min(near)
        if size > TOUCH_M:
            yield Violation("handle", now.t, actor, size, "m", "no hand on the handle")


def _crosses(performance: Performance, actor: str, t: int) -> bool:
    """Tell whether a person who is inside goes out through the door within 4 seconds."""
    person = performance.people[actor]
    return bool(person.present.at(t)) and not person.present.at(t + 4000)


def swung_handle(handle: tuple[float, float, float], angle: float) -> tuple[float, float, float]:
    """Return where the handle of a door hinged at x = -1.95 is when it is open by an angle."""
    hinge_x, hinge_z = -1.95, 3.80
    a = math.radians(angle)
    dx, dz = handle[0] - hinge_x, handle[2] - hinge_z
    return (
        hinge_x + dx * math.cos(a) - dz * math.sin(a),
        handle[1],
        hinge_z + dx * math.sin(a) + dz * math.cos(a),
    )


# --- Head and eyes ------------------------------------------------------------------------------


def gaze(m: Moment) -> Iterator[Violation]:
    """Find settled looks whose line of sight misses a target within reach of head and eyes."""
    for actor, figure in m.scene.figures.items():
        person = m.performance.people[actor]
        since = person.gaze.times[person.gaze.index(m.t)]
        target = figure.gaze_target
        if figure.gaze_point is None or target == "down" or target.startswith("avert"):
            continue
        if m.t - since < SHIFT_MS + 200 or float(person.part.watching.at(m.t)[0]) < 0.999:
            continue
        j = m.joints[actor]
        if target == figure.carrier:
            continue  # too near, and the carrier's chin is above
        eye = add(j.trunk.head, scale(j.trunk.head_frame[2], 0.9 * j.body.head_unit))
        to = sub(figure.gaze_point, eye)
        x, y, z = to_frame(turned(figure.placed.heading), to)
        yaw, pitch = math.degrees(math.atan2(x, z)), math.degrees(-math.atan2(y, math.hypot(x, z)))
        side, up, down = _HEAD_LIMITS
        upright = max(0.0, min(1.0, j.trunk.chest_frame[1][1]))
        up = _CRAWL_UP + (up - _CRAWL_UP) * upright
        if abs(yaw) > side or not -up - _EYE_UP < pitch < down + _EYE_UP or math.hypot(x, z) < 0.3:
            continue
        right, rise = j.eyes
        a, b = math.radians(right * _EYE_SIDE), math.radians(rise * _EYE_UP)
        ray = (math.sin(a) * math.cos(b), math.sin(b), math.cos(a) * math.cos(b))
        line = to_world(j.trunk.head_frame, ray)
        size = math.degrees(math.acos(max(-1.0, min(1.0, dot(line, unit(to))))))
        if size > GAZE_DEG:
            yield Violation("gaze", m.t, actor, size, "deg", f"looks past {target}")


def limits(m: Moment) -> Iterator[Violation]:
    """Find joints turned further than they go."""
    for actor, figure in m.scene.figures.items():
        pose = figure.placed.pose
        low = m.performance.people[actor].posture.at(m.t) in _LOW or _lies(m, actor)
        yaw, pitch, roll = pose[HEAD].tolist()
        angles = {"pelvis pitch": float(pose[PELVIS][0])}
        angles |= dict(
            zip(("spine pitch", "spine roll", "spine yaw"), pose[SPINE].tolist(), strict=True)
        )
        if not low and angles["pelvis pitch"] < 60 and figure.carrier is None:
            angles |= {"head yaw": yaw, "head pitch": pitch, "head roll": roll}
        if figure.placed.body.build == "adult":
            angles["adult's bend"] = max(0.0, angles["pelvis pitch"] - 50.0 + 90.0)
        for name, angle in angles.items():
            least, most = LIMITS.get(name, (-180.0, 90.0))
            size = max(least - angle, angle - most)
            if size > _SLACK:
                yield Violation("limit", m.t, actor, size, "deg", name)


def _lies(m: Moment, actor: str) -> bool:
    """Tell whether a trunk is on its side, as of one who gets up from lying."""
    return abs(m.joints[actor].trunk.pelvis_frame[0][1]) > _ON_SIDE


# --- Motion -------------------------------------------------------------------------------------


def jumps(before: Moment, now: Moment) -> Iterator[Violation]:
    """Find joints that are faster than the act allows, by how much they are."""
    for actor in before.joints.keys() & now.joints.keys():
        a, b = before.joints[actor], now.joints[actor]
        most = QUICK_SPEED if actor in _sudden(now) else SPEED[b.body.build]
        for name in ("hand", "elbow", "knee", "ankle", "head", "pelvis"):
            pairs = (
                zip(getattr(a, name), getattr(b, name), strict=True)
                if name not in ("head", "pelvis")
                else [(getattr(a.trunk, name), getattr(b.trunk, name))]
            )
            speed = max(math.dist(p, q) for p, q in pairs) / (now.t - before.t) * 1000
            if speed > most:
                yield Violation("jump", now.t, actor, speed - most, "m/s", name)


def flicks(before: Moment, now: Moment) -> Iterator[Violation]:
    """Find heads that turn further from one frame to the next than the act allows."""
    for actor in before.joints.keys() & now.joints.keys():
        a, b = (m.scene.figures[actor].placed.pose[HEAD] for m in (before, now))
        most = QUICK_TURN if actor in _sudden(now) else TURN
        size = float(np.abs(b - a).max())
        if size > most:
            yield Violation("flick", now.t, actor, size - most, "deg", "head")


def _sudden(m: Moment) -> set[str]:
    """Return who is in, or just out of, an act that is meant to be sudden."""
    span = m.performance.episode_at(m.t)
    at = m.t - span.start_ms
    return {
        course.event.actor
        for course in m.performance.courses
        if course.event.episode == span.number
        and course.event.from_ms - 300 <= at
        and at <= max(course.end_ms, course.event.from_ms + 1500) + 900
        and any(word in course.event.behaviour for word in QUICK)
    }


def stillness(before: Moment, now: Moment) -> Iterator[Violation]:
    """Find anything that moves in somebody who freezes: also breath, blink and gaze."""
    for actor in before.joints.keys() & now.joints.keys():
        still = now.performance.people[actor].part.still
        if float(still.at(before.t)[0]) < 1.0 or float(still.at(now.t)[0]) < 1.0:
            continue
        a, b = before.scene.figures[actor], now.scene.figures[actor]
        size = max(
            float(np.abs(a.placed.pose - b.placed.pose).max()), float(np.abs(a.face - b.face).max())
        )
        if size > 1e-6:
            yield Violation("still", now.t, actor, size, "1", "moves while frozen")


LAWS: tuple[Law, ...] = (
    reach_of_legs,
    holding,
    gaze,
    limits,
    apart,
    clear_of_things,
    clear_of_room,
)
MOTIONS: tuple[Motion, ...] = (taking, opening, jumps, flicks, stillness)


def sweep(performance: Performance, start: int, end: int) -> Iterator[Violation]:
    """Hold every frame of a stretch against every law."""
    stance = Stance()
    before: Moment | None = None
    for t in range(start, end, FRAME_MS):
        now = moment(performance, t)
        for law in LAWS:
            yield from law(now)
        if before is not None:
            for motion in (*MOTIONS, stance):
                yield from motion(before, now)
        before = now


def borders(performance: Performance) -> list[int]:
    """Return when acts begin and end, in milliseconds of the performance."""
    times = set()
    for event in performance.acts():
        span = performance.episode(event.episode)
        if span is not None:
            times |= {span.start_ms + event.from_ms, span.start_ms + event.to_ms}
    return sorted(times)
