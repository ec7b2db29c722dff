"""Idle life: breath, blinks, sobs and the moving mouth, as pure functions of time."""

import functools
import math
from collections.abc import Sequence

from simulator.figure.face import INDEX, Face
from simulator.figure.pose import (
    BREATH,
    FEET,
    FRAMES,
    HANDS,
    HEAD,
    HIP,
    PELVIS,
    SPINE,
    TOES,
    Pose,
)
from simulator.figure.vectors import smooth

_BLINK_MS, _WINDOW_MS = 130, 4400
_EYE, _OPEN, _SQUINT = INDEX["eye"], INDEX["open"], INDEX["squint"]
_RATE = {"infant": 0.40, "adult": 0.25}
_SOB_HZ = 1.3
_SWAY = {"infant": 1.3, "adult": 0.9}  # degrees: who is alive is never quite still
_SWAY_HZ = {"infant": 0.31, "adult": 0.17}


_SHIFTS = {"adult": (8_300.0, 3.0, 0.010), "infant": (3_700.0, 3.0, 0.012)}
"""How often the weight is shifted (ms), by how many degrees, and the hips by how many legs."""
_SHIFT_MS = 1300.0
_STIR_MS, _STIRS_MS, _STIR_IN_MS = 2600.0, 800.0, 900.0
"""How often an infant at rest stirs, how long that takes, and how long until it begins to."""
_EASE_MS, _EASES_MS = 5200.0, 1500.0
"""The same of an adult who goes over from one leg, or one side of the seat, to the other."""
_FEET_AHEAD, _OFF_FLOOR, _HAND_UP = 0.55, 0.2, 0.25
"""Leg lengths: feet that far before the root carry nothing, nor do those of a pelvis that low in
arms; a hand that low rests on the floor."""
_PAGE_WINDOW_MS, _PAGE_MS = 19_000, 1300


def _noise(seed: int, n: int) -> float:
    """Return a number of 0 to 1 that depends on nothing but its arguments."""
    x = (seed * 0x9E3779B1 + n * 0x85EBCA77) & 0xFFFFFFFF
    x ^= x >> 15
    x = (x * 0x2C1B3C6D) & 0xFFFFFFFF
    x ^= x >> 12
    x = (x * 0x297A2D39) & 0xFFFFFFFF
    return ((x ^ (x >> 15)) & 0xFFFFFFFF) / 0x100000000


