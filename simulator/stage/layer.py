"""Painting groups: colours at a finer grid, scaled down, then shade and felt grain multiplied on.

A layer is cleared to transparent black and scaled down smoothly, which gives premultiplied
colour: it is put on the picture with ``BLEND_PREMULTIPLIED`` and has no dark fringe.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from simulator.stage.camera import Camera
from simulator.stage.changes import Plan
from simulator.stage.group import Group, Patches
from simulator.stage.palette import outline, palette
from simulator.stage.sheet import Request, Sheet, sheets
from simulator.stage.surfaces import Surfaces, add_grain, clear

_WHITE = (255, 255, 255)


@dataclass(frozen=True, slots=True)
class Layer:
    """A premultiplied picture of a group and where it goes.

    ``plan`` is what was painted, and ``part`` where it differs from what was painted before.
    """

    surface: pygame.Surface
    corner: tuple[int, int]
    plan: Plan | None = None
    part: pygame.Rect | None = None

    @property
    def rect(self) -> pygame.Rect:
        """Return the rectangle it covers."""
        return pygame.Rect(self.corner, self.surface.get_size())

    def put_on(self, surface: pygame.Surface) -> None:
        """Blend it onto a picture."""
        surface.blit(self.surface, self.corner, special_flags=pygame.BLEND_PREMULTIPLIED)


def render(
    group: Group,
    surfaces: Surfaces,
    purpose: str,
    *,
    oversample: float | None = None,
) -> Layer | None:
    """Paint one group; see ``render_all``."""
    request = Request(group, purpose, oversample=oversample)
    return render_all(group.camera, [request], surfaces)[0]


def render_rough(group: Group, surfaces: Surfaces, purpose: str) -> Layer | None:
    """Paint a group that will be out of focus: no finer grid, few points, no grain."""
    request = Request(group, purpose, oversample=1.0, grained=False)
    sheet = sheets(group.camera, [request], rough=True)[0]
    return _painted(request, sheet, surfaces) if sheet else None


def render_all(
    camera: Camera, requests: Sequence[Request], surfaces: Surfaces
) -> list[Layer | None]:
    """Paint groups; None for one of which nothing is in the picture.

    The surface of a layer is the one that ``surfaces`` keeps for the purpose of its request: it
    stays until that is rendered again.
    """
    return [
        _painted(request, sheet, surfaces) if sheet else None
        for request, sheet in zip(requests, sheets(camera, requests), strict=True)
    ]


def _painted(request: Request, sheet: Sheet, surfaces: Surfaces) -> Layer:
    """Paint the part of a layer that differs; the rest is on its surface from before."""
    plan, part = sheet.plan, sheet.part
    layer = surfaces.take(request.purpose, *plan.rect.size, alpha=True)
    if part.w:
        below = layer.subsurface(part)
        if plan.fine == 1.0:
            layer.set_clip(part)
            clear(below)
            _draw_colours(layer, sheet)
            layer.set_clip(None)
        else:
            _scale_colours(below, sheet, surfaces)
        _multiply_shade(below, sheet, surfaces)
        if request.grained:
            add_grain(below, plan.grain[0] - part.left, plan.grain[1] - part.top)
    return Layer(layer, plan.rect.topleft, plan, part.move(plan.rect.topleft))


def _scale_colours(below: pygame.Surface, sheet: Sheet, surfaces: Surfaces) -> None:
    """Draw colours on the fine grid and scale them down onto a part of the layer."""
    size, part, k = sheet.plan.rect.size, sheet.part, sheet.plan.fine
    fine = surfaces.take("fine", int(size[0] * k), int(size[1] * k), alpha=True)
    area = pygame.Rect(int(part.x * k), int(part.y * k), int(part.w * k), int(part.h * k))
    clear(fine.subsurface(area))
    fine.set_clip(area)
    _draw_colours(fine, sheet)
    pygame.transform.smoothscale(fine.subsurface(area), part.size, below)


def _draw_colours(surface: pygame.Surface, sheet: Sheet) -> None:
    polygon, fills, lines, flats = pygame.draw.polygon, sheet.fills, sheet.lines, sheet.flats
    for item in sheet.plan.items:
        if isinstance(item, Patches):
            for number, tint in item.polygons:
                if flats[number]:
                    polygon(surface, tint, flats[number])
            continue
        if item.apart:
            for hull, tint in item.hulls:
                if fills[hull]:
                    polygon(surface, outline(tint), lines[hull])
                    polygon(surface, tint, fills[hull])
            continue
        if item.lines:
            for hull, tint in item.hulls:
                if lines[hull]:
                    polygon(surface, outline(tint), lines[hull])
        if item.fills:
            for hull, tint in item.hulls:
                if fills[hull]:
                    polygon(surface, tint, fills[hull])


def _multiply_shade(below: pygame.Surface, sheet: Sheet, surfaces: Surfaces) -> None:
    """Multiply a blurred map: every hull in its shadow tone, then its lit inner hull in white.

    The map is scaled to its half and then up. Every point of it is scaled alike, whatever part of
    the layer is painted.
    """
    (width, height), part, step = sheet.plan.rect.size, sheet.part, 2 * sheet.plan.coarse
    shade = surfaces.take("shade", 2 * (-(-width // step) + 1), 2 * (-(-height // step) + 1))
    size = (-(-part.w // step) + 1, -(-part.h // step) + 1)
    area = pygame.Rect(part.x // step * 2, part.y // step * 2, size[0] * 2, size[1] * 2)
    shade.set_clip(area)
    shade.fill(_WHITE)
    tones, polygon = palette().shade, pygame.draw.polygon
    for item in sheet.plan.items:
        if isinstance(item, Patches) or not item.fills:
            continue
        hulls = [hull for hull, _ in item.hulls if sheet.lit[hull]]
        if hulls and item.material != "blend":
            tone = tones[item.material]
            for hull in hulls:
                polygon(shade, tone, sheet.dark[hull])
        for hull in hulls:
            polygon(shade, _WHITE, sheet.lit[hull])
    half = surfaces.take("shade half", *size)
    pygame.transform.smoothscale(shade.subsurface(area), size, half)
    soft = surfaces.take("shade soft", (size[0] - 1) * step, (size[1] - 1) * step)
    pygame.transform.smoothscale(half, soft.get_size(), soft)
    below.blit(soft, (0, 0), special_flags=pygame.BLEND_RGB_MULT)
