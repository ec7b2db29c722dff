"""Batches: the hulls of several groups in pixels of the picture, worked out together."""

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


@dataclass(frozen=True, slots=True)
class Spheres:
    """The spheres of several groups, one after the other, in metres of the world, shape (n, 4).

    ``starts`` is the first sphere of every hull and ``numbers`` how many it has, ``sizes`` how many
    spheres and ``lengths`` how many hulls every group has.
    """

    spheres: Array
    starts: Index
    numbers: Index
    sizes: Index
    lengths: Index


def spheres_of(groups: Sequence[Group]) -> Spheres:
    """Gather the spheres of one or several groups."""
    spheres, firsts = zip(*(group.gathered() for group in groups), strict=True)
    sizes = np.array([len(each) for each in spheres], np.intp)
    lengths = np.array([len(each) for each in firsts], np.intp)
    starts = np.concatenate(firsts) + np.repeat(_before(sizes), lengths)
    numbers = hulls.counts(starts, int(sizes.sum()))
    return Spheres(np.concatenate(spheres), starts, numbers, sizes, lengths)


def batch_of(camera: Camera, groups: Sequence[Group]) -> Batch:
    """Project the spheres of groups, of which each has some."""
    found = spheres_of(groups)
    starts, before = found.starts, _before(found.sizes)
    pixels, scale = camera.project(found.spheres[:, :3])
    radii = found.spheres[:, 3] * scale
    reach = radii[:, None]
    low = np.minimum.reduceat(pixels - reach, starts)
    high = np.maximum.reduceat(pixels + reach, starts)
    every = np.arange(len(groups))
    return Batch(
        pixels=pixels,
        radii=radii,
        starts=starts,
        numbers=found.numbers,
        materials=np.array([m for group in groups for m in group.materials], np.intp),
        heads=_before(found.lengths),
        group=np.repeat(every, found.lengths),
        group_of_sphere=np.repeat(every, found.sizes),
        low=low,
        high=high,
        scale=np.add.reduceat(scale, before) / found.sizes,
        widest=np.maximum.reduceat(radii, starts),
        longest=np.maximum(*(high - low).T),
    )


def _before(sizes: Index) -> Index:
    """Return where each of several runs begins when they stand one after the other."""
    begins: Index = np.cumsum(sizes) - sizes
    return begins
