"""Clips: how a behaviour looks and sounds, read from data.

A clip has moves, which take the time that distance and pace need and follow one another, and
layers on the channels trunk, arms, head and legs, a face, a gaze, a voice. A layer starts when the
moves are done unless it says ``when: start``. Times are seconds, lengths limb lengths, as in
poses.
"""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import yaml

from simulator.resources import ASSETS

When = str
"""``start`` of the act, ``then`` for the end of its moves, or a move: when that begins."""

_CLIP_KEYS = {
    "moves",
    "body",
    "legs",
    "trunk",
    "arms",
    "head",
    "face",
    "gaze",
    "voice",
    "still",
    "sudden",
    "looks_about",
    "sob",
    "lasts",
    "speaks",
    "stays",
    "toy",
    "needs",
    "target",
    "plays",
}
_BODY = ("legs", "trunk", "arms", "head")


@dataclass(frozen=True, slots=True)
class Layer:
    """One stretch of a channel: blend to the poses in turn, again and again if ``period`` is set.

    ``at`` counts from the start of the act or from the end of its moves; ``into`` is the blending
    time of the first pose; a ``period`` makes a loop; without one each pose is held ``hold``
    seconds, the last to the end of the act. ``grades`` say by intensity how far from rest it goes.
    """

    poses: tuple[str, ...]
    when: When
    at: float
    into: float
    hold: float
    period: float | None
    lasts: float | None = None
    grades: tuple[float, ...] = (1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Timed:
    """A face, a gaze or a sound that begins some seconds after the start or after the moves.

    The sound ``none`` is silence.
    """

    value: str
    when: When
    at: float
    into: float


@dataclass(frozen=True, slots=True)
class Clip:
    """The look of one behaviour; a ``sudden`` one breaks off a cry without subsiding first.

    Who ``looks_about`` looks at what is named and at other things that tell nothing.
    """

    name: str
    moves: tuple[tuple[str, Mapping[str, Any]], ...]
    layers: Mapping[str, tuple[Layer, ...]]
    faces: tuple[Timed, ...]
    gazes: tuple[Timed, ...]
    voices: tuple[Timed, ...]
    still: bool
    sudden: bool
    looks_about: bool
    sob: float
    lasts: float | None
    speaks: bool
    stays: bool
    needs: str | None
    target: str | None
    plays: str | None

    @property
    def voice(self) -> str | None:
        """Return the sound with which the clip begins."""
        return self.voices[0].value if self.voices else None

    @property
    def moving(self) -> bool:
        """Tell whether the whole body is busy."""
        return bool(self.moves)


def _listed(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _layer(entry: Any) -> Layer:
    e: dict[str, Any] = {"pose": entry} if isinstance(entry, str) else dict(entry)
    poses = tuple(_listed(e["pose"]))
    return Layer(
        poses,
        e.get("when", "then"),
        float(e.get("at", 0.0)),
        float(e.get("in", 0.4)),
        float(e.get("hold", 0.3)),
        float(e["period"]) if "period" in e else None,
        float(e["for"]) if "for" in e else None,
        tuple(float(grade) for grade in e.get("grades", (1.0, 1.0, 1.0))),
    )


def _timed(entry: Any, into: float) -> Timed:
    e: dict[str, Any] = {"to": entry} if isinstance(entry, str) else dict(entry)
    return Timed(
        str(e["to"]), e.get("when", "start"), float(e.get("at", 0.0)), float(e.get("in", into))
    )


def _move(entry: Any) -> tuple[str, Mapping[str, Any]]:
    if isinstance(entry, str):
        return entry, MappingProxyType({})
    ((kind, value),) = entry.items()
    return kind, MappingProxyType(value if isinstance(value, dict) else {"to": value})


def clip_from(name: str, entry: Mapping[str, Any]) -> Clip:
    """Build a clip from its description; an unknown key is a ValueError."""
    unknown = set(entry) - _CLIP_KEYS
    if unknown:
        raise ValueError(f"clip {name}: unknown key {', '.join(sorted(unknown))}")
    layers: dict[str, tuple[Layer, ...]] = {}
    for channel in _BODY:
        own = [_layer(e) for e in _listed(entry.get(channel, entry.get("body")))]
        if own:
            layers[channel] = tuple(own)
    moves = tuple(_move(m) for m in _listed(entry.get("moves")))
    whens = {"start", "then", *(kind for kind, _ in moves)}
    for layer in (layer for own in layers.values() for layer in own):
        if layer.when not in whens:
            raise ValueError(f"clip {name}: nothing begins at {layer.when!r}")
    return Clip(
        name=name,
        moves=moves,
        layers=MappingProxyType(layers),
        faces=tuple(_timed(e, 0.3) for e in _listed(entry.get("face"))),
        gazes=tuple(_timed(e, 0.25) for e in _listed(entry.get("gaze"))),
        voices=tuple(_timed(e, 0.4) for e in _listed(entry.get("voice"))),
        still=bool(entry.get("still", False)),
        sudden=bool(entry.get("sudden", False)),
        looks_about=bool(entry.get("looks_about", False)),
        sob=float(entry.get("sob", 0.0)),
        lasts=float(entry["lasts"]) if "lasts" in entry else None,
        speaks=bool(entry.get("speaks", False)),
        stays=bool(entry.get("stays", False)),
        needs=entry.get("needs"),
        target=entry.get("target"),
        plays=entry.get("plays"),
    )


@functools.cache
def load_clips() -> Mapping[str, Clip]:
    """Return all clips of ``assets/clips`` by name; ``like`` takes another clip and changes it."""
    entries: dict[str, dict[str, Any]] = {}
    for path in sorted((ASSETS / "clips").glob("*.yaml")):
        entries.update(yaml.safe_load(path.read_text(encoding="utf-8")) or {})

    def full(name: str) -> dict[str, Any]:
        entry = dict(entries[name])
        parent = entry.pop("like", None)
        return {**full(parent), **entry} if parent else entry

    return MappingProxyType({name: clip_from(name, full(name)) for name in entries})


Way = tuple[tuple[str, float], ...]
"""Poses on the way from one posture to another, each with the seconds until it is reached."""


@dataclass(frozen=True, slots=True)
class Posture:
    """A way of resting: the pose that shows it, ways into it, and how long they take."""

    name: str
    pose: str
    via: Mapping[str, Way]
    settle: float

    def way(self, before: str) -> Way:
        """Return the poses between another way of resting and this one, each with its seconds."""
        return self.via.get(before, ())


@dataclass(frozen=True, slots=True)
class HoldStyle:
    """How an infant is held: where against the carrier's pelvis, and which poses both take.

    ``whole`` says that the close-up is to show all of the infant, down to its feet.
    """

    name: str
    offset: tuple[float, float, float]
    turn: float
    infant: str
    carrier: str
    whole: bool = False


@functools.cache
def _staging() -> Mapping[str, Any]:
    text = (ASSETS / "staging.yaml").read_text(encoding="utf-8")
    return MappingProxyType(yaml.safe_load(text))


@functools.cache
def load_postures(build: str) -> Mapping[str, Posture]:
    """Return the postures of a build by name, from ``assets/staging.yaml``."""
    return MappingProxyType(
        {
            name: Posture(
                name,
                e["pose"],
                MappingProxyType(
                    {k: tuple((p, float(s)) for p, s in v) for k, v in e.get("via", {}).items()}
                ),
                float(e.get("settle", 0.7)),
            )
            for name, e in _staging()["postures"][build].items()
        }
    )


@functools.cache
def load_carrying() -> frozenset[str]:
    """Return the poses of arms that hold an infant, from ``assets/staging.yaml``."""
    return frozenset([*_staging()["carrying"], *(hold.carrier for hold in load_holds().values())])


@functools.cache
def load_climb() -> tuple[tuple[str, float, float], ...]:
    """Return the steps of a climb: pose, seconds, and the share of the way that is done by then."""
    steps = _staging()["climb"]
    return tuple((str(pose), float(seconds), float(share)) for pose, seconds, share in steps)


@functools.cache
def load_holds() -> Mapping[str, HoldStyle]:
    """Return the ways of holding an infant by name, from ``assets/staging.yaml``."""
    return MappingProxyType(
        {
            name: HoldStyle(
                name,
                tuple(e["offset"]),
                float(e.get("turn", 180)),
                e["infant"],
                e["carrier"],
                e.get("whole", False),
            )
            for name, e in _staging()["holds"].items()
        }
    )
