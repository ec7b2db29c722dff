"""The doorway: coming in, pausing, going out, and the door that swings for it."""

import math

from simulator.figure.vectors import Vector, add, sub
from simulator.performance.moves import face, run, turn
from simulator.performance.reach import find_reach
from simulator.performance.room import Spot
from simulator.performance.stagecraft import Impossible, Rehearsal
from simulator.performance.steps import hold_on
from simulator.performance.tracks import STEP
from simulator.performance.weight import straighten

_SWING_MS, _SOFTLY_MS = 650, 1500
"""How long a door swings, and how long it is drawn shut by who does not want to be heard."""
_QUIET_STRIDE = 0.68
"""How short one's steps are then."""
_HANDLE_MS, _PUSH_MS, _RELEASE_MS, _FOLLOW_MS = 500, 140, 210, 20
"""How long a hand takes to the handle, stays on it and takes to let go of it while the door goes;
in what steps it is led along with it."""
_PATIENCE_MS, _WALK_UP_MS = 4000, 1500
"""How long one waits for somebody to clear the doorway, and how long the way there takes."""
_SIDES_M, _ROOM_M = (0.0, 0.12, 0.24, -0.18), 0.46
"""How far aside one stops at the door, and how far from others that is as a rule."""
_AJAR = 20.0  # degrees from which a door is pushed with the body, not by its handle


def open_door(r: Rehearsal, t: int) -> int:
    """Swing the door open; done at once if it is open already."""
    if float(r.door.at(t)[0]) > r.room.door_opens_to - 2:
        r.door.cut(t)
        return t
    r.door.cut(t)
    r.door.to(t + _SWING_MS, [r.room.door_opens_to])
    return t + _SWING_MS


def close_door(r: Rehearsal, t: int, lasts: int = _SWING_MS + 150) -> None:
    """Let the door fall to from ``t`` on, unless somebody opens it again before."""
    r.door.cut(t)
    r.door.to(t + lasts, [0.0])


def enter(r: Rehearsal, who: str, t: int, *, look: str | None = "infant") -> int:
    """Come in from the corridor and stop just inside the door."""
    p = r.cast[who]
    if p.present.at(t):
        raise Impossible(f"the {who} is already in the room")
    outside, inside = r.room.places["door_outside"], _free_inside(r, who, t)
    p.part.spot.jump(t, outside)
    p.part.heading.jump(t, [180.0])
    p.posture.to(t, "stand")
    for q in r.cast.values():
        if q is p or q.carrier.at(t) == who:
            q.present.to(t, True)
    open_door(r, t)
    end = run(r, who, t + 150, inside)
    close_door(r, end + 2600)
    if (
        look
        and look in r.cast
        and r.cast[look].present.at(end)
        and r.cast[look].carrier.at(end) != who
    ):
        end = face(r, who, end, look, within=25.0)
    return end


def _free_inside(r: Rehearsal, who: str, t: int) -> Spot:
    """Return where one stops at the door: on that side of it at which nobody else is."""
    x, z = r.room.places["door"]
    others = [
        p.spot_at(max(t, p.busy_until))
        for a, p in r.cast.items()
        if a != who and p.present.at(t) and p.carrier.at(t) is None
    ]
    spots = [(x + aside, z) for aside in _SIDES_M]
    return max(spots, key=lambda spot: min([_ROOM_M, *(math.dist(spot, o) for o in others)]))


def step_in(r: Rehearsal, who: str, t: int) -> int:
    """Clear the doorway with a step to the side, if one stands in it."""
    p = r.cast[who]
    if p.build == "infant" or math.dist(p.spot_at(t), r.room.places["door"]) > 0.4:
        return t
    return run(r, who, t, r.room.places["beside_door"])


def _push_open(r: Rehearsal, who: str, t: int) -> tuple[int, int]:
    """Lay a hand on the handle, push, and let go of it on the way out.

    Returns when the door begins to move, and when it is open. With an infant in the arms, or where
    it is ajar, the body pushes.
    """
    if r.carries(who, t) or float(r.door.at(t)[0]) > _AJAR:
        return t, open_door(r, t)
    p, grasped = r.cast[who], t + _HANDLE_MS
    opened = open_door(r, grasped)
    found = find_reach(r, who, t, _handle(r, grasped), "right")
    way = [
        (at, add(found.wrists[0], sub(_handle(r, at), _handle(r, grasped))))
        for at in range(grasped, grasped + _PUSH_MS + 1, _FOLLOW_MS)
    ]
    hold_on(p, t, grasped + _PUSH_MS, grasped + _PUSH_MS + _RELEASE_MS, way)
    p.part.lean.cut(t)
    p.part.lean.to(grasped, found.lean)
    p.part.lean.hold(grasped + _PUSH_MS)
    straighten(p, grasped + _PUSH_MS)
    return grasped, opened


def _handle(r: Rehearsal, t: int) -> Vector:
    return r.room.handle_at(float(r.door.at(t)[0]))


def _clear_doorway(r: Rehearsal, who: str, t: int) -> int:
    """Let whoever stands in the doorway step aside; return when the leaving may set off."""
    for other, q in r.cast.items():
        at = max(t, q.busy_until)
        if other == who or at - t > _PATIENCE_MS:
            continue
        if q.present.at(at) and q.carrier.at(at) is None:
            aside = step_in(r, other, at)
            if aside > at:
                q.busy_until = max(q.busy_until, aside)
                t = max(t, aside - _WALK_UP_MS)
    return t


def leave(r: Rehearsal, who: str, t: int, *, quiet: bool = False) -> int:
    """Go to the door, open it, go out, close it; return when the threshold is crossed.

    Who leaves quietly takes small steps and draws the door shut softly.
    """
    p = r.cast[who]
    if not p.present.at(t):
        raise Impossible(f"the {who} is not in the room")
    t = _clear_doorway(r, who, t)
    stride = _QUIET_STRIDE if quiet else 1.0
    t = run(r, who, t, _free_inside(r, who, t), stride=stride)
    t = turn(r, who, t, 0.0, tolerance=30.0)
    t, opened = _push_open(r, who, t)
    out = r.room.places["door_outside"]
    gone = run(r, who, max(t + 250, opened - 300), out, stride=stride)
    close_door(r, gone - 500, *([_SOFTLY_MS] if quiet else []))
    p.present.to(gone, False)
    p.holding.to(gone, None)
    p.part.spot.hold(gone)
    p.part.gait.to(gone + 1, [0.0], STEP)
    return gone - 500
