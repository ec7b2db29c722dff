"""Passing: ways past people who are themselves on their way.

As a rule one goes round all of the way that another is taking. Where that would be a wide detour,
one goes straight if nobody is in the way by then, or waits until somebody is past as long as that
takes less time than the detour.
"""

import math

from simulator.performance.room import Spot
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

_WAIT_MS = 400
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
    firm = r.obstacles(who, t, toward, resting=resting) + r.piles(who, t, toward)
    around = (firm, r.litter(who, t, toward), r.room.bounds, worth)
    route = find_route(p.spot_at(t), end if past is None else past, *around)
    return route if past is None else joined(route, find_route(past, end, *around))


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
        rest = other.spot_at(t + lasts)
        for ms in range(0, lasts, _LOOK_MS):
            if not other.present.at(t + ms) or other.carrier.at(t + ms) is not None:
                continue
            there = other.spot_at(t + ms)
            spot, _ = route.at(travelled(ms / 1000, route.length, speed, p.gait.ramp))
            if math.dist(there, rest) > _AT_REST_M and math.dist(spot, there) < keep:
                return False
    return True
