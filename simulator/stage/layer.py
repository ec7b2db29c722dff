"""Painting a group: colours at a finer grid, scaled down, then shade and felt grain multiplied on.

A layer is cleared to transparent black and scaled down smoothly, which gives premultiplied
colour: it is put on the picture with ``BLEND_PREMULTIPLIED`` and has no dark fringe.
"""

from dataclasses import dataclass

import numpy as np
import pygame
from numpy.typing import NDArray

from simulator.stage import hulls
from simulator.stage.camera import Array, Camera
from simulator.stage.group import Cluster, Group, Patches
from simulator.stage.palette import outline, palette
from simulator.stage.surfaces import Surfaces, add_grain

_MARGIN = 5  # pixels round a group
_LINE = 0.0046  # metres: width of an outline
_RIM = 9  # a hull of more spheres than this is the rim of a disc
_LIT = {"cloth": (0.30, 0.74), "skin": (0.17, 0.86), "flat": (0.30, 0.74), "blend": (0.0, 0.97)}
"""Shift towards the light and size of the lit inner hull, in shares of the radius."""


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


@dataclass(frozen=True, slots=True)
class _Plan:
    """A group projected: pixels from the layer's corner, and what bounds each hull where.

    ``low`` and ``high`` are the least and greatest pixels of every hull, ``widest`` its radius.
    """

    rect: pygame.Rect
    pixels: Array
    radii: Array
    starts: hulls.Index
    chosen: hulls.Index
    low: Array
    high: Array
    widest: Array
    detail: int
    scale: float

    @property
    def lengths(self) -> Array:
        """Return how long every hull is on the picture, in pixels."""
        longest: Array = (self.high - self.low).max(1)
        return longest


def _detail(scale: float) -> int:
    """Return the number of outline points for so many pixels per metre."""
    return 32 if scale < 420 else 40 if scale < 900 else 64


