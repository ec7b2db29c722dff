"""Phrasing: where breath is drawn in crying and babbling, and pauses are made in speech."""

import re
from dataclasses import dataclass

import numpy as np

from simulator.performance import breathing
from simulator.performance.breathing import load_breathing
from simulator.sound.voices import Speaking, Voice

_PHRASE = re.compile(r"[^,;:.?!…]+[,;:.?!…]*")
_LETTER = re.compile(r"[^\W\d_]")
_VOWELS = re.compile(r"[aeiouyäöüáéíóúàèåæø]+", re.IGNORECASE)
_LIKE = str.maketrans("yäöüáéíóúàèåæø", "iaeuaeiouaeaao")
_NO_VOWEL = "h"


@dataclass(frozen=True, slots=True)
class Breath:
    """A stretch of sound without a pause: from, to in milliseconds, and in which voice."""

    start_ms: int
    end_ms: int
    voice: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """What is said without a pause: from, to in milliseconds, the words with the sign after."""

    start_ms: int
    end_ms: int
    words: str


@dataclass(frozen=True, slots=True)
class Syllable:
    """One syllable: the vowels it glides through, its relative length, its stress (1 is none)."""

    vowels: str
    length: float = 1.0
    stress: float = 1.0


def breaths(voice: Voice, start_ms: int, end_ms: int, seed: int) -> list[Breath]:
    """Divide a stretch of a voice into breaths, with breath drawn in between where it does so.

    Always the same for the same arguments; nothing lies outside the stretch.
    """
    return [
        Breath(b.start_ms, b.end_ms, (b.drawn and voice.between) or voice.name)
        for b in breathing.breaths(load_breathing()[voice.name], start_ms, end_ms, seed)
    ]


def phrases(words: str, start_ms: int, end_ms: int, speaking: Speaking) -> list[Phrase]:
    """Lay what is said into the time there is for it, phrase by phrase."""
    parts = [m[0].strip() for m in _PHRASE.finditer(words) if _LETTER.search(m[0])]
    if not parts:
        return []
    lengths = [
        sum(s.length for s in spoken_syllables(part, speaking)) * speaking.syllable
        for part in parts
    ]
    whole = sum(lengths) + speaking.pause * (len(parts) - 1)
    pace = min(1.0, (end_ms - start_ms) / 1000 / whole) * 1000
    found, at = [], float(start_ms)
    for part, length in zip(parts, lengths, strict=True):
        found.append(Phrase(round(at), min(round(at + length * pace), end_ms), part))
        at += (length + speaking.pause) * pace
    return found


def spoken_syllables(words: str, speaking: Speaking) -> list[Syllable]:
    """Return the syllables of words: one for each run of vowels, the first of long words stressed.

    A word without vowels is one syllable.
    """
    found: list[Syllable] = []
    for word in words.split():
        runs = [run.lower().translate(_LIKE) for run in _VOWELS.findall(word)]
        if not runs and _LETTER.search(word):
            runs = [_NO_VOWEL]
        if len(runs) > 1 and runs[-1] == "e" and word.lower().rstrip(",;:.?!…").endswith("e"):
            runs.pop()
        for n, run in enumerate(runs):
            stress = speaking.stressed if n == 0 and len(word) > 3 else 1.0
            found.append(Syllable(run[0], stress, stress))
    if found:
        last = found[-1]
        found[-1] = Syllable(last.vowels, last.length * speaking.last, last.stress)
    return found


def is_hushing(words: str) -> bool:
    """Tell whether words have no voice in them: "Shh"."""
    return not _VOWELS.search(words)


def sung_syllables(voice: Voice, seconds: float, seed: int) -> list[Syllable]:
    """Return the syllables of one breath: a single glide, or so many a second."""
    if voice.syllables is None:
        return [Syllable(voice.vowels)]
    rng = np.random.default_rng(seed)
    count = max(1, round(voice.syllables * seconds))
    first = int(rng.integers(len(voice.vowels)))
    return [
        Syllable(
            voice.vowels[(first + n) % len(voice.vowels)],
            float(rng.uniform(0.85, 1.15)),
            float(rng.uniform(0.95, 1.15)),
        )
        for n in range(count)
    ]
