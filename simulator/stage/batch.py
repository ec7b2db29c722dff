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

    ``starts`` is the first sphere of every hull, ``numbers`` how many it has, ``materials`` what it
    is made of; ``heads`` is the first hull of every group; ``group`` and ``group_of_sphere`` number
    the group of every hull and of every sphere. ``widest`` is the radius of every hull's largest
    sphere, ``longest`` how long the hull is on the picture.
    """

    pixels: Array
    radii: Array
    starts: Index
    numbers: Index
    materials: Index
    heads: Index
    group: Index
    group_of_sphere: Index
    low: Array
    high: Array
    scale: Array
    widest: Array
    longest: Array


def batch_of(camera: Camera, groups: Sequence[Group]) -> Batch:
    """Project the spheres of groups, of which each has some."""
    spheres = hulls.spheres_of([s for group in groups for s in group.spheres])
    sizes = [len(group.spheres) for group in groups]
    lengths = [len(group.starts) for group in groups]
    before, heads = _offsets(sizes), _offsets(lengths)
    starts = _joined([group.starts for group in groups]) + np.repeat(before, lengths)
    pixels, scale = camera.project(spheres[:, :3])
    radii = spheres[:, 3] * scale
    reach = radii[:, None]
    low = np.minimum.reduceat(pixels - reach, starts)
    high = np.maximum.reduceat(pixels + reach, starts)
    every = np.arange(len(groups))
    return Batch(
        pixels=pixels,
        radii=radii,
        starts=starts,
        numbers=hulls.counts(starts, len(radii)),
        materials=_joined([group.materials for group in groups]),
        heads=heads,
        group=np.repeat(every, lengths),
        group_of_sphere=np.repeat(every, sizes),
        low=low,
        high=high,
        scale=np.add.reduceat(scale, before) / sizes,
        widest=np.maximum.reduceat(radii, starts),
        longest=np.maximum(*(high - low).T),
    )


def _joined(runs: Sequence[Sequence[int]]) -> Index:
    """Return runs of numbers one after the other."""
    return np.array([number for run in runs for number in run], np.intp)


def _offsets(sizes: Sequence[int]) -> Index:
    """Return where each of several runs begins when they stand one after the other."""
    return np.array([0, *itertools.accumulate(sizes[:-1])], np.intp)
