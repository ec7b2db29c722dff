"""Sheets: groups turned into polygons of the picture, for all groups of a picture at once.

Working out many groups together costs hardly more than one. What a sheet holds is the same
whatever else was worked out with it. It holds the polygons of one part alone: of the part that
differs from what was painted before, or of all.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pygame
from numpy.typing import NDArray

from simulator.stage import hulls
from simulator.stage.batch import Batch, Flats, batch_of, flats_of
from simulator.stage.camera import Array, Camera
from simulator.stage.changes import Plan, changed
from simulator.stage.group import MATERIALS, Group
from simulator.stage.hulls import Index

Outline = list[list[float]]
Flags = NDArray[np.bool_]

_MARGIN = 5  # pixels round a group
_ROUND = 16  # pixels; a rectangle rounded to these rarely changes while a body breathes
_LINE = 0.0046  # metres: width of an outline
_WIDTHS = 16  # widths of an outline in a pixel: it must not change whenever anything moves
_SOFT = 4.5  # pixels of the shade map by which blurred shade reaches beyond a hull at most
_RIM = 9  # a hull of more spheres than this is the rim of a disc
_FEWEST = 8  # points of an outline
_SHIFT = 0.5  # pixels of the shade map: the middle of its rim, a hair towards the light
_SPREAD = 0.6  # pixels of the shade map by which a shadow tone reaches beyond its hull
_LIT = {"cloth": (0.30, 0.74), "skin": (0.17, 0.86), "flat": (0.30, 0.74), "blend": (0.0, 0.97)}
"""Shift towards the light and size of the lit inner hull, in shares of the radius."""
_PLAIN = MATERIALS.index("plain")
_LIT_OF = np.array([_LIT.get(material, (0.0, 0.0)) for material in MATERIALS])


@dataclass(frozen=True, slots=True)
class Request:
    """A group to be painted.

    ``purpose`` names the surface it is painted on, ``clip`` bounds it, ``oversample`` sets its
    grid; ``grained`` gives it the felt grain. ``before`` is what was painted last for the purpose:
    only what differs from it is painted.
    """

    group: Group
    purpose: str
    clip: pygame.Rect | None = None
    oversample: float | None = None
    grained: bool = True
    before: Plan | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is drawn of one group on two grids, in one ``part`` of its layer.

    ``fills`` and ``lines`` of every hull and ``flats``, the flat polygons, are drawn on the fine
    grid of the plan, ``dark`` and ``lit`` on its shade map. What is not in the part is empty, and
    so is the shade of hulls so small that it would only dirty them.
    """

    plan: Plan
    part: pygame.Rect
    fills: list[Outline]
    lines: list[Outline]
    flats: list[Outline]
    dark: list[Outline]
    lit: list[Outline]


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
    groups = [request.group for request in asked]
    batch, flats = batch_of(camera, groups), flats_of(camera, groups)
    large, soft = _large(batch), _SOFT * quality.coarse
    plans = _plans(camera, asked, batch, flats, np.where(large, soft, _MARGIN), quality)
    parts = [changed(request.before, plan) for request, plan in zip(asked, plans, strict=True)]
    seen = _within(batch, parts, _MARGIN)
    shaded = large & _within(batch, parts, soft)
    chosen = _farthest(batch, seen | shaded, quality.points)
    local = batch.pixels - np.array([plan.rect.topleft for plan in plans])[batch.group_of_sphere]
    fills, lines = _on_fine_grid(batch, local, chosen, plans, quality.points, seen)
    dark, lit = _on_shade_map(camera, batch, local, chosen, quality, shaded)
    flat = _flat(flats, plans, _within(flats, parts, _MARGIN))
    return [
        Sheet(
            plan,
            part.move(-plan.rect.left, -plan.rect.top),
            fills[batch.hulls_in[i]],
            lines[batch.hulls_in[i]],
            flat[flats.polygons_in[i]],
            dark[batch.hulls_in[i]],
            lit[batch.hulls_in[i]],
        )
        if plan.rect.w
        else None
        for i, (plan, part) in enumerate(zip(plans, parts, strict=True))
    ]


