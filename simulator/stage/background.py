"""The background of the close-up: the room behind the infant, out of focus.

The camera moves all the time, so the room is painted small and scaled up. That is the blur which
takes the eye to the face, and it is cheap.
"""

import functools
from collections.abc import Mapping, Sequence

import pygame

from simulator.figure.look import Look
from simulator.figure.skeleton import Joints
from simulator.figure.vectors import Vector
from simulator.performance.scene import Scene, Toy
from simulator.stage.backdrop import draw_light, draw_room
from simulator.stage.camera import Camera, Size
from simulator.stage.company import Company, assemble, depth_of
from simulator.stage.door import draw_door
from simulator.stage.furniture import furniture
from simulator.stage.group import Group
from simulator.stage.layer import render_rough
from simulator.stage.palette import palette
from simulator.stage.room_data import room_data
from simulator.stage.surfaces import Surfaces
from simulator.stage.toys import add_toy

_COARSE = 4
_THINNEST = 1.0  # pixels of the small picture; finer joints and grooves would only flicker
_NEAR = 0.3  # metres; nothing is painted from nearer than this
_GRID = 0.2  # metres; while the camera is near one point, a thing keeps the sides that it shows


class Background:
    """Paints the room behind the infant on pictures of one size."""

    def __init__(
        self, size: Size, looks: Mapping[str, Look], decor: str, surfaces: Surfaces
    ) -> None:
        self._size = size
        self._small = (-(-size[0] // _COARSE), -(-size[1] // _COARSE))
        self._looks = looks
        self._decor = decor
        self._surfaces = surfaces

    def paint(
        self,
        surface: pygame.Surface,
        camera: Camera,
        scene: Scene,
        joints: Mapping[str, Joints],
        companies: Sequence[Company],
        toys: Sequence[Toy],
        limit: float,
    ) -> None:
        """Paint the room all over a picture, with what is farther away than ``limit``."""
        small, view = self._surfaces.take("room", *self._small), camera.at_size(self._small)
        small.fill(palette(self._decor).room["outside"])
        draw_room(small, view, self._decor, _THINNEST)
        draw_door(small, view, scene.door, self._decor, _THINNEST)
        self._multiply_light(small, view)
        things = _furniture(view, limit) + _toys(view, toys)
        for company in companies:
            group = assemble(view, scene, company, joints, self._looks)
            things.append((depth_of(view, scene, company), group))
        self._paint_things(small, view, things)
        self._put_on(surface, pygame.transform.box_blur(small, 1))

    def _multiply_light(self, small: pygame.Surface, view: Camera) -> None:
        size = (max(1, small.get_width() // 2), max(1, small.get_height() // 2))
        light = self._surfaces.take("light", *size)
        draw_light(light, view.at_size(size))
        soft = self._surfaces.take("light scaled", *small.get_size())
        pygame.transform.smoothscale(pygame.transform.box_blur(light, 3), small.get_size(), soft)
        small.blit(soft, (0, 0), special_flags=pygame.BLEND_RGB_MULT)

    def _paint_things(
        self, small: pygame.Surface, view: Camera, things: list[tuple[float, Group]]
    ) -> None:
        whole = Group(view, view.target)
        for rank, (_, group) in enumerate(sorted(things, key=lambda t: -t[0])):
            whole.absorb(group, rank)
        layer = render_rough(whole, self._surfaces, "things")
        if layer:
            layer.put_on(small)

    def _put_on(self, surface: pygame.Surface, soft: pygame.Surface) -> None:
        if surface.get_masks() == soft.get_masks() and surface.get_size() == self._size:
            pygame.transform.smoothscale(soft, self._size, surface)
            return
        full = self._surfaces.take("room scaled", *self._size)
        pygame.transform.smoothscale(soft, self._size, full)
        surface.blit(full, (0, 0))


def _furniture(view: Camera, limit: float) -> list[tuple[float, Group]]:
    """Return the furniture behind the infant, and the depths at which it is sorted."""
    found = []
    for i, piece in enumerate(furniture()):
        if view.depth(piece.middle) > limit and _in_picture(view, piece.middle, piece.reach):
            group, farther = _built(i, _rounded(view.eye), view.size)
            found.append((view.depth(_foot(piece.middle)) + farther, group))
    return found


def _toys(view: Camera, toys: Sequence[Toy]) -> list[tuple[float, Group]]:
    found = []
    for toy in toys:
        if _in_picture(view, toy.position, 3 * room_data().things[toy.name].reach):
            placed = (toy.name, toy.position, toy.heading, toy.spin)
            group = _put_down(*placed, _rounded(view.eye), view.size)
            found.append((view.depth(toy.position), group))
    return found


@functools.lru_cache(64)
def _built(piece: int, eye: Vector, size: Size) -> tuple[Group, float]:
    """Build a piece of furniture as seen from a point; return how much farther it is sorted."""
    plan = furniture()[piece]
    camera = _looking_at(plan.middle, eye, size)
    group, depth = plan.build(camera)
    return group, depth - camera.depth(_foot(plan.middle))


@functools.lru_cache(256)
def _put_down(
    name: str, position: Vector, heading: float, spin: float, eye: Vector, size: Size
) -> Group:
    """Build a toy as seen from a point."""
    group = Group(_looking_at(position, eye, size), position)
    add_toy(group, name, position, heading, spin)
    return group


def _foot(point: Vector) -> Vector:
    return (point[0], 0.0, point[2])


def _looking_at(point: Vector, eye: Vector, size: Size) -> Camera:
    return Camera(eye, point, 30.0, size)


def _rounded(eye: Vector) -> Vector:
    x, y, z = (round(v / _GRID) * _GRID for v in eye)
    return (x, y, z)


def _in_picture(view: Camera, point: Vector, reach: float) -> bool:
    """Return whether any of a ball may be in the picture."""
    if view.depth(point) < _NEAR:
        return False
    x, y = view.pixel(point)
    margin = reach * view.scale_at(point)
    return -margin < x < view.size[0] + margin and -margin < y < view.size[1] + margin
