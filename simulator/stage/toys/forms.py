"""The forms that toys and furniture are made of: balls, boxes, discs and rods, at a spot."""

import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simulator.figure.look import Colour
from simulator.figure.vectors import Frame, Vector, add, compose, dot, sub, to_world, turned, unit
from simulator.stage.camera import Array
from simulator.stage.caps import cap
from simulator.stage.group import Group, Material, sphere
from simulator.stage.palette import tone

_SIDES: tuple[tuple[Vector, float], ...] = (
    ((0, 1, 0), 1.22),
    ((0, -1, 0), 0.72),
    ((1, 0, 0), 0.84),
    ((-1, 0, 0), 1.02),
    ((0, 0, 1), 0.90),
    ((0, 0, -1), 1.0),
)
"""Normals of a box and how light each side is."""

_CORNERS = ((-1, -1), (1, -1), (1, 1), (-1, 1))


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a thing stands: its foot, its frame, and a shift of its depth.

    ``spin`` is how far it has rolled, in degrees.
    """

    group: Group
    position: Vector
    frame: Frame
    spin: float = 0.0
    shift: float = 0.0

    def at(self, right: float, up: float, forward: float) -> Vector:
        """Return a point of the thing in the world."""
        return add(self.position, to_world(self.frame, (right, up, forward)))

    def depth(self, point: Vector) -> float:
        """Return the depth at which a point of the thing is sorted."""
        return self.group.depth(point) + self.shift

    def viewer(self, point: Vector) -> Vector:
        """Return the direction from a point to the camera."""
        return unit(sub(self.group.camera.eye, point))

    def turned(
        self, heading: float, right: float = 0.0, up: float = 0.0, forward: float = 0.0
    ) -> "Spot":
        """Return a spot on the thing, turned against it."""
        frame = compose(self.frame, turned(heading))
        return Spot(self.group, self.at(right, up, forward), frame, self.spin, self.shift)


def blob(
    spot: Spot,
    depth: float,
    balls: Sequence[tuple[float, float, float, float]],
    tint: Colour,
    *,
    seq: float = 0.0,
    material: Material = "cloth",
    lines: bool = True,
) -> None:
    """Add the hull of balls (right, up, forward, radius)."""
    spheres = [sphere(spot.at(x, y, z), r) for x, y, z, r in balls]
    spot.group.cluster(depth, [(spheres, tint)], seq=seq, material=material, lines=lines)


def box(
    spot: Spot,
    centre: Vector,
    size: Vector,
    tint: Colour,
    *,
    rounding: float = 0.012,
    depth: float | None = None,
    pitch: float = 0.0,
) -> None:
    """Add a box with rounded edges round a point of the thing; its sides keep to its hull."""
    middle = spot.at(*centre)
    frame = compose(spot.frame, turned(0.0, pitch)) if pitch else spot.frame
    half = (size[0] / 2, size[1] / 2, size[2] / 2)
    inner = (half[0] - rounding, half[1] - rounding, half[2] - rounding)
    key = spot.depth(middle) if depth is None else depth
    key -= 1e-5 * len(spot.group.starts)
    corners = [
        sphere(
            add(middle, to_world(frame, (sx * inner[0], sy * inner[1], sz * inner[2]))), rounding
        )
        for sx in (-1, 1)
        for sy in (-1, 1)
        for sz in (-1, 1)
    ]
    spot.group.cluster(key, [(corners, tint)], material="flat")
    viewer = spot.viewer(middle)
    sides = []
    for normal, light in _SIDES:
        if dot(to_world(frame, normal), viewer) > 0.03:
            points = [add(middle, to_world(frame, v)) for v in _side(normal, half, rounding * 0.8)]
            sides.append((points, tone(tint, min(1.3, light))))
    spot.group.patches(key, sides, seq=0.5)


def _side(normal: Vector, half: Vector, inset: float) -> list[Vector]:
    """Return the corners of one side of a box."""
    axis = next(i for i in range(3) if normal[i])
    first, second = (i for i in range(3) if i != axis)
    corners = []
    for a, b in _CORNERS:
        v = [0.0, 0.0, 0.0]
        v[axis] = normal[axis] * half[axis]
        v[first], v[second] = a * (half[first] - inset), b * (half[second] - inset)
        corners.append((v[0], v[1], v[2]))
    return corners


@functools.lru_cache(256)
def ring(radius: float, up: float, n: int = 16) -> tuple[Vector, ...]:
    """Return points on a level circle."""
    turn = [2 * math.pi * i / n for i in range(n)]
    return tuple((radius * math.sin(t), up, radius * math.cos(t)) for t in turn)


def drum(
    spot: Spot,
    low: tuple[float, float],
    high: tuple[float, float],
    tint: Colour,
    *,
    lid: Colour | None = None,
    depth: float | None = None,
    edge: float = 0.006,
    seq: float = 0.0,
) -> None:
    """Add an upright round body between two circles (radius, height); ``lid`` colours its top."""
    key = spot.depth(spot.at(0, (low[1] + high[1]) / 2, 0)) if depth is None else depth
    local = np.array([*ring(low[0] - edge, low[1]), *ring(high[0] - edge, high[1])])
    world = (local @ np.array(spot.frame) + spot.position).tolist()
    spheres = [(x, y, z, edge) for x, y, z in world]
    spot.group.cluster(key, [(spheres, tint)], seq=seq)
    top = spot.at(0, high[1], 0)
    if lid is not None and dot(spot.frame[1], spot.viewer(top)) > 0.02:
        points = [spot.at(*p) for p in ring(high[0] - edge * 0.6, high[1] + edge * 0.8, 24)]
        spot.group.patches(key, [(points, lid)], seq=seq + 0.5)


def stripes(
    spot: Spot,
    centre: Vector,
    radius: float,
    caps: Sequence[tuple[float, float, float, Colour]],
    depth: float,
) -> None:
    """Add coloured caps on a ball: each with yaw, pitch and half angle in degrees."""
    middle = spot.at(*centre)
    viewer = spot.viewer(middle)
    rolled = compose(spot.frame, turned(0.0, spot.spin))
    for i, (yaw, pitch, wide, tint) in enumerate(caps):
        outline = cap(compose(rolled, turned(yaw, pitch))[1], wide, viewer)
        if outline is not None:
            points: Array = outline * (radius * 0.985) + np.array(middle)
            spot.group.patches(depth, [(points, tint)], seq=1 + i * 0.1)
