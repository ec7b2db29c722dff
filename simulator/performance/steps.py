"""Steps: where the feet of a walking body stand, and the hands and shins of a crawling one.

Each limb is laid as a track of its own in the world: it stands where it came down until it is
lifted again. So nothing slides, whatever the body above does: set off, turn, curve or stop short.
"""

import functools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from simulator.figure.gaits import Gait, gait_pose
from simulator.figure.pose import FEET, FRAMES, HANDS, Pose, channel_index
from simulator.figure.vectors import Vector, lerp, smooth, wrapped
from simulator.performance.part import LIMBS
from simulator.performance.performer import Performer
from simulator.performance.room import Obstacle, Spot
from simulator.performance.tracks import LINEAR, STEP, Sketch
from simulator.performance.weight import rising_ms

_FLOOR = 4 * FRAMES.index("floor")
_IN_CHANNEL = tuple(
    int(np.flatnonzero(channel_index(channel) == place)[0])
    for channel, place in (
        *(("legs", foot.start) for foot in FEET),
        *(("arms", hand.start + _FLOOR) for hand in HANDS),
    )
)
"""Where in the rows of their channels the places of the limbs begin, in the order of LIMBS."""
_START, _SPARE = 0.68, 0.22
"""The phase at which one sets off, one leg just lifted, and how much longer the last step is."""
_LONGER = 0.2
"""What a way may be longer than its steps, in steps: they are a little longer then."""
_OVER = 0.94
"""The share after which a foot is where it comes down, and only sinks."""
_SWING_KEYS = tuple((u, smooth(min(1.0, u / _OVER))) for u in (0.15, 0.35, 0.6, 0.85, 1.0))
"""Shares of a step at which its way through the air is laid, and of the way that is done then."""
_LEAD = 1.1
"""How far a foot in the air is before or behind the body at most, in halves of a stride."""
_HALF_FOOT = {"adult": 0.10, "infant": 0.08}  # metres nearer to a thing than the whole body
_ASIDE = 0.16  # leg lengths that a step may go aside
_LIFT = {"adult": 0.095, "infant": 0.16}
"""Leg lengths by which feet are lifted at least that step without walking."""
_LOWEST = 0.4  # of the height of a full step, for the shortest
_STEP_M, _STEP_DEG = 0.008, 3.0  # what a foot gives way without being lifted
_LEVEL = 0.15
"""Leg lengths by which hips come up or down at least where a body gets up or down."""
_EVENLY = ((0.15, 0.5), (0.5, 0.85))
_RISING, _SINKING = ((0.0, 0.34), (0.05, 0.42)), ((0.25, 0.8), (0.35, 0.9))
"""When right and left foot step while a posture changes, in shares of the time."""
_CATCH_MS = 250
"""How long the step takes that ends a way broken off."""

Stand = tuple[float, float, float, float]
"""Where a limb is: x, y, z in the world and the heading of the foot."""


@dataclass(frozen=True, slots=True)
class _Swing:
    """One step of one limb: lifted, set down, and the middle of the stand that follows."""

    lifted: float
    down: float
    middle: float


def cycles_of(way: float) -> float:
    """Return a number of gait cycles near ``way`` after which both feet stand side by side.

    Rather one step more than steps much longer than usual: legs are no longer than they are.
    """
    return max(1, math.ceil((way - _SPARE) * 2 - _LONGER)) / 2 + _SPARE


def lay_steps(
    p: Performer,
    t0: int,
    t1: int,
    cycles: float,
    *,
    first: int = 0,
    litter: Sequence[Obstacle] = (),
) -> None:
    """Lay the steps of a way that is already on the tracks of spot and heading.

    ``first`` is the side that steps first: 0 is the right; steps come down beside the ``litter``.
    Limbs that are off the floor, as the hands of one who walks, take no part.
    """
    start = _START + 0.5 * first
    part = p.part
    part.phase.jump(t0, [start])
    part.phase.to(t1, [start + cycles], LINEAR)
    planted = [_on_floor(p, limb, t0) and _on_floor(p, limb, t1) for limb in range(len(LIMBS))]
    for limb, down in enumerate(planted):
        if down:
            _lay_limb(p, limb, t0, t1, start, cycles, litter)
    part.planted.jump(t0, [float(down) for down in planted])
    part.planted.hold(t1)
    part.planted.to(t1 + 1, [0.0] * len(LIMBS), STEP)


