"""A head as one camera sees it: its frame, its size, and where the viewer is."""

from simulator.figure.skeleton import Joints
from simulator.figure.vectors import Frame, Vector, add, scale, sub, to_frame, to_world, unit
from simulator.stage.group import Group, sphere
from simulator.stage.hulls import Sphere
from simulator.stage.shapes import HeadShape


class HeadView:
    """Turns points and spheres of a head into the world; ``viewer`` is a direction in its frame."""

    def __init__(self, group: Group, joints: Joints, shape: HeadShape) -> None:
        self.frame: Frame = joints.trunk.head_frame
        self.centre: Vector = joints.trunk.head
        self.size = joints.body.head_scale
        self.depth = group.depth(self.centre) - shape.nearer
        self.scale = group.camera.scale_at(self.centre)
        self.viewer = to_frame(self.frame, unit(sub(group.camera.eye, self.centre)))

    def at(self, offset: Vector) -> Vector:
        """Return a point of the world."""
        return add(self.centre, to_world(self.frame, scale(offset, self.size)))

    def ball(self, s: Sphere) -> Sphere:
        """Return a sphere of the world."""
        return sphere(self.at((s[0], s[1], s[2])), s[3] * self.size)

    def balls(self, spheres: tuple[Sphere, ...]) -> list[Sphere]:
        """Return spheres of the world."""
        return [self.ball(s) for s in spheres]
