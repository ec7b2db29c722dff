"""Spectra: noise in a band, and lengths for which transforms are fast."""

import numpy as np
from numpy.typing import NDArray

from simulator.sound.contours import RATE

Array = NDArray[np.float64]
_UNIT = 3600


def smooth_size(count: int) -> int:
    """Return the next length with small factors: others can cost ten times as much."""
    return -(-count // _UNIT) * _UNIT


def noise(shape: Array, size: int, rng: np.random.Generator) -> Array:
    """Return noise of deviation 1 with a spectrum of that shape, given at the steps of ``size``."""
    spectrum = rng.standard_normal((2, len(shape)))
    made = np.fft.irfft((spectrum[0] + 1j * spectrum[1]) * shape, size)
    out: Array = made / (np.sqrt(np.mean(made**2)) + 1e-12)
    return out


def band(low: float, high: float, count: int, rng: np.random.Generator) -> Array:
    """Return noise of deviation 1/3 between two frequencies in hertz, with soft flanks."""
    size = smooth_size(count)
    frequencies = np.fft.rfftfreq(size, 1 / RATE)
    above = frequencies**2 / (frequencies**2 + low**2)
    shape: Array = above / (1.0 + (frequencies / high) ** 4)
    return noise(shape, size, rng)[:count] / 3.0
