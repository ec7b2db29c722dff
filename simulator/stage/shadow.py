"""Shadows on the floor: groups flattened along the light, drawn small, blurred, scaled up."""

from collections.abc import Sequence

import numpy as np
import pygame

from simulator.stage import hulls
from simulator.stage.batch import spheres_of
from simulator.stage.camera import Array, Camera
from simulator.stage.group import Group
from simulator.stage.hulls import Index
from simulator.stage.layer import Layer
from simulator.stage.palette import palette
from simulator.stage.surfaces import Surfaces

_LIGHT = (0.17, -0.95, 0.12)  # the way the light falls
_COARSE = 4
_SOFT = 4  # how much coarser the picture is that gives the blur
_POINTS = 8
_MARGIN = 16
_GRID = _COARSE * _SOFT  # shadows begin and end on it, so that none swims while it moves
FINGER = 0.0172
"""Radius in metres up to which a part casts no shadow: fingers and features."""


def floor_shadow(
    group: Group, surfaces: Surfaces, purpose: str, thinnest: float = FINGER
) -> Layer | None:
    """Return the shadow of one group; see ``floor_shadows``."""
    return floor_shadows(group.camera, [(group, purpose, thinnest)], surfaces)[0]


def floor_shadows(
    camera: Camera, asked: Sequence[tuple[Group, str, float]], surfaces: Surfaces
) -> list[Layer | None]:
    """Return the shadows of groups as layers to multiply, None for one outside the picture.

    Of each is asked for which purpose its surface is kept, and up to which radius (metres) its
    parts cast none.
    """
    if not any(group.spheres for group, _, _ in asked):
        return [None] * len(asked)
    spheres, numbers, lengths = _casting(asked)
    if not len(spheres):
        return [None] * len(asked)
    starts = np.cumsum(numbers) - numbers
    pixels, radii = _fallen(camera, spheres)
    reach = radii[:, None]
    lows = np.minimum.reduceat(pixels - reach, starts)
    highs = np.maximum.reduceat(pixels + reach, starts)
    outlines = _outlines(camera, pixels, radii, starts)
    shadows: list[Layer | None] = []
    end = 0
    for length, (_, purpose, _) in zip(lengths, asked, strict=True):
        first, end = end, end + length
        rect = _rect(camera, lows[first:end], highs[first:end]) if length else None
        if rect is None:
            shadows.append(None)
            continue
        flat = (outlines[first:end] - np.array(rect.topleft) / _COARSE).tolist()
        corner = (rect.left + _GRID // 2, rect.top + _GRID // 2)
        shadows.append(Layer(_softened(flat, rect, surfaces, purpose), corner))
    return shadows


def _casting(asked: Sequence[tuple[Group, str, float]]) -> tuple[Array, Index, list[int]]:
    """Return the spheres of the hulls that cast a shadow.

    And how many of them every hull has, and how many such hulls every group.
    """
    found = spheres_of([group for group, _, _ in asked])
    thinnest = np.repeat([least for _, _, least in asked], found.lengths)
    casts = np.maximum.reduceat(found.spheres[:, 3], found.starts) > thinnest
    group = np.repeat(np.arange(len(asked)), found.lengths)[casts]
    lengths = np.bincount(group, minlength=len(asked)).tolist()
    return found.spheres[np.repeat(casts, found.numbers)], found.numbers[casts], lengths


def _fallen(camera: Camera, spheres: Array) -> tuple[Array, Array]:
    """Return where spheres fall along the light, and how large, in pixels."""
    height = spheres[:, 1]
    fall = height / -_LIGHT[1]
    flat = np.stack(
        [
            spheres[:, 0] + _LIGHT[0] * fall,
            np.full(len(spheres), 0.002),
            spheres[:, 2] + _LIGHT[2] * fall,
        ],
        1,
    )
    pixels, scale = camera.project(flat)
    return pixels, spheres[:, 3] * np.clip(1 - 0.18 * height, 0.5, 1.0) * scale * 0.95


def _outlines(camera: Camera, pixels: Array, radii: Array, starts: Index) -> Array:
    """Return the outlines of flattened hulls in pixels of the small picture, shape (n, k, 2)."""
    squash = max(0.22, min(1.0, abs(camera.forward[1]) * 1.5))
    centres, radii = pixels / _COARSE, radii / _COARSE
    centres[:, 1] /= squash
    chosen = hulls.farthest(centres, radii, starts, _POINTS)
    outlines = hulls.points(centres, radii, chosen, _POINTS)
    outlines[..., 1] *= squash
    return outlines


def _rect(camera: Camera, low: Array, high: Array) -> pygame.Rect | None:
    first = np.floor((low.min(0) - _MARGIN) / _GRID).astype(int) * _GRID
    last = np.ceil((high.max(0) + _MARGIN + _GRID // 2) / _GRID).astype(int) * _GRID
    (left, top), (right, bottom) = first.tolist(), last.tolist()
    picture = [(side // _GRID + 3) * _GRID for side in camera.size]
    rect = pygame.Rect(left, top, right - left, bottom - top).clip((-_GRID, -_GRID), picture)
    return rect if rect.w > _GRID and rect.h > _GRID else None


def _softened(
    outlines: list[list[list[float]]], rect: pygame.Rect, surfaces: Surfaces, purpose: str
) -> pygame.Surface:
    """Return the blurred picture from the middles of its first coarse pixels to those of the last.

    That is how it is scaled up without being stretched.
    """
    small = surfaces.take("floor", rect.w // _COARSE, rect.h // _COARSE)
    small.fill((255, 255, 255))
    tone, polygon = palette().shade["floor"], pygame.draw.polygon
    for points in outlines:
        polygon(small, tone, points)
    size = (small.get_width() // _SOFT, small.get_height() // _SOFT)
    blurred = surfaces.take("floor soft", *size)
    pygame.transform.smoothscale(small, size, blurred)
    blurred.fill((3, 3, 3), special_flags=pygame.BLEND_RGB_ADD)  # rounding must not leave an edge
    soft = surfaces.take(purpose, rect.w - _GRID, rect.h - _GRID)
    pygame.transform.smoothscale(blurred, soft.get_size(), soft)
    return soft
