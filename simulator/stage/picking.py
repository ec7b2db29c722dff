"""Picking: who or what is under a pixel, by simple boxes."""

from collections.abc import Iterator

from simulator.figure.skeleton import Joints, solve
from simulator.figure.vectors import Vector, add
from simulator.performance.scene import Scene
from simulator.stage.camera import Camera
from simulator.stage.room_data import room_data

_HEAD = 0.11  # metres round the middle of a head


def pick(camera: Camera, scene: Scene, position: tuple[int, int]) -> str | None:
    """Return the actor, ``toy:<name>`` or None that is nearest to the camera at a pixel."""
    hits = [
        (depth, name)
        for depth, name, box in _boxes(camera, scene)
        if box[0] <= position[0] <= box[2] and box[1] <= position[1] <= box[3]
    ]
    return min(hits)[1] if hits else None


def _boxes(
    camera: Camera, scene: Scene
) -> Iterator[tuple[float, str, tuple[float, float, float, float]]]:
    solved = solve({name: figure.placed for name, figure in scene.figures.items()})
    for name, joints in solved.items():
        yield camera.depth(joints.trunk.pelvis), name, _around(camera, list(_outline(joints)), 0.05)
    for toy in scene.toys:
        thing = room_data().things[toy.name]
        middle = add(toy.position, (0.0, thing.centre, 0.0))
        size = max(thing.reach, thing.centre)
        yield camera.depth(middle), f"toy:{toy.name}", _around(camera, [middle], size)


def _outline(joints: Joints) -> Iterator[Vector]:
    head = joints.trunk.head
    for step in ((_HEAD, 0.0, 0.0), (-_HEAD, 0.0, 0.0), (0.0, _HEAD, 0.0), (0.0, -_HEAD, 0.0)):
        yield add(head, step)
    yield joints.trunk.pelvis
    for pair in (joints.shoulder, joints.elbow, joints.hand, joints.knee, joints.ankle):
        yield from pair


def _around(
    camera: Camera, points: list[Vector], margin: float
) -> tuple[float, float, float, float]:
    pixels, scale = camera.project(points)
    grow = margin * float(scale.mean())
    (left, top), (right, bottom) = pixels.min(0).tolist(), pixels.max(0).tolist()
    return left - grow, top - grow, right + grow, bottom + grow
