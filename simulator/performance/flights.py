"""Flights: what leaves a hand with a throw, a blow or a push, and where it comes to rest."""

import math

from simulator.figure.pose import mirrored
from simulator.figure.vectors import Vector, bearing, wrapped
from simulator.performance.postures import on_chair
from simulator.performance.reach import find_reach, reach
from simulator.performance.room import Spot
from simulator.performance.scene import Grip
from simulator.performance.stagecraft import Impossible, Rehearsal, ThingSketch
from simulator.performance.things import arms_to_rest, let_go, lie
from simulator.performance.tracks import LINEAR, STEP

_TOUCH_M = 0.03
_SWING_MS, _BLOW_MS = 300, 110
"""How long a hand goes back, and how long it takes to strike."""
_PATIENCE_MS = 900
"""How long one waits for a thing to be held out before one strikes at it."""
_ASIDE = (70, -70, 95, -95, 120, -120)
"""Degrees off the giver to which a thing may be knocked."""
_KNOCKED = 0.65  # metres
_BREADTH = 0.32  # metres to each side that a body hides from the room camera


def fling(r: Rehearsal, who: str, t: int, *, far: float, rise: float, aside: float) -> int:
    """Send what is held through the air: ``far`` metres, at ``aside`` degrees off the front."""
    thing, start = let_go(r, who, t)
    _, heading = r.root(who, t)
    _fly(r, thing, t, start, heading + aside, far, rise)
    return t + 500


def _fly(
    r: Rehearsal, thing: ThingSketch, t: int, start: Vector, heading: float, far: float, rise: float
) -> None:
    """Lay an arc, a bounce and a roll to rest."""
    way = math.radians(heading)
    end = lie(r, thing, (start[0] + math.sin(way) * far, start[2] + math.cos(way) * far), t)
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
    t = min(max(t, r.cast[holder[0]].busy_until), t + _PATIENCE_MS)
    (x, y, z), heading = r.thing_point(offered, t), r.root(who, t)[1]
    side = wrapped(bearing(r.root(who, t)[0], (x, y, z)) - heading)
    hand: Grip = "left" if side < 0.0 else "right"
    back = p.named_pose("strike_back", t)
    p.blend("arms", t, t + _SWING_MS, mirrored(back) if hand == "left" else back)
    hit = t + _SWING_MS + _BLOW_MS
    point, there = (x, y, z), find_reach(r, who, t, (x, y, z), hand).there
    if math.dist(there, point) > _TOUCH_M and not on_chair(r.cast[holder[0]], t):
        reach(r, holder[0], t, there, holder[1], until=t + _SWING_MS)  # it is held out nearer
        point = there
    reach(r, who, t + _SWING_MS, point, hand, until=hit)
    thing, start = let_go(r, holder[0], hit)
    _fly(r, thing, hit, start, _aside(r, who, holder[0], hit, start), _KNOCKED, 0.12)
    arms_to_rest(r, r.cast[holder[0]], hit + 200)
    arms_to_rest(r, p, hit + 200)
    return hit + 600


def _aside(r: Rehearsal, who: str, other: str, t: int, start: Vector) -> float:
    """Return the heading, away from both, in which what is knocked aside lands where it is seen."""
    toward = bearing(r.root(who, t)[0], r.root(other, t)[0])
    litter, bodies = r.litter(who, t, None), (r.spot_of(who, t), r.spot_of(other, t))

    def free(heading: float) -> float:
        way = math.radians(heading)
        x, z = start[0] + _KNOCKED * math.sin(way), start[2] + _KNOCKED * math.cos(way)
        spot = r.inside((x, z), 0.15)
        hidden = any(spot[1] > at[1] and abs(spot[0] - at[0]) < _BREADTH for at in bodies)
        return min((math.dist(spot, o.centre) - o.radius for o in litter), default=1.0) - hidden

    return max((toward + turn for turn in _ASIDE), key=free)


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
    thing, _ = let_go(r, who, t)
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
    thing.position.to(t + 1500, lie(r, thing, end, t))
    turn, spin = thing.turn.at(t).tolist()
    thing.turn.cut(t + 200)
    thing.turn.to(t + 1500, [heading if toward is None else turn, spin + 720])
    arms_to_rest(r, p, t + 200)
    return t + 700