def shift_feet(p: Performer, t0: int, t1: int) -> None:
    """Step to where the feet of the next posture are, once the way there is laid on the tracks."""
    part = p.part
    rise = float(part.legs.at(t1)[1] - part.legs.at(t0)[1])
    stands = abs(rise) < _LEVEL and p.posture.at(t0) != "sit"
    evenly = p.build == "adult" or stands
    shifts = _EVENLY if evenly else _RISING if rise > 0.0 else _SINKING
    for limb, (lift, down) in enumerate(shifts):
        track: Sketch = getattr(part, LIMBS[limb])
        track.jump(t0, _now(p, limb, t0))
        lifted = int(t0 + (t1 - t0) * lift)
        track.hold(lifted)
        _swing(p, track, limb, lifted, int(t0 + (t1 - t0) * down), _resting(p, limb, t1))
        track.hold(t1)
    part.planted.jump(t0, [1.0, 1.0, 0.0, 0.0])
    part.planted.hold(t1)
    part.planted.to(t1 + 1, [0.0] * len(LIMBS), STEP)


def step_into(p: Performer, t0: int, t1: int) -> None:
    """Step to where the feet of a pose are that one who stands takes until ``t1``."""
    if p.posture.at(t0) == "stand" and p.busy_until <= t0:
        shift_feet(p, t0, t1)


