"""The verbs of clips: what a move in the data makes bodies do."""

import math
import random
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from simulator.figure.pose import FRAMES, HANDS, channel_index
from simulator.performance import (
    climbing,
    contact,
    doorway,
    flights,
    hiding,
    moves,
    nearing,
    postures,
    steps,
    things,
)
from simulator.performance.beat import Take
from simulator.performance.standing import hides, stand_off

_KNEELS_OFF_WALL = 0.55
"""Metres from the wall at which there is room for the foot behind of one who kneels."""
_ARRIVED_MS = 1000
"""How long ago one who has come of itself is still met where it comes to."""
_MEETING_M = 1.3
"""How near an infant comes to whom it goes, at the most."""

_ON_PARTNER = np.isin(
    channel_index("arms"),
    [h.start + 4 * i for h in HANDS for i, f in enumerate(FRAMES) if f.startswith("partner")],
)
"""Which numbers of the arms are the weights with which hands lie on a partner."""
_LAID = 0.5

Move = Callable[[Take, int, Mapping[str, Any]], int]


def _go(k: Take, t: int, e: Mapping[str, Any]) -> int:
    stop = e.get("stop")
    names = {1: "slow", 2: "normal", 3: "fast"}
    pace = e.get("pace") or names[k.beat.intensity]
    end = moves.go(
        k.r,
        k.p.actor,
        t,
        k.word(e["to"]),
        stop=None if stop in (None, "contact") else float(stop),
        pace_name=pace,
        share=_graded(e.get("share", 1.0), k.beat.intensity),
    )
    if e.get("push") and end - t > 600:
        flights.push_along(k.r, k.p.actor, k.word("toy"), t + 300, end)
    return end


def _graded(value: float | Sequence[float], intensity: int) -> float:
    """Return a number of a clip that may be given once, or for each intensity."""
    return float(value[intensity - 1] if isinstance(value, Sequence) else value)


def _veer(k: Take, t: int, e: Mapping[str, Any]) -> int:
    names = {1: "slow", 2: "normal", 3: "fast"}
    return moves.veer(
        k.r,
        k.p.actor,
        t,
        k.word(e["to"]),
        k.word(e["aside"]),
        share=float(e["share"]),
        pace_name=names[k.beat.intensity],
    )


def _back(k: Take, t: int, e: Mapping[str, Any]) -> int:
    """Go backwards, eyes on what is left."""
    away = float(e.get("far", 0.8))
    spot = k.r.inside(k.r.ahead(k.p.actor, t, -away))
    while away > 0.2 and k.r.crowded(k.p.actor, spot, t):
        away -= 0.1
        spot = k.r.inside(k.r.ahead(k.p.actor, t, -away))
    return moves.run(
        k.r, k.p.actor, t, spot, tempo=moves.PACES[e.get("pace", "slow")], backwards=True
    )


def _hide(k: Take, t: int, e: Mapping[str, Any]) -> int:
    behind = k.word(e["behind"]) if "behind" in e else None
    tempo = moves.PACES[e.get("pace", "normal")]
    until = None if k.beat.lasts is None else k.beat.at + k.beat.lasts
    return hiding.hide(k.r, k.p.actor, t, k.word(e["to"]), behind=behind, tempo=tempo, until=until)


def _wander(k: Take, t: int, e: Mapping[str, Any]) -> int:
    """Go here and there, turning and pausing, for the time the act has, or ``to`` seconds."""
    chance = random.Random(k.p.seed * 7919 + t)
    until = t + (k.beat.lasts or int(1000 * float(e["to"])))
    heading = k.p.heading_at(t)
    while t < until:
        for _ in range(12):
            heading += chance.choice((-1, 1)) * chance.uniform(60, 140)
            way, far = math.radians(heading), chance.uniform(0.45, 0.85)
            x, z = k.p.spot_at(t)
            spot = k.r.inside((x + math.sin(way) * far, z + math.cos(way) * far), 0.5)
            if math.dist(spot, (x, z)) > 0.35 and not k.r.crowded(k.p.actor, spot, t):
                break
        t = moves.run(k.r, k.p.actor, t, spot, tempo=moves.PACES["slow"]) + chance.randint(250, 900)
    return t