def blink(t: float, seed: int) -> float:
    """Return how far the lids are closed by a blink, 0 to 1."""
    n = int(t // _WINDOW_MS)
    start = n * _WINDOW_MS + 300 + _noise(seed, n) * (_WINDOW_MS - 900)
    u = (t - start) / _BLINK_MS
    return math.sin(math.pi * u) if 0.0 < u < 1.0 else 0.0


def breathe(pose: Pose, t: float, build: str, seed: int, alive: float, sob: float) -> None:
    """Move the trunk of a (fresh) pose with breath, sobs and the sway of keeping upright."""
    quiet = 0.04 * math.sin(2 * math.pi * _RATE[build] * t / 1000 + seed)
    sway = _SWAY[build] * alive * math.sin(2 * math.pi * _SWAY_HZ[build] * t / 1000 + 1.7 * seed)
    pose[SPINE.start + 1] += sway
    pose[BREATH] = alive * (quiet + 0.12 * sob * math.sin(2 * math.pi * _SOB_HZ * t / 1000))


def fidget(pose: Pose, t: float, build: str, seed: int, alive: float) -> None:
    """Shift the weight of a (fresh) pose a little from time to time, as nobody keeps from doing.

    Each stretch of time has its own small shift, so that no two are alike and none is a signal.
    """
    period, degrees, sideways = _SHIFTS[build]
    n, u = divmod(t / period + _noise(seed, -1), 1.0)
    ease = smooth(min(1.0, u * period / _SHIFT_MS))
    pairs = zip(_rest(seed, int(n) - 1), _rest(seed, int(n)), strict=True)
    pitch, roll, yaw, aside = (alive * (before + (now - before) * ease) for before, now in pairs)
    pose[SPINE] += (0.5 * degrees * pitch, 0.6 * degrees * roll, degrees * yaw)
    pose[HIP.start] += sideways * aside


@functools.lru_cache(maxsize=64)
def _rest(seed: int, n: int) -> tuple[float, ...]:
    """Return how one sits or stands in a stretch of time: four numbers of -1 to 1."""
    return tuple(2.0 * _noise(seed + 101 * k, n) - 1.0 for k in range(4))


def stir(
    pose: Pose, t: float, seed: int, idle: tuple[int, int], alive: float, *, one: bool
) -> None:
    """Let a (fresh) pose of an infant who is left to itself shift, and stir its hands and feet.

    ``idle`` is the stretch in which nothing is directed: the body comes back to rest before its
    end. ``one`` keeps the hands together, on what they hold.
    """
    amount = alive * _at_rest(t, idle)
    if amount <= 0.0:
        return
    pitch, roll, yaw, nod, turn, *_ = _drift(seed + 11, t)
    pose[SPINE] += (2.5 * amount * pitch, 5.0 * amount * roll, 9.0 * amount * yaw)
    pose[HEAD.start : HEAD.start + 2] += (7.0 * amount * turn, 4.0 * amount * nod)
    hands = _drift(seed + 23, t)
    for side in (0, 1):
        _stir_hand(pose, side, amount, hands[:3] if one or side == 0 else hands[3:])
        if float(pose[FEET[side]][2]) > _FEET_AHEAD or float(pose[HIP.start + 1]) < _OFF_FLOOR:
            out, up, _ = _drift(seed + 37 + side, t)[:3]
            pose[TOES[side]] += (0.35 * amount * out, 0.20 * amount * up, 0.0)


def ease(
    pose: Pose, t: float, seed: int, idle: tuple[int, int], alive: float, *, one: bool
) -> None:
    """Let a (fresh) pose of an adult without anything to do change how it stands or sits.

    The weight goes over to the other side, the head is put on one side, the hands are laid a little
    otherwise. The eyes stay where they are. ``idle`` and ``one`` are as for ``stir``.
    """
    amount = alive * _at_rest(t, idle)
    if amount <= 0.0:
        return
    aside, yaw, pitch, tilt, *hands = _drift(seed + 53, t, _EASE_MS, _EASES_MS)
    pose[HIP.start] += 0.04 * amount * aside
    pose[PELVIS.start + 1] -= 3.5 * amount * aside
    pose[SPINE] += (2.0 * amount * pitch, 5.0 * amount * aside, 5.0 * amount * yaw)
    pose[HEAD.start + 2] += 6.0 * amount * tilt
    for side in (0, 1):
        up, ahead = hands if one or side == 0 else hands[::-1]
        _stir_hand(pose, side, 0.4 * amount, (yaw, up, ahead))


def _at_rest(t: float, idle: tuple[int, int]) -> float:
    """Return how far a body is at rest, 0 to 1: it comes to it, and back from it before the end."""
    since, left = (t - idle[0]) / _STIR_IN_MS, (idle[1] - t) / _STIR_IN_MS
    return smooth(max(0.0, min(1.0, since, left)))


def _stir_hand(pose: Pose, side: int, amount: float, draw: Sequence[float]) -> None:
    """Move a hand a little that rests on nothing and nobody."""
    for frame in ("floor", "chest"):
        at = HANDS[side].start + 4 * FRAMES.index(frame)
        on_floor = frame == "floor" and float(pose[at + 2]) < _HAND_UP
        if float(pose[at]) == 1.0 and not on_floor:
            aside, up, ahead = draw
            pose[at + 1 : at + 4] += (
                0.14 * amount * aside,
                0.11 * amount * (up + 1.0) / 2,
                0.14 * amount * ahead,
            )


def _drift(
    seed: int, t: float, every: float = _STIR_MS, lasts: float = _STIRS_MS
) -> tuple[float, ...]:
    """Return six numbers of -1 to 1 that now and then go over to others."""
    n, u = divmod(t / every + _noise(seed, -1), 1.0)
    begins = _noise(seed, int(n)) * (1.0 - lasts / every)
    over = smooth(max(0.0, min(1.0, (u - begins) * every / lasts)))
    pairs = zip(_drawn(seed, int(n) - 1), _drawn(seed, int(n)), strict=True)
    return tuple(before + (now - before) * over for before, now in pairs)


@functools.lru_cache(maxsize=64)
def _drawn(seed: int, n: int) -> tuple[float, ...]:
    return tuple(2.0 * _noise(seed + 211 * k, n) - 1.0 for k in range(1, 7))


def turn_page(pose: Pose, t: float, seed: int, alive: float) -> None:
    """Let the right hand of one who reads go over the page once in a while."""
    n = int(t // _PAGE_WINDOW_MS)
    start = n * _PAGE_WINDOW_MS + _noise(seed + 7, n) * (_PAGE_WINDOW_MS - 2 * _PAGE_MS)
    u = (t - start) / _PAGE_MS
    if 0.0 < u < 1.0:
        over = alive * math.sin(math.pi * u)
        hand = HANDS[0].start + 4 * FRAMES.index("chest")
        weight = float(pose[hand])
        pose[hand + 1] -= 0.30 * weight * over * math.sin(math.pi * smooth(u))
        pose[hand + 2] += 0.10 * weight * over


def animate(face: Face, t: float, seed: int, alive: float, sob: float, speech_ms: float) -> Face:
    """Return the face with blinks, the rhythm of crying and the movement of speech.

    ``speech_ms`` is how long the figure has been speaking, negative if it is not.
    """
    face = face.copy()
    shut = blink(t, seed) * alive
    if shut > 0.0 and face[_EYE] > 0.12:
        face[_EYE] *= 1.0 - 0.95 * shut
    if sob > 0.0:
        face[_OPEN] *= 1.0 - 0.20 * sob * (0.5 - 0.5 * math.sin(2 * math.pi * _SOB_HZ * t / 1000))
    if speech_ms >= 0.0:
        ramp = min(1.0, speech_ms / 150)
        beat = 0.5 - 0.5 * math.cos(2 * math.pi * speech_ms / 310)
        face[_OPEN] = max(face[_OPEN], ramp * (0.10 + 0.40 * beat))
    return face
