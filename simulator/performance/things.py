"""Things: taking, carrying, giving, dropping, throwing, pushing."""

import math

from simulator.figure.pose import FRAMES, GRIPS, HANDS, Pose, channel_index, load_poses
from simulator.figure.vectors import Vector
from simulator.performance.moves import face, go, on_chair, take_posture
from simulator.performance.performer import Performer
from simulator.performance.room import Spot
from simulator.performance.scene import Grip
from simulator.performance.stagecraft import Impossible, Rehearsal, ThingSketch
from simulator.performance.tracks import LINEAR, STEP

_WORLD = 4 * FRAMES.index("world")


def reaching(p: Performer, t: int, point: Vector, grip: Grip) -> Pose:
    """Return the arms of the pose at ``t`` with the gripping hands led to a world point."""
    pose = load_poses(p.build)["stand"].copy()
    pose[channel_index("arms")] = p.part.arms.at(t)
    spread = 0.04 if grip == "both" else 0.0
    for side, sign in ((0, 1.0), (1, -1.0)):
        if grip in ("both", "right" if side == 0 else "left"):
            row = [0.0] * (4 * len(FRAMES))
            row[_WORLD : _WORLD + 4] = [1.0, point[0] + sign * spread, point[1], point[2]]
            pose[HANDS[side]] = row
            pose[GRIPS[side]] = 1.0
    return pose


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
    if holder is None and not p.carrier.at(t) and not on_chair(p, t):
        near = math.dist(p.spot_at(t), r.spot_of(name, t)) < (0.36 if p.build == "infant" else 0.6)
        t = t if near else go(r, who, t, name)
        t = _get_down(r, who, t)
    point = r.thing_point(name, t)
    grip = thing.thing.grip
    p.blend("arms", t, t + 450, reaching(p, t, point, grip))
    t += 450
    _hand_over(r, thing, who, grip, t, point)
    p.holding.to(t, name)
    if holder is not None:
        giver = r.cast[holder[0]]
        giver.holding.to(t, None)
        _arms_to_rest(giver, t + 150)
    carry = p.named_pose("toy_carry", t)
    p.blend("arms", t + 150, t + 600, carry)
    return t + 600


def _sit_at(r: Rehearsal, who: str, t: int, name: str) -> int:
    """Sit down to what is played with where it stands, with free hands."""
    p = r.cast[who]
    if p.carrier.at(t):
        raise Impossible(f"the {name} stand on the floor", "put the infant down, or name a piece")
    t = put_down_thing(r, who, t)
    if math.dist(p.spot_at(t), r.spot_of(name, t)) > r.thing(name).thing.reach + 0.26:
        t = go(r, who, t, name)
    t = face(r, who, t, name, within=14.0)
    return _get_down(r, who, t)


def _get_down(r: Rehearsal, who: str, t: int) -> int:
    p = r.cast[who]
    if p.build == "adult":
        return take_posture(r, who, t, "crouch") if p.posture.at(t) == "stand" else t
    return take_posture(r, who, t, "sit")


def _hand_over(
    r: Rehearsal, thing: ThingSketch, who: str, grip: Grip, t: int, point: Vector
) -> None:
    thing.position.jump(t, point)
    thing.held.jump(t, [0.0])
    thing.held.to(t + 200, [1.0])
    thing.holder.to(t, (who, grip))


def _arms_to_rest(p: Performer, t: int, into: int = 450) -> None:
    p.blend("arms", t, t + into, p.base_pose(p.posture.at(t)))


def _let_go(r: Rehearsal, who: str, t: int) -> tuple[ThingSketch, Vector]:
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


def _lie(r: Rehearsal, thing: ThingSketch, spot: Spot) -> list[float]:
    x, z = r.inside(spot, 0.15)
    return [x, thing.thing.centre, z]


def put_down_thing(r: Rehearsal, who: str, t: int) -> int:
    """Put what is held on the floor beside oneself."""
    p = r.cast[who]
    if p.holding.at(t) is None:
        return t
    thing, _ = _let_go(r, who, t)
    (x, _, z), heading = r.root(who, t)
    side = math.radians(heading + 40)
    away = 0.26 if p.build == "infant" else 0.5
    thing.position.to(
        t + 450, _lie(r, thing, (x + math.sin(side) * away, z + math.cos(side) * away)), LINEAR
    )
    _arms_to_rest(p, t)
    return t + 450


def drop(r: Rehearsal, who: str, t: int) -> int:
    """Let what is held fall."""
    p = r.cast[who]
    thing, point = _let_go(r, who, t)
    fall = int(1000 * math.sqrt(max(0.02, point[1] - thing.thing.centre) / 4.9))
    thing.position.to(t + fall, _lie(r, thing, (point[0], point[2])), LINEAR)
    _arms_to_rest(p, t + 100)
    return t + max(fall, 300)


