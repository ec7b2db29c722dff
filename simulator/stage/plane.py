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
_BAND = 8.0  # pixels above and below the picture


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
        self,
        surface: pygame.Surface,
        camera: Camera,
        corner: tuple[int, int] = (0, 0),
        thinnest: float = _THINNEST,
    ) -> None:
        """Draw all planes.

        Args:
            surface: The part of the camera's picture that begins at ``corner``.
            camera: What sees them.
            corner: Where that part begins, in pixels.
            thinnest: Planes thinner than so many pixels are left out.
        """
        if not self._planes:
            return
        local = camera.local(self._corners)
        heads = self._starts[:-1]
        hidden: NDArray[np.bool_] = self._outside(local, surface, camera, corner)
        cut = np.minimum.reduceat(local[:, 2], heads) <= _NEAR
        pixels = camera.flatten(local)[0] - corner
        low, high = np.minimum.reduceat(pixels, heads), np.maximum.reduceat(pixels, heads)
        hidden = np.logical_or(hidden, ((high - low).min(1) < thinnest) & ~cut)
        top, bottom = -_BAND, surface.get_height() + _BAND
        tall = (low[:, 1] < top) | (high[:, 1] > bottom) | cut
        starts, points = self._starts.tolist(), pixels.tolist()
        for i in np.flatnonzero(~hidden).tolist():
            plane, outline = self._planes[i], points[starts[i] : starts[i + 1]]
            if cut[i]:
                kept = _cut(plane.points, camera)
                outline = (camera.project(np.array(kept).reshape(-1, 3))[0] - corner).tolist()
            if tall[i]:
                outline = _within(outline, top, bottom)
            if len(outline) > 2:
                pygame.draw.polygon(surface, plane.tint, outline)

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
        beyond: NDArray[np.bool_] = np.maximum.reduceat(edges, self._starts[:-1]).min(1) < 0.0
        return beyond


def _cut(points: Sequence[Vector], camera: Camera) -> list[Vector]:
    """Cut a polygon at the near plane."""
    kept: list[Vector] = []
    for i, b in enumerate(points):
        a = points[i - 1]
        da, db = camera.depth(a) - _NEAR, camera.depth(b) - _NEAR
        if (da >= 0) != (db >= 0):
            kept.append(lerp(a, b, da / (da - db)))
        if db >= 0:
            kept.append(b)
    return kept


def _within(points: list[list[float]], low: float, high: float) -> list[list[float]]:
    """Cut a polygon of the picture to a band of rows: drawing walks through all rows it spans."""
    for edge, sign in ((low, 1.0), (high, -1.0)):
        kept: list[list[float]] = []
        for i, b in enumerate(points):
            a = points[i - 1]
            da, db = (a[1] - edge) * sign, (b[1] - edge) * sign
            if (da >= 0) != (db >= 0):
                kept.append([a[0] + (b[0] - a[0]) * da / (da - db), edge])
            if db >= 0:
                kept.append(b)
        points = kept
    return points