def _plan(group: Group, bounds: pygame.Rect) -> _Plan | None:
    spheres = np.array(group.spheres, np.float64)
    pixels, s = group.camera.project(spheres[:, :3])
    radii = spheres[:, 3] * s
    low = np.floor((pixels - radii[:, None]).min(0)).astype(int) - _MARGIN
    high = np.ceil((pixels + radii[:, None]).max(0)).astype(int) + _MARGIN
    left, top = max(int(low[0]), bounds.left), max(int(low[1]), bounds.top)
    right, bottom = min(int(high[0]), bounds.right), min(int(high[1]), bounds.bottom)
    if right - left < 2 or bottom - top < 2:
        return None
    left, top = left // 4 * 4, top // 4 * 4
    rect = pygame.Rect(left, top, (right - left + 3) // 4 * 4, (bottom - top + 3) // 4 * 4)
    scale = float(np.median(s))
    starts = np.array(group.starts, np.intp)
    corner = pixels - rect.topleft
    chosen = hulls.farthest(corner, radii, starts, _detail(scale))
    reach = radii[:, None]
    return _Plan(
        rect=rect,
        pixels=corner,
        radii=radii,
        starts=starts,
        chosen=chosen,
        low=np.minimum.reduceat(corner - reach, starts),
        high=np.maximum.reduceat(corner + reach, starts),
        widest=np.maximum.reduceat(radii, starts),
        detail=_detail(scale),
        scale=scale,
    )


def _oversample(rect: pygame.Rect) -> float:
    """Return how much finer the layer is drawn: small figures get the finest grid."""
    area = rect.w * rect.h
    if area < 34_000:
        return 3.0
    return 1.5 if 90_000 <= area <= 330_000 else 2.0


def render(
    group: Group,
    surfaces: Surfaces,
    purpose: str,
    *,
    clip: pygame.Rect | None = None,
    oversample: float | None = None,
    grained: bool = True,
) -> Layer | None:
    """Paint a group; None if nothing of it is in the picture.

    The layer's surface is the one that ``surfaces`` keeps for ``purpose``: it stays until that is
    rendered again. ``clip`` bounds the layer, ``oversample`` sets its grid.
    """
    if not group.spheres:
        return None
    bounds = pygame.Rect((0, 0), group.camera.size)
    plan = _plan(group, bounds.clip(clip) if clip else bounds)
    if plan is None:
        return None
    items = group.in_order()
    fine = oversample or _oversample(plan.rect)
    size = plan.rect.size
    coloured = surfaces.take("fine", int(size[0] * fine), int(size[1] * fine), alpha=True)
    coloured.fill((0, 0, 0, 0))
    _draw_colours(coloured, items, plan, group.camera, fine)
    layer = surfaces.take(purpose, *size, alpha=True)
    pygame.transform.smoothscale(coloured, size, layer)
    _draw_shade(layer, items, plan, group.camera, surfaces)
    if grained:
        x, y = group.camera.pixel(group.anchor)
        add_grain(layer, int(x) - plan.rect.left, int(y) - plan.rect.top)
    return Layer(layer, plan.rect.topleft)


def _draw_colours(
    surface: pygame.Surface,
    items: list[Cluster | Patches],
    plan: _Plan,
    camera: Camera,
    fine: float,
) -> None:
    centres, radii = plan.pixels * fine, plan.radii * fine
    width = max(1.05, _LINE * plan.scale) * fine
    step = _steps(plan, fine)
    edge = hulls.points(centres, radii, plan.chosen, plan.detail)
    fills = _outlines(edge, step)
    lines = _outlines(edge + width * hulls.directions(plan.detail), step)
    flat = [points for item in items if isinstance(item, Patches) for points, _ in item.polygons]
    corners: list[list[float]] = []
    if flat:
        pixels, _ = camera.project(np.concatenate(flat))
        corners = ((pixels - plan.rect.topleft) * fine).tolist()
    seen = _in_layer(plan)
    polygon, at = pygame.draw.polygon, 0
    for item in items:
        if isinstance(item, Patches):
            for points, tint in item.polygons:
                polygon(surface, tint, corners[at : at + len(points)])
                at += len(points)
            continue
        if item.lines:
            for hull, tint in item.hulls:
                if seen[hull]:
                    polygon(surface, outline(tint), lines[hull])
        if item.fills:
            for hull, tint in item.hulls:
                if seen[hull]:
                    polygon(surface, tint, fills[hull])


def _steps(plan: _Plan, fine: float) -> hulls.Index:
    """Return how many outline points of every hull are skipped: thin parts need few.

    Of a few spheres the largest decides; many small ones are the rim of something larger.
    """
    count = np.diff(np.append(plan.starts, len(plan.radii)))
    radius = np.where(count > _RIM, plan.lengths / 2, plan.widest) * fine
    return np.where(radius < 11, 4, np.where(radius < 64, 2, 1))


def _outlines(points: Array, step: hulls.Index) -> list[list[list[float]]]:
    """Return the outline of every hull as a list of points."""
    found: list[list[list[float]]] = [[]] * len(points)
    for k in (1, 2, 4):
        chosen = np.flatnonzero(step == k)
        for hull, outlined in zip(chosen.tolist(), points[chosen, ::k].tolist(), strict=True):
            found[hull] = outlined
    return found


def _in_layer(plan: _Plan) -> NDArray[np.bool_]:
    """Mark the hulls of which anything can be in the layer."""
    room = np.minimum(plan.high + _MARGIN, np.add(plan.rect.size, _MARGIN) - plan.low)
    inside: NDArray[np.bool_] = room.min(1) > 0.0
    return inside


def _too_small_to_shade(plan: _Plan) -> list[bool]:
    """Mark fingers and thin strands: shade would only dirty them."""
    small: list[bool] = ((plan.widest < 9) & (plan.lengths < 40)).tolist()
    return small


def _draw_shade(
    layer: pygame.Surface,
    items: list[Cluster | Patches],
    plan: _Plan,
    camera: Camera,
    surfaces: Surfaces,
) -> None:
    """Multiply a blurred map: every hull in its shadow tone, then its lit inner hull in white."""
    coarse = 3 if plan.scale < 420 else 4 if plan.scale < 900 else 8
    width, height = layer.get_width() // coarse + 2, layer.get_height() // coarse + 2
    shade = surfaces.take("shade", width, height)
    shade.fill((255, 255, 255))
    step = plan.detail // (8 if plan.scale < 420 else 20 if plan.scale < 900 else 32)
    chosen = plan.chosen[:, ::step]
    centres, radii = plan.pixels / coarse, plan.radii / coarse
    around = hulls.directions(plan.detail)[::step]
    middles, sizes = centres[chosen], radii[chosen][..., None]
    dark = (middles + (sizes + 0.6) * around).tolist()
    clusters = [i for i in items if isinstance(i, Cluster) and i.fills and i.material != "plain"]
    shift, size = np.zeros(len(plan.starts)), np.zeros(len(plan.starts))
    for item in clusters:
        for hull, _ in item.hulls:
            shift[hull], size[hull] = _LIT[item.material]
    way = np.array(camera.light) * shift[:, None, None]
    lit = (middles + (way + around * size[:, None, None]) * sizes).tolist()
    small, inside = _too_small_to_shade(plan), _in_layer(plan)
    tones, polygon = palette().shade, pygame.draw.polygon
    for item in clusters:
        seen = [hull for hull, _ in item.hulls if inside[hull] and not small[hull]]
        if item.material != "blend":
            for hull in seen:
                polygon(shade, tones[item.material], dark[hull])
        for hull in seen:
            polygon(shade, (255, 255, 255), lit[hull])
    half = surfaces.take("shade half", width // 2 + 1, height // 2 + 1)
    pygame.transform.smoothscale(shade, half.get_size(), half)
    back = (half.get_width() * 2 * coarse, half.get_height() * 2 * coarse)
    soft = surfaces.take("shade soft", *back)
    pygame.transform.smoothscale(half, back, soft)
    layer.blit(soft, (0, 0), special_flags=pygame.BLEND_RGB_MULT)
