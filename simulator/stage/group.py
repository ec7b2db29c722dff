"""Groups: what is sorted by depth and painted together - one figure, two in contact, one thing."""

import operator
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, get_args

import numpy as np

from simulator.figure.look import Colour
from simulator.figure.vectors import Vector
from simulator.stage.camera import Array, Camera
from simulator.stage.hulls import Index, Sphere, spheres_of

Material = Literal["cloth", "skin", "flat", "plain", "blend"]
"""How a part takes the light: softly (cloth), warmly (skin), hardly (flat), not at all (plain).

A blend covers a seam and takes the light of its neighbours.
"""

MATERIALS: tuple[Material, ...] = get_args(Material)
_NUMBER = {material: i for i, material in enumerate(MATERIALS)}

Part = tuple[Sequence[Sphere], Colour]
Patch = tuple[Array, Colour]


Order = tuple[int, float, float, int]
"""Rank, depth (far first), sequence at one depth, and when it was added: no two items tie."""


_order = operator.attrgetter("order")


def sphere(point: Vector, radius: float) -> Sphere:
    """Return a sphere round a point."""
    return (point[0], point[1], point[2], radius)


class Cluster(NamedTuple):
    """Hulls that show no seam between them: all outlines are drawn before all fills.

    Those that lie ``apart`` show one: each is drawn with its own outline before the next.
    Clusters of one ``limb``, which is named by where it is rooted, are drawn as one if they end up
    next to each other in depth.
    """

    order: Order
    hulls: tuple[tuple[int, Colour], ...]
    material: Material
    lines: bool
    fills: bool
    apart: bool
    limb: Vector | None


class Patches(NamedTuple):
    """Polygons of the world, drawn in order: faces, collars, the sides of a block.

    Each is the number of its first corner in its group, the number after its last, and its colour.
    """

    order: Order
    polygons: tuple[tuple[int, int, Colour], ...]


@dataclass(slots=True)
class Group:
    """Collects the parts seen by one camera. ``anchor`` is where its felt grain is pinned.

    ``spheres`` are those of all hulls, ``starts`` the first of each hull, ``materials`` numbers
    what each is made of (see ``MATERIALS``). ``corners`` are those of all flat polygons.
    """

    camera: Camera
    anchor: Vector
    spheres: list[Sphere] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    materials: list[int] = field(default_factory=list)
    corners: list[Array] = field(default_factory=list)
    corner_count: int = 0
    items: list[Cluster | Patches] = field(default_factory=list)
    _gathered: tuple[Array, Index] | None = field(default=None, init=False, repr=False)

    def gathered(self) -> tuple[Array, Index]:
        """Return its spheres, shape (n, 4), and the first of every hull, once it has all."""
        if self._gathered is None or len(self._gathered[1]) != len(self.starts):
            self._gathered = spheres_of(self.spheres), np.array(self.starts, np.intp)
        return self._gathered

    def depth(self, point: Vector) -> float:
        """Return the depth of a point, by which parts are sorted."""
        return self.camera.depth(point)

    def cluster(
        self,
        depth: float,
        parts: Iterable[Part],
        *,
        material: Material = "cloth",
        seq: float = 0.0,
        lines: bool = True,
        fills: bool = True,
        apart: bool = False,
        limb: Vector | None = None,
    ) -> None:
        """Add hulls at a depth; ``seq`` orders what has the same depth."""
        hulls, number = [], _NUMBER[material]
        for spheres, tint in parts:
            hulls.append((len(self.starts), tint))
            self.starts.append(len(self.spheres))
            self.spheres += spheres
            self.materials.append(number)
        order = (0, -depth, seq, len(self.items))
        self.items.append(Cluster(order, tuple(hulls), material, lines, fills, apart, limb))

    def patches(
        self,
        depth: float,
        polygons: Iterable[tuple[Array | Sequence[Vector], Colour]],
        *,
        seq: float,
    ) -> None:
        """Add flat polygons of the world at a depth."""
        runs = [(*self.corners_of(points), tint) for points, tint in polygons]
        self.flat(depth, runs, seq=seq)

    def corners_of(self, points: Array | Sequence[Sequence[float]]) -> tuple[int, int]:
        """Add corners of flat polygons; return the number of the first and the one after them."""
        first, self.corner_count = self.corner_count, self.corner_count + len(points)
        self.corners.append(np.asarray(points, np.float64))
        return first, self.corner_count

    def flat(self, depth: float, runs: Iterable[tuple[int, int, Colour]], *, seq: float) -> None:
        """Add flat polygons at a depth, by the numbers of their corners (see ``Patches``)."""
        self.items.append(Patches((0, -depth, seq, len(self.items)), tuple(runs)))

    def absorb(self, other: "Group", rank: int) -> None:
        """Take over all items of another group, to be drawn after all of lower rank."""
        first_hull, first_sphere, shift = len(self.starts), len(self.spheres), self.corner_count
        self.starts.extend(start + first_sphere for start in other.starts)
        self.spheres.extend(other.spheres)
        self.materials.extend(other.materials)
        self.corners.extend(other.corners)
        self.corner_count += other.corner_count
        for item in other.items:
            order = (rank, item.order[1], item.order[2], len(self.items))
            if isinstance(item, Patches):
                moved = tuple((a + shift, b + shift, tint) for a, b, tint in item.polygons)
                self.items.append(Patches(order, moved))
                continue
            hulls = tuple((hull + first_hull, tint) for hull, tint in item.hulls)
            self.items.append(item._replace(order=order, hulls=hulls))

    def in_order(self) -> list[Cluster | Patches]:
        """Return the items far to near, neighbouring clusters of one limb joined."""
        joined: list[Cluster | Patches] = []
        for item in sorted(self.items, key=_order):
            last = joined[-1] if joined else None
            if (
                type(item) is type(last) is Cluster
                and item.limb is not None
                and item.limb == last.limb
            ):
                joined[-1] = last._replace(hulls=last.hulls + item.hulls)
            else:
                joined.append(item)
        return joined
