"""Things: taking, carrying, giving, putting down, dropping."""

import math

from simulator.figure.pose import ELBOWS, GRIPS, HANDS, PALMS, Pose, load_poses
from simulator.figure.vectors import Vector, wrapped
from simulator.performance.clips import load_holds
from simulator.performance.moves import await_arrival, face, go, heading_to
from simulator.performance.nearing import slide
from simulator.performance.performer import Performer
from simulator.performance.postures import on_chair, take_posture
from simulator.performance.reach import Reach, come_up, find_reach, follow, reach
from simulator.performance.room import Spot
from simulator.performance.scene import Grip
from simulator.performance.shoving import free_spot, shove
from simulator.performance.stagecraft import Impossible, Rehearsal, ThingSketch
from simulator.performance.tracks import LINEAR
from simulator.performance.uses import load_uses
from simulator.performance.weight import straighten

_TOUCH_M, _GRASPED = 0.03, 0.5
"""How near a hand comes to touch a thing, and at what share of its thickness it takes hold."""
_GRASP_MS, _GRASP_MS_PER_M = 120, 1600
"""How long a thing takes to come into a hand at least, and the further the hand ended from it."""
_FROM_CHAIR_M = 0.25
"""How far a thing may be from the hand of one who reaches for it from the chair."""
_BESIDE_M = 0.33
"""How near one comes to a thing on the floor with an infant on the arm."""
_HANDS_MEET_M = 0.85
"""How far one may be from what somebody holds out to take it without a step."""
_STOOP_CARRYING, _STOOP_OVER_LAP = 0.4, 0.25
"""How far one bends with an infant on the arm, and on the lap, as a share."""
_BY_THE_SIDE = (70, 85, 55, 100, -70, -85, -55)
_BY_THE_FEET = (33, -33, 43, -43, 53, -53)
"""Degrees off the front at which things are put down, by one on the floor and one on a chair."""
_FROM_SEAT = 0.42  # metres
_FACING_DEG, _SLIDE_M = 20.0, 0.25
"""How far off the front a thing is taken by one on the floor, and how far one slides for it."""
_NEAR_KNEES_M, _AT_KNEES_DEG = 0.75, 60.0
"""How near one on a chair, and how far off the front, somebody's knees are in the way."""
_BEFORE_PILE_M = 0.27
"""How far from the middle of a pile one sits at the least who bends over it."""
_STOOP_SITTING = 0.5
"""How far an infant who sits bends to put a thing down, as a share: it lets it fall the rest."""


def leave_off(r: Rehearsal, who: str, t: int) -> None:
    """Break off a play that is going on at ``t``."""
    p = r.cast[who]
    if p.plays is not None and t < p.plays[1]:
        end_play(r, who, p.plays[0], t)
        p.plays = None


def end_play(r: Rehearsal, who: str, name: str, t: int) -> None:
    """Let arms and trunk rest, and forget what a play had planned for after ``t``.

    What was on the floor under the hands is in them again; a loose piece that was carried falls.
    """
    p = r.cast[who]
    pieces = {use.piece for use in load_uses().get(name, ()) if use.piece}
    for thing in (r.thing(part) for part in (name, *sorted(pieces))):
        for track in (thing.position, thing.turn, thing.held):
            track.cut(t)
        if p.holding.at(t) == thing.thing.name:
            thing.held.to(t + 300, [1.0])
        elif not thing.thing.stays and thing.holder.at(t) in (None, (who, "right"), (who, "left")):
            thing.holder.to(t, None)
            _fall(r, thing, t)
    if p.carrier.at(t) is None:
        rest = p.base_pose(p.posture.at(t))
        p.blend("arms", t, t + 450, p.named_pose("toy_carry", t) if p.holding.at(t) else rest)
        p.blend("trunk", t, t + 450, rest)
        straighten(p, t)


def _fall(r: Rehearsal, thing: ThingSketch, t: int) -> None:
    """Let a loose thing fall that is in the air and not on top of what it belongs to."""
    x, y, z = thing.position.at(t).tolist()
    if y > thing.thing.centre and not _rests(r, thing.thing.name, (x, y, z)):
        thing.position.to(t + 200, lie(r, thing, (x, z), t), LINEAR)