def _plans(
    camera: Camera,
    asked: Sequence[Request],
    batch: Batch,
    flats: Flats,
    reach: Index,
    quality: _Quality,
) -> list[Plan]:
    """Return how every group is painted; ``reach`` is how far every hull shows beyond itself."""
    low, high = batch.low - reach[:, None], batch.high + reach[:, None]
    widths = np.round(np.maximum(1.05, _LINE * batch.scale) * _WIDTHS) / _WIDTHS
    found = []
    for i, (request, rect) in enumerate(
        zip(asked, _rects(camera, asked, batch, flats), strict=True)
    ):
        inside, spheres, polygons = batch.hulls_in[i], batch.spheres_in[i], flats.polygons_in[i]
        x, y = camera.pixel(request.group.anchor)
        edges = flats.edges[polygons.start : polygons.stop + 1]
        found.append(
            Plan(
                rect=rect,
                fine=request.oversample or _oversample(rect),
                coarse=quality.coarse,
                grain=(int(x) - rect.left, int(y) - rect.top),
                items=request.group.in_order(),
                line=float(widths[i]),
                pixels=batch.pixels[spheres],
                radii=batch.radii[spheres],
                starts=request.group.starts,
                low=low[inside],
                high=high[inside],
                corners=flats.pixels[edges[0] : edges[-1]],
                edges=[edge - edges[0] for edge in edges],
            )
        )
    return found


