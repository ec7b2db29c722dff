"""The room from above."""

from collections.abc import Mapping

import numpy as np
import pygame
import pytest

from simulator.figure.look import Look
from simulator.stage.plan import paint_plan
from simulator.stage.room_data import room_data
from tests.stage.scenes import figure, pixels, play, scene, toys

SIZE = (300, 320)


def plan(shown, looks: Mapping[str, Look], size: tuple[int, int] = SIZE) -> np.ndarray:
    surface = pygame.Surface(size)
    surface.fill((255, 0, 255))
    paint_plan(surface, shown, looks)
    return pixels(surface)


def centre(changed: np.ndarray) -> tuple[float, float]:
    """Return the middle of what changed, to the right and up."""
    x, y = np.nonzero(changed)
    return float(x.mean()), -float(y.mean())


@pytest.mark.parametrize("size", [(40, 300), SIZE, (500, 60)])
def test_a_plan_covers_its_surface_and_shows_the_room(looks, size: tuple[int, int]) -> None:
    seen = plan(play(), looks, size)
    assert not (seen == (255, 0, 255)).all(2).any()
    assert seen.std() > 5


def test_what_goes_right_and_away_goes_right_and_up(looks) -> None:
    empty = plan(scene(), looks)

    def place(x: float, z: float) -> tuple[float, float]:
        return centre(
            (plan(scene(figure("infant", "sit", (x, 0.0, z), 0.0)), looks) != empty).any(2)
        )

    here, right, away = place(0.0, 1.0), place(1.0, 1.0), place(0.0, 2.0)
    assert right[0] > here[0] + 20
    assert right[1] == pytest.approx(here[1], abs=1.5)
    assert away[1] > here[1] + 20
    assert away[0] == pytest.approx(here[0], abs=1.5)


@pytest.mark.parametrize(("heading", "way"), [(0.0, (0, 1)), (90.0, (1, 0)), (180.0, (0, -1))])
def test_the_wedge_opens_to_where_the_face_looks(looks, heading: float, way) -> None:
    empty = plan(scene(), looks)
    facing = plan(scene(figure("infant", "sit", (0.0, 0.0, 1.5), heading)), looks)
    back = plan(scene(figure("infant", "sit", (0.0, 0.0, 1.5), heading + 180)), looks)
    a, b = centre((facing != empty).any(2)), centre((back != empty).any(2))
    assert (a[0] - b[0]) * way[0] + (a[1] - b[1]) * way[1] > 10


def test_every_toy_has_a_dot(looks) -> None:
    empty = plan(scene(), looks)
    for name in room_data().things:
        assert (plan(scene(things=toys(name)), looks) != empty).any(), name


def test_the_door_swings(looks) -> None:
    assert (plan(scene(door=90.0), looks) != plan(scene(), looks)).any()