def _rests(r: Rehearsal, piece: str, point: Vector) -> bool:
    """Tell whether a piece lies on top of what it belongs to."""
    tops = [(name, u.top) for name, uses in load_uses().items() for u in uses if u.piece == piece]
    homes = [(r.thing(name).thing.home, top) for name, top in tops]
    return any(math.dist((x + dx, dy, z + dz), point) < 0.01 for (x, z), (dx, dy, dz) in homes)


def take(r: Rehearsal, who: str, t: int, name: str) -> int:
    """Take a thing from the floor or from somebody's hand."""
    p, thing = r.cast[who], r.thing(name)
    if p.holding.at(t) == name:
        return t
    if thing.thing.stays:
        return _sit_at(r, who, t, name)
    if p.holding.at(t):
        t = put_down_thing(r, who, t)
    holder = thing.holder.at(t)
    if holder is None and on_chair(p, t) and not _in_reach(r, who, t, name):
        t = go(r, who, t, name)
    if holder is None and not p.carrier.at(t) and not on_chair(p, t):
        t = _come_near(r, who, t, name)
        t = _get_down(r, who, t)
    if holder is not None:
        t = await_arrival(r, holder[0], t)
        t = _come_to_hand(r, who, t, name, holder[0])
        leave_off(r, holder[0], t)
    on_arm = r.carries(who, t) and not on_chair(p, t)
    grip: Grip = "right" if on_arm else thing.thing.grip
    begin, found = _come_in_reach(r, who, t, name, grip)
    t, there = _reach_for(r, who, begin, name, grip, found)
    shove(r, who, begin, t, but=name)
    _hand_over(r, thing, who, grip, t, r.thing_point(name, t), there)
    p.holding.to(t, name)
    if holder is not None:
        giver = r.cast[holder[0]]
        giver.holding.to(t, None)
        arms_to_rest(r, giver, t + 150)
    p.blend("arms", t + 150, t + 650, _carrying(r, p, t))
    come_up(r, who, t + 120)
    return t + 600


def _come_in_reach(r: Rehearsal, who: str, t: int, name: str, grip: Grip) -> tuple[int, Reach]:
    """Turn, and then slide, to a thing that one on the floor cannot reach so; return the reach."""
    p = r.cast[who]
    found, short = _find(r, who, t, name, grip)
    if p.carrier.at(t) or r.carries(who, t) or p.posture.at(t) == "stand" or on_chair(p, t):
        return t, found
    if short > _TOUCH_M:
        t = face(r, who, t, name, within=_FACING_DEG)
        found, short = _find(r, who, t, name, grip)
    if short > _TOUCH_M:
        t = slide(r, who, t, r.spot_of(name, t), min(short, _SLIDE_M))
        found, _ = _find(r, who, t, name, grip)
    return t, found


def _find(r: Rehearsal, who: str, t: int, name: str, grip: Grip) -> tuple[Reach, float]:
    """Find how one reaches for a thing, and how far short of it the hands stay, in metres."""
    point, thing = r.thing_point(name, t), r.thing(name)
    lies = thing.holder.at(t) is None
    girth = _GRASPED * min(thing.thing.reach, thing.thing.centre) if lies else 0.0
    found = find_reach(r, who, t, point, grip, _width(thing), _deepest(r, who, t), girth)
    return found, math.dist(found.there, point) - girth


def _reach_for(
    r: Rehearsal, who: str, t: int, name: str, grip: Grip, found: Reach
) -> tuple[int, Vector]:
    """Lead the hands to a thing; who holds it out of reach brings it to them, in good time."""
    thing = r.thing(name)
    holder = thing.holder.at(t)
    if holder is None or math.dist(found.there, r.thing_point(name, t)) <= _TOUCH_M:
        follow(r, who, t, t + found.lasts, found)
        return t + found.lasts, found.there
    giver = find_reach(r, holder[0], t, found.there, holder[1], most=_deepest(r, holder[0], t))
    end = t + max(found.lasts, giver.lasts)
    _, meeting = reach(r, holder[0], t, found.there, holder[1], until=end)
    most = _deepest(r, who, t)
    return reach(r, who, t, meeting, grip, _width(thing), until=end, most=most)


