"""Hiding: a spot of the floor behind somebody or something, as seen from whom one hides from."""

import math

from simulator.performance.moves import face, run
from simulator.performance.room import Spot
from simulator.performance.stagecraft import Rehearsal

_ROOM_M = 0.34
"""How far behind a person one stands."""
_MARGIN_M = 0.12
"""How far behind a piece of furniture, from its edge."""
_TURNING_MS = 3200
"""How long one takes to turn round before and after, and is seen in hiding."""
_LEAST_WAY = 0.1
"""The share of a way for which one sets off at all."""
_ANGLES = (0.0, 25.0, -25.0, 50.0, -50.0, 75.0, -75.0)


def _behind(cover: Spot, eye: Spot, far: float, angle: float) -> Spot:
    way = math.atan2(cover[0] - eye[0], cover[1] - eye[1]) + math.radians(angle)
    return cover[0] + math.sin(way) * far, cover[1] + math.cos(way) * far


def _covers(r: Rehearsal, behind: str | None, t: int) -> list[tuple[Spot, float]]:
    """Return what may be hidden behind, and how far behind it one stays."""
    if behind is not None:
        return [(r.spot_of(behind, t), _ROOM_M)]
    return [(o.centre, o.radius + _MARGIN_M) for o in r.room.obstacles]


def hiding_spot(r: Rehearsal, who: str, t: int, seeker: str, behind: str | None) -> Spot | None:
    """Return the nearest free spot that has its cover between itself and the seeker.

    ``behind`` names a person; without it, any piece of furniture will do.
    """
    here, eye = r.cast[who].spot_at(t), r.spot_of(seeker, t)
    found: list[tuple[float, Spot]] = []
    for cover, far in _covers(r, behind, t):
        if math.dist(cover, eye) < far + 0.3:
            continue
        for angle in _ANGLES:
            spot = _behind(cover, eye, far, angle)
            if r.inside(spot) == spot and not r.crowded(who, spot, t, but=behind):
                cost = math.dist(here, spot) + 0.01 * abs(angle)
                found.append((cost, spot))
                break
    return min(found)[1] if found else None


def hide(
    r: Rehearsal,
    who: str,
    t: int,
    seeker: str,
    *,
    behind: str | None,
    tempo: float,
    until: int | None,
) -> int:
    """Go behind somebody or something and look back from there; stay where there is no cover.

    Who has to be done ``until`` then stops on the way.
    """
    p = r.cast[who]
    spot = hiding_spot(r, who, t, seeker, behind)
    if spot is not None:
        time = math.inf if until is None else (until - t - _TURNING_MS) / 1000
        metres = p.gait.speed * tempo * time
        if metres > _LEAST_WAY * math.dist(p.spot_at(t), spot):
            t = run(r, who, t, spot, tempo=tempo, toward=behind, most=metres)
    return face(r, who, t, seeker, within=20.0)
