"""Variety: how one showing of a behaviour differs from another, without changing what it is."""

import random
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from simulator.figure.face import Face, load_faces

_AMOUNT = {1: 0.9, 2: 1.0, 3: 1.14}
_TEMPO = {1: 0.78, 2: 1.0, 3: 1.3}
_FACE = {1: 0.72, 2: 1.0, 3: 1.15}
_UNEVEN = 0.16
"""How much longer or shorter one beat of a loop may be than the next, as a share."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How an act is done this time.

    ``amount`` scales poses from rest, ``face`` an expression from the neutral one, ``tempo`` the
    speed of both; ``mirrored`` takes the other side; ``seed`` draws the small unevenness.
    """

    amount: float
    face: float
    tempo: float
    mirrored: bool
    seed: int

    def beats(self, start: int, end: int, each: float) -> list[int]:
        """Return the times of a loop's keys after ``start``, unevenly ``each`` milliseconds apart.

        A beat that would end after ``end`` is left out.
        """
        chance = random.Random(self.seed + start)
        times = [start]
        while times[-1] + 2 < end:
            step = each * (1.0 + _UNEVEN * (2 * chance.random() - 1))
            times.append(times[-1] + max(60, round(step)))
        return [later for _, later in pairwise(times) if later <= end]


def manner(seed: int, at: int, intensity: int) -> Manner:
    """Draw the manner of an act from who does it and when.

    Args:
        seed: Of the person who acts.
        at: When the act begins, in milliseconds.
        intensity: 1 to 3: decides; chance only shades it.
    """
    chance = random.Random(seed * 1_000_003 + at)
    return Manner(
        amount=_AMOUNT[intensity] * chance.uniform(0.95, 1.0),
        face=_FACE[intensity],
        tempo=_TEMPO[intensity] * chance.uniform(0.92, 1.08),
        mirrored=chance.random() < 0.5,
        seed=chance.randrange(1 << 30),
    )


def with_strength(expression: Face, weight: float) -> Face:
    """Return an expression weaker or stronger than it is, within what faces can do."""
    faces = load_faces()
    every = np.array(list(faces.values()))
    strong = faces["neutral"] + (expression - faces["neutral"]) * weight
    face: Face = np.clip(strong, every.min(axis=0), every.max(axis=0))
    return face
