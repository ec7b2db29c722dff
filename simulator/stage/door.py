"""The doorway: the corridor behind it and the swinging leaf, cut out to the opening."""

import functools
import math
from dataclasses import dataclass

import numpy as np
import pygame

from simulator.figure.look import Colour
from simulator.figure.vectors import Vector
from simulator.stage.camera import Camera
from simulator.stage.layer import Layer
from simulator.stage.palette import USUAL_DECOR, outline, palette, tone
from simulator.stage.plane import Plane, PlaneSet
from simulator.stage.room_data import room_data
from simulator.stage.surfaces import Surfaces, add_grain, clear, copy
from simulator.stage.walls import rectangle, seen_sides

_FINE = 2
_DEEP = 1.6  # metres of corridor that are seen
_OVER_SILL = 0.16  # metres on the picture by which feet stick out over the sill
_DIM = (247, 244, 240)  # the corridor is a little dimmer than the room
_PANELS = (
    ((0.16, 0.80), (0.12, 0.46)),
    ((0.16, 0.80), (0.54, 0.88)),
    ((0.95, 1.86), (0.12, 0.46)),
    ((0.95, 1.86), (0.54, 0.88)),
)
_STEP = 1.0  # degrees to which an angle is rounded


@dataclass(frozen=True, slots=True)
class Doorway:
    """The opening as one camera sees it: its rectangle, its mask, the corridor behind it."""

    camera: Camera
    decor: str
    rect: pygame.Rect
    mask: pygame.Surface
    corridor: pygame.Surface


def doorway(camera: Camera, decor: str = USUAL_DECOR) -> Doorway | None:
    """Return the doorway, or None if the camera does not see the wall it is in."""
    door = room_data().door
    if "back" not in seen_sides(camera) or camera.depth((door.x[0], 1.0, door.z)) < 0.3:
        return None
    opening = rectangle("back", door.x, (0.0, door.height))
    pixels, _ = camera.project(opening)
    sill = pixels[:2]
    drop = camera.scale_at((door.x[0], 0.0, door.z)) * _OVER_SILL
    step = np.concatenate([sill, sill[::-1] + np.array((0.0, drop))])
    low = np.floor(pixels.min(0)).astype(int) - 2
    high = np.ceil(np.maximum(pixels.max(0), step.max(0))).astype(int) + 2
    rect = pygame.Rect(int(low[0]), int(low[1]), int(high[0] - low[0]), int(high[1] - low[1]))
    rect = rect.clip(pygame.Rect((0, 0), camera.size))
    if rect.w < 2 or rect.h < 2:
        return None
    mask = pygame.Surface((rect.w * _FINE, rect.h * _FINE), pygame.SRCALPHA)
    for part in (pixels, step):
        pygame.draw.polygon(mask, (255, 255, 255), ((part - rect.topleft) * _FINE).tolist())
    mask = pygame.transform.smoothscale(mask, rect.size)
    ground = (*palette(decor).room["corridor"], 255)
    corridor = pygame.Surface(rect.size, pygame.SRCALPHA, 32)
    _draw(corridor, camera, rect, _corridor(decor), ground, Surfaces())
    corridor.fill(_DIM, special_flags=pygame.BLEND_RGB_MULT)
    pygame.draw.polygon(corridor, (0, 0, 0, 0), (step - rect.topleft).tolist())
    return Doorway(camera, decor, rect, mask, corridor)


def leaf(way: Doorway, degrees: float, surfaces: Surfaces) -> Layer:
    """Return the leaf of the door at an angle: 0 closed, 95 wide open."""
    planes = _leaf(rounded(degrees), way.decor)
    rect = planes.bounds(way.camera).inflate(4, 4).clip(way.rect)
    surface = surfaces.take("leaf", *rect.size, alpha=True)
    _draw(surface, way.camera, rect, planes, None, surfaces)
    return Layer(surface, rect.topleft)


