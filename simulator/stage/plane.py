"""Flat polygons of the world: walls, planks, panes. Made once as numbers, drawn by any camera."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pygame
from numpy.typing import NDArray

from simulator.figure.look import Colour
from simulator.figure.vectors import Vector
from simulator.stage.camera import Array, Camera, Size
from simulator.stage.hulls import Index

_NEAR = 0.15  # metres before the camera at which a plane is cut
_THINNEST = 0.4  # pixels; thinner planes are lost
_BAND = 8.0  # pixels above and below the picture


@dataclass(frozen=True, slots=True)
class Plane:
    """A polygon in one colour."""

    points: tuple[Vector, ...]
    tint: Colour


class PlaneSet:
    """Planes in drawing order, with their corners in one array, and a ball round each plane."""

    def __init__(self, planes: Iterable[Plane]) -> None:
        self._planes = tuple(planes)
        corners = [p for plane in self._planes for p in plane.points]
        self._corners: Array = np.array(corners, np.float64).reshape(-1, 3)
        self._counts = np.array([len(p.points) for p in self._planes], np.intp)
        self._starts = np.cumsum(self._counts) - self._counts
        self._middles, self._reach = self._balls()

    def _balls(self) -> tuple[Array, Array]:
        if not self._planes:
            return np.empty((0, 3)), np.empty(0)
        low = np.minimum.reduceat(self._corners, self._starts)
        high = np.maximum.reduceat(self._corners, self._starts)
        reach: Array = np.sqrt(((high - low) ** 2).sum(1)) / 2
        return (low + high) / 2, reach

    def bounds(self, camera: Camera) -> pygame.Rect:
        """Return the pixels in which all planes lie; they must be before the camera."""
        pixels, _ = camera.project(self._corners)
        (left, top), (right, bottom) = np.floor(pixels.min(0)), np.ceil(pixels.max(0))
        return pygame.Rect(int(left), int(top), int(right - left), int(bottom - top))

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
        edges = _edges(camera, surface.get_size(), corner)
        near = np.flatnonzero(_inside(camera.local(self._middles), edges) > -self._reach)
        if not len(near):
            return
        counts = self._counts[near]
        starts = np.cumsum(counts) - counts
        local = camera.local(
            self._corners[np.repeat(self._starts[near] - starts, counts) + np.arange(counts.sum())]
        )
        hidden = _beyond(local, starts, edges)
        cut = np.minimum.reduceat(local[:, 2], starts) <= _NEAR
        pixels = camera.flatten(local)[0] - corner
        low, high = np.minimum.reduceat(pixels, starts), np.maximum.reduceat(pixels, starts)
        hidden = np.logical_or(hidden, ((high - low).min(1) < thinnest) & ~cut)
        top, bottom = -_BAND, surface.get_height() + _BAND
        tall = (low[:, 1] < top) | (high[:, 1] > bottom) | cut
        for i in np.flatnonzero(~hidden).tolist():
            plane = self._planes[near[i]]
            corners = slice(starts[i], starts[i] + counts[i])
            if cut[i]:
                kept = _cut(local[corners].tolist())
                outline = (camera.flatten(np.array(kept).reshape(-1, 3))[0] - corner).tolist()
            else:
                outline = pixels[corners].tolist()
            if tall[i]:
                outline = _within(outline, top, bottom)
            if len(outline) > 2:
                pygame.draw.polygon(surface, plane.tint, outline)


def _edges(camera: Camera, size: Size, corner: tuple[int, int]) -> Array:
    """Return the planes that bound what is seen: a unit vector into it and a distance, each row.

    The first four lead through the eye and the edges of the picture, the last is the near plane.
    """
    left = (corner[0] - camera.size[0] / 2) / camera.focal
    top = (camera.size[1] / 2 - corner[1]) / camera.focal
    right, bottom = left + size[0] / camera.focal, top - size[1] / camera.focal
    ways = np.array(
        [(1, 0, -left, 0), (-1, 0, right, 0), (0, -1, top, 0), (0, 1, -bottom, 0), (0, 0, 1, _NEAR)]
    )
    ways[:, :3] /= np.sqrt((ways[:, :3] ** 2).sum(1))[:, None]
    return ways


def _inside(local: Array, edges: Array) -> Array:
    """Return how far points are within the edge that they are farthest beyond."""
    least: Array = _depths(local, edges).min(1)
    return least


def _beyond(local: Array, starts: Index, edges: Array) -> NDArray[np.bool_]:
    """Mark the planes of which every corner is beyond one and the same edge of the picture."""
    beyond: NDArray[np.bool_] = np.maximum.reduceat(_depths(local, edges), starts).min(1) < 0.0
    return beyond


def _depths(local: Array, edges: Array) -> Array:
    x, y, z = local.T[..., None]
    a, b, c, d = edges.T
    depths: Array = x * a + y * b + z * c - d
    return depths


def _cut(local: list[list[float]]) -> list[list[float]]:
    """Cut a polygon, given by the axes of the camera, at the near plane."""
    kept: list[list[float]] = []
    for i, b in enumerate(local):
        a = local[i - 1]
        da, db = a[2] - _NEAR, b[2] - _NEAR
        if (da >= 0) != (db >= 0):
            t = da / (da - db)
            kept.append([p + (q - p) * t for p, q in zip(a, b, strict=True)])
        if db >= 0:
            kept.append(b)
    return kept


def _within(points: list[list[float]], low: float, high: float) -> list[list[float]]:
    """Cut a polygon of the picture to a band of rows: drawing walks through all rows it spans."""
    for edge, sign in ((low, 1.0), (high, -1.0)):
        if all((y - edge) * sign >= 0 for _, y in points):
            continue
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
