"""Batches: the hulls of several groups in pixels of the picture, worked out together."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simulator.stage import hulls
from simulator.stage.camera import Array, Camera
from simulator.stage.group import Group
from simulator.stage.hulls import Index


@dataclass(frozen=True, slots=True)
class Batch:
    """The spheres of several groups in pixels of the picture, and the bounds of every hull.

    ``starts`` is the first sphere of every hull, ``heads`` the first hull of every group;
    ``group`` and ``group_of_sphere`` number the group of every hull and of every sphere.
    """

    pixels: Array
    radii: Array
    starts: Index
    heads: Index
    group: Index
    group_of_sphere: Index
    low: Array
    high: Array
    scale: Array

    def widest(self) -> Array:
        """Return the radius of every hull's largest sphere."""
        widest: Array = np.maximum.reduceat(self.radii, self.starts)
        return widest

    def longest(self) -> Array:
        """Return how long every hull is on the picture."""
        longest: Array = (self.high - self.low).max(1)
        return longest


def batch_of(camera: Camera, groups: Sequence[Group]) -> Batch:
    """Project the spheres of groups, of which each has some."""
    spheres = hulls.spheres_of([s for group in groups for s in group.spheres])
    sizes = [len(group.spheres) for group in groups]
    numbers = [len(group.starts) for group in groups]
    before, heads = _offsets(sizes), _offsets(numbers)
    starts = np.array([start for group in groups for start in group.starts], np.intp)
    starts += np.repeat(before, numbers)
    pixels, scale = camera.project(spheres[:, :3])
    radii = spheres[:, 3] * scale
    reach = radii[:, None]
    every = np.arange(len(groups))
    return Batch(
        pixels=pixels,
        radii=radii,
        starts=starts,
        heads=heads,
        group=np.repeat(every, numbers),
        group_of_sphere=np.repeat(every, sizes),
        low=np.minimum.reduceat(pixels - reach, starts),
        high=np.maximum.reduceat(pixels + reach, starts),
        scale=np.add.reduceat(scale, before) / sizes,
    )


def _offsets(sizes: Sequence[int]) -> Index:
    """Return where each of several runs begins when they stand one after the other."""
    return np.array([0, *itertools.accumulate(sizes[:-1])], np.intp)
