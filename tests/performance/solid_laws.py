"""Laws of solid bodies: nobody is inside another, nor in toys, walls or furniture."""

import math
from collections.abc import Iterator

from tests.performance.moments import Moment, Violation
from tests.performance.solids import Capsule, body_of, gap

INSIDE_M = 0.04


def apart(m: Moment) -> Iterator[Violation]:
    """Find people inside one another who are not holding or being held."""
    actors = sorted(m.joints)
    for i, one in enumerate(actors):
        for other in actors[i + 1 :]:
            if _in_contact(m, one, other):
                continue
            a, b = m.joints[one], m.joints[other]
            if math.dist(a.trunk.pelvis, b.trunk.pelvis) > 1.3:
                continue
            size, what = _deepest(body_of(a), body_of(b))
            if size > INSIDE_M:
                yield Violation("bodies", m.t, f"{one}, {other}", size, "m", what)


def _deepest(ones: list[Capsule], others: list[Capsule]) -> tuple[float, str]:
    return max((-gap(p, q), f"{p.name} in {q.name}") for p in ones for q in others)


def _in_contact(m: Moment, one: str, other: str) -> bool:
    """Tell whether one carries the other, or has just taken or let go of the other."""
    for a, b in ((one, other), (other, one)):
        carrier = m.performance.people[a].carrier
        if any(carrier.at(m.t + d) == b for d in (-1200, 0, 1200)):
            return True
    return False


def clear_of_things(m: Moment) -> Iterator[Violation]:
    """Find bodies inside toys that lie on the floor."""
    things = m.performance.room.things
    for actor, j in m.joints.items():
        parts = body_of(j)
        for toy in m.scene.toys:
            if toy.holder is not None:
                continue
            if math.dist(j.trunk.pelvis, toy.position) > 1.2:
                continue
            thing = things[toy.name]
            x, y, z = toy.position
            r = min(thing.reach, thing.centre)
            low, high = (x, y + r, z), (x, y + max(r, 2 * thing.centre - r), z)
            size, what = _deepest(parts, [Capsule(toy.name, low, high, r)])
            if size > INSIDE_M:
                yield Violation("toys", m.t, actor, size, "m", what)


def clear_of_room(m: Moment) -> Iterator[Violation]:
    """Find bodies inside walls, shelf or a chair they do not sit on."""
    room = m.performance.room
    x0, x1, z0, z1 = room.bounds
    for actor, j in m.joints.items():
        sits = m.performance.people[actor].posture.at(m.t) == "sit" and j.body.build == "adult"
        carrier = m.scene.figures[actor].carrier
        sits = sits or (
            carrier is not None and m.performance.people[carrier].posture.at(m.t) == "sit"
        )
        doorway = -1.95 < j.trunk.pelvis[0] < -1.08 and j.trunk.pelvis[2] > z1 - 0.6
        for part in body_of(j):
            for p in (part.a, part.b):
                outside = max(x0 - p[0], p[0] - x1, z0 - p[2], p[2] - z1) + part.radius
                if outside > INSIDE_M and not doorway:
                    yield Violation("room", m.t, actor, outside, "m", f"{part.name} in a wall")
            for chair_name, chair in room.chairs.items():
                if sits or _getting_up(m, actor, chair.position):
                    continue
                (x, z) = chair.position
                seat = Capsule("chair", (x, 0.06, z), (x, 0.26, z), 0.20)
                size = -gap(part, seat)
                if size > INSIDE_M:
                    what = f"{part.name} in {chair_name}'s chair"
                    yield Violation("room", m.t, actor, size, "m", what)


def _getting_up(m: Moment, actor: str, chair: tuple[float, float]) -> bool:
    """Tell whether an adult has just risen from a chair or is about to sit down on it."""
    p = m.performance.people[actor]
    x, _, z = m.scene.figures[actor].placed.position
    near = math.dist((x, z), chair) < 0.75
    return near and any(p.posture.at(m.t + d) == "sit" for d in (-2500, 2500))
