"""Toys and props: one function a thing, found by the name that scripts use."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from simulator.figure.vectors import Vector, add, cross, lerp, scale, sub, turned, unit
from simulator.stage.group import Group, sphere
from simulator.stage.palette import palette
from simulator.stage.toys import small, soft, wooden
from simulator.stage.toys.forms import Spot

PAINTERS: Mapping[str, Callable[[Spot], None]] = MappingProxyType(
    {
        "ball": soft.ball,
        "blocks": wooden.blocks,
        "block": wooden.block,
        "rings": wooden.rings,
        "ring": wooden.ring,
        "car": wooden.car,
        "doll": soft.doll,
        "teddy": soft.teddy,
        "duck": wooden.duck,
        "cups": small.cups,
        "cup": small.cup,
        "bell": small.bell,
        "rattle": small.rattle,
        "book": small.book,
        "drum": wooden.toy_drum,
        "bag": small.bag,
        "magazine": small.magazine,
    }
)


def add_toy(
    group: Group,
    name: str,
    position: Vector,
    heading: float,
    spin: float = 0.0,
    depth: float | None = None,
) -> None:
    """Add a toy that stands at a point; ``depth`` sorts it elsewhere, as for a held one."""
    shift = 0.0 if depth is None else depth - group.depth(position)
    PAINTERS[name](Spot(group, position, turned(heading), spin, shift))


def add_open_magazine(group: Group, left: Vector, right: Vector, forward: Vector) -> None:
    """Add the open magazine between two reading hands."""
    tints = palette().toys
    up = unit(add((0.0, 0.80, 0.0), scale(forward, 0.60)))
    across = unit(sub(right, left))
    out = unit(cross(across, up))
    middle = add(lerp(left, right, 0.5), scale(up, 0.08))
    depth = min(group.depth(left), group.depth(right)) + 0.05
    width, height, fold = 0.19, 0.26, -0.035

    def page(side: int, x: float, y: float) -> Vector:
        step = add(scale(across, side * width * x), scale(up, height * (y - 0.5)))
        return add(middle, add(step, scale(out, fold * (1 - x))))

    corners = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
    picture = ((0.15, 0.45), (0.85, 0.45), (0.85, 0.88), (0.15, 0.88))
    for side, tint, ink in ((-1, "paper", "sea"), (1, "straw", "brick")):
        leaf = [sphere(page(side, *c), 0.004) for c in corners]
        group.cluster(depth, [(leaf, tints[tint])], material="flat")
        group.patches(depth, [([page(side, *c) for c in picture], tints[ink])], seq=1)


__all__ = ["PAINTERS", "add_open_magazine", "add_toy"]
