"""Groups: what is sorted by depth and painted together - one figure, two in contact, one thing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from simulator.figure.look import Colour
from simulator.figure.vectors import Vector
from simulator.stage.camera import Array, Camera
from simulator.stage.hulls import Sphere

Material = Literal["cloth", "skin", "flat", "plain", "blend"]
"""How a part takes the light: softly (cloth), warmly (skin), hardly (flat), not at all (plain).

A blend covers a seam and takes the light of its neighbours.
"""

Part = tuple[Sequence[Sphere], Colour]
Patch = tuple[Array, Colour]


Order = tuple[int, float, float, int]
"""Rank, depth (far first), sequence at one depth, and when it was added: no two items tie."""


def sphere(point: Vector, radius: float) -> Sphere:
    """Return a sphere round a point."""
    return (point[0], point[1], point[2], radius)


@dataclass(frozen=True, slots=True)
class Cluster:
    """Hulls that show no seam between them: all outlines are drawn before all fills.

    Clusters of one ``limb`` that end up next to each other in depth are drawn as one.
    """

    order: Order
    hulls: tuple[tuple[int, Colour], ...]
    material: Material
    lines: bool
    fills: bool
    limb: str


@dataclass(frozen=True, slots=True)
class Patches:
    """Polygons of the world, drawn in order: faces, collars, the sides of a block."""

    order: Order
    polygons: tuple[Patch, ...]


@dataclass(slots=True)
class Group:
    """Collects the parts seen by one camera. ``anchor`` is where its felt grain is pinned."""

    camera: Camera
    anchor: Vector
    spheres: list[Sphere] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    items: list[Cluster | Patches] = field(default_factory=list)

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
        limb: str = "",
    ) -> None:
        """Add hulls at a depth; ``seq`` orders what has the same depth."""
        hulls = []
        for spheres, tint in parts:
            hulls.append((len(self.starts), tint))
            self.starts.append(len(self.spheres))
            self.spheres.extend(spheres)
        order = (0, -depth, seq, len(self.items))
        self.items.append(Cluster(order, tuple(hulls), material, lines, fills, limb))

    def patches(
        self,
        depth: float,
        polygons: Iterable[tuple[Array | Sequence[Vector], Colour]],
        *,
        seq: float,
    ) -> None:
        """Add flat polygons of the world at a depth."""
        flat = tuple((np.asarray(points, np.float64), tint) for points, tint in polygons)
        self.items.append(Patches((0, -depth, seq, len(self.items)), flat))

    def absorb(self, other: "Group", rank: int) -> None:
        """Take over all items of another group, to be drawn after all of lower rank."""
        first_hull, first_sphere = len(self.starts), len(self.spheres)
        self.starts.extend(start + first_sphere for start in other.starts)
        self.spheres.extend(other.spheres)
        for item in other.items:
            order = (rank, item.order[1], item.order[2], len(self.items))
            if isinstance(item, Patches):
                self.items.append(Patches(order, item.polygons))
                continue
            hulls = tuple((hull + first_hull, tint) for hull, tint in item.hulls)
            self.items.append(
                Cluster(order, hulls, item.material, item.lines, item.fills, item.limb)
            )

    def in_order(self) -> list[Cluster | Patches]:
        """Return the items far to near, neighbouring clusters of one limb joined."""
        joined: list[Cluster | Patches] = []
        for item in sorted(self.items, key=lambda i: i.order):
            last = joined[-1] if joined else None
            if (
                isinstance(item, Cluster)
                and isinstance(last, Cluster)
                and item.limb
                and item.limb == last.limb
            ):
                joined[-1] = Cluster(
                    last.order,
                    last.hulls + item.hulls,
                    last.material,
                    last.lines,
                    last.fills,
                    last.limb,
                )
            else:
                joined.append(item)
        return joined
