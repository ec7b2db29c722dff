"""What an ear, or an instrument, would say of samples."""

import numpy as np

from simulator.sound import RATE


def loudness(samples: np.ndarray) -> float:
    """Return the root mean square in decibels."""
    return float(20 * np.log10(np.sqrt(np.mean(samples.astype(float) ** 2)) + 1e-12))


def pitch(samples: np.ndarray, lowest: float = 80.0, highest: float = 900.0) -> float:
    """Return the pitch in hertz by autocorrelation, 0 where nothing repeats."""
    x = samples.astype(float) - samples.mean()
    spectrum = np.fft.rfft(x, 2 * len(x))
    repeats = np.fft.irfft(np.abs(spectrum) ** 2)[: len(x)]
    repeats /= repeats[0] + 1e-12
    first, last = int(RATE / highest), int(RATE / lowest)
    peaks = [
        i
        for i in range(first, last)
        if repeats[i] > 0.5 and repeats[i - 1] <= repeats[i] >= repeats[i + 1]
    ]
    if not peaks:
        return 0.0
    strongest = max(repeats[i] for i in peaks)
    return RATE / next(i for i in peaks if repeats[i] > 0.95 * strongest)


def pitches(samples: np.ndarray) -> np.ndarray:
    """Return the pitch of every 40 ms that are loud enough to have one."""
    window = RATE // 25
    pieces = [samples[i : i + window] for i in range(0, len(samples) - window, window)]
    loudest = max(loudness(p) for p in pieces)
    found = np.array([pitch(p) for p in pieces if loudness(p) > loudest - 15])
    return found[found > 0]


def brightness(samples: np.ndarray, above: float = 2000.0) -> float:
    """Return the share of the energy above so many hertz."""
    power = np.abs(np.fft.rfft(samples.astype(float))) ** 2
    return float(power[np.fft.rfftfreq(len(samples), 1 / RATE) > above].sum() / power.sum())


def envelope(samples: np.ndarray, window_s: float = 0.02) -> np.ndarray:
    """Return the loudness of every window, as amplitude."""
    count = int(window_s * RATE)
    pieces = samples[: len(samples) // count * count].reshape(-1, count).astype(float)
    return np.sqrt(np.mean(pieces**2, axis=1))


def loudest_lufs(stereo: np.ndarray, window_s: float) -> float:
    """Return the loudest window of stereo samples in LUFS, weighted as in ITU-R BS.1770-4.

    Short-term loudness has windows of 3 s, momentary loudness of 0.4 s.
    """
    squares = sum(_weighted(side.astype(float)) ** 2 for side in stereo.T)
    whole = np.concatenate([[0.0], np.cumsum(squares)])
    count, step = int(window_s * RATE), RATE // 10
    means = (whole[count:] - whole[:-count])[::step] / count
    return float(-0.691 + 10 * np.log10(max(means.max(), 1e-12)))


def _weighted(samples: np.ndarray) -> np.ndarray:
    """Apply the two filters of the standard, given there for 48 kHz, by their response."""
    spectrum = np.fft.rfft(samples)
    z = np.exp(-2j * np.pi * np.fft.rfftfreq(len(samples), 1 / RATE) / 48_000)
    shelf = (1.53512485958697 - 2.69169618940638 * z + 1.19839281085285 * z**2) / (
        1.0 - 1.69065929318241 * z + 0.73248077421585 * z**2
    )
    high = (1.0 - 2.0 * z + z**2) / (1.0 - 1.99004745483398 * z + 0.99007225036621 * z**2)
    return np.fft.irfft(spectrum * shelf * high, len(samples))


def steepest_rise(samples: np.ndarray, quiet: float = -50.0) -> float:
    """Return by how many decibels the level rises at most within 10 ms, above a quiet room."""
    led = np.concatenate([np.zeros(RATE // 10), samples.astype(float)])
    level = 20 * np.log10(envelope(led, 0.005) + 1e-9)
    level = np.maximum(level, quiet)
    return float((level[2:] - level[:-2]).max())
