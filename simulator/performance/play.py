"""Play: a row of uses of a thing, drawn by chance, that fills the time of an act.

The hands are led to spots of the world, and what they move is led along the same spots at the same
times, so that the two never part.
"""

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from simulator.figure.pose import FRAMES, GRIPS, HANDS, HIP, PALMS, SPINE, Pose, channel_index
from simulator.figure.vectors import (
    Frame,
    Vector,
    add,
    scale,
    sub,
    to_frame,
    to_world,
    turned,
    unit,
    wrapped,
)
from simulator.performance.beat import Take
from simulator.performance.moves import heading_to
from simulator.performance.reach import come_up, find_reach, reach
from simulator.performance.scene import Grip
from simulator.performance.shoving import free_spot
from simulator.performance.stagecraft import ThingSketch
from simulator.performance.things import end_play, grasp_ms
from simulator.performance.uses import Stroke, Use, load_uses

_WORLD = 4 * FRAMES.index("world")
_HAND = 4 * len(FRAMES)
_PALMS: dict[str, Vector] = {
    "hand": (-0.3, 0.1, 0.9),
    "floor": (-0.1, -0.5, 0.8),
    "still": (-0.1, -0.5, 0.8),
}
_GRIPS: tuple[Grip, Grip] = ("right", "left")
_ABOVE_M = 0.07
"""How high a piece is lifted over what it is put on."""
_REACH_M = 0.42
"""How far off a loose piece may lie to be played with."""
_AHEAD_M = 0.05
"""How far in front of where it sits an infant takes a piece and puts one down."""
_MISS_M = 0.05
"""How far short of the middle of a piece a hand still takes hold of it."""
_BRUSHES_M = 0.04
"""How deep the head may be in a pile or somebody to reach a piece."""
_BEHIND_DEG = 110.0
"""How far off the front a thing is behind the back, where no hand plays with it."""
_GRASP_MS = 80
"""How long a hand rests on what it has come to."""
_ONTO_MS = 6000
"""How long it may take to put a piece on its pile and off again."""
_SUBDUED = 0.62
"""The tempo of subdued play."""
_PAUSE_MS = (250, 900)


@dataclass(frozen=True, slots=True)
class _Play:
    """One stretch of play: who, with what, from which place and height, how briskly."""

    k: Take
    thing: ThingSketch
    origin: Vector
    frame: Frame
    heading: float
    tempo: float
    chance: random.Random


def lay_play(k: Take, t: int, end: int, manner: str) -> bool:
    """Play from ``t`` to ``end`` with what is held or stands before the infant.

    ``manner`` is ``lively`` or ``subdued``. Who stands plays with what is in the hand. Returns
    False, having done nothing, where there is nothing to play with or the hands are not free.
    """
    name, posture = _plaything(k, t), k.p.posture.at(t)
    if name is None or k.p.carrier.at(t) or posture not in ("sit", "stand"):
        return False
    (x, _, z), heading = k.r.root(k.p.actor, t)
    origin = (x, _above_sitting(k, posture), z)
    chance = random.Random(k.p.seed * 104_729 + t)
    quiet = manner == "subdued"
    tempo = (_SUBDUED if quiet else 1.0) * chance.uniform(0.88, 1.12)
    play = _Play(k, k.r.thing(name), origin, turned(heading), heading, tempo, chance)
    uses = [u for u in load_uses().get(name, ()) if u.quiet or not quiet]
    uses = [u for u in uses if u.piece is None or _near(play, u, t)]
    uses = [u for u in uses if u.kind == "hand" or posture == "sit"]
    if not uses:
        return False
    k.p.plays = (name, end, manner)
    before: Use | None = None
    while t < end:
        before = chance.choice([u for u in uses if u is not before] or uses)
        t = _lay_use(play, before, t, end)
        t += int(chance.randint(*_PAUSE_MS) / tempo)
    end_play(k.r, k.p.actor, name, end)
    return True


def _above_sitting(k: Take, posture: str) -> float:
    """Return how much higher hands play in a posture than sitting, in metres."""
    up = HIP.start + 1
    rise = k.p.base_pose(posture)[up] - k.p.base_pose("sit")[up]
    return float(rise) * k.p.body.leg


def _plaything(k: Take, t: int) -> str | None:
    held = k.p.holding.at(t)
    if held is not None or k.toy is None:
        return held
    thing = k.r.thing(k.toy).thing
    near = math.dist(k.p.spot_at(t), k.r.spot_of(k.toy, t)) < thing.reach + _REACH_M
    aside = abs(wrapped(heading_to(k.r, k.p.actor, t, k.toy) - k.p.heading_at(t)))
    return k.toy if thing.stays and near and aside < _BEHIND_DEG else None


