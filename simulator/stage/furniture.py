"""Furniture: chairs and the toy shelf."""

import functools
from collections.abc import Callable
from dataclasses import dataclass

from simulator.figure.vectors import Vector, dot, scale, sub, turned, unit
from simulator.stage.camera import Camera
from simulator.stage.group import Group, sphere
from simulator.stage.palette import palette, tone
from simulator.stage.room_data import Chair, room_data
from simulator.stage.toys.forms import Spot, blob, box, drum

_BACK_OFFSET = 0.32  # a chair's back is sorted so far before or behind its seat

# What stands on the shelf: along it, height of the board, size, colour.
_ON_SHELF = (
    (2.20, 0.34, (0.20, 0.18, 0.17), "sea"),
    (2.45, 0.34, (0.20, 0.15, 0.17), "brick"),
    (2.72, 0.34, (0.20, 0.20, 0.17), "ochre"),
    (2.98, 0.34, (0.20, 0.14, 0.17), "mauve"),
    (2.30, 0.05, (0.22, 0.16, 0.24), "ochre"),
    (2.62, 0.05, (0.22, 0.19, 0.24), "sea"),
    (2.92, 0.05, (0.22, 0.15, 0.24), "brick"),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of furniture: a ball round all of it, and how it is built for a camera.

    ``build`` returns its group and the depth at which it is sorted.
    """

    middle: Vector
    reach: float
    build: Callable[[Camera], tuple[Group, float]]


@functools.cache
def furniture() -> tuple[Piece, ...]:
    """Return every piece; a chair is two, since a sitter comes between its seat and its back."""
    pieces = []
    for chair in room_data().chairs.values():
        x, _, z = chair.position
        for part in (_seat, _back):
            pieces.append(Piece((x, 0.45, z), 0.60, functools.partial(part, chair)))
    x, _, z = room_data().shelf[0]
    pieces.append(Piece((x, 0.45, z), 0.80, _shelf))
    return tuple(pieces)


def _spot(camera: Camera, chair: Chair) -> Spot:
    return Spot(Group(camera, chair.position), chair.position, turned(chair.heading))


def _seat(chair: Chair, camera: Camera) -> tuple[Group, float]:
    spot, wood, high = _spot(camera, chair), palette().room["wood"], chair.seat - 0.04
    for x in (-0.19, 0.19):
        for z in (-0.18, 0.18):
            leg = [(x, high, z, 0.021), (x * 1.12, 0.02, z * 1.12, 0.016)]
            blob(spot, spot.depth(spot.at(x, 0.2, z)), leg, wood)
    middle = camera.depth(spot.at(0, 0.4, 0))
    box(spot, (0, high + 0.005, 0), (0.44, 0.045, 0.42), wood, rounding=0.018, depth=middle - 0.25)
    box(
        spot,
        (0, high + 0.040, 0.005),
        (0.40, 0.050, 0.38),
        chair.cushion,
        rounding=0.022,
        depth=middle - 0.27,
    )
    return spot.group, camera.depth(chair.position)


def _back(chair: Chair, camera: Camera) -> tuple[Group, float]:
    spot, wood = _spot(camera, chair), palette().room["wood"]
    depth = camera.depth(spot.at(0, 0.6, -0.2))
    for x in (-0.185, 0.185):
        blob(spot, depth, [(x, 0.42, -0.185, 0.021), (x, 0.86, -0.235, 0.018)], wood)
    box(
        spot,
        (0, 0.77, -0.230),
        (0.38, 0.17, 0.032),
        wood,
        rounding=0.014,
        depth=depth - 0.01,
        pitch=-6,
    )
    box(
        spot,
        (0, 0.60, -0.208),
        (0.36, 0.05, 0.026),
        wood,
        rounding=0.012,
        depth=depth - 0.01,
        pitch=-6,
    )
    faces = dot(spot.frame[2], unit(sub(camera.eye, chair.position))) > 0
    return spot.group, camera.depth(chair.position) + (_BACK_OFFSET if faces else -_BACK_OFFSET)


def _shelf(camera: Camera) -> tuple[Group, float]:
    position, (deep, high, long) = room_data().shelf
    tints = palette()
    wood = tints.room["shelf"]
    spot = Spot(Group(camera, position), position, turned(0.0))
    depth = camera.depth(position)
    half = long / 2
    rear = scale((1.0, 0.0, 0.0), deep * 0.30)
    box(
        spot,
        (rear[0], high / 2 - 0.01, 0),
        (0.06, high - 0.04, long - 0.04),
        tone(wood, 0.82),
        depth=depth + 0.3,
    )
    for z in (-half + 0.03, half - 0.03):
        ends: Vector = (deep - 0.02, high - 0.02, 0.035)
        box(spot, (0, high / 2 - 0.01, z), ends, wood, depth=camera.depth(spot.at(0, 0, z)))
    for y in (0.035, high / 2, high - 0.02):
        box(spot, (0, y, 0), (deep, 0.035, long), wood, depth=depth - 0.01 - y * 0.1)
    for z, y, size, name in _ON_SHELF:
        box(
            spot,
            (-0.03, y + size[1] / 2, z - position[2]),
            size,
            tints.toys[name],
            rounding=0.022,
            depth=depth - (0.03 if y > 0.2 else 0.02),
        )
    lamp = Spot(spot.group, spot.at(0.02, high, half * 0.55), spot.frame)
    top = depth - 0.2
    drum(lamp, (0.05, 0.0), (0.05, 0.012), tints.room["wood"], depth=top)
    lamp.group.cluster(
        top,
        [
            (
                [sphere(lamp.at(0, 0.01, 0), 0.010), sphere(lamp.at(0, 0.12, 0), 0.010)],
                tints.room["wood"],
            )
        ],
    )
    drum(
        lamp,
        (0.095, 0.11),
        (0.060, 0.22),
        tints.room["lamp"],
        depth=top - 0.001,
        lid=tints.room["white"],
    )
    return spot.group, depth
