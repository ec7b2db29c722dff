"""Postures: how a body gets from one way of resting to another, clear of what stands there."""

import math
from dataclasses import replace
from functools import partial

from simulator.figure.pose import CHANNELS, load_poses
from simulator.figure.skeleton import solve_trunk
from simulator.figure.solids import deepest, head_of
from simulator.performance import weight
from simulator.performance.clearing import come_clear, firm_near, give_way
from simulator.performance.clips import Posture, Way, load_postures
from simulator.performance.performer import Performer
from simulator.performance.room import Chair, Spot
from simulator.performance.stagecraft import Impossible, Rehearsal
from simulator.performance.steps import shift_feet, stay

_LANDING_MS = 90
"""How long before the end of sitting down the seat touches the floor."""
_ROOM_TO_RISE_M, _ASIDE_M = 0.45, (0.0, 0.2, -0.2, 0.35, -0.35, 0.5, -0.5)
"""How far from others one stands up, and how far aside of where one does as a rule."""
_BRUSHES_M = 0.02
"""How deep the head may come upon somebody's legs, or a pile, on the way to another posture."""
_ON_LEGS = {"stand", "crawl", "crouch", "sit"}
"""Postures of an infant between which the feet step; lying down and curling up is a roll."""
_SOLE_BEHIND, _OFF_WALL, _OFF_CHAIR_M = 0.50, 0.05, 0.36
"""How far behind the root the foot of one who kneels reaches, and how far off the wall and off the
middle of a chair it stays."""
_FORWARD_M = (0.0, 0.08, 0.16, 0.24, 0.32, 0.40)
"""How far one comes forward to kneel clear of a chair."""
_LYING = {"prone", "lie", "huddled"}
_CHEST_M, _LIES_OFF_M = 0.12, 0.12
"""How far ahead of the root the chest of an infant is who lies down, and how far off a pile."""


def take_posture(r: Rehearsal, who: str, t: int, name: str, *, close: bool = False) -> int:
    """Change to a posture through the poses on the way; ``close`` to somebody, upright."""
    p = r.cast[who]
    before = p.posture.at(t)
    if before == name:
        return t
    postures = load_postures(p.build)
    if name not in postures:
        raise Impossible(f"no such posture for the {who}: {name}")
    stay(p, t)
    if p.build == "adult" and before == "sit" and name != "sit":
        _rise_from_chair(r, p, t)
    poses = load_poses(p.build)
    at = t
    channels = [c for c in CHANNELS if c != "arms" or not r.carries(who, t)]
    for pose, seconds in _way(r, p, t, postures[name], close):
        p.pose_to(at, at + int(seconds * 1000), poses[pose], channels)
        at += int(seconds * 1000)
    end = at + int(postures[name].settle * 1000)
    p.pose_to(at, end, poses[postures[name].pose], channels)
    p.posture.to(t, name)
    if p.holding.at(t) and not r.carries(who, t):
        p.blend("arms", at, end, p.named_pose("toy_carry", end))
    if name == "kneel":
        _off_the_wall(r, p, end)
    if name == "sit" and p.build == "infant":
        _end_at(p, end, r.off_piles(p.spot_at(end), end))
    if name in _LYING and p.build == "infant":
        _off_piles(r, p, end)
    give_way(r, who, t, end)
    steps = p.build == "adult" or {before, name} <= _ON_LEGS
    come_clear(r, who, t, end, partial(shift_feet, p, t, end) if steps else None)
    if (before, name) == ("stand", "sit") and p.build == "infant":
        weight.plop(p, end - _LANDING_MS)
    return end


def _way(r: Rehearsal, p: Performer, t: int, posture: Posture, close: bool) -> Way:
    """Return the poses on the way: upright ones where the head would come upon somebody."""
    way, upright = posture.way(p.posture.at(t)), posture.way(f"{p.posture.at(t)}_close")
    if close or not upright:
        return upright or way
    there = replace(r.placed(t, p.actor)[p.actor], pose=load_poses(p.build)[way[0][0]])
    head = head_of(p.body, solve_trunk(there))
    return upright if deepest(head, firm_near(r, p.actor, t)) > _BRUSHES_M else way


def room_behind(r: Rehearsal, who: str, t: int, ahead: float = 0.0) -> bool:
    """Tell whether one who kneels so far ahead has no chair where the foot behind comes to rest."""
    sole = r.ahead(who, t, ahead - _SOLE_BEHIND)
    return all(math.dist(sole, c.position) > _OFF_CHAIR_M for c in r.room.chairs.values())


def _off_the_wall(r: Rehearsal, p: Performer, end: int) -> None:
    """Come forward while kneeling down as far as the foot behind needs: from walls and chairs."""
    clear = (far for far in _FORWARD_M if room_behind(r, p.actor, end, far))
    x, z = r.ahead(p.actor, end, -_SOLE_BEHIND)
    sole = r.ahead(p.actor, end, next(clear, 0.0) - _SOLE_BEHIND)
    to_x, to_z = r.inside(sole, _OFF_WALL)
    here = p.spot_at(end)
    _end_at(p, end, (here[0] + to_x - x, here[1] + to_z - z))


def _off_piles(r: Rehearsal, p: Performer, end: int) -> None:
    """Lie down beside a pile of toys, not on it."""
    chest = r.ahead(p.actor, end, _CHEST_M)
    x, z = r.off_piles(chest, end, _LIES_OFF_M)
    here = p.spot_at(end)
    _end_at(p, end, (here[0] + x - chest[0], here[1] + z - chest[1]))


def _end_at(p: Performer, end: int, spot: Spot) -> None:
    """Come to a spot by the end of a change of posture, whatever way is laid until then."""
    if spot != p.spot_at(end):
        p.part.spot.to(end, spot)


def _rise_from_chair(r: Rehearsal, p: Performer, t: int) -> None:
    """Bring the weight from the seat over the feet while standing up."""
    chair = r.room.chairs.get(p.actor)
    if chair and math.dist(chair.position, p.spot_at(t)) < 0.2:
        p.part.spot.cut(t)
        p.part.spot.to(t + 900, free_step_out(r, p.actor, t + 900, chair))


def free_step_out(r: Rehearsal, who: str, t: int, chair: Chair) -> Spot:
    """Return where one stands before a chair: beside whoever is at one's feet."""
    (x, z), heading = chair.step_out, math.radians(chair.heading + 90)
    others = [
        p.spot_at(t)
        for a, p in r.cast.items()
        if a != who and p.present.at(t) and not p.carrier.at(t)
    ]

    def room(spot: Spot) -> float:
        near = min((math.dist(spot, other) for other in others), default=math.inf)
        return min(near, _ROOM_TO_RISE_M)

    ways = [(math.sin(heading) * aside, math.cos(heading) * aside) for aside in _ASIDE_M]
    return max(((x + dx, z + dz) for dx, dz in ways), key=room)


def on_chair(p: Performer, t: float) -> bool:
    """Tell whether a body sits on a chair, where only the head can turn."""
    return p.build == "adult" and p.posture.at(t) == "sit"


def upright(r: Rehearsal, who: str, t: int) -> int:
    """Free the hands: sit back from hands and knees, or get up from lying."""
    p = r.cast[who]
    if p.carrier.at(t) or p.posture.at(t) not in ("crawl", "prone", "lie", "huddled"):
        return t
    return take_posture(r, who, t, "sit")