def _near(play: _Play, use: Use, t: int) -> bool:
    """Tell whether the other part of a use lies loose within reach."""
    assert use.piece is not None
    other = play.k.r.thing(use.piece)
    far = math.dist(play.k.p.spot_at(t), play.k.r.spot_of(use.piece, t))
    return other.holder.at(t) is None and far < _REACH_M


def _lay_use(play: _Play, use: Use, t: int, end: int) -> int:
    """Lay one use, as often as chance says; return when it is done."""
    if use.kind == "piece":
        return _stack(play, use, t, end)
    if use.kind == "onto":
        return _put_onto(play, use, t, end)
    times = play.chance.randint(*use.times)
    for i in range(times):
        if t >= end:
            break
        for n, stroke in enumerate(use.strokes):
            t = _lay_stroke(play, use.kind, stroke, t, setting_down=i == n == 0)
    return t


def _lay_stroke(play: _Play, kind: str, stroke: Stroke, t: int, *, setting_down: bool) -> int:
    share = play.chance.uniform(0.9, 1.15) / play.tempo
    at = t + max(80, int(1000 * stroke.into * share))
    base = play.thing.position.at(t).tolist() if kind == "still" else play.origin
    foot: Vector = (base[0], play.origin[1], base[2])
    spots = [
        None if s is None else add(foot, to_world(play.frame, s))
        for s in (stroke.right, stroke.left)
    ]
    _lead_hands(play, kind, spots, t, at, stroke)
    if kind == "floor":
        _lead_thing(play, spots, stroke, t, at, setting_down)
    elif setting_down and kind == "hand":
        play.thing.held.cut(t)
        play.thing.held.to(at, [1.0])
    return at + int(1000 * stroke.hold * share)


def _lead_thing(
    play: _Play,
    spots: Sequence[Vector | None],
    stroke: Stroke,
    t: int,
    at: int,
    setting_down: bool,
) -> None:
    """Lead a thing over the floor under the hands, or put it down there first."""
    thing, chosen = play.thing, [s for s in spots if s is not None]
    x = sum(s[0] for s in chosen) / len(chosen)
    z = sum(s[2] for s in chosen) / len(chosen)
    row = [x, thing.thing.centre, z]
    thing.turn.cut(t)
    turn, spin = thing.turn.at(t).tolist()
    if setting_down and thing.held.at(t)[0] > 0.5:
        thing.position.jump(t, row)
        thing.held.cut(t)
        thing.held.to(at, [0.0])
        turn += math.remainder(play.heading - turn, 360.0)
        thing.turn.to(at, [turn, spin])
        return
    thing.position.cut(t)
    thing.position.to(at, row)
    thing.turn.to(at, [turn + stroke.turn, spin + stroke.spin])


def _lead_hands(
    play: _Play, kind: str, spots: Sequence[Vector | None], t: int, at: int, stroke: Stroke
) -> None:
    p = play.k.p
    pose = p.named_pose("play_a", t).copy()
    palm = _PALMS[kind]
    for side, spot in enumerate(spots):
        if spot is not None:
            _place(pose, side, spot, palm, play)
            pose[GRIPS[side]] = 1.0 if kind == "hand" else 0.0
    pose[SPINE] = (stroke.lean, stroke.sway, 0.0)
    for channel in ("arms", "trunk"):
        track = p.channel(channel)
        track.cut(t)
        track.to(at, pose[channel_index(channel)])


def _place(pose: Pose, side: int, spot: Vector, palm: Vector, play: _Play) -> None:
    """Bring the middle of a palm to a point of the world."""
    way = unit((palm[0] if side == 0 else -palm[0], palm[1], palm[2]))
    wrist = add(spot, scale(to_world(play.frame, way), -0.55 * play.k.p.body.hand))
    row = [0.0] * _HAND
    row[_WORLD : _WORLD + 4] = [1.0, *wrist]
    pose[HANDS[side]] = row
    pose[PALMS[side]] = (1.0, *way)


def _stack(play: _Play, use: Use, t: int, end: int) -> int:
    """Put the loose piece on top, let go, and take it off again."""
    assert use.piece is not None
    whole, piece = play.thing, replace(play, thing=play.k.r.thing(use.piece))
    x, _, z = whole.position.at(t).tolist()
    top = add((x, 0.0, z), use.top)
    for _ in range(play.chance.randint(*use.times)):
        for onto in (True, False):
            side = _nearer_hand(piece, _lies(piece, t), t)
            if t >= end or side is None or not _reaches(piece, side, top, t):
                return t
            aside = (0.12 if side == 0 else -0.12, piece.thing.thing.centre, 0.17)
            x, y, z = add(play.origin, to_world(play.frame, aside))
            spot = free_spot(play.k.r, piece.thing.thing, (x, z), t)
            beside: Vector = (spot[0], y, spot[1])
            t = _carry(piece, side, top if onto else beside, t)
            t += int(play.chance.randint(*_PAUSE_MS) / play.tempo)
    return t


