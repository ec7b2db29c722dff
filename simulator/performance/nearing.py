"""Nearing: the last of a way to somebody or something, on the seat or up somebody's legs."""

import math
from functools import partial

from simulator.figure.skeleton import Placed
from simulator.figure.vectors import wrapped
from simulator.performance.clearing import clear_spot, come_clear, keep_clear
from simulator.performance.moves import await_arrival, face, go, heading_to, run
from simulator.performance.postures import on_chair, take_posture
from simulator.performance.room import Spot
from simulator.performance.stagecraft import Rehearsal
from simulator.performance.steps import shift_feet, shuffle

_SCOOT_M, _SCOOT_S, _SCOOT_SPEED = (0.04, 0.45), 0.4, 0.35
"""How far one slides on the seat at least and at most, and how long that takes."""
_LOOK_M = 0.10
"""How far one slides before the next look at what the legs come upon."""
_STEPS_M = 0.8
"""How far off one may stand who takes the steps to lay a hand on somebody."""
_KNEE_M, _FROM_KNEE_M = (0.10, 0.40), 0.25
"""Where the knees of one on a chair are, aside and ahead; how near a hand comes to touch one."""
_BETWEEN_KNEES, _BESIDE_KNEES_DEG = 0.13, 40.0
"""How much nearer one who pulls up comes to somebody on a chair, in metres; how far off the front
one comes to the nearer knee instead."""
_AT_HAND_M = 0.2
"""How far off a touch somebody may be to whom one gets up without a step."""
_CLOSES = 0.6
"""The share of pulling up after which the gap is closed: legs are short."""


def pull_up(r: Rehearsal, who: str, t: int, target: str) -> int:
    """Get on the feet against somebody's legs, closing the gap that crawling leaves.

    Who is still on the way, as out of a doorway, is waited for.
    """
    p = r.cast[who]
    rests = await_arrival(r, target, t)
    t = go(r, who, rests, target) if rests > t else t
    here, there = p.spot_at(t), r.spot_of(target, t)
    end = take_posture(r, who, t, "stand", close=True)
    keep = r.contact_distance(target, t)
    if on_chair(r.cast[target], t):
        off = wrapped(heading_to(r, target, t, who) - r.cast[target].heading_at(t))
        keep -= _BETWEEN_KNEES
        if abs(off) > _BESIDE_KNEES_DEG:
            there, keep = _knee_near(r, target, t, here), _FROM_KNEE_M
    gap = math.dist(here, there)
    if gap > keep:
        share = (gap - keep) / gap
        done = max(end, t + 400)
        x, z = (a + (b - a) * share for a, b in zip(here, there, strict=True))
        upright = Placed(p.body, p.base_pose("stand"), (x, 0.0, z), p.heading_at(done))
        p.part.spot.to(t + int(_CLOSES * (done - t)), clear_spot(r, who, upright, done))
        come_clear(r, who, t, done, partial(shift_feet, p, t, done))
    return max(end, t + 400)


def at_hand(r: Rehearsal, who: str, t: int, target: str) -> bool:
    """Tell whether somebody is so near that one gets up to them without a step."""
    far = math.dist(r.cast[who].spot_at(t), r.spot_of(target, t))
    return far < r.contact_distance(target, t) + _AT_HAND_M


def scoot(r: Rehearsal, who: str, t: int, target: str) -> int:
    """Slide nearer on the seat, as far as a hand needs that is to be laid on somebody."""
    p, other = r.cast[who], r.cast[target]
    if p.carrier.at(t) or p.posture.at(t) not in ("sit", "stand") or not other.present.at(t):
        return t
    here, there, keep = p.spot_at(t), r.spot_of(target, t), r.contact_distance(target, t)
    if on_chair(other, t):
        there, keep = _knee_near(r, target, t, here), _FROM_KNEE_M
    metres = math.dist(here, there) - keep
    if metres > _SCOOT_M[1] and p.posture.at(t) == p.gait.posture and metres < _STEPS_M:
        share = metres / (metres + keep)
        spot = (here[0] + (there[0] - here[0]) * share, here[1] + (there[1] - here[1]) * share)
        return face(r, who, run(r, who, t, spot, toward=target), target, within=20.0)
    return slide(r, who, t, there, metres) if _SCOOT_M[0] < metres < _SCOOT_M[1] else t


def slide(r: Rehearsal, who: str, t: int, there: Spot, metres: float) -> int:
    """Slide so far towards a spot, or away from it, on the seat or from foot to foot."""
    p = r.cast[who]
    here = p.spot_at(t)
    share = metres / math.dist(here, there)
    spot = (here[0] + (there[0] - here[0]) * share, here[1] + (there[1] - here[1]) * share)
    end = t + int(1000 * (_SCOOT_S + abs(metres) / _SCOOT_SPEED))
    p.part.spot.cut(t)
    parts = math.ceil(abs(metres) / _LOOK_M)
    for u in (i / parts for i in range(1, parts)):
        at = t + int((end - t) * u)
        p.part.spot.to(at, (here[0] + (spot[0] - here[0]) * u, here[1] + (spot[1] - here[1]) * u))
        keep_clear(r, who, at)
    p.part.spot.to(end, spot)
    come_clear(r, who, t, end, partial(shuffle, p, t, end, parts))
    p.busy_until = max(p.busy_until, end)
    return end


def _knee_near(r: Rehearsal, who: str, t: int, spot: Spot) -> Spot:
    """Return where on the floor that knee of somebody on a chair is that is nearer to a spot."""
    (x, z), heading = r.ahead(who, t, _KNEE_M[1]), math.radians(r.root(who, t)[1] + 90)
    aside = (math.sin(heading) * _KNEE_M[0], math.cos(heading) * _KNEE_M[0])
    knees = [(x + side * aside[0], z + side * aside[1]) for side in (1, -1)]
    return min(knees, key=lambda knee: math.dist(knee, spot))
