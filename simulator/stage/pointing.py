"""Pointing: circles around a part of somebody, for those who are shown where to look."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.figure.skeleton import Joints, solve
from simulator.figure.vectors import Vector, lerp
from simulator.performance.scene import Scene
from simulator.stage.camera import Camera

_HEAD_M, _HAND_M, _MARGIN_M = 0.17, 0.11, 0.1


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle on the picture, in pixels."""

    x: float
    y: float
    radius: float


def rings(camera: Camera, scene: Scene, actor: str, part: str) -> tuple[Ring, ...]:
    """Return the circles around a part of an actor; none if the actor is not there.

    Args:
        camera: who looks.
        scene: what is there.
        actor: whose part.
        part: head, hands, feet or body.
    """
    figure = scene.figures.get(actor)
    if figure is None:
        return ()
    joints = solve({actor: figure.placed})[actor]
    return tuple(_around(camera, points, margin) for points, margin in _groups(joints, part))


def _groups(joints: Joints, part: str) -> Sequence[tuple[Sequence[Vector], float]]:
    """Return the points that each circle holds, and how far around them it goes in metres."""
    trunk = joints.trunk
    if part == "head":
        return [((trunk.head,), _HEAD_M)]
    if part == "hands":
        return [((hand,), _HAND_M) for hand in joints.hand]
    if part == "feet":
        return [(joints.ankle, _MARGIN_M)]
    middle = lerp(trunk.pelvis, trunk.head, 0.5)
    return [((middle, trunk.head, trunk.pelvis, *joints.knee), _MARGIN_M)]


def _around(camera: Camera, points: Sequence[Vector], margin: float) -> Ring:
    """Return the circle around points."""
    pixels, scale = camera.project(points)
    x, y = ((pixels.min(0) + pixels.max(0)) / 2).tolist()
    reach = float(((pixels - (x, y)) ** 2).sum(1).max() ** 0.5)
    return Ring(x, y, reach + margin * float(scale.mean()))
