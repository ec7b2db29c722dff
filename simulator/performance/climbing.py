"""Climbing: how an infant gets onto an adult's body by itself, and down again.

Who stands comes down to it first, and takes it into the arms only when it has got up.
"""

from simulator.figure.pose import CHANNELS, load_poses
from simulator.performance import weight
from simulator.performance.clips import load_climb, load_holds
from simulator.performance.contact import held_at, hold, join, lower
from simulator.performance.moves import face, go
from simulator.performance.nearing import at_hand, pull_up
from simulator.performance.postures import on_chair, take_posture
from simulator.performance.stagecraft import Rehearsal
from simulator.performance.steps import shift_feet, stay

_DOWN_MS, _ASIDE_MS, _OVER_MS = 900, 500, 700
"""How long an adult takes to squat round the infant, or to open the arms that rest in the lap, and
the infant from the last pull to rest."""
_FACING_DEG = 25.0
_ON_FEET = ("stand", "bend")


def climb(r: Rehearsal, infant: str, adult: str, t: int, style_name: str = "cling") -> int:
    """Let the infant get onto an adult's body by itself, having come near enough to touch."""
    child, carrier = r.cast[infant], r.cast[adult]
    if child.carrier.at(t) == adult:
        return hold(r, infant, t, style_name)
    if not at_hand(r, infant, t, adult):
        t = go(r, infant, t, adult)
    stood = carrier.posture.at(max(t, carrier.busy_until)) in _ON_FEET
    up = pull_up(r, infant, t, adult)
    down = _squat(r, adult, max(t, carrier.busy_until), infant) if stood else t
    t = max(up, down)
    if not (stood or carrier.holding.at(t)):
        carrier.blend("arms", t, t + _ASIDE_MS, carrier.named_pose("aside", t))
    join(r, adult, infant, t)
    end = _pull_oneself_up(r, infant, adult, t, style_name)
    if stood:
        risen = take_posture(r, adult, end, "stand")
        weight.load(carrier, end)
        hold(r, infant, end, style_name, into=risen - end)
        carrier.busy_until = max(carrier.busy_until, risen)
    return end


def climb_down(r: Rehearsal, infant: str, t: int, posture: str = "sit") -> int:
    """Let a held infant slide down by itself; a standing carrier bends and lets it."""
    child = r.cast[infant]
    carrier = child.carrier.at(t)
    if carrier is None:
        return t
    end = lower(r, carrier, t, posture=posture)
    child.busy_until = max(child.busy_until, end)
    return child.busy_until


def _squat(r: Rehearsal, adult: str, t: int, infant: str) -> int:
    """Turn to the infant and come down round it, knees to both sides; return when one is there."""
    t = face(r, adult, t, infant, within=_FACING_DEG)
    carrier, end = r.cast[adult], t + _DOWN_MS
    stay(carrier, t)
    carrier.pose_to(t, end, load_poses("adult")["squat"], tuple(CHANNELS))
    shift_feet(carrier, t, end)
    carrier.posture.to(t, "crouch")
    return end


def _pull_oneself_up(r: Rehearsal, infant: str, adult: str, t: int, style_name: str) -> int:
    """Grip, get a knee up, pull: from the floor into the hold, in the steps of the staging."""
    child, style = r.cast[infant], load_holds()[style_name]
    start, goal = child.part.offset.at(t).tolist(), held_at(r, adult, style, t)
    for name, seconds, share in load_climb():
        at = t + int(1000 * seconds)
        child.part.offset.to(at, [a + (b - a) * share for a, b in zip(start, goal, strict=True)])
        form = f"{name}_seat" if on_chair(r.cast[adult], t) else name
        child.pose_to(t, at, load_poses("infant")[form], tuple(CHANNELS))
        t = at
    return hold(r, infant, t, style_name, into=_OVER_MS)