def _carrying(r: Rehearsal, p: Performer, t: int) -> Pose:
    """Return how the arms carry a toy, and an infant as well if there is one on the arm."""
    carry = p.named_pose("toy_carry", t)
    if not r.carries(p.actor, t) or on_chair(p, t):
        return carry
    pose = _holding(r, p, t).copy()
    for part in (HANDS[0], ELBOWS[0], PALMS[0], GRIPS[0]):
        pose[part] = load_poses(p.build)["arm.toy_carry"][part]
    return pose


def _come_near(r: Rehearsal, who: str, t: int, name: str) -> int:
    """Go to a thing on the floor; with an infant on the arm close enough to bend only a little."""
    p = r.cast[who]
    far = math.dist(p.spot_at(t), r.spot_of(name, t))
    if r.carries(who, t):
        return t if far < _BESIDE_M + 0.05 else go(r, who, t, name, stop=_BESIDE_M)
    return t if far < (0.42 if p.build == "infant" else 0.6) else go(r, who, t, name)


def _come_to_hand(r: Rehearsal, who: str, t: int, name: str, holder: str) -> int:
    """Go to one who holds out a thing further off than the two hands can meet."""
    p = r.cast[who]
    if p.carrier.at(t) or r.carries(who, t) or on_chair(p, t):
        return t
    far = math.dist(p.spot_at(t), r.spot_of(name, t))
    return go(r, who, t, holder, stop=_HANDS_MEET_M) if far > _HANDS_MEET_M else t


def _in_reach(r: Rehearsal, who: str, t: int, name: str) -> bool:
    """Tell whether one who sits need not get up for a thing."""
    return _find(r, who, t, name, r.thing(name).thing.grip)[1] < _FROM_CHAIR_M


def _deepest(r: Rehearsal, who: str, t: int) -> float:
    """Return how far somebody can bend: little, with an infant on the arm or on the lap."""
    if not r.carries(who, t):
        return 1.0
    return _STOOP_OVER_LAP if on_chair(r.cast[who], t) else _STOOP_CARRYING


def _width(thing: ThingSketch) -> float:
    """Return half the width that two hands take hold of."""
    return min(thing.thing.reach, 0.13)


def _sit_at(r: Rehearsal, who: str, t: int, name: str) -> int:
    """Sit down to what is played with where it stands, with free hands."""
    p = r.cast[who]
    if p.carrier.at(t):
        raise Impossible(f"the {name} stand on the floor", "put the infant down, or name a piece")
    t = put_down_thing(r, who, t)
    if math.dist(p.spot_at(t), r.spot_of(name, t)) > r.thing(name).thing.reach + 0.26:
        t = go(r, who, t, name)
    t = face(r, who, t, name, within=14.0)
    t = _get_down(r, who, t)
    near = math.dist(p.spot_at(t), r.spot_of(name, t)) - _BEFORE_PILE_M
    return slide(r, who, t, r.spot_of(name, t), near) if near < -_TOUCH_M else t


def _get_down(r: Rehearsal, who: str, t: int) -> int:
    p = r.cast[who]
    if p.build == "adult":
        return take_posture(r, who, t, "crouch") if p.posture.at(t) == "stand" else t
    return take_posture(r, who, t, "sit")


def _hand_over(
    r: Rehearsal,
    thing: ThingSketch,
    who: str,
    grip: Grip,
    t: int,
    point: Vector,
    hand: Vector,
) -> None:
    """Let a thing come into a hand: the further this ended from it, the longer that takes."""
    thing.position.jump(t, point)
    thing.held.jump(t, [0.0])
    thing.held.to(t + grasp_ms(math.dist(point, hand)), [1.0])
    thing.holder.to(t, (who, grip))


def grasp_ms(metres: float) -> int:
    """Return how long a thing takes to come into a hand that ended so far from it, or out of it."""
    return max(_GRASP_MS, int(_GRASP_MS_PER_M * metres))


def arms_to_rest(r: Rehearsal, p: Performer, t: int, into: int = 450) -> None:
    """Lead the arms back to rest, or round the infant they hold, and come up from a reach."""
    holds = r.carries(p.actor, t) and not on_chair(p, t)
    p.blend("arms", t, t + into, _holding(r, p, t) if holds else p.base_pose(p.posture.at(t)))
    come_up(r, p.actor, t)


