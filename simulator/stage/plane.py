"""Flat polygons of the world: walls, planks, panes. Made once as numbers, drawn by any camera."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pygame

from simulator.figure.look import Colour
from simulator.figure.vectors import Vector, lerp
from simulator.stage.camera import Array, Camera

_NEAR = 0.15  # metres before the camera at which a plane is cut
_FAR = 8000.0  # pixels; coordinates beyond are clamped, drawing cuts them anyway


@dataclass(frozen=True, slots=True)
class Plane:
    """A polygon in one colour."""

    points: tuple[Vector, ...]
    tint: Colour


class PlaneSet:
    """Planes in drawing order, with their corners in one array."""

    def __init__(self, planes: Iterable[Plane]) -> None:
        self._planes = tuple(planes)
        corners = [p for plane in self._planes for p in plane.points]
        self._corners: Array = np.array(corners, np.float64).reshape(-1, 3)
        self._starts = np.cumsum([0, *(len(p.points) for p in self._planes)])

    def draw(
        self, surface: pygame.Surface, camera: Camera, corner: tuple[int, int] = (0, 0)
    ) -> None:
        """Draw all planes; the surface is the part of the camera's picture that begins at ``corner``."""
        if not self._planes:
            return
        pixels = camera.project(self._corners)[0] - corner
        depths = (self._corners - camera.eye) @ np.array(camera.forward)
        first = np.minimum.reduceat(depths, self._starts[:-1])
        last = np.maximum.reduceat(depths, self._starts[:-1])
        xs, ys = pixels[:, 0], pixels[:, 1]
        heads = self._starts[:-1]
        outside = (
            (np.maximum.reduceat(xs, heads) < 0)
            | (np.minimum.reduceat(xs, heads) > surface.get_width())
            | (np.maximum.reduceat(ys, heads) < 0)
            | (np.minimum.reduceat(ys, heads) > surface.get_height())
        ) & (first > _NEAR)
        hidden = (outside | (last <= _NEAR)).tolist()
        cut = (first <= _NEAR).tolist()
        flat = np.clip(pixels, -_FAR, _FAR).tolist()
        starts = self._starts.tolist()
        for i, plane in enumerate(self._planes):
            if hidden[i]:
                continue
            corners = flat[starts[i] : starts[i + 1]]
            if cut[i]:
                corners = _cut(plane.points, camera, corner)
            if len(corners) > 2:
                pygame.draw.polygon(surface, plane.tint, corners)


def _cut(
    points: Sequence[Vector], camera: Camera, corner: tuple[int, int]
) -> list[list[float]]:
    """Cut a polygon at the near plane and project what is left."""
    kept: list[Vector] = []
    for i, b in enumerate(points):
        a = points[i - 1]
        da, db = camera.depth(a) - _NEAR, camera.depth(b) - _NEAR
        if (da >= 0) != (db >= 0):
            kept.append(lerp(a, b, da / (da - db)))
        if db >= 0:
            kept.append(b)
    if not kept:
        return []
    pixels = camera.project(kept)[0] - corner
    clamped: list[list[float]] = np.clip(pixels, -_FAR, _FAR).tolist()
    return clamped
