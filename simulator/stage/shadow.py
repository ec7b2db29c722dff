"""Shadows on the floor: a group flattened along the light, drawn small, blurred, scaled up."""

import numpy as np
import pygame

from simulator.stage import hulls
from simulator.stage.group import Group
from simulator.stage.layer import Layer
from simulator.stage.palette import palette
from simulator.stage.surfaces import Surfaces

_LIGHT = (0.17, -0.95, 0.12)  # the way the light falls
_COARSE = 4
_POINTS = 12
_THINNEST = 0.027  # metres: fingers and features cast nothing
_MARGIN = 16


def floor_shadow(
    group: Group, surfaces: Surfaces, purpose: str, thinnest: float = _THINNEST
) -> Layer | None:
    """Return the shadow of a group as a layer to multiply, or None if it is outside the picture.

    Parts thinner than ``thinnest`` (metres) cast none.
    """
    if not group.spheres:
        return None
    camera = group.camera
    spheres = np.array(group.spheres, np.float64)
    fall = spheres[:, 1] / -_LIGHT[1]
    flat = np.stack(
        [
            spheres[:, 0] + _LIGHT[0] * fall,
            np.full(len(spheres), 0.002),
            spheres[:, 2] + _LIGHT[2] * fall,
        ],
        1,
    )
    pixels, s = camera.project(flat)
    radii = spheres[:, 3] * np.clip(1 - 0.18 * spheres[:, 1], 0.5, 1.0) * s * 0.95
    low = np.floor((pixels - radii[:, None]).min(0)).astype(int) - _MARGIN
    high = np.ceil((pixels + radii[:, None]).max(0)).astype(int) + _MARGIN
    left, top = max(int(low[0]), 0), max(int(low[1]), 0)
    right, bottom = min(int(high[0]), camera.size[0]), min(int(high[1]), camera.size[1])
    if right - left < 8 or bottom - top < 8:
        return None
    width, height = (right - left) // _COARSE + 2, (bottom - top) // _COARSE + 2
    small = surfaces.take("floor", width, height)
    small.fill((255, 255, 255))
    squash = max(0.22, min(1.0, abs(camera.forward[1]) * 1.5))
    centres = (pixels - (left, top)) / _COARSE
    centres[:, 1] /= squash
    starts = np.array(group.starts, np.intp)
    thick = np.maximum.reduceat(spheres[:, 3], starts) > thinnest
    if not thick.any():
        return None
    radii = radii / _COARSE
    chosen = hulls.farthest(centres, radii, starts, _POINTS)[thick]
    outlines = hulls.points(centres, radii, chosen, _POINTS)
    outlines[..., 1] *= squash
    for points in outlines.tolist():
        pygame.draw.polygon(small, palette().shade["floor"], points)
    return Layer(_softened(small, surfaces, purpose), (left, top))


def _softened(small: pygame.Surface, surfaces: Surfaces, purpose: str) -> pygame.Surface:
    width, height = small.get_width() // 2 + 1, small.get_height() // 2 + 1
    half = surfaces.take("floor half", width, height)
    pygame.transform.smoothscale(small, (width, height), half)
    blurred = pygame.transform.box_blur(half, 1)
    blurred.fill((3, 3, 3), special_flags=pygame.BLEND_RGB_ADD)  # rounding must not leave an edge
    size = (width * 2 * _COARSE, height * 2 * _COARSE)
    soft = surfaces.take(purpose, *size)
    pygame.transform.smoothscale(blurred, size, soft)
    return soft
