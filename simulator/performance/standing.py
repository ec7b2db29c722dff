"""Standing: where one comes to stand who goes up to somebody or something."""

import math
from collections.abc import Mapping

from simulator.figure.vectors import wrapped
from simulator.performance.room import Obstacle, Spot
from simulator.performance.stagecraft import KNEES, Rehearsal

_KNEE_M = 0.16
"""Half the breadth of a knee, and what is kept from it."""
_PRINTS: Mapping[str, tuple[Spot, ...]] = {
    "adult": ((0.13, 0.08), (-0.13, 0.10)),
    "kneel": ((0.12, 0.34), (-0.10, -0.42)),
    "infant": ((0.12, 0.19), (-0.12, 0.19)),
}
"""Where the feet of one who will kneel or sit there are: to the right and before the root."""
_ROUND = (0, 15, -15, 30, -30, 45, -45, 60, -60, 80, -80, 100, -100, 130, -130)
"""Degrees round a target at which a free spot is looked for."""
_WIDER, _DEAR_DEG = (0.0, 0.12, 0.24, 0.36), 100.0
"""How much further off a place a free spot is looked for, in metres, and how many degrees further
round one goes rather than a metre further off."""
_HIDES_M = 0.50
"""How far aside of the line from the room camera to an infant an adult hides it who is nearer."""
_CLOSE_M, _ARMS_LENGTH_M, _LIFTS_M = 1.4, 0.62, 0.45
"""How near an adult may hide an infant, has its hands on the infant's head, and stands to lift."""
_BESIDE_SEAT_DEG = 70
"""How far off the front of somebody on a chair one still comes to the knees."""
_HIDING_DEG, _CROWDING_DEG, _LITTER_DEG, _BEHIND_DEG = 150, 90, 110, 100
"""How many degrees further round one goes rather than hide an infant, crowd it, push toys
aside, or come up behind a chair."""


def stand_off(r: Rehearsal, mover: str, target: str, there: Spot, keep: float, t: float) -> Spot:
    """Return a free spot at a distance from a target, as near as can be to the mover's side.

    Round a place, which nobody has to touch, it may be further off.
    """
    best: tuple[float, Spot] | None = None
    for more in _WIDER if target in r.room.places else _WIDER[:1]:
        dear = _DEAR_DEG * more
        if best is None or dear < best[0]:
            found = _free_spot(r, mover, target, there, keep + more, t)
            if found and (best is None or found[0] + dear < best[0]):
                best = found[0] + dear, found[1]
    if best is not None:
        return best[1]
    here = r.cast[mover].spot_at(t)
    side = math.atan2(here[0] - there[0], here[1] - there[1])
    return r.inside((there[0] + math.sin(side) * keep, there[1] + math.cos(side) * keep))


def _free_spot(
    r: Rehearsal, mover: str, target: str, there: Spot, keep: float, t: float
) -> tuple[int, Spot] | None:
    """Return the free spot at a distance from a target that costs least, and what it costs.

    None if all are taken.
    """
    here = r.cast[mover].spot_at(t)
    side = math.atan2(here[0] - there[0], here[1] - there[1])
    firm, litter = r.obstacles(mover, t, target), r.litter(mover, t, target)
    firm += _knees(r, mover, t, target)
    fixed, kneels = r.room.obstacles, keep > 0.6
    prints = _PRINTS["kneel" if kneels else r.cast[mover].build]
    lifts, free = target == "infant" and keep < _LIFTS_M, list[tuple[int, Spot]]()
    for turn in _ROUND:
        way = side + math.radians(turn)
        s, c = math.sin(way), math.cos(way)
        spot = (there[0] + s * keep, there[1] + c * keep)
        feet = [(spot[0] - s * f - c * x, spot[1] - c * f + s * x) for x, f in prints]
        clean = all(math.dist(spot, o.centre) > o.radius for o in litter) and all(
            math.dist(f, o.centre) > o.radius - 0.05 for f in feet for o in litter
        )
        if (
            r.inside(spot) == spot
            and all(r.inside(foot, 0.10) == foot for foot in feet)
            and all(math.dist(spot, o.centre) > o.radius for o in firm)
            and all(math.dist(f, o.centre) > o.radius for f in feet for o in fixed)
            and (clean or kneels)
        ):
            ill = 0 if lifts else _in_the_way(r, mover, spot, t)
            ill += 0 if clean else _LITTER_DEG
            ill += _BEHIND_DEG if behind_seat(r, target, there, spot, t) else 0
            free.append((abs(turn) + ill, spot))
            if not ill:
                break
    return min(free, key=lambda f: f[0], default=None)


def _knees(r: Rehearsal, mover: str, t: float, but: str) -> list[Obstacle]:
    """Return the rounds in which adults on the floor may turn their knees to an infant."""
    if r.cast[mover].build == "adult":
        return []
    found = []
    for actor, other in r.cast.items():
        at = max(t, other.busy_until)
        posture = other.posture.at(at)
        if actor == but or other.build != "adult" or not other.present.at(at):
            continue
        if posture in KNEES and posture != "sit":
            radius = KNEES[posture] + _KNEE_M + r.breadth(mover)
            found.append(Obstacle(other.spot_at(at), radius))
    return found


def _in_the_way(r: Rehearsal, mover: str, spot: Spot, t: float) -> int:
    """Return by how many degrees a spot is worse for an adult: in view, or upon the infant."""
    infant = _alone_on_floor(r, t)
    if infant is None or r.cast[mover].build == "infant":
        return 0
    crowds = math.dist(spot, infant) < _ARMS_LENGTH_M
    return _HIDING_DEG * hides(r, spot, t) + _CROWDING_DEG * crowds


def behind_seat(r: Rehearsal, target: str, there: Spot, spot: Spot, t: float) -> bool:
    """Tell whether a spot is behind or far beside somebody on a chair, out of their reach."""
    if target not in r.cast or r.cast[target].posture.at(t) != "sit":
        return False
    toward = math.degrees(math.atan2(spot[0] - there[0], spot[1] - there[1]))
    beside = abs(wrapped(toward - r.cast[target].heading_at(t))) > _BESIDE_SEAT_DEG
    return r.cast[target].build == "adult" and beside


def hides(r: Rehearsal, spot: Spot, t: float) -> bool:
    """Tell whether an adult at a spot would hide the infant near it from the room camera."""
    infant = _alone_on_floor(r, t)
    if infant is None or math.dist(spot, infant) > _CLOSE_M:
        return False
    x, z = (a - b for a, b in zip(r.room.watched_from, infant, strict=True))
    to_x, to_z = spot[0] - infant[0], spot[1] - infant[1]
    before = (to_x * x + to_z * z) / math.hypot(x, z)
    aside = abs(to_x * z - to_z * x) / math.hypot(x, z)
    return before > 0.0 and aside < _HIDES_M


def _alone_on_floor(r: Rehearsal, t: float) -> Spot | None:
    """Return where the infant is going to be; None if it is in arms or out of the room."""
    infant = r.cast["infant"]
    t = max(t, infant.busy_until)
    here = infant.present.at(t) and infant.carrier.at(t) is None
    return infant.spot_at(t) if here else None
