"""The mix: all that is heard in a stretch of a performance, in stereo."""

import math
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from simulator.performance import Performance
from simulator.sound.contours import RATE
from simulator.sound.cue import Cue
from simulator.sound.cues import cues_of
from simulator.sound.samples import limited, samples_of

Stereo = NDArray[np.int16]
CEILING = 0.7
"""No sample is above this, where 1 is the most there can be: -3 dB."""
_TAIL_MS = 1500
"""The most by which a noise and the answer of the room outlast their cue."""
_APART = 0.75
"""How far the edges of the picture are apart: 1 would put a sound on one ear alone."""
_PIECE_MS = 10_000


def gains(pan: float) -> tuple[float, float]:
    """Return how loud a sound is at the left and at the right; together always as strong."""
    angle = (1.0 + _APART * pan) * math.pi / 4
    return math.cos(angle) * math.sqrt(2), math.sin(angle) * math.sqrt(2)


def render(performance: Performance, from_ms: int, to_ms: int) -> Stereo:
    """Return what is heard from one time to another: shape (samples, 2), ``RATE`` a second.

    The same stretch always gives the same bytes, and two stretches that meet give those of the
    whole.
    """
    return np.concatenate([np.zeros((0, 2), np.int16), *render_pieces(performance, from_ms, to_ms)])


def render_pieces(performance: Performance, from_ms: int, to_ms: int) -> Iterator[Stereo]:
    """Yield what is heard in pieces of ten seconds: for what is too long to be held at once."""
    cues = cues_of(performance)
    for start in range(from_ms, to_ms, _PIECE_MS):
        yield mix(cues, start, min(start + _PIECE_MS, to_ms))


def mix(cues: Iterable[Cue], from_ms: int, to_ms: int) -> Stereo:
    """Return the sum of cues in a stretch, within the ceiling."""
    first, last = from_ms * RATE // 1000, to_ms * RATE // 1000
    whole = np.zeros((last - first, 2))
    for cue in cues:
        if cue.start_ms < to_ms and cue.end_ms + _TAIL_MS > from_ms:
            _add(whole, cue, cue.start_ms * RATE // 1000 - first)
    return to_int16(limited(whole, CEILING))


def _add(whole: NDArray[np.float64], cue: Cue, at: int) -> None:
    made = samples_of(cue)
    start, end = max(at, 0), min(at + len(made), len(whole))
    if start < end:
        whole[start:end] += made[start - at : end - at, None] * np.array(gains(cue.pan))


def to_int16(samples: NDArray[np.float64]) -> Stereo:
    """Return samples of -1 to 1 as the numbers that sound cards take."""
    return np.round(samples * 32767).astype(np.int16)
