"""Sheets: groups turned into polygons of the picture, for all groups of a picture at once.

Working out many groups together costs hardly more than one. What a sheet holds is the same
whatever else was worked out with it.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pygame
from numpy.typing import NDArray

from simulator.stage import hulls
from simulator.stage.batch import Batch, batch_of
from simulator.stage.camera import Array, Camera
from simulator.stage.group import MATERIALS, Group
from simulator.stage.hulls import Index

Outline = list[list[float]]
Flags = NDArray[np.bool_]

_MARGIN = 5  # pixels round a group
_LINE = 0.0046  # metres: width of an outline
_DRAWN = 60  # fine pixels: a line round a longer hull is drawn, round others filled
_BROADEST = 4  # fine pixels that a line may reach to both sides; broader ones would have notches
_AVERAGE, _SLANTED = 0.85, 0.70  # share of that which a line reaches on average, and if it slants
_SUNK = 0.7  # fine pixels by which a drawn line begins within its hull: rounding leaves no gap
_RIM = 9  # a hull of more spheres than this is the rim of a disc
_FEWEST = 8  # points of an outline
_SPREAD = 0.6  # pixels of the shade map by which a shadow tone reaches beyond its hull
_LIT = {"cloth": (0.30, 0.74), "skin": (0.17, 0.86), "flat": (0.30, 0.74), "blend": (0.0, 0.97)}
"""Shift towards the light and size of the lit inner hull, in shares of the radius."""
_PLAIN = MATERIALS.index("plain")
_LIT_OF = np.array([_LIT.get(material, (0.0, 0.0)) for material in MATERIALS])


@dataclass(frozen=True, slots=True)
class Request:
    """A group to be painted.

    ``purpose`` names the surface it is painted on, ``clip`` bounds it, ``oversample`` sets its
    grid; ``grained`` gives it the felt grain.
    """

    group: Group
    purpose: str
    clip: pygame.Rect | None = None
    oversample: float | None = None
    grained: bool = True


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is drawn of one group, hull by hull, on two grids.

    ``fills`` and ``lines`` are drawn on a grid ``fine`` times finer than ``rect``, ``dark`` and
    ``lit`` on the shade map, ``coarse`` times coarser. ``strokes`` are the widths with which lines
    are drawn round hulls that are filled; a line of width 0 is filled itself. ``corners`` are those
    of all flat polygons, one after the other. Hulls that are not ``seen`` are outside the
    rectangle; those not ``shaded`` are so small that shade would only dirty them.
    """

    rect: pygame.Rect
    fine: float
    coarse: int
    fills: list[Outline]
    lines: list[Outline]
    strokes: list[int]
    dark: list[Outline]
    lit: list[Outline]
    corners: Outline
    seen: list[bool]
    shaded: list[bool]


@dataclass(frozen=True, slots=True)
class _Quality:
    """Outline points of a hull, coarseness of the shade map, and the share of points it takes."""

    points: int
    coarse: int
    shade_step: int


def _quality(camera: Camera, *, rough: bool) -> _Quality:
    scale = camera.scale_at(camera.target)
    if rough:
        return _Quality(16, 3, 2)
    if scale < 420:
        return _Quality(32, 3, 4)
    return _Quality(40, 4, 2) if scale < 900 else _Quality(64, 8, 4)


def sheets(
    camera: Camera, requests: Sequence[Request], *, rough: bool = False
) -> list[Sheet | None]:
    """Return the sheet of every group, None for one that is outside the picture.

    ``rough`` takes fewer points, for what will be out of focus.
    """
    asked = [request for request in requests if request.group.spheres]
    quality = _quality(camera, rough=rough)
    drawn = iter(_sheets(camera, asked, quality) if asked else ())
    return [next(drawn) if request.group.spheres else None for request in requests]


