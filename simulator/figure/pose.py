"""Poses: everything a body can do at one time, as one row of numbers that blends linearly.

Lengths are in limb lengths, so that a body of any size takes any pose: leg lengths for hip, feet
and hands placed from the floor, arm lengths for hands placed from the chest, head radii for hands
placed from the head.

A hand may be placed in any of eight frames. Each frame has a weight and a weighted offset, so the
target is a sum over frames: moving from a lap (own pelvis) to a collar (partner's chest) is a
plain blend of numbers, with no jump where the frame changes.
"""

import functools
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from simulator.resources import ASSETS

Pose = NDArray[np.float64]
"""One row of ``SIZE`` numbers, in the layout of the slices below."""

FRAMES = (
    "floor",
    "chest",
    "head",
    "pelvis",
    "partner_pelvis",
    "partner_chest",
    "partner_head",
    "world",
)
"""Frames of a hand target; ``chest`` counts from the shoulder, the partner's frames from their
centres."""
_SHORT = {
    "r": "floor",
    "c": "chest",
    "h": "head",
    "p": "pelvis",
    "P": "partner_pelvis",
    "C": "partner_chest",
    "H": "partner_head",
    "w": "world",
}
_HAND = 4 * len(FRAMES)

HIP = slice(0, 3)  # pelvis centre from the root: right, up, forward
PELVIS = slice(3, 6)  # pitch, roll, yaw
SPINE = slice(6, 9)  # chest against pelvis: pitch, roll, yaw
HEAD = slice(9, 12)  # yaw, pitch, roll against the heading
EYES = slice(12, 14)  # right, up; 1 is the limit of the eye
HANDS = (slice(14, 14 + _HAND), slice(14 + _HAND, 14 + 2 * _HAND))
_A = 14 + 2 * _HAND
ELBOWS = (_A, _A + 1)  # degrees by which the elbow is lifted outwards from where it hangs
PALMS = (slice(_A + 2, _A + 6), slice(_A + 6, _A + 10))  # weight, direction of the hand, root frame
FEET = (slice(_A + 10, _A + 13), slice(_A + 13, _A + 16))  # ankle from the root
KNEES = (slice(_A + 16, _A + 19), slice(_A + 19, _A + 22))
TOES = (slice(_A + 22, _A + 25), slice(_A + 25, _A + 28))
FINGERS = (_A + 28, _A + 29)  # 1 points with the index finger
GRIPS = (_A + 30, _A + 31)  # 1 closes the hand round something
BREATH = _A + 32  # chest lift in head radii
SIZE = _A + 33

CHANNELS: Mapping[str, tuple[slice, ...]] = MappingProxyType(
    {
        "legs": (HIP, PELVIS, *FEET, *KNEES, *TOES),
        "trunk": (SPINE,),
        "arms": (
            *(*HANDS, slice(ELBOWS[0], ELBOWS[1] + 1), *PALMS),
            slice(FINGERS[0], GRIPS[1] + 1),
        ),
        "head": (HEAD,),
    }
)
"""Which numbers each channel of a body owns."""


@functools.cache
def channel_index(channel: str) -> NDArray[np.intp]:
    """Return the positions of a channel's numbers in a pose, in order."""
    whole = np.arange(SIZE)
    return np.concatenate([whole[s] for s in CHANNELS[channel]])


def _mirrored(v: Sequence[float]) -> list[float]:
    return [-v[0], v[1], v[2]]


def _hand(spec: Sequence[Any], mirror: bool) -> list[float]:
    frame, *offset = spec
    x = [float(n) for n in offset]
    row = [0.0] * _HAND
    at = 4 * FRAMES.index(_SHORT[frame])
    row[at : at + 4] = [1.0, *(_mirrored(x) if mirror else x)]
    return row


_DEFAULTS: dict[str, Any] = {
    "hip": [0, 1.13, 0],
    "pelvis": [0, 0, 0],
    "spine": [0, 0, 0],
    "head": [0, 0, 0],
    "hand": ["c", 0.25, -0.95, 0.2],
    "elbow": 57,
    "foot": [0.22, 0.12, 0],
    "knee": [0.15, 0, 1],
    "toe": [0.25, 0, 1],
}


def pose_from(entry: Mapping[str, Any]) -> Pose:
    """Build a pose from its description; a missing left side mirrors the right.

    Keys: hip, pelvis, spine, head, hand, elbow, palm, foot, knee, toe (the right side), the same
    with ``_left``, ``point`` and ``grip`` ("right", "left" or "both").
    """
    e = {**_DEFAULTS, **entry}
    pose = np.zeros(SIZE)
    for key, where in (("hip", HIP), ("pelvis", PELVIS), ("spine", SPINE), ("head", HEAD)):
        pose[where] = e[key]
    sides: tuple[tuple[str, Sequence[slice]], ...] = (
        ("foot", FEET),
        ("knee", KNEES),
        ("toe", TOES),
    )
    for key, (right, left) in sides:
        pose[right] = e[key]
        pose[left] = e.get(f"{key}_left", _mirrored(e[key]))
    pose[ELBOWS[0]] = e["elbow"]
    pose[ELBOWS[1]] = e.get("elbow_left", e["elbow"])
    pose[HANDS[0]] = _hand(e["hand"], mirror=False)
    pose[HANDS[1]] = (
        _hand(e["hand_left"], mirror=False) if "hand_left" in e else _hand(e["hand"], mirror=True)
    )
    if "palm" in e:
        pose[PALMS[0]] = [1, *e["palm"]]
        pose[PALMS[1]] = [1, *_mirrored(e["palm"])]
    if "palm_left" in e:
        pose[PALMS[1]] = [1, *e["palm_left"]]
    for key, slots in (("point", FINGERS), ("grip", GRIPS)):
        which = e.get(key)
        pose[slots[0]] = which in ("right", "both")
        pose[slots[1]] = which in ("left", "both")
    pose.flags.writeable = False
    return pose


def mirrored(pose: Pose) -> Pose:
    """Return the pose as a mirror shows it: right and left change places."""
    out = pose.copy()
    out[HIP.start] *= -1.0
    for turn in (PELVIS, SPINE):
        out[turn.start + 1 : turn.stop] *= -1.0
    out[HEAD.start] *= -1.0
    out[HEAD.stop - 1] *= -1.0
    sign = np.ones(SIZE)
    for pair in (FEET, KNEES, TOES):
        for side in pair:
            sign[side.start] = -1.0
    for side in (*HANDS, *PALMS):
        sign[side.start + 1 : side.stop : 4] = -1.0
    flipped = pose * sign
    for right, left in (HANDS, PALMS, FEET, KNEES, TOES):
        out[right], out[left] = flipped[left], flipped[right]
    for one, other in (ELBOWS, FINGERS, GRIPS):
        out[one], out[other] = pose[other], pose[one]
    out.flags.writeable = False
    return out


@functools.cache
def load_poses(build: str) -> Mapping[str, Pose]:
    """Return the pose library of a build ("infant" or "adult") by name.

    An entry may name another under ``like`` and change what differs.
    """
    text = (ASSETS / "poses" / f"{build}.yaml").read_text(encoding="utf-8")
    entries: dict[str, dict[str, Any]] = yaml.safe_load(text)

    def full(name: str) -> dict[str, Any]:
        entry = dict(entries[name])
        parent = entry.pop("like", None)
        return {**full(parent), **entry} if parent else entry

    return MappingProxyType({name: pose_from(full(name)) for name in entries})
