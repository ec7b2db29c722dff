"""Voices and noises as numbers, read from ``assets/sounds``."""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import yaml

from simulator.resources import ASSETS

Line = tuple[tuple[float, float], ...]
"""A line of corners: (where, 0 to 1; how much)."""
Span = tuple[float, float]
_BREATHING = ("breath", "pause", "slowing", "opens")


@dataclass(frozen=True, slots=True)
class Voice:
    """How one kind of voice sounds; the data file says what each number means.

    How it breathes is another matter: see ``simulator.performance.breathing``.
    """

    name: str
    formants: Mapping[str, tuple[float, ...]]
    pitch: Span
    arc: Line
    swell: Line
    vowels: str
    level: float
    tilt: float
    soft: float
    breathy: float
    mouth: float = 0.0
    between: str | None = None
    course: Line = ((0.0, 1.0), (1.0, 1.0))
    shrill: float = 0.0
    syllables: float | None = None
    closed: float = 1.0
    puff: float = 0.0
    voiced: float = 1.0
    rough: float = 0.0
    tremor: Span = (5.0, 0.0)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A kind of adult voice: its pitch in hertz, and how high its formants lie against a man's."""

    pitch: float
    size: float


@dataclass(frozen=True, slots=True)
class Speaking:
    """How adults speak: melodies by the sign that ends a phrase, pace, accents, kinds of voices."""

    melodies: Mapping[str, Line]
    syllable: float
    stressed: float
    last: float
    pause: float
    accent: float
    spread: float
    higher: float
    wider: float
    to_adults: frozenset[str]
    speakers: Mapping[str, Speaker]


@dataclass(frozen=True, slots=True)
class Noise:
    """How one kind of blow or rubbing sounds; ``seconds`` is how long, where nothing else says."""

    name: str
    level: float
    spread: float
    seconds: float
    attack: float = 0.002
    strikes: Line = ()
    modes: tuple[tuple[float, float, float], ...] = ()
    thud: tuple[float, float, float] | None = None
    rub: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class ThingNoises:
    """What a thing sounds like when it lands, runs over the floor, and in the hands.

    ``struck`` when it is banged or beaten, ``shaken`` and ``leafed`` when it is; None: not at all.
    """

    lands: str
    runs: str
    struck: str | None = None
    shaken: str | None = None
    leafed: str | None = None


@dataclass(frozen=True, slots=True)
class Noises:
    """All noises by name, and which of them things, steps and blows at something make.

    ``gaits`` names the noise of a step for a gait and a surface, ``blows`` that of each swing of
    the arms in a behaviour.
    """

    named: Mapping[str, Noise]
    things: Mapping[str, ThingNoises]
    gaits: Mapping[str, Mapping[str, str]]
    blows: Mapping[str, str]


def _read(name: str) -> Mapping[str, Any]:
    text = (ASSETS / "sounds" / name).read_text(encoding="utf-8")
    data: Mapping[str, Any] = yaml.safe_load(text)
    return data


def _line(rows: Sequence[Sequence[float]]) -> Line:
    return tuple((float(x), float(y)) for x, y in rows)


def _frozen(value: Any) -> Any:
    """Turn lists into tuples, however deep."""
    return tuple(_frozen(v) for v in value) if isinstance(value, list) else value


@functools.cache
def load_voices() -> Mapping[str, Voice]:
    """Return all voices by name."""
    data = _read("voices.yaml")
    tracts = {
        name: MappingProxyType({v: _frozen(f) for v, f in vowels.items()})
        for name, vowels in data["tracts"].items()
    }
    voices = {}
    for name, entry in data["voices"].items():
        fields = {key: _frozen(value) for key, value in entry.items() if key not in _BREATHING}
        voices[name] = Voice(name=name, formants=tracts[fields.pop("tract")], **fields)
    return MappingProxyType(voices)


@functools.cache
def load_speaking() -> Speaking:
    """Return how adults speak."""
    data = _read("voices.yaml")
    return Speaking(
        melodies=MappingProxyType({sign: _line(m) for sign, m in data["melodies"].items()}),
        speakers=MappingProxyType({k: Speaker(**v) for k, v in data["speakers"].items()}),
        to_adults=frozenset(data["to_adults"]),
        **data["speaking"],
    )


@functools.cache
def load_noises() -> Noises:
    """Return all noises."""
    data = _read("noises.yaml")
    lengths = data["lengths"]
    named = {
        name: Noise(
            name=name,
            seconds=float(lengths.get(name, lengths["other"])),
            **{key: _frozen(value) for key, value in entry.items()},
        )
        for name, entry in data["noises"].items()
    }
    things = {name: ThingNoises(**noises) for name, noises in data["things"].items()}
    return Noises(*map(MappingProxyType, (named, things, data["gaits"], data["blows"])))