def _sheets(camera: Camera, asked: Sequence[Request], quality: _Quality) -> list[Sheet | None]:
    batch = batch_of(camera, [request.group for request in asked])
    rects = _rects(camera, asked, batch)
    finer = [r.oversample or _oversample(rect) for r, rect in zip(asked, rects, strict=True)]
    fine, corner = np.array(finer), np.array([rect.topleft for rect in rects], np.float64)
    local = batch.pixels - corner[batch.group_of_sphere]
    seen = _seen(batch, rects)
    shaded = seen & _shaded(batch)
    rays = _rays(batch, fine, quality)
    fills, lines, strokes = _on_fine_grid(batch, local, rays, fine, seen)
    dark, lit = _on_shade_map(camera, batch, local, rays, quality, shaded)
    flat = _flat(camera, asked, fine, corner)
    found: list[Sheet | None] = []
    edges = itertools.pairwise([*batch.heads.tolist(), len(batch.starts)])
    for i, (a, b) in enumerate(edges):
        sheet = Sheet(
            rects[i],
            finer[i],
            quality.coarse,
            fills[a:b],
            lines[a:b],
            strokes[a:b],
            dark[a:b],
            lit[a:b],
            flat[i],
            seen[a:b].tolist(),
            shaded[a:b].tolist(),
        )
        found.append(sheet if rects[i].w else None)
    return found


