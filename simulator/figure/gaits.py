"""Gaits: how crawling, toddling and walking bodies move, as a pose for each phase of the cycle.

The phase must be advanced by the distance travelled, never by time: then a foot in stance stands
still.
"""

import functools
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np
import yaml

from simulator.figure.body import Body
from simulator.figure.pose import (
    FEET,
    FRAMES,
    HANDS,
    HEAD,
    HIP,
    PALMS,
    PELVIS,
    SPINE,
    TOES,
    Pose,
    load_poses,
)
from simulator.figure.vectors import smooth
from simulator.resources import ASSETS


@dataclass(frozen=True, slots=True)
class Gait:
    """Measures of one way of moving.

    ``stride`` is how far a foot travels under the body, in leg lengths, ``stance`` the share of
    the cycle it stands; ``lift`` the height of its swing, ``hand_lift`` that of a crawling hand,
    in leg lengths; ``speed`` the usual pace in metres a second; ``turn`` the rate of turning on
    the spot in degrees a second; ``ramp`` the seconds in which speed is gained or lost;
    ``offsets`` how far right foot, left foot, right hand and left hand are ahead in the cycle;
    ``guard`` how high a new walker holds the hands, 0 to 1.
    """

    name: str
    build: str
    posture: str
    stride: float
    stance: float
    lift: float
    hand_lift: float
    speed: float
    turn: float
    ramp: float
    offsets: tuple[float, ...]
    guard: float = 0.0

    def cycle(self, body: Body) -> float:
        """Return the metres travelled in one cycle."""
        return self.stride * body.leg / self.stance


@functools.cache
def load_gaits() -> Mapping[str, Gait]:
    """Return the gaits of ``assets/figures/gaits.yaml`` by name."""
    text = (ASSETS / "figures" / "gaits.yaml").read_text(encoding="utf-8")
    return MappingProxyType(
        {
            name: Gait(name=name, **{**entry, "offsets": tuple(entry["offsets"])})
            for name, entry in yaml.safe_load(text).items()
        }
    )


def grown(gait: Gait, months: float) -> Gait:
    """Return the gait at an age: new walkers guard high, and the hands come down by 18 months.

    A straight line from 12 months on, as a simplification.
    """
    return replace(gait, guard=min(1.0, max(0.0, (18.0 - months) / 6.0)))


def step(phase: float, gait: Gait) -> tuple[float, float]:
    """Return how far a foot is forward and up (0 to 1 of the lift) at a phase of 0 to 1."""
    phase %= 1.0
    if phase < gait.stance:
        return gait.stride * (0.5 - phase / gait.stance), 0.0
    s = (phase - gait.stance) / (1.0 - gait.stance)
    return gait.stride * (-0.5 + smooth(s)), math.sin(math.pi * s)


def _floor_hand(pose: Pose, side: int, forward: float, up: float, droop: float) -> None:
    at = HANDS[side].start + 4 * FRAMES.index("floor")
    pose[at + 2] += up
    pose[at + 3] += forward
    palm = PALMS[side].start
    pose[palm + 2] -= 0.25 * droop
    pose[palm + 3] -= 0.10 * droop


def _crawl(gait: Gait, phase: float) -> Pose:
    pose = load_poses("infant")["crawl"].copy()
    sway = math.sin(2 * math.pi * phase)
    pose[HIP] += (0.048 * sway, 0.02 * math.cos(4 * math.pi * phase), 0.0)
    pose[PELVIS] += (0.0, 5.0 * sway, -4.0 * sway)
    pose[SPINE] += (0.0, -6.0 * sway, 5.0 * sway)
    pose[HEAD] += (0.0, 0.0, 3.0 * sway)
    for side in (0, 1):
        forward, up = step(phase + gait.offsets[2 + side], gait)
        _floor_hand(pose, side, forward, gait.hand_lift * up, up)
        forward, up = step(phase + gait.offsets[side], gait)
        pose[FEET[side]] += (0.0, gait.lift * up, forward)
    return pose


def _chest_hand(pose: Pose, side: int, offset: tuple[float, float, float]) -> None:
    row = np.zeros(4 * len(FRAMES))
    at = 4 * FRAMES.index("chest")
    row[at : at + 4] = (1.0, *offset)
    pose[HANDS[side]] = row


def _toddle(gait: Gait, phase: float) -> Pose:
    pose = load_poses("infant")["walk"].copy()
    middle = gait.stance / 2
    sway = math.cos(2 * math.pi * (phase - middle))
    swing = math.cos(2 * math.pi * phase)
    pose[HIP] = (0.08 * sway, 1.036 + 0.028 * math.cos(4 * math.pi * (phase - middle)), 0.0)
    pose[PELVIS] = (6.0, 4.0 * sway, 9.0 * swing)
    pose[SPINE] = (-3.0, -7.0 * sway, -12.0 * swing)
    pose[HEAD] = (0.0, 2.0, -3.0 * sway)
    for side, sign in ((0, 1.0), (1, -1.0)):
        forward, up = step(phase + gait.offsets[side], gait)
        pose[FEET[side]] = (0.29 * sign, 0.121 + gait.lift * up, forward)
        pose[TOES[side]] = (0.40 * sign, 0.25 * up, 1.0)
        _chest_hand(
            pose,
            side,
            (
                (0.50 + 0.12 * gait.guard) * sign,
                -0.78 + 0.66 * gait.guard + 0.07 * sway * sign,
                0.36 - 0.14 * swing * sign * (1.0 - gait.guard),
            ),
        )
    return pose


def heel(gait: Gait, forward: float) -> tuple[float, float]:
    """Return how far the ankle rises and the toes tip when a foot is behind or before the body.

    Leg lengths; only adults roll over their feet.
    """
    if gait.build != "adult":
        return 0.0, 0.0
    behind, before = max(0.0, -forward - 0.156), max(0.0, forward - 0.112)
    return 0.38 * behind, 0.31 * before - 1.43 * behind


def _walk(gait: Gait, phase: float) -> Pose:
    pose = load_poses("adult")["stand"].copy()
    middle = gait.stance / 2
    sway = math.cos(2 * math.pi * (phase - middle))
    swing = math.cos(2 * math.pi * phase)
    pose[HIP] = (0.02 * sway, 0.983 + 0.0156 * math.cos(4 * math.pi * (phase - middle)), 0.0)
    pose[PELVIS] = (3.0, 2.5 * sway, 6.0 * swing)
    pose[SPINE] = (1.0, -4.0 * sway, -11.0 * swing)
    pose[HEAD] = (0.0, 2.0, 0.0)
    for side, sign in ((0, 1.0), (1, -1.0)):
        forward, up = step(phase + gait.offsets[side], gait)
        rise, tip = heel(gait, forward)
        pose[FEET[side]] = (0.084 * sign, 0.078 + gait.lift * up + rise, forward)
        pose[TOES[side]] = (0.16 * sign, tip, 1.0)
        _chest_hand(pose, side, (0.167 * sign, -0.892, 0.098 - 0.37 * swing * sign))
    return pose


_MOVES = {"crawl": _crawl, "toddle": _toddle, "walk": _walk}


def gait_pose(gait: Gait, phase: float) -> Pose:
    """Return the whole pose of a gait at a phase; phases a whole number apart are equal."""
    return _MOVES[gait.name](gait, phase)
