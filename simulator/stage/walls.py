"""The empty room: floor, rug, walls and what hangs on them, as planes in drawing order."""

import functools
import math
from collections.abc import Iterator, Mapping
from typing import Literal

import numpy as np

from simulator.figure.look import Colour
from simulator.figure.vectors import Vector
from simulator.stage.camera import Camera
from simulator.stage.palette import USUAL_DECOR, dimmed, palette, tone
from simulator.stage.plane import Plane, PlaneSet
from simulator.stage.room_data import RoomData, Span, room_data

Side = Literal["back", "front", "left", "right"]
Tints = Mapping[str, Colour]

_TINT: dict[Side, float] = {"back": 1.0, "front": 0.985, "left": 0.955, "right": 1.01}
_RAIL = 0.78
_PLANKS = 30


def seen_sides(camera: Camera) -> tuple[Side, ...]:
    """Return the walls on whose inner side the camera is, as in a doll's house."""
    room, (x, _, z) = room_data(), camera.eye
    seen: list[Side] = []
    if z < room.z[1]:
        seen.append("back")
    if z > room.z[0]:
        seen.append("front")
    if x > room.x[0]:
        seen.append("left")
    if x < room.x[1]:
        seen.append("right")
    return tuple(seen)


def rectangle(side: Side, along: Span, up: Span) -> tuple[Vector, ...]:
    """Return a rectangle on a wall; ``along`` is x on the back and front walls, z on the others."""
    room = room_data()
    (a, b), (low, high) = along, up
    if side in ("back", "front"):
        z = room.z[1] if side == "back" else room.z[0]
        return ((a, low, z), (b, low, z), (b, high, z), (a, high, z))
    x = room.x[0] if side == "left" else room.x[1]
    return ((x, low, a), (x, low, b), (x, high, b), (x, high, a))


def floor_rectangle(x0: float, x1: float, z0: float, z1: float) -> tuple[Vector, ...]:
    """Return a rectangle on the floor."""
    return ((x0, 0.0, z0), (x1, 0.0, z0), (x1, 0.0, z1), (x0, 0.0, z1))


def disc(centre: Vector, radii: Span, n: int = 64) -> tuple[Vector, ...]:
    """Return an ellipse on the floor."""
    turn = [2 * math.pi * i / n for i in range(n)]
    x, y, z = centre
    return tuple((x + radii[0] * math.cos(t), y, z + radii[1] * math.sin(t)) for t in turn)


def _on_wall(side: Side, centre: Span, radii: Span, n: int = 28) -> tuple[Vector, ...]:
    corner = rectangle(side, (0.0, 0.0), (0.0, 0.0))[0]
    turn = [2 * math.pi * i / n for i in range(n)]
    flat = [(centre[0] + radii[0] * math.cos(t), centre[1] + radii[1] * math.sin(t)) for t in turn]
    if side in ("back", "front"):
        return tuple((a, y, corner[2]) for a, y in flat)
    return tuple((corner[0], y, a) for a, y in flat)


@functools.lru_cache(16)
def planes(sides: tuple[Side, ...], front_open: bool, decor: str = USUAL_DECOR) -> PlaneSet:
    """Return the planes of the room for the walls that are seen.

    ``front_open`` lets the floor run on towards a camera that stands outside the front wall.
    """
    room, tints = room_data(), palette(decor).room
    near = room.front if front_open else room.z[0]
    found = [*_floor(room, near, tints), *_rug(room, tints)]
    for side in sides:
        found += _wall(room, side, near, tints)
    hung = {"back": _back, "left": _left, "right": _right, "front": _front}
    for side in sides:
        found += hung[side](room, tints)
    return PlaneSet(found)


def _floor(room: RoomData, near: float, tints: Tints) -> Iterator[Plane]:
    (x0, x1), far = room.x, room.z[1]
    rng = np.random.default_rng(7)
    yield Plane(floor_rectangle(x0, x1, near, far), tints["floor"])
    width = (far - near) / _PLANKS
    for i in range(_PLANKS):
        za, zb = near + width * i, near + width * (i + 1)
        x = x0 - float(rng.uniform(0, 1.4))
        while x < x1:
            end = x + float(rng.uniform(1.1, 1.9))
            light = float(rng.uniform(0.972, 1.04))
            a, b = max(x, x0), min(end, x1)
            if b > a:
                base = tints["floor"] if i % 2 else tints["floor_other"]
                yield Plane(floor_rectangle(a, b, za, zb), dimmed(base, light))
                yield Plane(floor_rectangle(b - 0.006, b, za, zb), tints["plank_gap"])
            x = end
        yield Plane(floor_rectangle(x0, x1, zb - 0.007, zb), tints["plank_gap"])


def _rug(room: RoomData, tints: Tints) -> Iterator[Plane]:
    centre, (rx, rz) = room.rug
    x, _, z = centre
    rings = (
        (1.012, "plank_gap"),
        (1.0, "rug_border"),
        (0.955, "rug_ring"),
        (0.90, "rug"),
        (0.55, "rug_ring"),
        (0.525, "rug"),
    )
    for k, name in rings:
        yield Plane(disc((x, 0.002, z), (rx * k, rz * k)), tints[name])