def _holding(r: Rehearsal, p: Performer, t: int) -> Pose:
    """Return how the arms of one hold the infant they carry."""
    styles = (c.style.at(t) for c in r.cast.values() if c.carrier.at(t) == p.actor)
    return load_poses(p.build)[load_holds()[next(styles) or "held"].carrier]


def let_go(r: Rehearsal, who: str, t: int) -> tuple[ThingSketch, Vector]:
    """Open the hands; return what was in them, and where it is then."""
    p = r.cast[who]
    name = p.holding.at(t)
    if name is None:
        raise Impossible(f"the {who} has nothing in the hands then", "let it take a toy first")
    thing = r.thing(name)
    point = r.thing_point(name, t)
    thing.position.jump(t, point)
    thing.held.jump(t, [0.0])
    thing.holder.to(t, None)
    p.holding.to(t, None)
    return thing, point


def lie(r: Rehearsal, thing: ThingSketch, spot: Spot, t: int) -> list[float]:
    """Return the middle of a thing that lies at a spot, or as near to it as there is room."""
    x, z = free_spot(r, thing.thing, spot, t)
    return [x, thing.thing.centre, z]


def put_down_thing(r: Rehearsal, who: str, t: int) -> int:
    """Put what is held on the floor beside oneself; who is in arms or at a lap lets it fall."""
    p = r.cast[who]
    name = p.holding.at(t)
    if name is None:
        return t
    if p.carrier.at(t) or _before_knees(r, who, t):
        return drop(r, who, t)
    held, stood = r.thing(name), r.carries(who, t) and p.posture.at(t) == "stand"
    there = lie(r, held, _beside(r, who, t, held), t)
    t = _get_down(r, who, t) if stood else t
    point = (there[0], there[1], there[2])
    sits = p.build == "infant" and p.posture.at(t) == "sit"
    deepest = _STOOP_SITTING if sits else _deepest(r, who, t)
    t, _ = reach(r, who, t, point, held.thing.grip, _width(held), most=deepest)
    thing, hand = let_go(r, who, t)
    fall = max(_fall_ms(hand[1] - held.thing.centre), grasp_ms(math.dist(hand, there)))
    thing.position.to(t + fall, there, LINEAR)
    arms_to_rest(r, p, t + 60)
    t += max(200, fall)
    return take_posture(r, who, t, "stand") if stood else t


def _before_knees(r: Rehearsal, who: str, t: int) -> bool:
    """Tell whether an infant stands so near to somebody's knees that it cannot bend."""
    p = r.cast[who]
    if p.build == "adult" or p.posture.at(t) != "stand":
        return False
    return any(
        on_chair(q, t)
        and math.dist(q.spot_at(t), p.spot_at(t)) < _NEAR_KNEES_M
        and abs(wrapped(heading_to(r, who, t, actor) - p.heading_at(t))) < _AT_KNEES_DEG
        for actor, q in r.cast.items()
    )


def _beside(r: Rehearsal, who: str, t: int, thing: ThingSketch) -> Spot:
    """Return a free spot of the floor within reach, to the side of the legs."""
    (x, _, z), heading = r.root(who, t)
    p = r.cast[who]
    seated = on_chair(p, t)
    away = _FROM_SEAT if seated else thing.thing.reach + (0.17 if p.build == "infant" else 0.34)
    litter = r.litter(who, t, None)
    spots = []
    for angle in _BY_THE_FEET if seated else _BY_THE_SIDE:
        side = math.radians(heading + angle)
        spots.append(r.inside((x + math.sin(side) * away, z + math.cos(side) * away), 0.15))
    free = [s for s in spots if all(math.dist(s, o.centre) > o.radius for o in litter)]
    return (free or spots)[0]


def drop(r: Rehearsal, who: str, t: int) -> int:
    """Let what is held fall."""
    p = r.cast[who]
    thing, point = let_go(r, who, t)
    fall = _fall_ms(point[1] - thing.thing.centre)
    thing.position.to(t + fall, lie(r, thing, (point[0], point[2]), t), LINEAR)
    arms_to_rest(r, p, t + 100)
    return t + max(fall, 300)


def _fall_ms(metres: float) -> int:
    """Return how long a thing takes to fall so far."""
    return int(1000 * math.sqrt(max(0.02, metres) / 4.9))
