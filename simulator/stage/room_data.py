"""The room as numbers for the painter, read from ``assets/room/room.yaml``."""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import yaml

from simulator.figure.look import Colour, colour
from simulator.figure.vectors import Vector
from simulator.resources import ASSETS

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Chair:
    """A chair: where it stands on the floor, the heading of its sitter, its cushion."""

    position: Vector
    heading: float
    seat: float
    cushion: Colour


@dataclass(frozen=True, slots=True)
class Thing:
    """A toy or prop: where it rests, the height of its middle, its half width."""

    home: Vector
    heading: float
    centre: float
    reach: float
    prop: bool


@dataclass(frozen=True, slots=True)
class Door:
    """The door in the back wall, hinged at its left, opening away from the room."""

    x: Span
    z: float
    height: float


@dataclass(frozen=True, slots=True)
class RoomData:
    """Sizes in metres; ``front`` is where the floor ends for a camera outside the room."""

    x: Span
    z: Span
    height: float
    front: float
    door: Door
    mirror: tuple[Span, Span]
    window: tuple[Span, Span]
    rug: tuple[Vector, Span]
    shelf: tuple[Vector, Vector]
    chairs: Mapping[str, Chair]
    things: Mapping[str, Thing]


def _span(row: Sequence[float]) -> Span:
    return (float(row[0]), float(row[1]))


def _floor(row: Sequence[float]) -> Vector:
    return (float(row[0]), 0.0, float(row[1]))


def _chair(entry: Mapping[str, Any]) -> Chair:
    return Chair(
        _floor(entry["position"]),
        float(entry["heading"]),
        float(entry["seat"]),
        colour(entry["cushion"]),
    )


def _thing(entry: Mapping[str, Any]) -> Thing:
    return Thing(
        _floor(entry["home"]),
        float(entry.get("heading", 0.0)),
        float(entry["centre"]),
        float(entry["reach"]),
        bool(entry.get("prop", False)),
    )


@functools.cache
def room_data() -> RoomData:
    """Return the room."""
    data = yaml.safe_load((ASSETS / "room" / "room.yaml").read_text(encoding="utf-8"))
    walls, door, mirror, window = data["walls"], data["door"], data["mirror"], data["window"]
    size = data["shelf"]["size"]
    return RoomData(
        x=_span(walls["x"]),
        z=_span(walls["z"]),
        height=float(walls["height"]),
        front=float(walls["front_floor"]),
        door=Door(_span(door["x"]), float(door["z"]), float(door["height"])),
        mirror=(_span(mirror["x"]), _span(mirror["y"])),
        window=(_span(window["z"]), _span(window["y"])),
        rug=(_floor(data["rug"]["centre"]), _span(data["rug"]["radii"])),
        shelf=(
            _floor(data["shelf"]["position"]),
            (float(size[0]), float(size[1]), float(size[2])),
        ),
        chairs=MappingProxyType({k: _chair(v) for k, v in data["chairs"].items()}),
        things=MappingProxyType({k: _thing(v) for k, v in data["toys"].items()}),
    )