def _wall(room: RoomData, side: Side, near: float, tints: Tints) -> Iterator[Plane]:
    k = _TINT[side]
    a, b = room.x if side in ("back", "front") else (near, room.z[1])

    def part(low: float, high: float, tint: Colour) -> Plane:
        return Plane(rectangle(side, (a, b), (low, high)), dimmed(tint, k))

    yield part(0.0, room.height, tints["wall"])
    for i in range(int((b - a) / 0.32) + 1):
        left = a + i * 0.32
        stripe = rectangle(side, (left, min(left + 0.16, b)), (0.80, room.height))
        yield Plane(stripe, dimmed(tints["wall"], 0.986 * k))
    yield part(0.0, _RAIL, tints["wainscot"])
    for i in range(int((b - a) / 0.42) + 1):
        left = a + i * 0.42
        groove = rectangle(side, (left, left + 0.010), (0.12, _RAIL))
        yield Plane(groove, dimmed(tints["wainscot"], 0.93 * k))
    yield part(0.765, 0.81, tints["rail"])
    yield part(0.757, 0.767, tints["rail_shadow"])
    yield part(0.0, 0.115, tints["rail"])
    yield part(0.112, 0.120, tints["skirting_shadow"])


def _framed(
    side: Side, along: Span, up: Span, frame: Colour, inside: Colour, width: float
) -> Iterator[Plane]:
    for grow, tint in ((width, tone(frame, 0.8)), (width * 0.8, frame), (0.0, inside)):
        around = (along[0] - grow, along[1] + grow), (up[0] - grow, up[1] + grow)
        yield Plane(rectangle(side, *around), tint)


def _back(room: RoomData, tints: Tints) -> Iterator[Plane]:
    toys = palette().toys
    along, up = room.mirror
    yield from _framed("back", along, up, tints["wood"], tints["glass"], 0.055)
    z, lean = room.z[1], 0.34
    for start, width in ((0.23, 0.20), (0.57, 0.07), (1.05, 0.13)):
        a = along[0] + start
        gleam = (
            (a, up[0], z),
            (a + width, up[0], z),
            (a + width + lean, up[1], z),
            (a + lean, up[1], z),
        )
        yield Plane(
            tuple((min(x, along[1]), y, w) for x, y, w in gleam), dimmed(tints["glass"], 1.075)
        )
    yield from _framed("back", (1.58, 1.98), (1.25, 1.75), tints["white"], (220, 227, 214), 0.035)
    yield Plane(
        ((1.770, 1.30, z), (1.790, 1.30, z), (1.786, 1.50, z), (1.774, 1.50, z)), toys["ink"]
    )
    for x, y, r, name in (
        (1.78, 1.57, 0.105, "brick"),
        (1.705, 1.485, 0.065, "ochre"),
        (1.86, 1.495, 0.07, "brick"),
    ):
        yield Plane(_on_wall("back", (x, y), (r, r)), toys[name])
    (d0, d1), top = room.door.x, room.door.height
    for grow, tint in ((0.10, tone(tints["rail"], 0.86)), (0.085, tints["rail"])):
        yield Plane(rectangle("back", (d0 - grow, d1 + grow), (0.0, top + grow)), tint)


def _left(room: RoomData, tints: Tints) -> Iterator[Plane]:
    x = room.x[0]
    (z0, z1), (y0, y1) = room.window
    yield from _framed("left", (z0, z1), (y0, y1), tints["white"], tints["sky"], 0.06)
    far = ((z0, 0.44), (z0 + 0.35, 0.50), (z0 + 0.8, 0.40), (z1, 0.48))
    near = ((z0, 0.38), (z0 + 0.45, 0.30), (z0 + 0.95, 0.40), (z1, 0.26))
    for ridge, tint in ((far, tints["hill_far"]), (near, tints["hill"])):
        hill = [(x, y0, z1), (x, y0, z0), *((x, y0 + h, z) for z, h in ridge)]
        yield Plane(tuple(hill), tint)
    middle = (z0 + z1) / 2
    yield Plane(rectangle("left", (middle - 0.015, middle + 0.015), (y0, y1)), tints["white"])
    yield Plane(rectangle("left", (z0, z1), (1.52, 1.55)), tints["white"])
    for a, b in ((z0 - 0.23, z0 + 0.15), (z1 - 0.15, z1 + 0.23)):
        for i in range(5):
            fold = (a + (b - a) * i / 5, a + (b - a) * (i + 1) / 5)
            tint = dimmed(tints["curtain"], 1 - 0.045 * (i % 2))
            yield Plane(rectangle("left", fold, (y0 - 0.16, y1 + 0.14)), tint)
    yield Plane(rectangle("left", (z0 - 0.29, z1 + 0.29), (y1 + 0.12, y1 + 0.16)), tints["wood"])


def _right(room: RoomData, tints: Tints) -> Iterator[Plane]:
    toys = palette().toys
    yield from _framed("right", (1.0, 1.5), (1.2, 1.8), tints["white"], (230, 220, 198), 0.035)
    yield Plane(_on_wall("right", (1.25, 1.38), (0.15, 0.16)), toys["sea"])
    yield Plane(_on_wall("right", (1.18, 1.62), (0.05, 0.05)), toys["ochre"])


def _front(room: RoomData, tints: Tints) -> Iterator[Plane]:
    toys = palette().toys
    yield from _framed("front", (-1.5, -0.9), (1.2, 1.8), tints["white"], (230, 220, 198), 0.035)
    yield Plane(_on_wall("front", (-1.2, 1.48), (0.16, 0.15)), toys["brick"])
    yield from _framed("front", (0.4, 1.6), (1.12, 1.84), tints["wood"], tints["rug_ring"], 0.05)
    for i, name in enumerate(("brick", "sea", "ochre", "mauve")):
        a, y = 0.50 + i * 0.27, 1.30 + 0.1 * (i % 2)
        yield Plane(rectangle("front", (a, a + 0.20), (y, y + 0.25)), toys[name])
