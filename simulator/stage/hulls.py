"""Hulls: the outline of several spheres pulled together, for all parts of all figures at once.

Every part is the convex hull of 1 to 8 spheres. For each of K directions the sphere that reaches
farthest is found; the outline point lies on that sphere. Outline, fill and shade use the same
choice with other radii.

Each number depends on its own part alone, to the last bit: what is worked out together must not
show on the picture. Matrix products do not promise that, so there are none here.
"""

import functools
import itertools
import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from simulator.stage.camera import Array

Index = NDArray[np.intp]
Sphere = tuple[float, float, float, float]
"""Centre and radius, in metres of the world."""


def spheres_of(spheres: Sequence[Sphere]) -> Array:
    """Return spheres as an array of shape (n, 4)."""
    flat = itertools.chain.from_iterable(spheres)
    return np.fromiter(flat, np.float64, 4 * len(spheres)).reshape(-1, 4)


@functools.cache
def directions(k: int) -> Array:
    """Return ``k`` unit directions of the picture, shape (k, 2)."""
    angle = np.arange(k) * (2 * math.pi / k)
    d = np.stack([np.cos(angle), np.sin(angle)], 1)
    d.flags.writeable = False
    return d


def counts(starts: Index, n: int) -> Index:
    """Return how many of ``n`` spheres every hull has; ``starts`` is the first of each."""
    found = np.empty_like(starts)
    np.subtract(starts[1:], starts[:-1], out=found[:-1])
    found[-1:] = n - starts[-1:]
    return found


def farthest(centres: Array, radii: Array, starts: Index, k: int, every: int = 1) -> Index:
    """Return, for every hull and direction, the sphere that reaches farthest.

    Args:
        centres: The middles of all spheres, shape (n, 2).
        radii: Their radii.
        starts: The first sphere of every hull. Of equal spheres the first is taken.
        k: How many directions there are.
        every: Of how many directions one is taken.

    Returns:
        The numbers of spheres, shape (hulls, k / every).
    """
    x, y = directions(k)[::every].T
    reach = centres[:, :1] * x + centres[:, 1:] * y + radii[:, None]
    numbers = counts(starts, len(radii))
    order = np.argsort(-numbers)  # those of many spheres first: those of more than i are a slice
    first, more = starts[order], np.cumsum(np.bincount(numbers)[::-1])[::-1].tolist()
    most, found = reach[first], np.zeros((len(starts), reach.shape[1]), np.intp)
    for i in range(1, len(more) - 1):
        n = more[i + 1]
        other, best = reach[first[:n] + i], most[:n]
        found[:n][other > best] = i
        np.maximum(other, best, out=best)
    chosen = np.empty_like(found)
    chosen[order] = found
    chosen += starts[:, None]
    return chosen


def points(centres: Array, radii: Array, chosen: Index, k: int, grow: float | Array = 0.0) -> Array:
    """Return outline points, shape (hulls, k, 2); ``grow`` widens every hull by so many pixels."""
    around = directions(k)[:: k // chosen.shape[1]]
    reach = radii[chosen] + grow
    out = np.empty((*chosen.shape, 2))
    for axis in (0, 1):  # numpy is slow where the last axis is as short as two
        out[..., axis] = centres[:, axis][chosen] + reach * around[:, axis]
    return out
