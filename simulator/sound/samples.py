"""Samples of a cue: made, brought to its level, and put into the room."""

import functools

import numpy as np
from numpy.typing import NDArray

from simulator.sound.blows import strike
from simulator.sound.contours import RATE, contours, follow
from simulator.sound.cue import Cue
from simulator.sound.phrasing import breaths
from simulator.sound.spectrum import smooth_size
from simulator.sound.throat import sing
from simulator.sound.voices import Voice, load_noises, load_voices

Samples = NDArray[np.float32]
Array = NDArray[np.float64]

LOUDEST = 0.5
"""No sample of a single cue is above this; 1 is the most there can be."""
_VOICE_STEP_DB, _NOISE_STEP_DB = 4.0, 6.0
_VARIANTS = 6
"""So many different blows of each kind: enough for nobody to hear the same step twice."""
_ECHO_S, _ECHO_DB = 0.22, -15.0
_BLOCK, _KNEE = 256, 0.85
_DOOR_HZ, _DOOR_DB = 650.0, -6.0
"""What a closed door lets through."""


def samples_of(cue: Cue, speed: float = 1.0) -> Samples:
    """Return the samples of a cue, mono, ``RATE`` a second, each within ``LOUDEST``.

    At another speed voices and rubbing are as much shorter or longer, at the same pitch; blows stay
    as they are. What the room answers comes after the end of the cue. The same cue always gives
    the same bytes.
    """
    voice = load_voices().get(cue.sound)
    if voice is not None:
        return _in_room(_sung(cue, voice, speed), outside=cue.outside)
    noise = load_noises().named[cue.sound]
    seconds = cue.seconds / speed if noise.rub else noise.seconds
    return _struck(cue.sound, seconds, cue.intensity, cue.seed % _VARIANTS, outside=cue.outside)


def voice(sound: str, seconds: float, intensity: int = 2, seed: int = 0) -> Samples:
    """Return a stretch of a voice with its breaths, by itself: mono, ``RATE`` a second.

    Raises:
        KeyError: There is no voice of that name.
    """
    kind = load_voices()[sound]
    length = int(seconds * 1000)
    whole = np.zeros(int((seconds + _ECHO_S) * RATE) + RATE // 10, np.float32)
    for n, part in enumerate(breaths(kind, 0, length, seed)):
        along = part.start_ms / length
        cue = Cue(part.start_ms, part.end_ms, part.voice, "infant", intensity, 0.0, seed + n, along)
        made, at = samples_of(cue), part.start_ms * RATE // 1000
        whole[at : at + len(made)] += made[: len(whole) - at]
    return whole


def _sung(cue: Cue, voice: Voice, speed: float) -> Samples:
    made = sing(contours(cue, voice, cue.seconds / speed), voice, cue.seed)
    course = float(follow(voice.course, np.array([cue.along]))[0])
    level = voice.level + _VOICE_STEP_DB * (cue.intensity - 2)
    loudness = float(np.sqrt(np.mean(made**2)))
    made *= _ratio(level) * course / max(loudness, 1e-9)
    return made


@functools.lru_cache(maxsize=96)
def _struck(name: str, seconds: float, intensity: int, variant: int, *, outside: bool) -> Samples:
    noise = load_noises().named[name]
    made = strike(noise, seconds, variant)
    level = noise.level + _NOISE_STEP_DB * (intensity - 2)
    made *= _ratio(level) / max(float(np.abs(made).max()), 1e-9)
    return _in_room(made, outside=outside)


def _ratio(decibels: float) -> float:
    return float(10 ** (decibels / 20))


@functools.lru_cache(maxsize=16)
def _answer(size: int, *, outside: bool) -> NDArray[np.complex128]:
    """Return what the room, and the closed door, make of each frequency."""
    answer: NDArray[np.complex128] = np.fft.rfft(_echo(), size)
    if outside:
        answer *= _ratio(_DOOR_DB) / (1.0 + (np.fft.rfftfreq(size, 1 / RATE) / _DOOR_HZ) ** 2)
    return answer


@functools.cache
def _echo() -> Array:
    """Return what the room makes of a single click: the click, then a soft, dull tail."""
    count = int(_ECHO_S * RATE)
    t = np.arange(count) / RATE
    tail = np.random.default_rng(7).standard_normal(count) * np.exp(-t * 4.6 / _ECHO_S)
    tail[: int(0.006 * RATE)] = 0.0
    spectrum = np.fft.rfft(tail) / (1.0 + (np.fft.rfftfreq(count, 1 / RATE) / 2200.0) ** 2)
    tail = np.fft.irfft(spectrum, count)
    tail[-count // 4 :] *= np.linspace(1.0, 0.0, len(tail[-count // 4 :]))
    tail *= _ratio(_ECHO_DB) / np.sqrt(np.sum(tail**2))
    tail[0] += 1.0
    tail.flags.writeable = False
    return tail


def _in_room(dry: Array | Samples, *, outside: bool) -> Samples:
    """Add the answer of the room, muffle what is behind the door, and hold the limit."""
    count = len(dry) + len(_echo()) - 1
    size = smooth_size(count)
    spectrum = np.fft.rfft(dry, size) * _answer(size, outside=outside)
    wet = held_down(np.fft.irfft(spectrum, size)[:count], LOUDEST)
    made = wet.astype(np.float32)
    made.flags.writeable = False
    return made


def held_down(samples: Array, most: float) -> Array:
    """Turn down what would exceed ``most``, and a little around it, without bending the wave."""
    blocks = -(-len(samples) // _BLOCK)
    padded = np.zeros(blocks * _BLOCK)
    padded[: len(samples)] = np.abs(samples)
    gain = np.minimum(1.0, most / np.maximum(padded.reshape(blocks, _BLOCK).max(axis=1), 1e-12))
    if gain.min(initial=1.0) == 1.0:
        return samples
    around = np.pad(gain, 1, mode="edge")
    lowest = np.minimum(np.minimum(around[:-2], around[1:-1]), around[2:])
    centres = (np.arange(blocks) + 0.5) * _BLOCK
    held: Array = samples * np.interp(np.arange(len(samples)), centres, lowest)
    return held


def limited(samples: Array, most: float) -> Array:
    """Bend what comes near ``most`` so that nothing exceeds it, each sample by itself."""
    knee = _KNEE * most
    size, room = np.abs(samples), most - knee
    if size.max(initial=0.0) <= knee:
        return samples
    bent: Array = np.minimum(size, knee) + room * np.tanh(np.maximum(size - knee, 0.0) / room)
    return np.sign(samples) * bent