def shuffle(p: Performer, t0: int, t1: int, times: int) -> None:
    """Step so many times with each foot in a turn that is laid on the tracks."""
    for i in range(times):
        shift_feet(p, t0 + (t1 - t0) * i // times, t0 + (t1 - t0) * (i + 1) // times)


def hold_on(p: Performer, t0: int, t1: int, t2: int, way: Sequence[tuple[int, Vector]]) -> None:
    """Lay the right hand of one who stands on something from ``t0`` on, till ``t1``; off by ``t2``.

    It wins over what the arms do otherwise. ``way`` is where the wrist comes to and goes on to,
    with what it holds on to.
    """
    part = p.part
    part.right_hand.jump(t0, [*way[0][1], 0.0])
    for at, wrist in way:
        part.right_hand.to(at, [*wrist, 0.0], LINEAR)
    part.right_hand.hold(t2)
    part.planted.cut(t0)
    part.planted.to(t0 + (t1 - t0) * 2 // 3, [0.0, 0.0, 1.0, 0.0])
    part.planted.hold(t1)
    part.planted.to(t2, [0.0] * len(LIMBS))


def stay(p: Performer, t: int) -> None:
    """Drop every planned move of the whole body after ``t``; a foot in the air comes down."""
    part = p.part
    for track in (part.spot, part.heading, part.phase, part.gait, part.lean):
        track.cut(t)
    if float(part.gait.at(t)[0]) > 0.01:
        part.gait.to(t + _CATCH_MS, [0.0])
    if part.lean.at(t).any():
        part.lean.to(t + max(_CATCH_MS, rising_ms(p, t)), [0.0] * 5)
    _come_down(p, t)
    p.busy_until = min(p.busy_until, t)


def _come_down(p: Performer, t: int) -> None:
    """Lead limbs that are under way to where they rest."""
    planted = p.part.planted.at(t).copy()
    p.part.planted.cut(t)
    if not planted.any():
        return
    for limb, name in enumerate(LIMBS):
        track: Sketch = getattr(p.part, name)
        track.cut(t)
        if planted[limb]:
            _swing(p, track, limb, t, t + _CATCH_MS, _resting(p, limb, t))
    p.part.planted.hold(t + _CATCH_MS)
    p.part.planted.to(t + _CATCH_MS + 1, [0.0] * len(LIMBS), STEP)


def _lay_limb(
    p: Performer,
    limb: int,
    t0: int,
    t1: int,
    start: float,
    cycles: float,
    litter: Sequence[Obstacle],
) -> None:
    track: Sketch = getattr(p.part, LIMBS[limb])
    track.jump(t0, _now(p, limb, t0))
    rate = (t1 - t0) / cycles

    def when(phase: float) -> int:
        return int(min(t1, max(t0, t0 + (phase - start) * rate)))

    swings = _swings(p.gait, limb, start, start + cycles)
    for swing in swings:
        last = swing is swings[-1]
        there = (
            _resting(p, limb, t1)
            if last
            else _beside(_ahead(p, limb, when(swing.down), when(swing.middle)), p, litter)
        )
        track.hold(when(swing.lifted))
        down = t1 if last else when(swing.down)
        _swing(p, track, limb, when(swing.lifted), down, there, p.gait.stride * p.body.leg / 2)
    track.hold(t1)


def _swings(gait: Gait, limb: int, start: float, end: float) -> list[_Swing]:
    """Return the steps of a limb between two phases, whole ones and those cut short."""
    ahead = gait.offsets[limb]
    found = []
    n = math.floor(start + ahead) - 1
    while n + gait.stance - ahead < end - 0.05:
        lifted, down = n + gait.stance - ahead, n + 1 - ahead
        if down > start + 0.05:
            found.append(_Swing(max(lifted, start), min(down, end), down + gait.stance / 2))
        n += 1
    return found


def _swing(
    p: Performer,
    track: Sketch,
    limb: int,
    t0: int,
    t1: int,
    there: Stand,
    far: float = math.inf,
) -> None:
    """Move a limb through the air, or over the floor where the way is short.

    On its way it is never much more than ``far`` metres before or behind the body.
    """
    x0, y0, z0, h0 = track.at(t0).tolist()
    turn = wrapped(there[3] - h0)
    foot = limb < 2
    lift = max(_LIFT[p.build], p.gait.lift) if far == math.inf else p.gait.lift
    height = (lift if foot else p.gait.hand_lift) * p.body.leg
    way = math.dist((x0, z0), (there[0], there[2]))
    height *= min(1.0, max(_LOWEST, way / (0.35 * p.gait.cycle(p.body))))
    if way < _STEP_M and abs(turn) < _STEP_DEG:
        height = 0.0
    near = _near(p, limb, (t0, t1), (x0, z0), (there[0], there[2]), far)
    rows = []
    for u, k in _SWING_KEYS:
        x, y, z = lerp((x0, y0, z0), (there[0], there[1], there[2]), k)
        x, z = near((x, z), u)
        rows.append((x, y + height * math.sin(math.pi * u), z, h0 + turn * k))
    track.along([int(t0 + (t1 - t0) * u) for u, _ in _SWING_KEYS], rows)


def _near(
    p: Performer, limb: int, times: tuple[int, int], start: Spot, end: Spot, far: float
) -> Callable[[Spot, float], Spot]:
    """Return what keeps a limb in the air near the body, at a share of its step."""
    if far == math.inf:
        return lambda spot, u: spot
    t0, t1 = times
    passed = _passed(p.gait, limb)
    ways = [_spot(p, passed, t) for t in (t0, (t0 + t1) // 2, t1)]
    first, last = math.dist(ways[0], start), math.dist(ways[-1], end)

    def near(spot: Spot, u: float) -> Spot:
        if u == 1.0:
            return spot
        most = max(_LEAD * far, (1.0 - u) * first, u * last)
        return _within(_underway(ways, u), spot, most)

    return near


def _underway(ways: Sequence[Spot], u: float) -> Spot:
    """Return the spot at a share of a way of which start, middle and end are known."""
    (x0, z0), (x1, z1), (x2, z2) = ways
    a, b, c = (2.0 * u - 1.0) * (u - 1.0), 4.0 * u * (1.0 - u), u * (2.0 * u - 1.0)
    return a * x0 + b * x1 + c * x2, a * z0 + b * z1 + c * z2


def _within(middle: Spot, spot: Spot, most: float) -> Spot:
    """Return a spot, or the nearest to it that is no farther from the middle."""
    share = min(1.0, most / max(math.dist(middle, spot), 1e-9))
    return (
        middle[0] + (spot[0] - middle[0]) * share,
        middle[1] + (spot[1] - middle[1]) * share,
    )


def _offset(pose: Pose, limb: int) -> Vector:
    """Return where a pose has a limb, from the root in leg lengths."""
    if limb < 2:
        right, up, forward = pose[FEET[limb]].tolist()
    else:
        at = HANDS[limb - 2].start + _FLOOR
        right, up, forward = pose[at + 1 : at + 4].tolist()
    return right, up, forward


def _stand(p: Performer, offset: Vector, t: int) -> Stand:
    x, z = p.part.spot.numbers(t)
    heading = p.part.heading.numbers(t)[0]
    s, c, leg = math.sin(math.radians(heading)), math.cos(math.radians(heading)), p.body.leg
    right, forward = offset[0] * leg, offset[2] * leg
    return x + right * c + forward * s, offset[1] * leg, z - right * s + forward * c, heading


def _on_floor(p: Performer, limb: int, t: int) -> bool:
    return limb < 2 or float(p.part.arms.at(t)[_IN_CHANNEL[limb]]) > 0.95


def _resting(p: Performer, limb: int, t: int) -> Stand:
    """Return where a limb is when the body rests."""
    at = _IN_CHANNEL[limb]
    row = p.part.legs.at(t)[at : at + 3] if limb < 2 else p.part.arms.at(t)[at + 1 : at + 4]
    right, up, forward = row.tolist()
    return _stand(p, (right, up, forward), t)


def _now(p: Performer, limb: int, t: int) -> Stand:
    if p.part.planted.at(t)[limb] > 0.5:
        track: Sketch = getattr(p.part, LIMBS[limb])
        x, y, z, heading = track.at(t).tolist()
        return x, y, z, heading
    return _resting(p, limb, t)


def _spot(p: Performer, offset: Vector, t: int) -> Spot:
    x, _, z, _ = _stand(p, offset, t)
    return x, z


@functools.lru_cache(64)
def _passed(gait: Gait, limb: int) -> Vector:
    """Return where a gait has a limb that the body passes over, in leg lengths."""
    return _offset(gait_pose(gait, gait.stance / 2 - gait.offsets[limb]), limb)


def _ahead(p: Performer, limb: int, down: int, middle: int) -> Stand:
    """Return where a limb comes down that the body passes later, within half a stride."""
    passed = _passed(p.gait, limb)
    _, y, _, heading = there = _stand(p, passed, middle)
    far = p.gait.stride * p.body.leg / 2
    x, z = _within(_spot(p, passed, down), (there[0], there[2]), far)
    return x, y, z, heading


def _beside(stand: Stand, p: Performer, litter: Sequence[Obstacle]) -> Stand:
    """Return a place for a limb next to the thing it would come down on."""
    x, y, z, heading = stand
    for thing in litter:
        dx, dz = x - thing.centre[0], z - thing.centre[1]
        far = math.hypot(dx, dz)
        keep = thing.radius - _HALF_FOOT[p.build]
        if 1e-6 < far < keep:
            k = min(keep / far, 1.0 + _ASIDE * p.body.leg / far)
            x, z = thing.centre[0] + dx * k, thing.centre[1] + dz * k
    return x, y, z, heading
