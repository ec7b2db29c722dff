"""The plan: the room from above, with people as discs and toys as dots.

It is for findings, after the coding: who was how far from whom and faced where. A wedge opens to
where the face looks, eyes apart.
"""

import functools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import pygame
import yaml

from simulator.figure.look import Colour, Look
from simulator.figure.skeleton import Joints, solve
from simulator.figure.vectors import Vector
from simulator.performance.scene import Scene, Toy
from simulator.resources import ASSETS
from simulator.stage.company import held_position
from simulator.stage.palette import outline, palette, tone
from simulator.stage.room_data import room_data

Spot = tuple[float, float]

_FINE = 2
_WALL = 0.09  # metres
_CORRIDOR = 0.75  # metres of it that are shown
_WEDGE = (0.95, 26.0)  # metres, and degrees to either side
_SHOULDERS = {"infant": (0.16, 0.12), "adult": (0.25, 0.16)}
_HEAD = {"infant": 0.095, "adult": 0.11}
_DOT = 0.07
_LINE = 0.018
_WEDGE_ALPHA = 90


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Paper on which metres of the floor are drawn; north is away from the room camera."""

    surface: pygame.Surface
    scale: float
    left: float
    top: float

    def at(self, spot: Spot) -> Spot:
        return self.left + spot[0] * self.scale, self.top - spot[1] * self.scale

    def polygon(self, spots: Sequence[Spot], tint: Sequence[int]) -> None:
        pygame.draw.polygon(self.surface, tint, [self.at(spot) for spot in spots])

    def disc(self, spot: Spot, radius: float, tint: Colour) -> None:
        pygame.draw.circle(self.surface, tint, self.at(spot), radius * self.scale)


def paint_plan(surface: pygame.Surface, scene: Scene, looks: Mapping[str, Look]) -> None:
    """Paint the room of a scene from above, as large as it fits, all over a surface."""
    width, height = surface.get_size()
    fine = pygame.Surface((width * _FINE, height * _FINE))
    fine.fill(palette().room["outside"])
    sheet = _fitted(fine)
    _draw_room(sheet, scene.door)
    joints = solve({name: figure.placed for name, figure in scene.figures.items()})
    for toy in scene.toys:
        holder = joints.get(toy.holder) if toy.holder else None
        _draw_toy(sheet, toy, held_position(holder, toy) if holder else toy.position)
    seen = sorted(joints, key=lambda name: joints[name].trunk.pelvis[1])
    for name in seen:
        _draw_gaze(sheet, joints[name], looks[name])
    for name in seen:
        _draw_person(sheet, joints[name], looks[name])
    surface.blit(pygame.transform.smoothscale(fine, (width, height)), (0, 0))


def _fitted(surface: pygame.Surface) -> _Sheet:
    """Lay room and corridor in the middle of a surface."""
    room = room_data()
    (x0, x1), (z0, z1) = room.x, (room.z[0], room.z[1] + _CORRIDOR)
    wide, deep = x1 - x0 + 4 * _WALL, z1 - z0 + 4 * _WALL
    scale = min(surface.get_width() / wide, surface.get_height() / deep)
    left = surface.get_width() / 2 - (x0 + x1) / 2 * scale
    top = surface.get_height() / 2 + (z0 + z1) / 2 * scale
    return _Sheet(surface, scale, left, top)


def _draw_room(sheet: _Sheet, degrees: float) -> None:
    room, tints = room_data(), palette().room
    (x0, x1), (z0, z1) = room.x, room.z
    w = _WALL
    sheet.polygon(_rectangle(x0, x1, z1, z1 + _CORRIDOR), tints["corridor"])
    sheet.polygon(_rectangle(x0 - w, x1 + w, z0 - w, z1 + w), outline(tints["wainscot"]))
    sheet.polygon(_rectangle(x0, x1, z0, z1), tints["floor"])
    (x, _, z), radii = room.rug
    for grow, tint in ((0.0, "rug_border"), (-0.06, "rug"), (-0.20, "rug_ring"), (-0.23, "rug")):
        sheet.polygon(_ellipse((x, z), (radii[0] + grow, radii[1] + grow), 0.0, 64), tints[tint])
    (x, _, z), size = room.shelf
    shelf = _rectangle(x - size[0] / 2, x + size[0] / 2, z - size[2] / 2, z + size[2] / 2)
    _outlined(sheet, shelf, tints["shelf"])
    for chair in room.chairs.values():
        seat = _turned(
            chair.position, chair.heading, ((-0.22, -0.2), (0.22, -0.2), (0.22, 0.2), (-0.22, 0.2))
        )
        _outlined(sheet, seat, chair.cushion)
        back = _turned(
            chair.position,
            chair.heading,
            ((-0.22, -0.27), (0.22, -0.27), (0.22, -0.2), (-0.22, -0.2)),
        )
        _outlined(sheet, back, tints["wood"])
    sheet.polygon(_rectangle(*room.door.x, z1, z1 + w), tints["corridor"])
    hinge, wide = (room.door.x[0], 0.0, z1 + w), room.door.x[1] - room.door.x[0]
    leaf = _turned(hinge, -degrees, ((0.0, -0.05), (wide, -0.05), (wide, 0.0), (0.0, 0.0)))
    _outlined(sheet, leaf, tints["door"])


def _draw_toy(sheet: _Sheet, toy: Toy, place: Vector) -> None:
    spot, tint = (place[0], place[2]), palette().toys[_toy_tints()[toy.name]]
    sheet.disc(spot, _DOT + _LINE, outline(tint))
    sheet.disc(spot, _DOT, tint)


def _draw_gaze(sheet: _Sheet, joints: Joints, look: Look) -> None:
    """Draw the wedge into which a face looks."""
    head, forward = joints.trunk.head, joints.trunk.head_frame[2]
    middle, (far, half) = math.degrees(math.atan2(forward[0], forward[2])), _WEDGE
    arc = [_step((head[0], head[2]), middle + half * k / 6, far) for k in range(-6, 7)]
    veil = pygame.Surface(sheet.surface.get_size(), pygame.SRCALPHA)
    points = [sheet.at((head[0], head[2])), *(sheet.at(spot) for spot in arc)]
    pygame.draw.polygon(veil, (*tone(look.top, 1.2), _WEDGE_ALPHA), points)
    sheet.surface.blit(veil, (0, 0))


def _draw_person(sheet: _Sheet, joints: Joints, look: Look) -> None:
    trunk, build = joints.trunk, joints.body.build
    forward = trunk.chest_frame[2]
    heading = math.degrees(math.atan2(forward[0], forward[2]))
    chest, head = (trunk.chest[0], trunk.chest[2]), (trunk.head[0], trunk.head[2])
    wide, deep = _SHOULDERS[build]
    sheet.polygon(_ellipse(chest, (wide + _LINE, deep + _LINE), heading), outline(look.top))
    sheet.polygon(_ellipse(chest, (wide, deep), heading), look.top)
    face, radius = trunk.head_frame[2], _HEAD[build]
    nose = _step(head, math.degrees(math.atan2(face[0], face[2])), radius)
    sheet.disc(nose, radius * 0.32, outline(look.skin))
    sheet.disc(nose, radius * 0.22, look.skin)
    sheet.disc(head, radius + _LINE, outline(look.hair))
    sheet.disc(head, radius, look.hair)


def _outlined(sheet: _Sheet, spots: Sequence[Spot], tint: Colour) -> None:
    sheet.polygon(spots, tint)
    width = max(1, round(_LINE * sheet.scale))
    pygame.draw.lines(sheet.surface, outline(tint), True, [sheet.at(s) for s in spots], width)


def _rectangle(x0: float, x1: float, z0: float, z1: float) -> tuple[Spot, ...]:
    return ((x0, z0), (x1, z0), (x1, z1), (x0, z1))


def _turned(place: Vector, heading: float, corners: Sequence[Spot]) -> list[Spot]:
    """Return points given to the right of a place and ahead of it, for a heading in degrees."""
    s, c = math.sin(math.radians(heading)), math.cos(math.radians(heading))
    return [(place[0] + x * c + z * s, place[2] - x * s + z * c) for x, z in corners]


def _ellipse(centre: Spot, radii: Spot, heading: float, n: int = 40) -> list[Spot]:
    turn = [2 * math.pi * i / n for i in range(n)]
    corners = [(radii[0] * math.cos(t), radii[1] * math.sin(t)) for t in turn]
    return _turned((centre[0], 0.0, centre[1]), heading, corners)


def _step(spot: Spot, heading: float, far: float) -> Spot:
    a = math.radians(heading)
    return spot[0] + far * math.sin(a), spot[1] + far * math.cos(a)


@functools.cache
def _toy_tints() -> Mapping[str, str]:
    """Return the names of the colours of toys."""
    text = (ASSETS / "room" / "plan.yaml").read_text(encoding="utf-8")
    return MappingProxyType(yaml.safe_load(text)["toys"])
