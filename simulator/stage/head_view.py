"""A head as one camera sees it: its frame, its size, and where the viewer is."""

from collections.abc import Iterable

import numpy as np

from simulator.figure.skeleton import Joints
from simulator.figure.vectors import Frame, Vector, add, scale, sub, to_frame, to_world, unit
from simulator.stage.camera import Array
from simulator.stage.group import Group
from simulator.stage.hulls import Sphere
from simulator.stage.shapes import HeadShape
from simulator.stage.trunk import SMALL

_STEPS, _STEPS_NEAR = 64, 256  # of the direction a head is seen from, on small pictures and large


class HeadView:
    """Turns points and spheres of a head into the world; ``viewer`` is a direction in its frame."""

    def __init__(self, group: Group, joints: Joints, shape: HeadShape) -> None:
        self.frame: Frame = joints.trunk.head_frame
        self.centre: Vector = joints.trunk.head
        self.size = joints.body.head_scale
        self.depth = group.depth(self.centre) - shape.nearer
        self.scale = group.camera.scale_at(self.centre)
        self.viewer = to_frame(self.frame, unit(sub(group.camera.eye, self.centre)))
        self._axes = tuple(scale(axis, self.size) for axis in self.frame)

    @property
    def rounded_viewer(self) -> Vector:
        """Return from where it is seen, in steps of less than half a pixel of its rim."""
        steps = _STEPS if self.scale < SMALL else _STEPS_NEAR
        x, y, z = self.viewer
        return unit((round(x * steps) / steps, round(y * steps) / steps, round(z * steps) / steps))

    def at(self, offset: Vector) -> Vector:
        """Return a point of the world."""
        return add(self.centre, to_world(self.frame, scale(offset, self.size)))

    def points(self, offsets: Array) -> Array:
        """Return points of the world, shape (n, 3)."""
        world: Array = offsets @ np.array(self._axes) + self.centre
        return world

    def balls(self, spheres: Iterable[Sphere]) -> list[Sphere]:
        """Return spheres of the world."""
        (a, b, c), (d, e, f), (g, h, i) = self._axes
        (p, q, s), k = self.centre, self.size
        return [
            (
                a * x + d * y + g * z + p,
                b * x + e * y + h * z + q,
                c * x + f * y + i * z + s,
                r * k,
            )
            for x, y, z, r in spheres
        ]
