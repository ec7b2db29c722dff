"""Breathing: when somebody draws breath in babbling, laughing or crying, and the mouth meanwhile.

What is heard and what is seen come from the same breaths.
"""

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import yaml

from simulator.performance.tracks import Cues, Sketch, Track
from simulator.resources import ASSETS

Span = tuple[float, float]
_SHORTER = 0.6
"""The last breath of a stretch may be so much shorter than the shortest."""
_AIR_MS = 40
"""Silence before and after the breath that is drawn between two sounds."""
_SHUT = 0.2
"""How far the mouth is open between two syllables, as a share of how far it opens."""


@dataclass(frozen=True, slots=True)
class Breathing:
    """How a voice breathes; spans in seconds.

    ``breath`` and ``pause`` are the lengths of a breath's sound and of the silence after it, which
    is longer by ``slowing`` at the end; ``drawn`` is the length of a breath that is heard when it
    is drawn. The mouth ``opens`` with each of the ``syllables`` a second.
    """

    breath: Span
    pause: Span
    slowing: float
    drawn: Span | None
    syllables: float | None
    opens: float


@dataclass(frozen=True, slots=True)
class Breath:
    """A stretch of sound without a pause, from and to in milliseconds; or a breath ``drawn``."""

    start_ms: int
    end_ms: int
    drawn: bool = False


@functools.cache
def load_breathing() -> Mapping[str, Breathing]:
    """Return how each voice of ``assets/sounds/voices.yaml`` breathes, by name."""
    text = (ASSETS / "sounds" / "voices.yaml").read_text(encoding="utf-8")
    voices = yaml.safe_load(text)["voices"]

    def span(name: str, key: str) -> Span:
        low, high = voices[name].get(key, (0.0, 0.0))
        return float(low), float(high)

    return MappingProxyType(
        {
            name: Breathing(
                breath=span(name, "breath"),
                pause=span(name, "pause"),
                slowing=float(entry.get("slowing", 0.0)),
                drawn=span(entry["between"], "breath") if "between" in entry else None,
                syllables=entry.get("syllables"),
                opens=float(entry.get("opens", 0.0)),
            )
            for name, entry in voices.items()
        }
    )


def breaths(how: Breathing, start_ms: int, end_ms: int, seed: int) -> list[Breath]:
    """Divide a stretch of a voice into breaths, with breath drawn in between where it does so.

    Always the same for the same arguments; nothing lies outside the stretch.
    """
    if how.breath[1] <= 0:
        return [Breath(start_ms, end_ms)]
    rng = np.random.default_rng(seed)
    found: list[Breath] = []
    at, shortest = start_ms, int(how.breath[0] * _SHORTER * 1000)
    while end_ms - at >= shortest or not found:
        end = min(at + int(rng.uniform(*how.breath) * 1000), end_ms)
        found.append(Breath(at, end))
        slower = 1.0 + how.slowing * (end - start_ms) / (end_ms - start_ms)
        at = end + int(rng.uniform(*how.pause) * slower * 1000)
        if how.drawn is not None and end_ms - at >= shortest:
            drawn = int(rng.uniform(*how.drawn) * 1000)
            start = max(at - _AIR_MS - drawn, end + _AIR_MS)
            found.append(Breath(start, at - _AIR_MS, drawn=True))
    return found


def seed_of(person: int, at_ms: int) -> int:
    """Return the seed of a sound that a person of a seed begins to utter at a time."""
    return (person * 1_000_003 + at_ms) % 2**32


def lay_mouth(voice: Cues[tuple[str, int, int] | None], seed: int) -> Track:
    """Lay how far the mouth opens with the syllables of what is uttered, 0 to 1.

    ``voice`` is what somebody of a ``seed`` utters. Faces that cry are open already, and speech
    has a rhythm of its own.
    """
    mouth = Sketch([0.0])
    for start, end, cue in zip(voice.times, voice.times[1:], voice.values, strict=False):
        how = load_breathing().get(cue[0]) if cue else None
        if how is None or not how.opens:
            continue
        for breath in breaths(how, start, end, seed_of(seed, start)):
            for at, share in () if breath.drawn else _syllables(how, breath):
                mouth.hold(breath.start_ms)
                mouth.to(at, [how.opens * share])
    return mouth.freeze()


def _syllables(how: Breathing, breath: Breath) -> Iterator[tuple[int, float]]:
    """Yield when the mouth is how far open in one breath."""
    start, end = breath.start_ms, breath.end_ms
    if how.syllables is None:
        yield start + (end - start) // 4, 1.0
        yield end - (end - start) // 4, 1.0
    else:
        count = max(1, round(how.syllables * (end - start) / 1000))
        for n in range(count):
            yield start + (end - start) * (2 * n + 1) // (2 * count), 1.0
            if n < count - 1:
                yield start + (end - start) * (n + 1) // count, _SHUT
    yield end, 0.0
