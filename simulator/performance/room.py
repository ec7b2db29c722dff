"""The room as the choreography needs it: places, chairs, door, things, and obstacles."""

import functools
import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

import yaml

from simulator.figure.vectors import Vector
from simulator.performance.scene import Grip
from simulator.resources import ASSETS

Spot = tuple[float, float]
"""A point of the floor: x, z."""

Bounds = tuple[float, float, float, float]
"""Walls: least and greatest x, least and greatest z."""


@dataclass(frozen=True, slots=True)
class Chair:
    """Where one sits, which way one faces, and where one stands before sitting down."""

    position: Spot
    heading: float
    step_out: Spot


@dataclass(frozen=True, slots=True)
class Thing:
    """A toy or prop at rest: where it lies and how it is held; one that ``stays`` is not lifted."""

    name: str
    home: Spot
    centre: float
    reach: float
    grip: Grip
    heading: float
    prop: bool = False
    stays: bool = False


class Obstacle(NamedTuple):
    """Something to walk round: a circle on the floor."""

    centre: Spot
    radius: float

    def shrunk(self, *spots: Spot) -> "Obstacle":
        """Return the same, so small that none of the spots lies in it."""
        near = min(math.dist(self.centre, spot) for spot in spots)
        return Obstacle(self.centre, min(self.radius, 0.95 * near))


@dataclass(frozen=True, slots=True)
class Room:
    """Places by name, points to look at, chairs by actor, things by name.

    ``watched_from`` is where the room camera stands over the floor, ``hinge`` the post on which the
    door turns away from the room.
    """

    places: Mapping[str, Spot]
    fixtures: Mapping[str, Vector]
    chairs: Mapping[str, Chair]
    things: Mapping[str, Thing]
    obstacles: tuple[Obstacle, ...]
    bounds: Bounds
    door_opens_to: float
    hinge: Spot
    watched_from: Spot

    def handle_at(self, degrees: float) -> Vector:
        """Return where the handle is of the door that is so far open."""
        x, y, z = self.fixtures["handle"]
        angle = math.radians(degrees)
        s, c = math.sin(angle), math.cos(angle)
        right, away = x - self.hinge[0], z - self.hinge[1]
        return self.hinge[0] + right * c - away * s, y, self.hinge[1] + right * s + away * c


def pushed(spot: Spot, centre: Spot, far: float) -> Spot:
    """Return the nearest spot that is no nearer to a centre than so many metres."""
    x, z = spot[0] - centre[0], spot[1] - centre[1]
    now = math.hypot(x, z)
    if now >= far:
        return spot
    if now < 1e-6:
        return centre[0], centre[1] - far
    return centre[0] + x * far / now, centre[1] + z * far / now


@functools.cache
def load_room() -> Room:
    """Return the room of ``assets/room/room.yaml``."""
    data = yaml.safe_load((ASSETS / "room" / "room.yaml").read_text(encoding="utf-8"))
    chairs = {
        actor: Chair(tuple(c["position"]), float(c["heading"]), tuple(c["step_out"]))
        for actor, c in data["chairs"].items()
    }
    things = {
        name: Thing(
            name,
            tuple(t["home"]),
            float(t["centre"]),
            float(t["reach"]),
            t["grip"],
            float(t.get("heading", 0.0)),
            bool(t.get("prop", False)),
            bool(t.get("stays", False)),
        )
        for name, t in data["toys"].items()
    }
    shelf = data["shelf"]
    (x, z), (_, _, depth) = shelf["position"], shelf["size"]
    obstacles = [Obstacle(c.position, 0.36) for c in chairs.values()]
    obstacles += [Obstacle((x, z + k * depth), 0.30) for k in (-0.33, 0.0, 0.33)]
    walls = data["walls"]
    return Room(
        places=MappingProxyType({n: tuple(p) for n, p in data["places"].items()}),
        fixtures=MappingProxyType({n: tuple(p) for n, p in data["fixtures"].items()}),
        chairs=MappingProxyType(chairs),
        things=MappingProxyType(things),
        obstacles=tuple(obstacles),
        bounds=(*walls["x"], *walls["z"]),
        door_opens_to=float(data["door"]["opens_to"]),
        hinge=(float(data["door"]["x"][0]), float(data["door"]["z"])),
        watched_from=tuple(data["watched_from"]),
    )
