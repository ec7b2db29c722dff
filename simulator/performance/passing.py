"""Passing: ways past people who are themselves on their way.

As a rule one goes round all of the way that another is taking. Where that would be a wide detour,
one goes straight if nobody is in the way by then, or waits until somebody is past as long as that
takes less time than the detour.
"""

import math

from simulator.performance.room import Obstacle, Spot
from simulator.performance.routes import (
    WORTH,
    WORTH_CRAWLING,
    Route,
    find_route,
    joined,
    pace,
    travelled,
)
from simulator.performance.stagecraft import Rehearsal

_WAIT_MS, _PATIENCE_MS = 400, 4000
"""In what steps one waits for somebody to pass, and how long at the most."""
_WIDE, _WIDE_M = 1.2, 0.35
"""How much longer than the straight way a detour is, as a share and in metres, that is avoided."""
_LOOK_MS = 160
_AT_REST_M = 0.05
_BODY_M = {"adult": 0.22, "infant": 0.18}
"""Half the breadth of a body one passes."""


def find_way(
    r: Rehearsal, who: str, t: int, end: Spot, toward: str | None, tempo: float, past: Spot | None
) -> tuple[int, Route]:
    """Find a way over the floor, and when to set off for it.

    ``toward`` is who or what one is going to, which is not in the way; ``past`` is a spot that is
    passed without stopping.
    """
    route = _route(r, who, t, end, toward, past, resting=False)
    least = math.dist(route.points[0], route.points[-1])
    if past is not None or route.length < _WIDE * least + _WIDE_M:
        return t, route
    direct = _route(r, who, t, end, toward, past, resting=True)
    if direct.length > route.length - _WIDE_M:
        return t, route
    speed = r.cast[who].gait.speed * tempo
    for wait in range(0, int(1000 * (route.length - direct.length) / speed), _WAIT_MS):
        if _is_free(r, who, t + wait, direct, toward, tempo):
            return t + wait, direct
    return t, route


def _route(
    r: Rehearsal,
    who: str,
    t: int,
    end: Spot,
    toward: str | None,
    past: Spot | None,
    *,
    resting: bool,
) -> Route:
    p = r.cast[who]
    worth = WORTH_CRAWLING if p.gait.name == "crawl" else WORTH
    firm = r.obstacles(who, t, toward, resting=resting) + r.piles(who, t)
    firm += _met(r, who, t, toward)
    around = (firm, r.litter(who, t, None), r.room.bounds, worth)
    route = find_route(p.spot_at(t), end if past is None else past, *around)
    return route if past is None else joined(route, find_route(past, end, *around))


def _met(r: Rehearsal, who: str, t: int, toward: str | None) -> list[Obstacle]:
    """Return the body of one whom one is going to and goes round to the other side of."""
    other = r.cast.get(toward or "")
    if other is None or other.carrier.at(t) is not None or other.part.spot.end > t:
        return []
    return [Obstacle(other.spot_at(t), r.breadth(who) + _BODY_M[other.build])]


def let_pass(r: Rehearsal, who: str, t: int, route: Route, toward: str | None, tempo: float) -> int:
    """Return when one who is about to take a way may set off: as a rule at once.

    Who is on the way of somebody waits for them, but not for ever.
    """
    others = [p for actor, p in r.cast.items() if actor not in (who, toward)]
    if not any(p.part.spot.end > t and p.present.at(t) for p in others):
        return t
    waits = range(0, _PATIENCE_MS, _WAIT_MS)
    return next((t + w for w in waits if _is_free(r, who, t + w, route, toward, tempo)), t)


def _is_free(
    r: Rehearsal, who: str, t: int, route: Route, toward: str | None, tempo: float
) -> bool:
    """Tell whether nobody who moves comes near one who takes a way at ``t``."""
    p = r.cast[who]
    speed = p.gait.speed * tempo
    lasts = int(1000 * pace(route.length, speed, p.gait.ramp))
    for actor, other in r.cast.items():
        if actor in (who, toward):
            continue
        keep = r.breadth(who) + _BODY_M[other.build]
        until = max(lasts, min(lasts + _PATIENCE_MS, other.part.spot.end - t))
        rest = other.spot_at(t + until)
        for ms in range(0, until, _LOOK_MS):
            if not other.present.at(t + ms) or other.carrier.at(t + ms) is not None:
                continue
            there = other.spot_at(t + ms)
            spot, _ = route.at(travelled(ms / 1000, route.length, speed, p.gait.ramp))
            if math.dist(there, rest) > _AT_REST_M and math.dist(spot, there) < keep:
                return False
    return True
