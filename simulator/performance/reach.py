"""Reaching: a hand comes to a point, and the body leans and bends as far as the hand needs."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from simulator.figure.pose import (
    FRAMES,
    GRIPS,
    HANDS,
    HIP,
    PALMS,
    PELVIS,
    SPINE,
    Pose,
)
from simulator.figure.skeleton import Placed, Trunk, palm_at, palm_reach, solve_trunk
from simulator.figure.solids import Solid, deepest, head_of
from simulator.figure.vectors import (
    Vector,
    add,
    bearing,
    lerp,
    scale,
    sub,
    to_frame,
    wrapped,
)
from simulator.performance.clearing import firm_near
from simulator.performance.performer import Performer
from simulator.performance.scene import Grip
from simulator.performance.stagecraft import Rehearsal
from simulator.performance.weight import ARM_MS, BEND, BEND_MS, rising_ms, straighten

_WORLD = 4 * FRAMES.index("world")
_NEAR_M, _WORTH_M = 0.015, 0.005
"""How near a palm comes that has arrived, and by how much nearer a deeper bend has to bring it."""
_SHARES = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
_YAW, _ROLL = 30.0, 14.0
"""How far the spine turns and bends aside in a reach at the most, in degrees."""
_DEEP, _BRUSHES_M, _ASIDE_DEG = 0.4, 0.03, (14.0, -14.0)
"""From what share of a full bend the head is kept clear, how deep it may be in something, and how
far it is brought aside then.
"""
_QUICKEST_MS = {"adult": 800, "infant": 450}
"""How long a full bend takes at least, however quick the hand."""
_SINK = 0.30  # leg lengths by which the knees let a standing body down in a full reach
_UPRIGHT: "Lean" = (0.0, 0.0, 0.0, 0.0, 0.0)
_WIDE = 0.7  # of a thing's half width: where two hands take hold of it

Lean = tuple[float, float, float, float, float]
"""Pitch of pelvis and spine, roll and yaw of the spine in degrees, pelvis up in leg lengths."""


def sides_of(grip: Grip) -> tuple[int, ...]:
    """Return the hands of a grip: 0 is the right."""
    return {"right": (0,), "left": (1,), "both": (0, 1)}[grip]


@dataclass(frozen=True, slots=True)
class Reach:
    """How a body reaches: the pose of its arms, how it leans, and where the hands come to.

    ``share`` is how much of a full bend it takes; ``wrists`` are the targets of the hands by side;
    ``deep`` is how far the head is in somebody or in a pile then, in metres, if the bend is deep.
    """

    pose: Pose
    lean: Lean
    share: float
    there: Vector
    wrists: Mapping[int, Vector]
    deep: float = -math.inf

    @property
    def lasts(self) -> int:
        """Return how many milliseconds it takes: a deep bend longer than a stretched arm."""
        return int(ARM_MS + BEND_MS * self.share)


def find_reach(
    r: Rehearsal,
    who: str,
    t: int,
    point: Vector,
    grip: Grip,
    wide: float = 0.0,
    most: float = 1.0,
    girth: float = 0.0,
) -> Reach:
    """Find the least bend with which the gripping hands come to a world point, or near it.

    ``wide`` is half the width of what two hands take hold of; ``most`` is the deepest bend there is
    time for, as a share of a full one; ``girth`` is how far from the point a hand touches it.
    """
    p = r.cast[who]
    placed = r.placed(t, who)[who]
    aims = _aims(placed, point, grip, wide)
    least, best = math.inf, None
    for share in _SHARES:
        if share > most:
            break
        tried = _leaning(p, placed, t, point, share)
        miss = math.dist(_middle(tried.palms(aims)), point)
        if miss < least - _WORTH_M:
            least, best = miss, tried
        if miss < max(_NEAR_M, girth):
            break
    assert best is not None
    if best.share < _DEEP:
        return _handed(best, aims)
    firm = firm_near(r, who, t)
    deep = best.head_in(firm)
    for aside in _ASIDE_DEG if deep > _BRUSHES_M else ():
        tried = _leaning(p, placed, t, point, best.share, aside)
        if math.dist(_middle(tried.palms(aims)), point) < least + _NEAR_M:
            deep, best = min((deep, best), (tried.head_in(firm), tried), key=lambda found: found[0])
    return replace(_handed(best, aims), deep=deep)


def reach(
    r: Rehearsal,
    who: str,
    t: int,
    point: Vector,
    grip: Grip,
    wide: float = 0.0,
    until: int | None = None,
    most: float = 1.0,
) -> tuple[int, Vector]:
    """Lead the gripping hands to a world point; return when and where they arrive.

    A deep bend takes longer than a stretched arm, unless ``until`` says when to be there; ``most``
    is the deepest bend, as a share of a full one.
    """
    most = min(most, (until - t) / _QUICKEST_MS[r.cast[who].build]) if until else most
    found = find_reach(r, who, t, point, grip, wide, most)
    end = until or t + found.lasts
    follow(r, who, t, end, found)
    return end, found.there


def follow(r: Rehearsal, who: str, t: int, end: int, found: Reach) -> None:
    """Carry out a reach that has been found."""
    p = r.cast[who]
    p.blend("arms", t, end, found.pose)
    _take_along(r, who, t, end, found.lean)
    p.part.lean.cut(t)
    p.part.lean.to(end, found.lean)


def come_up(r: Rehearsal, who: str, t: int) -> None:
    """Come back from a reach, and whoever is on the arm as well."""
    _take_along(r, who, t, t + rising_ms(r.cast[who], t), _UPRIGHT)
    straighten(r.cast[who], t)


def _take_along(r: Rehearsal, who: str, t: int, end: int, lean: Lean) -> None:
    """Let an infant on the arm of one who stands or crouches go with the chest into a lean."""
    p = r.cast[who]
    child = next((c for c in r.cast.values() if c.carrier.at(t) == who), None)
    if child is None or p.posture.at(t) == "sit" or end <= t:
        return
    placed = r.placed(t, who)[who]
    now = p.part.lean.at(t)
    leaning = placed.pose.copy()
    leaning[PELVIS.start] += lean[0] - float(now[0])
    leaning[SPINE.start] += lean[1] - float(now[1])
    there = solve_trunk(Placed(placed.body, leaning, placed.position, placed.heading))
    here = solve_trunk(placed)
    moved = to_frame(here.root_frame, sub(there.chest, here.chest))
    right, up, forward, turn = child.part.offset.at(t).tolist()
    child.part.offset.cut(t)
    child.part.offset.to(end, (right, up + moved[1], forward + moved[2], turn))


def _lean(p: Performer, placed: Placed, t: int, point: Vector, share: float, aside: float) -> Lean:
    pelvis, spine = float(placed.pose[PELVIS][0]), float(placed.pose[SPINE][0])
    now = p.part.lean.at(t)
    pelvis, spine = pelvis - float(now[0]), spine - float(now[1])
    yaw = wrapped(bearing(placed.position, point) - placed.heading)
    side = max(-_YAW, min(_YAW, 0.5 * yaw))
    stands = p.posture.at(t) in ("stand", "bend")
    return (
        max(0.0, BEND[p.build][0] - pelvis) * share,
        max(0.0, BEND[p.build][1] - spine) * share,
        max(-_ROLL, min(_ROLL, 0.4 * side * share + aside)),
        side * min(1.0, 2 * share),
        -_SINK * share if stands else 0.0,
    )


class _Leaning(NamedTuple):
    """A body that leans as far as a share of a full bend; its arms are where they were."""

    share: float
    lean: Lean
    placed: Placed
    trunk: Trunk

    def palms(self, aims: Mapping[int, Vector]) -> list[Vector]:
        """Return where the palms come to that are led to their aims."""
        return [palm_reach(self.placed.body, self.trunk, i, aim) for i, aim in aims.items()]

    def head_in(self, firm: Sequence[Solid]) -> float:
        """Return how deep the head is in something firm, in metres."""
        return deepest(head_of(self.placed.body, self.trunk), firm)


def _aims(placed: Placed, point: Vector, grip: Grip, wide: float) -> Mapping[int, Vector]:
    """Return where the palm of each hand of a grip is to come to."""
    right, sides = math.radians(placed.heading + 90), sides_of(grip)
    apart = (math.sin(right) * wide * _WIDE, 0.0, math.cos(right) * wide * _WIDE)
    return {i: add(point, scale(apart, (1 - 2 * i) * (len(sides) - 1))) for i in sides}


def _leaning(
    p: Performer, placed: Placed, t: int, point: Vector, share: float, aside: float = 0.0
) -> _Leaning:
    pose, lean = placed.pose.copy(), _lean(p, placed, t, point, share, aside)
    change = [a - b for a, b in zip(lean, p.part.lean.at(t).tolist(), strict=True)]
    pose[PELVIS.start] += change[0]
    pose[SPINE] += change[1:4]
    pose[HIP.start + 1] += change[4]
    leaning = Placed(placed.body, pose, placed.position, placed.heading)
    return _Leaning(share, lean, leaning, solve_trunk(leaning))


def _handed(leaning: _Leaning, aims: Mapping[int, Vector]) -> Reach:
    """Lead the hands of a body that leans to their aims."""
    share, lean, placed, trunk = leaning
    pose = placed.pose.copy()
    led = {i: palm_at(placed, trunk, i, aim) for i, aim in aims.items()}
    for i, (wrist, _) in led.items():
        pose[PALMS[i]] = 0.0
        pose[GRIPS[i]] = 1.0
        pose[HANDS[i]] = 0.0
        pose[HANDS[i].start + _WORLD : HANDS[i].start + _WORLD + 4] = (1.0, *wrist)
    there = _middle([palm for _, palm in led.values()])
    return Reach(pose, lean, share, there, {i: wrist for i, (wrist, _) in led.items()})


def _middle(palms: Sequence[Vector]) -> Vector:
    return lerp(palms[0], palms[-1], 0.5)
