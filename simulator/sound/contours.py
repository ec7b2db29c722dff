"""Contours: how pitch, loudness, breath and vowels move along one breath or phrase.

They are drawn on a grid of ``HOP`` samples, fine enough for speech and much cheaper than samples.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.sound.cue import Cue
from simulator.sound.phrasing import Syllable, spoken_syllables, sung_syllables
from simulator.sound.voices import Line, Voice, load_speaking

RATE = 32_000
"""Samples a second of all sound here."""
HOP = 128
"""Samples between two points of a contour: 4 ms."""
_EDGE = 0.3
"""The share of a syllable at each end in which the mouth opens and closes."""
_DRIFT_SEMITONES = 0.18
_EARLIER_OR_LATER, _FLATTER_OR_STEEPER = (0.85, 1.2), (0.75, 1.25)
"""How the arcs of single breaths differ: no two cries are alike."""
_STEP_SEMITONES = 1.2
"""By how much an intensity of 1 or 3 is lower or higher."""

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Contours:
    """Points ``HOP`` samples apart.

    ``pitch`` in hertz, ``voice`` and ``air`` 0 to 1, ``formants`` (points, formants) in hertz.
    """

    pitch: Array
    voice: Array
    air: Array
    formants: Array


def follow(line: Line, where: Array) -> Array:
    """Return how much a line says at each place."""
    xs, ys = zip(*line, strict=True)
    out: Array = np.interp(where, xs, ys)
    return out


def _syllables(cue: Cue, voice: Voice, seconds: float) -> list[Syllable]:
    if cue.words:
        return spoken_syllables(cue.words, load_speaking())
    return sung_syllables(voice, seconds, cue.seed)


def _vowel_track(voice: Voice, syllables: Sequence[Syllable], edges: Array, where: Array) -> Array:
    """Lead the formants from vowel to vowel: shape (points, formants)."""
    at, targets = [], []
    for syllable, start, end in zip(syllables, edges, edges[1:], strict=False):
        count = len(syllable.vowels)
        for n, vowel in enumerate(syllable.vowels):
            at.append(start + (end - start) * (n + 0.5) / count)
            targets.append(voice.formants[vowel])
    rows = np.array(targets)
    return np.column_stack([np.interp(where, at, column) for column in rows.T])


def _openness(syllables: Sequence[Syllable], edges: Array, where: Array) -> tuple[Array, Array]:
    """Return how open the mouth is, 0 to 1, and the stress of the syllable, at every point."""
    which = np.clip(np.searchsorted(edges, where, side="right") - 1, 0, len(syllables) - 1)
    within = (where - edges[which]) / (edges[which + 1] - edges[which])
    near = np.clip(np.minimum(within, 1 - within) / _EDGE, 0.0, 1.0)
    stress = np.array([s.stress for s in syllables])[which]
    if len(syllables) == 1:
        return np.ones_like(where), stress
    return near * near * (3 - 2 * near), stress


def _wander(count: int, rng: np.random.Generator) -> Array:
    """Return a slow random drift with a deviation of about 1."""
    corners = rng.standard_normal(count // 12 + 3)
    return np.interp(np.arange(count) / 12, np.arange(len(corners)), corners)


def _shrill(voice: Voice, where: Array, seed: int) -> Array:
    """Let the pitch break into the octave above in the middle of some breaths: hyperphonation."""
    rng = np.random.default_rng((seed, 4))
    begins, ends = rng.uniform(0.25, 0.45), rng.uniform(0.6, 0.8)
    octave = 12.0 if rng.uniform() < voice.shrill else 0.0
    return np.where((where > begins) & (where < ends), octave, 0.0)


def contours(cue: Cue, voice: Voice, seconds: float) -> Contours:
    """Draw the contours of a voice's cue that is to last some seconds."""
    rng = np.random.default_rng((cue.seed, 1))
    count = max(int(seconds * RATE / HOP), 8) + 1
    where = np.linspace(0.0, 1.0, count)
    syllables = _syllables(cue, voice, seconds)
    edges = np.concatenate([[0.0], np.cumsum([s.length for s in syllables])])
    edges /= edges[-1]
    opened, stress = _openness(syllables, edges, where)
    swell = follow(voice.swell, where)

    speaking = load_speaking()
    melody = speaking.melodies.get(cue.words[-1:], speaking.melodies["."])
    arc = follow(melody if cue.words else voice.arc, where ** rng.uniform(*_EARLIER_OR_LATER))
    semitones = arc * rng.uniform(*_FLATTER_OR_STEEPER)
    semitones += _STEP_SEMITONES * (cue.intensity - 2) + _DRIFT_SEMITONES * _wander(count, rng)
    semitones += speaking.accent * (stress - 1.0) / 0.25 * opened if cue.words else 0.0
    rate, depth = voice.tremor
    semitones += depth * np.sin(2 * np.pi * (rate * where * seconds + rng.uniform()))
    base = float(rng.uniform(*voice.pitch))
    formants = _vowel_track(voice, syllables, edges, where)
    if cue.words:
        speaker = speaking.speakers[cue.speaker]
        formants *= speaker.size
        base = speaker.pitch
        if cue.actor not in speaking.to_adults:
            base, semitones = base * speaking.higher, semitones * speaking.wider
    semitones += _shrill(voice, where, cue.seed)
    formants[:, 0] *= 0.45 + 0.55 * opened
    shimmer = 1.0 + 0.04 * _wander(count, rng)
    loud = swell * stress * shimmer * (voice.closed + (1.0 - voice.closed) * opened)
    air = swell * (voice.breathy * np.maximum(opened, 0.3) + voice.puff * (1.0 - opened))
    return Contours(base * cue.register * 2 ** (semitones / 12), voice.voiced * loud, air, formants)
