"""Flat polygons of the world: walls, planks, panes. Made once as numbers, drawn by any camera."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pygame
from numpy.typing import NDArray

from simulator.figure.look import Colour
from simulator.figure.vectors import Vector, lerp
from simulator.stage.camera import Array, Camera

_NEAR = 0.15  # metres before the camera at which a plane is cut
_THINNEST = 0.4  # pixels; thinner planes are lost
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
        local = camera.local(self._corners)
        heads = self._starts[:-1]
        hidden = self._outside(local, surface, camera, corner)
        cut = np.minimum.reduceat(local[:, 2], heads) <= _NEAR
        pixels = camera.flatten(local)[0] - corner
        size = np.maximum.reduceat(pixels, heads) - np.minimum.reduceat(pixels, heads)
        hidden |= (size.min(1) < _THINNEST) & ~cut
        flat = np.clip(pixels, -_FAR, _FAR)
        starts = self._starts.tolist()
        for i in np.flatnonzero(~hidden).tolist():
            plane = self._planes[i]
            if cut[i]:
                corners = _cut(plane.points, camera, corner)
            else:
                corners = flat[starts[i] : starts[i + 1]].tolist()
            if len(corners) > 2:
                pygame.draw.polygon(surface, plane.tint, corners)

    def _outside(
        self, local: Array, surface: pygame.Surface, camera: Camera, corner: tuple[int, int]
    ) -> NDArray[np.bool_]:
        """Mark the planes of which every corner is beyond one and the same edge of the picture."""
        x, y, z = local[:, 0], local[:, 1], local[:, 2]
        left = (corner[0] - camera.size[0] / 2) / camera.focal
        top = (camera.size[1] / 2 - corner[1]) / camera.focal
        right = left + surface.get_width() / camera.focal
        bottom = top - surface.get_height() / camera.focal
        edges = np.stack([x - left * z, right * z - x, top * z - y, y - bottom * z, z - _NEAR], 1)
        beyond: NDArray[np.bool_] = (np.maximum.reduceat(edges, self._starts[:-1]) < 0.0).any(1)
        return beyond


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
