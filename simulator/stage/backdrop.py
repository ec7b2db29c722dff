"""The backdrop of a fixed camera: the empty room, lit, with grain, painted once."""

import functools

import pygame

from simulator.stage.camera import Camera
from simulator.stage.palette import USUAL_DECOR, palette
from simulator.stage.plane import Plane, PlaneSet
from simulator.stage.room_data import room_data
from simulator.stage.surfaces import add_grain
from simulator.stage.walls import Side, disc, floor_rectangle, planes, rectangle, seen_sides

_FINE = 2
_LIGHT_COARSE = 4
_LIGHT_BLUR = 9  # at a light map of a quarter of 1080 lines


def backdrop(camera: Camera, decor: str = USUAL_DECOR) -> pygame.Surface:
    """Return the empty room in a decor as one camera sees it."""
    picture = _unlit(camera, decor)
    picture.blit(_light(camera), (0, 0), special_flags=pygame.BLEND_RGB_MULT)
    add_grain(picture, 0, 0)
    return picture


def _unlit(camera: Camera, decor: str) -> pygame.Surface:
    """Return the room before light falls on it; it is painted at a finer grid, which is large."""
    width, height = camera.size
    fine = (width * _FINE, height * _FINE)
    large = pygame.Surface(fine)
    large.fill(palette(decor).room["outside"])
    draw_room(large, camera.at_size(fine), decor)
    return pygame.transform.smoothscale(large, camera.size)


def draw_room(surface: pygame.Surface, camera: Camera, decor: str, thinnest: float = 0.4) -> None:
    """Draw the walls and the floor that a camera sees; what is thinner (pixels) is left out."""
    seen = planes(seen_sides(camera), camera.eye[2] < room_data().z[0], decor)
    seen.draw(surface, camera, thinnest=thinnest)


def draw_light(surface: pygame.Surface, camera: Camera) -> None:
    """Draw what is multiplied onto the room: window patches, corners, the floor under furniture."""
    surface.fill(palette().light_map["base"])
    _lights(seen_sides(camera), camera.eye[2] < room_data().z[0]).draw(surface, camera)


@functools.lru_cache(16)
def _lights(sides: tuple[Side, ...], front_open: bool) -> PlaneSet:
    tints, room = palette().light_map, room_data()
    (x0, x1), (z0, z1) = room.x, room.z
    near = room.front if front_open else z0
    found = []
    for side in sides:
        along = (x0, x1) if side in ("back", "front") else (near, z1)
        found.append(Plane(rectangle(side, along, (2.1, room.height + 0.5)), tints["wall_top"]))
        found.append(Plane(rectangle(side, along, (0.0, 0.16)), tints["wall_foot"]))
    found.append(Plane(floor_rectangle(x0, x1, z1 - 0.22, z1), tints["corner"]))
    found.append(Plane(floor_rectangle(x0, x0 + 0.22, near, z1), tints["corner"]))
    found.append(Plane(floor_rectangle(x1 - 0.22, x1, near, z1), tints["corner"]))
    for a, b in ((0.70, 1.32), (1.42, 2.04)):
        patch = ((-1.55, 0.0, a), (-1.55, 0.0, b), (0.95, 0.0, b - 0.42), (0.95, 0.0, a - 0.42))
        found.append(Plane(patch, tints["patch"]))
    for chair in room.chairs.values():
        x, _, z = chair.position
        found.append(Plane(disc((x + 0.05, 0.0, z + 0.03), (0.32, 0.30), 24), tints["under"]))
    (x, _, z), size = room.shelf
    found.append(Plane(disc((x, 0.0, z), (size[0], size[2] * 0.65), 24), tints["under"]))
    return PlaneSet(found)


def _light(camera: Camera) -> pygame.Surface:
    small = (camera.size[0] // _LIGHT_COARSE, camera.size[1] // _LIGHT_COARSE)
    light = pygame.Surface(small)
    draw_light(light, camera.at_size(small))
    blur = max(2, round(_LIGHT_BLUR * small[1] / 270))
    light = pygame.transform.gaussian_blur(light, blur)
    return pygame.transform.smoothscale(light, camera.size)