def look_through(
    way: Doorway, far: list[Layer], swung: Layer, near: list[Layer], surfaces: Surfaces
) -> Layer:
    """Return what is seen in the opening, far to near: corridor, people, leaf, people."""
    seen = surfaces.take("opening", *way.rect.size, alpha=True)
    copy(way.corridor, seen, seen.get_rect())
    x, y = way.rect.topleft
    for layer in (*far, swung, *near):
        place = (layer.corner[0] - x, layer.corner[1] - y)
        seen.blit(layer.surface, place, special_flags=pygame.BLEND_PREMULTIPLIED)
    seen.blit(way.mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    return Layer(seen, way.rect.topleft)


def rounded(degrees: float) -> float:
    """Return the angle at which a leaf is drawn."""
    return round(degrees / _STEP) * _STEP


def draw_door(
    surface: pygame.Surface, camera: Camera, degrees: float, decor: str, thinnest: float
) -> None:
    """Draw the doorway with its leaf into a small picture of the whole room."""
    if "back" not in seen_sides(camera):
        return
    _opening(decor).draw(surface, camera, thinnest=thinnest)
    _leaf(rounded(degrees), decor).draw(surface, camera, thinnest=thinnest)


def behind_leaf(point: Vector, degrees: float) -> bool:
    """Return whether a point beyond the wall is on the far side of the leaf."""
    door, a = room_data().door, math.radians(rounded(degrees))
    x, z = point[0] - door.x[0], point[2] - door.z
    return x * math.sin(a) - z * math.cos(a) < 0.0


def _draw(
    surface: pygame.Surface,
    camera: Camera,
    rect: pygame.Rect,
    planes: PlaneSet,
    ground: tuple[int, int, int, int] | None,
    surfaces: Surfaces,
) -> None:
    """Draw planes in a rectangle of the picture, on a ground colour or on nothing."""
    whole = (camera.size[0] * _FINE, camera.size[1] * _FINE)
    large = surfaces.take("fine", rect.w * _FINE, rect.h * _FINE, alpha=True)
    if ground:
        large.fill(ground)
    else:
        clear(large)
    planes.draw(large, camera.at_size(whole), (rect.x * _FINE, rect.y * _FINE))
    pygame.transform.smoothscale(large, rect.size, surface)
    add_grain(surface, -rect.x, -rect.y)


@functools.cache
def _opening(decor: str) -> PlaneSet:
    door = room_data().door
    outline = rectangle("back", door.x, (0.0, door.height))
    return PlaneSet([Plane(outline, palette(decor).room["corridor"])])


@functools.cache
def _corridor(decor: str) -> PlaneSet:
    tints, door = palette(decor).room, room_data().door
    (x0, x1), z = door.x, door.z
    far, high = z + _DEEP, door.height + 0.6
    wall: tuple[Vector, ...] = (
        (x0 - 2, 0, far),
        (x1 + 2, 0, far),
        (x1 + 2, high, far),
        (x0 - 2, high, far),
    )
    floor: tuple[Vector, ...] = ((x0 - 2, 0, z), (x1 + 2, 0, z), (x1 + 2, 0, far), (x0 - 2, 0, far))
    rail: tuple[Vector, ...] = (
        (x0 - 2, 0, far),
        (x1 + 2, 0, far),
        (x1 + 2, 0.10, far),
        (x0 - 2, 0.10, far),
    )
    return PlaneSet(
        [
            Plane(wall, tints["corridor_wall"]),
            Plane(rail, tints["rail"]),
            Plane(floor, tone(tints["floor"], 1.08)),
        ]
    )


@functools.lru_cache(128)
def _leaf(degrees: float, decor: str) -> PlaneSet:
    door, tints = room_data().door, palette(decor).room
    a = math.radians(degrees)
    along, away = math.cos(a), math.sin(a)
    width = door.x[1] - door.x[0]

    def point(t: float, y: float) -> Vector:
        return (door.x[0] + along * width * t, y, door.z + away * width * t)

    def panel(t: tuple[float, float], y: tuple[float, float], tint: Colour) -> Plane:
        return Plane(
            (point(t[0], y[0]), point(t[1], y[0]), point(t[1], y[1]), point(t[0], y[1])), tint
        )

    wood = tone(tints["door"], 1 - 0.18 * away)
    # The edges lie behind the frame, so that a closed door lets nothing through.
    end = 1.05 if degrees < 1.0 else 1.0
    found = [
        panel((-0.05, end), (-0.05, door.height + 0.05), outline(wood)),
        panel((0.006, end - 0.008), (0.004, door.height - 0.006), wood),
    ]
    for y, t in _PANELS:
        found.append(panel(t, y, tone(wood, 0.86)))
        inner = ((t[0] + 0.03, t[1] - 0.02), (y[0] + 0.025, y[1] - 0.02))
        found.append(panel(inner[0], inner[1], tone(wood, 1.08)))
    knob = [
        tuple(
            point(0.93 + r * math.cos(t) / width, 0.98 + r * math.sin(t))
            for t in np.linspace(0, 2 * math.pi, 14)
        )
        for r in (0.034, 0.028)
    ]
    found.append(Plane(knob[0], outline(tints["handle"])))
    found.append(Plane(knob[1], tints["handle"]))
    return PlaneSet(found)
