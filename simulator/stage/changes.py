"""Changes: where a group looks other than it did when it was painted last.

Most of a body rests while its head turns. Only the rectangle in which anything differs is then
painted, from the same polygons in the same order, so that it carries the same bytes as if all had
been painted.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pygame

from simulator.figure.look import Colour
from simulator.stage.camera import Array
from simulator.stage.group import Cluster, Patches

Item = Cluster | Patches

_EDGE = 4  # pixels round flat polygons
_MOST = 0.8  # share of the hulls from which it costs less to paint all
_GRID = 4  # pixels of the shade map; a multiple of 4 pixels of the layer, too


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """All that the looks of a layer follow from, in pixels of the picture.

    ``rect`` is where it is, ``fine`` how much finer the grid of its colours is and ``coarse`` how
    much coarser that of its shade, ``grain`` where the felt grain is pinned in it. ``items`` are
    drawn in this order, with a ``line`` so wide round hulls. ``starts`` is the first sphere of
    every hull, ``low`` and ``high`` bound all that a hull can change. ``edges`` is the first corner
    of every flat polygon, and the number of corners.
    """

    rect: pygame.Rect
    fine: float
    coarse: int
    grain: tuple[int, int]
    items: list[Item]
    line: float
    pixels: Array
    radii: Array
    starts: list[int]
    low: Array
    high: Array
    corners: Array
    edges: list[int]

    def polygons(self, item: Patches) -> tuple[Array, list[tuple[Colour, int]]]:
        """Return the corners of an item one after the other; each colour with how many it has."""
        numbers, edges = [number for number, _ in item.polygons], self.edges
        corners = self.corners[edges[numbers[0]] : edges[numbers[-1] + 1]]
        return corners, [(tint, edges[n + 1] - edges[n]) for n, tint in item.polygons]


def changed(before: Plan | None, now: Plan) -> pygame.Rect:
    """Return the part of a layer outside of which it looks as it did before.

    Its sides lie on the grid of the layer on which all scaling begins anew.
    """
    if before is None or not _on_one_grid(before, now):
        return now.rect
    moved = (before.pixels != now.pixels).any(1) | (before.radii != now.radii)
    hulls = np.logical_or.reduceat(moved, now.starts)
    if hulls.mean() > _MOST:
        return now.rect
    pairs, *apart = _paired(before.items, now.items)
    flats = _moved(before, now, pairs)
    for plan, items in zip((before, now), apart, strict=True):
        for item in items:
            if isinstance(item, Patches):
                flats.append(plan.polygons(item)[0])
            else:
                hulls[[hull for hull, _ in item.hulls]] = True
    if not hulls.any() and not flats:
        return pygame.Rect(now.rect.topleft, (0, 0))
    lows = [before.low[hulls], now.low[hulls], *(f.min(0, keepdims=True) - _EDGE for f in flats)]
    highs = [before.high[hulls], now.high[hulls], *(f.max(0, keepdims=True) + _EDGE for f in flats)]
    grid = _GRID * now.coarse
    low = (np.concatenate(lows).min(0) - now.rect.topleft) / grid
    high = (np.concatenate(highs).max(0) - now.rect.topleft) / grid
    left, top = (np.floor(low).astype(int) * grid).tolist()
    right, bottom = (np.ceil(high).astype(int) * grid).tolist()
    return pygame.Rect(left, top, right - left, bottom - top).move(now.rect.topleft).clip(now.rect)


def _on_one_grid(before: Plan, now: Plan) -> bool:
    """Return whether two plans have the same hulls, painted on the same pixels."""
    return (before.rect, before.fine, before.coarse, before.grain, before.line, before.starts) == (
        now.rect,
        now.fine,
        now.coarse,
        now.grain,
        now.line,
        now.starts,
    )


def _paired(
    before: Sequence[Item], now: Sequence[Item]
) -> tuple[list[tuple[Item, Item]], Sequence[Item], Sequence[Item]]:
    """Return the items that come first and last in the same order, and those between them."""
    shorter = min(len(before), len(now))
    first = 0
    while first < shorter and _alike(before[first], now[first]):
        first += 1
    last = 0
    while last < shorter - first and _alike(before[-1 - last], now[-1 - last]):
        last += 1
    a, b = slice(first, len(before) - last), slice(first, len(now) - last)
    pairs = [
        *zip(before[:first], now, strict=False),
        *zip(before[a.stop :], now[b.stop :], strict=True),
    ]
    return pairs, before[a], now[b]


def _alike(a: Item, b: Item) -> bool:
    """Return whether two items are polygons, or the same hulls drawn in the same way."""
    if type(a) is not type(b):
        return False
    if isinstance(a, Patches) or isinstance(b, Patches):
        return True
    return a.hulls == b.hulls and (a.material, a.lines, a.fills, a.apart) == (
        b.material,
        b.lines,
        b.fills,
        b.apart,
    )


def _moved(before: Plan, now: Plan, pairs: Sequence[tuple[Item, Item]]) -> list[Array]:
    """Return the corners of polygons that differ, where they were and where they are."""
    found = []
    for a, b in pairs:
        if isinstance(a, Patches) and isinstance(b, Patches):
            (old, was), (new, has) = before.polygons(a), now.polygons(b)
            if was != has or (old != new).any():
                found += [old, new]
    return found
