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

_NORMALS = np.array([(0, 1, 0), (0, -1, 0), (1, 0, 0), (-1, 0, 0), (0, 0, 1), (0, 0, -1)], float)
_LIGHTS = (1.22, 0.72, 0.84, 1.02, 0.90, 1.0)
"""The sides of a box, and how light each of them is."""

_CORNERS = np.array([(x, y, z) for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)], float)
_ROUND_A_SIDE = ((-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0))


def _edges() -> Array:
    """Return the corners of every side from its middle, shape (6, 4, 3), 0 along its normal."""
    edges = np.zeros((6, 4, 3))
    for side, normal in enumerate(_NORMALS):
        edges[side][:, np.flatnonzero(normal == 0)] = _ROUND_A_SIDE
    return edges


_EDGES = _edges()


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
    key = spot.depth(middle) if depth is None else depth
    key -= 1e-5 * len(spot.group.starts)
    axes = np.array(frame)
    half = np.array(size) / 2
    corners = ((_CORNERS * (half - rounding)) @ axes + middle).tolist()
    spot.group.cluster(key, [([(*c, rounding) for c in corners], tint)], material="flat")
    facing = (_NORMALS @ axes @ np.array(spot.viewer(middle))).tolist()
    flat = (_NORMALS[:, None, :] * half + _EDGES * (half - rounding * 0.8)) @ axes + middle
    sides = [
        (points, tone(tint, light))
        for points, light, seen in zip(flat, _LIGHTS, facing, strict=True)
        if seen > 0.03
    ]
    spot.group.patches(key, sides, seq=0.5)


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