def _rects(
    camera: Camera, asked: Sequence[Request], batch: Batch, flats: Flats
) -> list[pygame.Rect]:
    """Return the rectangle of every group, an empty one if it is outside the picture."""
    found = []
    for request, inside, flat in zip(asked, batch.hulls_in, flats.polygons_in, strict=True):
        low = np.floor(np.concatenate([batch.low[inside], flats.low[flat]]).min(0)) - _MARGIN
        high = np.ceil(np.concatenate([batch.high[inside], flats.high[flat]]).max(0)) + _MARGIN
        bounds = pygame.Rect((0, 0), camera.size)
        bounds = bounds.clip(request.clip) if request.clip else bounds
        left, top = max(int(low[0]), bounds.left), max(int(low[1]), bounds.top)
        right, bottom = min(int(high[0]), bounds.right), min(int(high[1]), bounds.bottom)
        if right - left < 2 or bottom - top < 2:
            found.append(pygame.Rect(0, 0, 0, 0))
            continue
        left, top = left // _ROUND * _ROUND, top // _ROUND * _ROUND
        size = (-((left - right) // _ROUND) * _ROUND, -((top - bottom) // _ROUND) * _ROUND)
        found.append(pygame.Rect((left, top), size))
    return found


def _oversample(rect: pygame.Rect) -> float:
    """Return how much finer a layer is drawn: small figures get the finest grid."""
    area = rect.w * rect.h
    if area < 38_000:
        return 3.0
    return 1.5 if area >= 97_000 else 2.0


def _farthest(batch: Batch, shown: Flags, k: int) -> Index:
    """Return, for every direction, the farthest sphere of every hull that is shown."""
    spheres = np.flatnonzero(np.repeat(shown, batch.numbers))
    numbers = batch.numbers[shown]
    starts = np.cumsum(numbers) - numbers
    chosen = np.zeros((len(shown), k), np.intp)
    found = hulls.farthest(batch.pixels[spheres], batch.radii[spheres], starts, k)
    chosen[shown] = spheres[found]
    return chosen


def _on_fine_grid(
    batch: Batch, local: Array, chosen: Index, plans: Sequence[Plan], k: int, seen: Flags
) -> tuple[list[Outline], list[Outline]]:
    """Return outlines of fills, and of the lines round them, for every hull that is seen."""
    fine = np.array([plan.fine for plan in plans])
    finer = fine[batch.group_of_sphere]
    centres, radii = local * finer[:, None], batch.radii * finer
    width = np.array([plan.line * plan.fine for plan in plans])[batch.group]
    fills: list[Outline] = [[]] * len(chosen)
    lines: list[Outline] = [[]] * len(chosen)
    steps = np.minimum(_steps(batch, fine), k // _FEWEST)
    for step in (1, 2, 4):
        which = np.flatnonzero((steps == step) & seen)
        farthest, wider = chosen[which, ::step], width[which, None]
        edge = hulls.points(centres, radii, farthest, k).tolist()
        line = hulls.points(centres, radii, farthest, k, wider).tolist()
        for i, fill, around in zip(which.tolist(), edge, line, strict=True):
            fills[i], lines[i] = fill, around
    return fills, lines


def _steps(batch: Batch, fine: Array) -> Index:
    """Return how many outline points of every hull are skipped: thin parts need few.

    Of a few spheres the largest decides; many small ones are the rim of something larger.
    """
    radius = np.where(batch.numbers > _RIM, batch.longest / 2, batch.widest) * fine[batch.group]
    steps: Index = np.where(radius < 11, 4, np.where(radius < 64, 2, 1))
    return steps


def _on_shade_map(
    camera: Camera, batch: Batch, local: Array, chosen: Index, quality: _Quality, shaded: Flags
) -> tuple[list[Outline], list[Outline]]:
    """Return every shaded hull a little wider, and its inner hull that is lit."""
    which, k = np.flatnonzero(shaded), quality.points
    farthest = chosen[which, :: quality.shade_step]
    shift, size = _LIT_OF[np.repeat(batch.materials, batch.numbers)].T
    centres, radii = local / quality.coarse + _SHIFT, batch.radii / quality.coarse
    inner = centres + (shift * radii)[:, None] * camera.light
    dark: list[Outline] = [[]] * len(shaded)
    lit: list[Outline] = [[]] * len(shaded)
    wide = hulls.points(centres, radii, farthest, k, _SPREAD).tolist()
    narrow = hulls.points(inner, size * radii, farthest, k).tolist()
    for i, outer, within in zip(which.tolist(), wide, narrow, strict=True):
        dark[i], lit[i] = outer, within
    return dark, lit


def _within(shapes: Batch | Flats, parts: Sequence[pygame.Rect], margin: float) -> Flags:
    """Mark the hulls or polygons of which anything can be in the part of their group."""
    bounds = np.array([(*part.topleft, *part.bottomright) for part in parts])
    room = np.minimum(shapes.high - bounds[shapes.group, :2], bounds[shapes.group, 2:] - shapes.low)
    painted = np.array([part.w > 0 for part in parts])[shapes.group]
    found: Flags = painted & (room.min(1) > -margin)
    return found


def _large(batch: Batch) -> Flags:
    """Mark all hulls that take the light, but fingers and thin strands."""
    large = (batch.widest >= 9) | (batch.longest >= 40)
    shaded: Flags = large & (batch.materials != _PLAIN)
    return shaded


def _flat(flats: Flats, plans: Sequence[Plan], seen: Flags) -> list[Outline]:
    """Return the corners of every flat polygon that is seen."""
    sizes = np.diff(flats.edges)
    owner = np.repeat(flats.group, sizes)
    corner = np.array([plan.rect.topleft for plan in plans])
    fine = np.array([plan.fine for plan in plans])
    shown = np.repeat(seen, sizes)
    owner = owner[shown]
    corners = iter(((flats.pixels[shown] - corner[owner]) * fine[owner, None]).tolist())
    return [
        list(itertools.islice(corners, size)) if there else []
        for size, there in zip(sizes.tolist(), seen.tolist(), strict=True)
    ]