def fling(r: Rehearsal, who: str, t: int, *, far: float, rise: float, aside: float) -> int:
    """Send what is held through the air: ``far`` metres, at ``aside`` degrees off the front."""
    thing, start = _let_go(r, who, t)
    _, heading = r.root(who, t)
    _fly(r, thing, t, start, heading + aside, far, rise)
    return t + 500


def _fly(
    r: Rehearsal, thing: ThingSketch, t: int, start: Vector, heading: float, far: float, rise: float
) -> None:
    """Lay an arc, a bounce and a roll to rest."""
    way = math.radians(heading)
    end = _lie(r, thing, (start[0] + math.sin(way) * far, start[2] + math.cos(way) * far))
    flight = 480
    for i in range(1, 9):
        u = i / 8
        y = start[1] + (end[1] - start[1]) * u + 4 * rise * u * (1 - u)
        spot = [
            start[0] + (end[0] - start[0]) * u * 0.8,
            y,
            start[2] + (end[2] - start[2]) * u * 0.8,
        ]
        thing.position.to(t + int(flight * u), spot, LINEAR)
    thing.position.to(t + flight + 600, end)
    turn = float(thing.turn.at(t)[0])
    thing.turn.cut(t)
    thing.turn.to(t + flight, [turn + 150, 240], LINEAR)
    thing.turn.to(t + flight + 600, [turn + 170, 330])


def bat(r: Rehearsal, who: str, t: int, name: str | None) -> int:
    """Knock aside a thing that somebody holds out."""
    offered = name or next(
        (p.holding.at(t) for a, p in r.cast.items() if a != who and p.holding.at(t)), None
    )
    if offered is None:
        raise Impossible("nobody holds out a toy then", "let an adult offer it a moment before")
    holder = r.thing(offered).holder.at(t)
    if holder is None:
        raise Impossible(f"nobody holds out the {offered} then")
    p = r.cast[who]
    point = r.thing_point(offered, t)
    p.blend("arms", t, t + 220, p.named_pose("strike_back", t))
    p.part.arms.to(t + 310, _arms(reaching(p, t, point, "right")))
    hit = t + 310
    thing, start = _let_go(r, holder[0], hit)
    _, heading = r.root(who, hit)
    _fly(r, thing, hit, start, heading + 75, 0.7, 0.10)
    _arms_to_rest(r.cast[holder[0]], hit + 200)
    _arms_to_rest(p, hit + 120)
    return hit + 600


def _arms(pose: Pose) -> Pose:
    row: Pose = pose[channel_index("arms")]
    return row


def push_along(r: Rehearsal, who: str, name: str, t0: int, t1: int) -> None:
    """Let a thing run on the floor before a body that is on its way."""
    thing = r.thing(name)
    p = r.cast[who]
    thing.position.cut(t0)
    step = 160
    ahead = 0.30 if p.build == "infant" else 0.55
    for t in range(t0 + step, t1 + step, step):
        t = min(t, t1)
        x, z = r.ahead(who, t, ahead)
        thing.position.to(t, [x, thing.thing.centre, z], LINEAR)
    heading = p.heading_at(t1)
    thing.turn.cut(t0)
    thing.turn.to(t0 + 300, [p.heading_at(t0 + 300), 0.0])
    thing.turn.to(t1, [heading, 0.0], STEP if t1 - t0 < 400 else LINEAR)


def roll(r: Rehearsal, who: str, t: int, toward: str | None, far: float = 0.9) -> int:
    """Let what is held roll over the floor, towards somebody if named."""
    p = r.cast[who]
    thing, _ = _let_go(r, who, t)
    (x, _, z), heading = r.root(who, t)
    if toward:
        there = r.spot_of(toward, t)
        way = math.dist((x, z), there)
        share = max(0.0, (way - 0.35) / way) if way > 0.4 else 0.5
        end: Spot = (x + (there[0] - x) * share, z + (there[1] - z) * share)
    else:
        end = r.ahead(who, t, far)
    start = r.ahead(who, t, 0.25)
    thing.position.to(t + 200, [start[0], thing.thing.centre, start[1]], LINEAR)
    thing.position.to(t + 1500, _lie(r, thing, end))
    turn, spin = thing.turn.at(t).tolist()
    thing.turn.cut(t + 200)
    thing.turn.to(t + 1500, [heading if toward is None else turn, spin + 720])
    _arms_to_rest(p, t + 200)
    return t + 700
