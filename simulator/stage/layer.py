"""Painting groups: colours at a finer grid, scaled down, then shade and felt grain multiplied on.

A layer is cleared to transparent black and scaled down smoothly, which gives premultiplied
colour: it is put on the picture with ``BLEND_PREMULTIPLIED`` and has no dark fringe.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from simulator.stage.camera import Camera
from simulator.stage.group import Cluster, Group, Patches
from simulator.stage.palette import outline, palette
from simulator.stage.sheet import Request, Sheet, sheets
from simulator.stage.surfaces import FINE_GRAIN, Surfaces, add_grain, clear

_WHITE = (255, 255, 255)


@dataclass(frozen=True, slots=True)
class Layer:
    """A premultiplied picture of a group and where it goes."""

    surface: pygame.Surface
    corner: tuple[int, int]

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
    return _painted(group.camera, request, sheet, surfaces) if sheet else None


def render_all(
    camera: Camera, requests: Sequence[Request], surfaces: Surfaces
) -> list[Layer | None]:
    """Paint groups; None for one of which nothing is in the picture.

    The surface of a layer is the one that ``surfaces`` keeps for the purpose of its request: it
    stays until that is rendered again.
    """
    return [
        _painted(camera, request, sheet, surfaces) if sheet else None
        for request, sheet in zip(requests, sheets(camera, requests), strict=True)
    ]


def _painted(camera: Camera, request: Request, sheet: Sheet, surfaces: Surfaces) -> Layer:
    width, height = size = sheet.rect.size
    items = request.group.in_order()
    layer = surfaces.take(request.purpose, *size, alpha=True)
    if sheet.fine == 1.0:
        clear(layer)
        _draw_colours(layer, items, sheet)
    else:
        finer = (int(width * sheet.fine), int(height * sheet.fine))
        fine = surfaces.take("fine", *finer, alpha=True)
        clear(fine)
        _draw_colours(fine, items, sheet)
        pygame.transform.smoothscale(fine, size, layer)
    _multiply_shade(layer, items, sheet, surfaces)
    if request.grained:
        x, y = camera.pixel(request.group.anchor)
        add_grain(layer, int(x) - sheet.rect.left, int(y) - sheet.rect.top, FINE_GRAIN)
    return Layer(layer, sheet.rect.topleft)


def _draw_colours(surface: pygame.Surface, items: list[Cluster | Patches], sheet: Sheet) -> None:
    polygon, seen, fills, lines = pygame.draw.polygon, sheet.seen, sheet.fills, sheet.lines
    strokes = sheet.strokes
    for item in items:
        if isinstance(item, Patches):
            for start, end, tint in item.polygons:
                polygon(surface, tint, sheet.corners[start:end])
            continue
        if item.apart:
            for hull, tint in item.hulls:
                if seen[hull]:
                    polygon(surface, outline(tint), lines[hull], strokes[hull])
                    polygon(surface, tint, fills[hull])
            continue
        if item.lines:
            for hull, tint in item.hulls:
                if seen[hull]:
                    polygon(surface, outline(tint), lines[hull], strokes[hull] if item.fills else 0)
        if item.fills:
            for hull, tint in item.hulls:
                if seen[hull]:
                    polygon(surface, tint, fills[hull])


def _multiply_shade(
    layer: pygame.Surface, items: list[Cluster | Patches], sheet: Sheet, surfaces: Surfaces
) -> None:
    """Multiply a blurred map: every hull in its shadow tone, then its lit inner hull in white."""
    coarse = sheet.coarse
    width, height = layer.get_width() // coarse + 2, layer.get_height() // coarse + 2
    shade = surfaces.take("shade", width, height)
    shade.fill(_WHITE)
    tones, polygon = palette().shade, pygame.draw.polygon
    for item in items:
        if isinstance(item, Patches) or not item.fills:
            continue
        hulls = [hull for hull, _ in item.hulls if sheet.shaded[hull]]
        if hulls and item.material != "blend":
            tone = tones[item.material]
            for hull in hulls:
                polygon(shade, tone, sheet.dark[hull])
        for hull in hulls:
            polygon(shade, _WHITE, sheet.lit[hull])
    half = surfaces.take("shade half", width // 2 + 1, height // 2 + 1)
    pygame.transform.smoothscale(shade, half.get_size(), half)
    back = (half.get_width() * 2 * coarse, half.get_height() * 2 * coarse)
    soft = surfaces.take("fine", *back, alpha=True)  # done with by now, and still in the cache
    pygame.transform.smoothscale(half, back, soft)
    layer.blit(soft, (0, 0), special_flags=pygame.BLEND_RGB_MULT)
