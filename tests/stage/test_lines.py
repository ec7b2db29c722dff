"""Lines round large hulls are drawn round them, those round small ones filled under them."""

import numpy as np
import pygame
import pytest

from simulator.stage.camera import camera
from simulator.stage.group import Group, sphere
from simulator.stage.layer import render
from simulator.stage.surfaces import Surfaces

CAMERA = camera("room", (1920, 1080))
PLACE = (0.0, 0.5, 1.5)


def _ink(reach: float, *, alone: bool, way: tuple[float, float]) -> float:
    """Return the mean width in pixels of the line round a slanted limb on a white body."""
    group = Group(CAMERA, (0.0, 0.0, 1.5))
    x, y, z = PLACE
    far = (x + way[0] * reach, y + way[1] * reach, z)
    group.cluster(
        0.0, [([sphere(PLACE, 0.05), sphere(far, 0.05)], (250, 250, 250))], lines=not alone
    )
    layer = render(group, Surfaces(), "limb", oversample=3.0)
    assert layer
    inked = pygame.surfarray.array_alpha(layer.surface).astype(float).sum() / 255
    return float(inked)


def _width(reach: float, way: tuple[float, float]) -> float:
    scale = CAMERA.scale_at(PLACE)
    round_it = scale * (2 * reach + 2 * np.pi * 0.05)
    return (_ink(reach, alone=False, way=way) - _ink(reach, alone=True, way=way)) / round_it


@pytest.mark.parametrize("way", [(1.0, 0.0), (0.0, 1.0), (0.7, 0.7), (0.4, 0.9), (0.9, -0.4)])
def test_a_line_is_about_as_wide_round_a_large_hull_as_round_a_small_one(
    way: tuple[float, float],
) -> None:
    small, large = _width(0.0, way), _width(0.5, way)
    assert 0.8 < small < 2.5
    assert abs(large - small) < 0.3


def test_a_line_has_no_gap_to_what_it_surrounds() -> None:
    group = Group(CAMERA, (0.0, 0.0, 1.5))
    x, y, z = PLACE
    group.cluster(0.0, [([sphere(PLACE, 0.06), sphere((x + 0.5, y + 0.3, z), 0.06)], (250, 0, 0))])
    layer = render(group, Surfaces(), "limb")
    assert layer
    alpha = pygame.surfarray.array_alpha(layer.surface)
    covered = [np.flatnonzero(column == 255) for column in alpha]
    assert sum(len(rows) > 0 for rows in covered) > 50
    assert all(len(rows) == rows[-1] - rows[0] + 1 for rows in covered if len(rows))
