"""A head that lies on a shoulder is seen whole, and never through a sleeve."""

import numpy as np
import pygame
import pytest

from simulator.figure.look import Colour
from simulator.figure.skeleton import solve_trunk
from simulator.figure.vectors import add, scale
from simulator.performance.scene import Scene
from simulator.stage import Stage
from simulator.stage.camera import camera
from tests.performance.conftest import performance_of

SIZE = (640, 360)


def _colour_of_forehead(stage: Stage, scene: Scene, name: str) -> Colour:
    """Return the colour where the forehead is, or the back of the head, as a camera sees it."""
    picture = pygame.Surface(SIZE)
    stage.paint(picture, scene)
    view = camera(name, SIZE, scene.closeup)
    trunk = solve_trunk(scene.figures["infant"].placed)
    x, y = view.pixel(add(trunk.head, scale(trunk.head_frame[1], 0.05)))
    r, g, b, _ = picture.get_at((round(x), round(y)))
    return r, g, b


@pytest.mark.parametrize("name", ["room", "infant"])
def test_no_sleeve_lies_over_a_head_that_leans_on_a_shoulder(name: str) -> None:
    noor = performance_of("noor")
    stage = Stage(SIZE, noor.looks, name)
    sleeve, head = np.array(noor.looks["caregiver"].top), noor.looks["infant"]
    own = [np.array(tint) for tint in (head.skin, head.hair)]
    for second in range(15, 57, 3):
        scene = noor.at(noor.episode(8).start_ms + 1000 * second)
        seen = np.array(_colour_of_forehead(stage, scene, name))
        nearest = min(np.abs(seen - tint).sum() for tint in own)
        assert nearest < np.abs(seen - sleeve).sum(), second