def _put_onto(play: _Play, use: Use, t: int, end: int) -> int:
    """Put what is held on top of the pile it belongs to, look, and take it off again."""
    assert use.piece is not None
    holder = play.thing.holder.at(t)
    if t + _ONTO_MS > end or holder is None or holder[1] == "both":
        return t
    side = 0 if holder[1] == "right" else 1
    x, _, z = play.k.r.thing(use.piece).position.at(t).tolist()
    top = add((x, 0.0, z), use.top)
    above, lies = add(top, (0.0, _ABOVE_M, 0.0)), _lies(play, t)
    loose = play.thing.held.at(t)[0] < 0.5
    if not all(_reaches(play, side, spot, t) for spot in ((lies, top) if loose else (top,))):
        return t
    for spot, seconds, held in (
        *([(lies, 0.6, True)] if loose else []),
        (above, 0.6, True),
        (top, 0.4, False),
        (None, 0.5, False),
        (top, 0.6, True),
        (above, 0.35, True),
    ):
        at = t + int(1000 * seconds * play.chance.uniform(0.9, 1.15) / play.tempo)
        if spot is None:
            at = _draw_back(play, t, at)
        else:
            _lead_hand(play, side, spot, t, at)
        if spot is not None and held != bool(play.thing.held.at(at)[0] > 0.5):
            if not held:
                play.thing.position.jump(at, top)
            play.thing.held.cut(at)
            play.thing.held.to(at + _closing_ms(play, side, spot, at), [float(held)])
        t = at + (int(play.chance.randint(*_PAUSE_MS) / play.tempo) if spot is None else _GRASP_MS)
    come_up(play.k.r, play.k.p.actor, t)
    return t


def _lies(play: _Play, t: int) -> Vector:
    x, y, z = play.thing.position.at(t).tolist()
    return (x, y, z)


def _nearer_hand(play: _Play, point: Vector, t: int) -> int | None:
    """Return the hand that reaches a point, of two that do one by chance; None if none does."""
    sides = [side for side in (0, 1) if _reaches(play, side, point, t)]
    return play.chance.choice(sides) if sides else None


def _reaches(play: _Play, side: int, point: Vector, t: int) -> bool:
    """Tell whether a hand comes to a point, neither behind the back nor with the head in a pile."""
    if to_frame(play.frame, sub(point, play.origin))[2] < _AHEAD_M:
        return False
    found = find_reach(play.k.r, play.k.p.actor, t, point, _GRIPS[side])
    return math.dist(found.there, point) < _MISS_M and found.deep < _BRUSHES_M


def _carry(play: _Play, side: int, goal: Vector, t: int) -> int:
    """Grasp a piece, lift it, carry it over its goal, lower it, and draw the hand back."""
    start, thing = _lies(play, t), play.thing
    for spot, seconds, moves in _legs(start, goal):
        at = t + int(1000 * seconds * play.chance.uniform(0.9, 1.15) / play.tempo)
        _lead_hand(play, side, spot, t, at)
        if moves and thing.holder.at(t) is None:
            thing.holder.to(t, (play.k.p.actor, _GRIPS[side]))
            thing.held.jump(t, [0.0])
            thing.held.to(t + _closing_ms(play, side, start, t), [1.0])
        if moves:
            thing.position.cut(t)
            thing.position.to(at, spot)
        t = at
    thing.held.hold(t - _closing_ms(play, side, goal, t))
    thing.held.to(t, [0.0])
    thing.holder.to(t, None)
    return _draw_back(play, t, t + int(500 / play.tempo))


def _lead_hand(play: _Play, side: int, spot: Vector, t: int, at: int) -> None:
    """Lead one hand to a spot, bending down as far as that takes."""
    play.k.p.channel("trunk").cut(t)
    reach(play.k.r, play.k.p.actor, t, spot, _GRIPS[side], until=at)


def _draw_back(play: _Play, t: int, at: int) -> int:
    """Let go and come up to look at what is done; return when the hands are back."""
    _lead_hands(play, "still", (None, None), t, at, Stroke(None, None, 0.5, lean=18.0))
    come_up(play.k.r, play.k.p.actor, t)
    return at


def _closing_ms(play: _Play, side: int, point: Vector, t: int) -> int:
    """Return how long a hand takes to close round what lies at a point, or to open there."""
    hand = play.k.r.hand_point(play.k.p.actor, _GRIPS[side], t)
    return grasp_ms(math.dist(hand, point))


def _legs(start: Vector, goal: Vector) -> Iterator[tuple[Vector, float, bool]]:
    high = max(start[1], goal[1]) + _ABOVE_M
    yield start, 0.6, False
    yield (start[0], high, start[2]), 0.4, True
    yield (goal[0], high, goal[2]), 0.6, True
    yield goal, 0.4, True