def _rects(camera: Camera, asked: Sequence[Request], batch: Batch) -> list[pygame.Rect]:
    """Return the rectangle of every group, an empty one if it is outside the picture."""
    lows = (np.floor(np.minimum.reduceat(batch.low, batch.heads)) - _MARGIN).tolist()
    highs = (np.ceil(np.maximum.reduceat(batch.high, batch.heads)) + _MARGIN).tolist()
    found = []
    for request, low, high in zip(asked, lows, highs, strict=True):
        bounds = pygame.Rect((0, 0), camera.size)
        bounds = bounds.clip(request.clip) if request.clip else bounds
        left, top = max(int(low[0]), bounds.left), max(int(low[1]), bounds.top)
        right, bottom = min(int(high[0]), bounds.right), min(int(high[1]), bounds.bottom)
        if right - left < 2 or bottom - top < 2:
            found.append(pygame.Rect(0, 0, 0, 0))
            continue
        left, top = left // 4 * 4, top // 4 * 4
        size = ((right - left + 3) // 4 * 4, (bottom - top + 3) // 4 * 4)
        found.append(pygame.Rect((left, top), size))
    return found


def _oversample(rect: pygame.Rect) -> float:
    """Return how much finer a layer is drawn: small figures get the finest grid."""
    area = rect.w * rect.h
    if area < 34_000:
        return 3.0
    return 1.5 if area >= 90_000 else 2.0


@dataclass(frozen=True, slots=True)
class _Rays:
    """The sphere of every hull that reaches farthest in ``k`` directions, or in fewer of them.

    ``chosen`` leaves out the directions that no hull needs: it has every ``every``th. ``steps`` is
    how many points of its outline every hull skips.
    """

    k: int
    every: int
    chosen: Index
    steps: Index

    def of(self, which: Index, step: int) -> Index:
        """Return the spheres that make every ``step``th point of some outlines."""
        return self.chosen[which, :: step // self.every]


def _rays(batch: Batch, fine: Array, quality: _Quality) -> _Rays:
    k = quality.points
    steps = np.minimum(_steps(batch, fine), k // _FEWEST)
    every = min(int(steps.min()), quality.shade_step)
    chosen = hulls.farthest(batch.pixels, batch.radii, batch.starts, k, every)
    return _Rays(k, every, chosen, steps)


def _steps(batch: Batch, fine: Array) -> Index:
    """Return how many outline points of every hull are skipped: thin parts need few.

    Of a few spheres the largest decides; many small ones are the rim of something larger.
    """
    radius = np.where(batch.numbers > _RIM, batch.longest / 2, batch.widest) * fine[batch.group]
    steps: Index = np.where(radius < 14, 4, np.where(radius < 70, 2, 1))
    return steps


def _on_fine_grid(
    batch: Batch, local: Array, rays: _Rays, fine: Array, seen: Flags
) -> tuple[list[Outline], list[Outline], list[int]]:
    """Return outlines of fills and of the lines round them, and how these are drawn."""
    finer = fine[batch.group_of_sphere]
    centres, radii = local * finer[:, None], batch.radii * finer
    grow, strokes = _lines(batch, fine)
    fills: list[Outline] = [[]] * len(seen)
    lines: list[Outline] = [[]] * len(seen)
    for step in (1, 2, 4):
        which = np.flatnonzero((rays.steps == step) & seen)
        if not len(which):
            continue
        farthest, wider = rays.of(which, step), grow[which, None]
        edge = hulls.points(centres, radii, farthest, rays.k).tolist()
        line = hulls.points(centres, radii, farthest, rays.k, wider).tolist()
        for i, fill, around in zip(which.tolist(), edge, line, strict=True):
            fills[i], lines[i] = fill, around
    return fills, lines, strokes


def _lines(batch: Batch, fine: Array) -> tuple[Array, list[int]]:
    """Return how far the line of every hull lies outside it, and the width it is drawn with.

    The width is 0 for a line that is drawn as a hull filled under the hull: of a large hull that
    takes several times as long as to draw round it.
    """
    wide = np.maximum(1.05, _LINE * batch.scale) * fine
    half = np.ceil((wide + _SUNK) / (_SLANTED + _AVERAGE))
    drawn = (batch.longest * fine[batch.group] > _DRAWN) & (half <= _BROADEST)[batch.group]
    grow = np.where(drawn, (wide - _AVERAGE * half)[batch.group], wide[batch.group])
    strokes = np.where(drawn, (2 * half + 1)[batch.group], 0).astype(int)
    return grow, strokes.tolist()


def _on_shade_map(
    camera: Camera, batch: Batch, local: Array, rays: _Rays, quality: _Quality, shaded: Flags
) -> tuple[list[Outline], list[Outline]]:
    """Return every shaded hull a little wider, and its inner hull that is lit."""
    which = np.flatnonzero(shaded)
    farthest = rays.of(which, quality.shade_step)
    shift, size = _LIT_OF[np.repeat(batch.materials, batch.numbers)].T
    centres, radii = local / quality.coarse, batch.radii / quality.coarse
    inner = centres + (shift * radii)[:, None] * camera.light
    dark: list[Outline] = [[]] * len(shaded)
    lit: list[Outline] = [[]] * len(shaded)
    wide = hulls.points(centres, radii, farthest, rays.k, _SPREAD).tolist()
    narrow = hulls.points(inner, size * radii, farthest, rays.k).tolist()
    for i, outer, within in zip(which.tolist(), wide, narrow, strict=True):
        dark[i], lit[i] = outer, within
    return dark, lit


def _seen(batch: Batch, rects: Sequence[pygame.Rect]) -> Flags:
    """Mark the hulls of which anything can be in the rectangle of their group."""
    bounds = np.array([(*rect.topleft, *rect.bottomright) for rect in rects])[batch.group]
    room = np.minimum(batch.high - bounds[:, :2], bounds[:, 2:] - batch.low)
    seen: Flags = room.min(1) > -_MARGIN
    return seen


def _shaded(batch: Batch) -> Flags:
    """Mark all hulls that take the light, but fingers and thin strands."""
    large = (batch.widest >= 9) | (batch.longest >= 40)
    shaded: Flags = large & (batch.materials != _PLAIN)
    return shaded


def _flat(camera: Camera, asked: Sequence[Request], fine: Array, corner: Array) -> list[Outline]:
    """Return the corners of the flat polygons of every group."""
    counts = [request.group.corner_count for request in asked]
    arrays = [points for request in asked for points in request.group.corners]
    if not arrays:
        return [[] for _ in asked]
    pixels, _ = camera.project(np.concatenate(arrays))
    owner = np.repeat(np.arange(len(asked)), counts)
    flat = ((pixels - corner[owner]) * fine[owner, None]).tolist()
    ends = itertools.accumulate(counts)
    return [flat[end - count : end] for end, count in zip(ends, counts, strict=True)]