def _keep(k: Take, t: int, e: Mapping[str, Any]) -> int:
    """Step back if the target is nearer than ``to`` metres, or aside from before an infant."""
    far = float(e["to"])
    here, there = k.p.spot_at(t), k.r.spot_of(k.target, t)
    gap = math.dist(here, there)
    if k.p.posture.at(t) not in ("stand", "crouch") or k.r.carries(k.p.actor, t):
        return t
    before_it = k.target == "infant" and hides(k.r, here, t)
    back = min(0.0, gap - far if gap < far - 0.1 else 0.0)
    cramped = not postures.room_behind(k.r, k.p.actor, t, back)
    if back == 0.0 and not before_it and not cramped:
        return t
    spot = k.r.ahead(k.p.actor, t, back)
    comes = k.target == "infant" and k.r.cast["infant"].busy_until > t - _ARRIVED_MS
    if before_it or (not comes and (cramped or k.r.inside(spot, _KNEELS_OFF_WALL) != spot)):
        return _step_aside(k, t, far)
    return moves.run(k.r, k.p.actor, t, k.r.inside(spot), tempo=moves.PACES["slow"], backwards=True)


def _step_aside(k: Take, t: int, far: float) -> int:
    """Go round the target to a free place, from where the room camera sees it, and face it."""
    spot = stand_off(k.r, k.p.actor, k.target, k.r.spot_of(k.target, t), far, t)
    t = moves.run(k.r, k.p.actor, t, spot, toward=None)
    return moves.face(k.r, k.p.actor, t, k.target, within=12.0)


def _turn(k: Take, t: int, e: Mapping[str, Any]) -> int:
    if k.p.carrier.at(t) or ("to" in e and _holds(k, k.word(e["to"]), t)):
        return t
    if "away" in e:
        return moves.turn_away(k.r, k.p.actor, t, k.word(e["away"]), float(e.get("angle", 165)))
    if "by" in e:
        return moves.turn(k.r, k.p.actor, t, k.p.heading_at(t) + float(e["by"]))
    if "off" in e:
        heading = moves.heading_to(k.r, k.p.actor, t, k.word(e["to"])) + float(e["off"])
        return moves.turn(k.r, k.p.actor, t, heading)
    target = k.word(e["to"])
    if target in k.r.cast and _touches_another(k, target, t):
        return t
    return moves.face(k.r, k.p.actor, t, target, within=float(e.get("within", 15)))


def _touches_another(k: Take, than: str, t: int) -> bool:
    """Tell whether an infant's hand lies on somebody else: then only head and eyes turn."""
    laid = k.p.channel("arms").at(t)[_ON_PARTNER] > _LAID
    return k.p.build == "infant" and bool(laid.any()) and k.p.partner.at(t) != than


def _holds(k: Take, other: str, t: int) -> bool:
    return other in k.r.cast and k.r.cast[other].carrier.at(t) == k.p.actor


def _posture(k: Take, t: int, e: Mapping[str, Any]) -> int:
    """Change the posture; who is carried cannot, and nobody gets down to whom they hold."""
    name = str(e["to"])
    holds = name in ("crouch", "kneel") and k.r.carries(k.p.actor, t)
    return t if k.p.carrier.at(t) or holds else postures.take_posture(k.r, k.p.actor, t, name)


def _rise(k: Take, t: int, e: Mapping[str, Any]) -> int:
    """Straighten up from having bent down; who sits or kneels stays so."""
    bent = k.p.posture.at(t) == "crouch"
    return postures.take_posture(k.r, k.p.actor, t, "stand") if bent else t


def _step_in(k: Take, t: int, e: Mapping[str, Any]) -> int:
    """Step out of the doorway, but not from one's knees nor away from whom one awaits."""
    down = k.p.posture.at(t) != k.p.gait.posture
    return t if down or _awaited(k, t) else doorway.step_in(k.r, k.p.actor, t)


def _awaited(k: Take, t: int) -> bool:
    """Tell whether an infant on its way will come to where the actor is now."""
    child = k.r.cast["infant"]
    if child.busy_until <= t or not child.present.at(t) or child.carrier.at(t):
        return False
    return math.dist(child.spot_at(child.busy_until), k.p.spot_at(t)) < _MEETING_M


