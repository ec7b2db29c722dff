"""Blows and rubbing: what doors, shoes, chairs and toys sound like.

A blow is a few dying tones and a dull burst of noise; rubbing is noise in a band that flutters.
"""

import numpy as np
from numpy.typing import NDArray

from simulator.sound.contours import RATE
from simulator.sound.spectrum import band
from simulator.sound.voices import Noise

Array = NDArray[np.float64]
_TAIL_S = 0.03
_SHORTEST = 128
"""Samples, of which the rise of a blow takes a part."""


def strike(noise: Noise, seconds: float, seed: int) -> Array:
    """Return the samples of a noise, at an arbitrary level; rubbing lasts all the seconds."""
    rng = np.random.default_rng(seed)
    samples = np.zeros(max(int(seconds * RATE), _SHORTEST))
    higher = 1.0 + noise.spread * rng.uniform(-1, 1)
    for at, strength in noise.strikes:
        start = int(at * RATE)
        if start < len(samples) - _SHORTEST // 2:
            samples[start:] += strength * _blow(noise, len(samples) - start, higher, rng)
    if noise.rub is not None:
        samples += _rub(noise.rub, len(samples), rng)
    tail = min(int(_TAIL_S * RATE), len(samples) // 2)
    samples[-tail:] *= np.linspace(1.0, 0.0, tail)
    return samples


def _blow(noise: Noise, count: int, higher: float, rng: np.random.Generator) -> Array:
    t = np.arange(count) / RATE
    out = np.zeros(count)
    for hertz, seconds, strength in noise.modes:
        swing = np.sin(2 * np.pi * hertz * higher * rng.uniform(0.99, 1.01) * t)
        out += strength * swing * np.exp(-t * 4.6 / seconds)
    if noise.thud is not None:
        hertz, seconds, strength = noise.thud
        dull = band(20.0, hertz * higher, count, rng)
        out += strength * dull * np.exp(-t * 4.6 / seconds)
    rise = np.minimum(t / noise.attack, 1.0)
    out *= rise * rise * (3 - 2 * rise)
    return out


def _rub(rub: tuple[float, float, float, float], count: int, rng: np.random.Generator) -> Array:
    low, high, strength, flutter = rub
    t = np.arange(count) / RATE
    swell = np.sin(np.pi * np.arange(count) / count) ** 0.6
    wave = 0.65 + 0.35 * np.sin(2 * np.pi * (flutter * t + rng.uniform()))
    out: Array = strength * swell * wave * band(low, high, count, rng)
    return out
