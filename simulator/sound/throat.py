"""The throat: contours turned into samples.

The voice is a sum of the partials of its pitch, each as strong as the larynx makes it and the mouth
lets it through (Fant, 1960). Partials that could not be carried are left out, so nothing folds
back; breath is noise through the same mouth.
"""

import numpy as np
from numpy.typing import NDArray

from simulator.sound.contours import HOP, RATE, Contours
from simulator.sound.spectrum import noise, smooth_size
from simulator.sound.voices import Voice

Array = NDArray[np.float64]
Samples = NDArray[np.float32]
_HIGHEST_HZ = 8000.0
_FAR_ABOVE = 2.5
"""Partials so many times above where a voice is muted are not heard."""
_BUMP = (0.5 - 0.5 * np.cos(np.linspace(0, np.pi, 160))).astype(np.float32)
_SHARE = (np.arange(HOP) / HOP).astype(np.float32)


def sing(curves: Contours, voice: Voice, seed: int) -> Samples:
    """Return the samples of a voice along its contours, at an arbitrary level."""
    rng = np.random.default_rng((seed, 2))
    samples = _partials(curves, voice, rng) + _breath(curves, voice, rng)
    edge = min(len(_BUMP), len(samples) // 2)
    samples[:edge] *= _BUMP[:edge]
    samples[-edge:] *= _BUMP[:edge][::-1]
    return samples


def _fine(points: Array) -> Samples:
    """Draw a contour sample by sample: (points - 1) * HOP of them."""
    corners = points.astype(np.float32)
    out: Samples = (corners[:-1, None] + np.diff(corners)[:, None] * _SHARE).ravel()
    return out


def _mouth(frequencies: Array, formants: Array) -> Array:
    """Return how much the mouth lets through: resonances one after the other."""
    gain = np.ones_like(frequencies)
    for centre in formants.T:
        f2, width = centre**2, 60.0 + 0.09 * centre
        gain *= f2 / np.sqrt((f2 - frequencies**2) ** 2 + (width * frequencies) ** 2)
    return gain


def _partials(curves: Contours, voice: Voice, rng: np.random.Generator) -> Samples:
    pitch = curves.pitch
    highest = min(_HIGHEST_HZ, _FAR_ABOVE * voice.soft)
    phase = 2 * np.pi * np.cumsum(_fine(pitch), dtype=np.float64) / RATE
    phase = (phase % (4 * np.pi)).astype(np.float32)
    first, twice = np.sin(phase), 2 * np.cos(phase)
    before, now = np.zeros_like(first), first
    out = np.zeros_like(first)
    for n in range(1, int(highest / float(pitch.min())) + 1):
        heard = n * pitch
        gain = n ** (voice.tilt / 6.02) * _mouth(heard, curves.formants)
        gain *= _muted(heard, voice.soft) * (heard < highest)
        out += _fine(gain * curves.voice) * now
        before, now = now, twice * now - before
    if voice.rough > 0:
        halved = np.sin(phase / 2 + np.float32(rng.uniform(0, 2 * np.pi)))
        strained = np.clip(_fine(curves.voice) - 0.35, 0.0, 1.0)
        out *= 1 + voice.rough * strained * halved
    return out


def _muted(frequencies: Array, above: float) -> Array:
    gain: Array = 1.0 / (1.0 + (frequencies / above) ** 4)
    return gain


def _breath(curves: Contours, voice: Voice, rng: np.random.Generator) -> Samples:
    count = (len(curves.air) - 1) * HOP
    size = smooth_size(count)
    frequencies: Array = np.fft.rfftfreq(size, 1 / RATE).astype(np.float64)
    middle: Array = curves.formants.mean(axis=0, keepdims=True)
    shape = np.sqrt(_mouth(frequencies, middle))
    shape *= _muted(frequencies, voice.soft) * frequencies / (frequencies + 400.0)
    return noise(shape, size, rng)[:count].astype(np.float32) * _fine(curves.air)