def _stop(k: Take, t: int, e: Mapping[str, Any]) -> int:
    if not k.p.carrier.at(t):
        steps.stay(k.p, t)
    return t


def _hold(k: Take, t: int, e: Mapping[str, Any]) -> int:
    return contact.hold(k.r, k.p.actor, t, str(e["to"]), into=int(1000 * e.get("in", 0.6)))


def _lift(k: Take, t: int, e: Mapping[str, Any]) -> int:
    return contact.lift(k.r, k.p.actor, "infant", t, str(e.get("to", "held")))


def _lower(k: Take, t: int, e: Mapping[str, Any]) -> int:
    toward = k.word(e["toward"]) if "toward" in e else k.beat.place
    return contact.lower(k.r, k.p.actor, t, toward=toward, posture=e.get("posture"))


def _fling(k: Take, t: int, e: Mapping[str, Any]) -> int:
    if k.p.holding.at(t) is None and k.toy:
        t = things.take(k.r, k.p.actor, t, k.toy)
    back, forth = k.p.named_pose("throw", t), k.p.named_pose("throw_end", t)
    k.p.pose_to(t, t + 320, back, ("arms", "trunk"))
    k.p.pose_to(t + 320, t + 430, forth, ("arms", "trunk"))
    flights.fling(
        k.r,
        k.p.actor,
        t + 400,
        far=float(e.get("far", 0.9)),
        rise=float(e.get("rise", 0.22)),
        aside=float(e.get("aside", 15)),
    )
    k.p.pose_to(t + 480, t + 900, k.p.base_pose(k.p.posture.at(t)), ("arms", "trunk"))
    return t + 900


def _wait(k: Take, t: int, e: Mapping[str, Any]) -> int:
    return t + int(1000 * float(e["to"]))


MOVES: Mapping[str, Move] = {
    "go": _go,
    "back": _back,
    "veer": _veer,
    "hide": _hide,
    "keep": _keep,
    "turn": _turn,
    "posture": _posture,
    "rise": _rise,
    "stop": _stop,
    "wait": _wait,
    "wander": _wander,
    "sit": lambda k, t, e: moves.sit_down(k.r, k.p.actor, t),
    "enter": lambda k, t, e: doorway.enter(k.r, k.p.actor, t),
    "leave": lambda k, t, e: doorway.leave(k.r, k.p.actor, t, quiet=bool(e.get("quiet"))),
    "settle": lambda k, t, e: moves.settle(k.r, k.p.actor, t),
    "free_hands": lambda k, t, e: things.put_down_thing(k.r, k.p.actor, t),
    "upright": lambda k, t, e: postures.upright(k.r, k.p.actor, t),
    "pull_up": lambda k, t, e: nearing.pull_up(k.r, k.p.actor, t, k.word(e["to"])),
    "scoot": lambda k, t, e: nearing.scoot(k.r, k.p.actor, t, k.word(e["to"])),
    "step_in": _step_in,
    "show_carried": lambda k, t, e: contact.show_carried(k.r, k.p.actor, t),
    "hold": _hold,
    "lift": _lift,
    "lower": _lower,
    "climb": lambda k, t, e: climbing.climb(k.r, k.p.actor, k.target, t, str(e.get("to", "cling"))),
    "climb_down": lambda k, t, e: climbing.climb_down(k.r, k.p.actor, t),
    "take": lambda k, t, e: things.take(k.r, k.p.actor, t, k.word(e["to"])),
    "put": lambda k, t, e: things.put_down_thing(k.r, k.p.actor, t),
    "let_fall": lambda k, t, e: things.drop(k.r, k.p.actor, t) if k.p.holding.at(t) else t,
    "drop": lambda k, t, e: things.drop(k.r, k.p.actor, t),
    "fling": _fling,
    "bat": lambda k, t, e: flights.bat(k.r, k.p.actor, t, k.toy),
    "roll": lambda k, t, e: flights.roll(
        k.r, k.p.actor, t, k.word(e["to"]) if e.get("to") else None
    ),
}
"""The verbs that clips may use."""
