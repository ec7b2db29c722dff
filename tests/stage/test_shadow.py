"""Shadows on the floor lie where the light falls, whatever grid they are blurred on."""

import numpy as np
import pygame
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.stage.camera import camera
from simulator.stage.group import Group
from simulator.stage.shadow import floor_shadow
from simulator.stage.surfaces import Surfaces

ROOM = camera("room", (1280, 720))
RADIUS = 0.12
FALLS = (0.17 / 0.95, 0.12 / 0.95)
"""Metres to the right and away by which light falls aside, for every metre down."""


def shadow_of(x: float, y: float, z: float):
    """Return the shadow of a ball at a place of the room."""
    group = Group(ROOM, (x, 0.0, z))
    group.cluster(0.0, [([(x, y, z, RADIUS)], (200, 120, 90))])
    return floor_shadow(group, Surfaces(), "shadow")


@settings(max_examples=40)
@given(st.floats(-0.8, 0.8), st.floats(0.15, 0.9), st.floats(1.2, 2.4))
def test_a_shadow_lies_where_the_light_falls(x: float, y: float, z: float) -> None:
    layer = shadow_of(x, y, z)
    assert layer is not None
    dark = 255.0 - pygame.surfarray.array3d(layer.surface).mean(2)
    middle = [(dark.sum(1 - axis) * np.arange(dark.shape[axis])).sum() for axis in (0, 1)]
    found = np.array(middle) / dark.sum() + layer.corner
    expected = ROOM.pixel((x + FALLS[0] * y, 0.0, z + FALLS[1] * y))
    assert np.abs(found - expected).max() < 4  # pixels: one of the small picture


@settings(max_examples=40)
@given(st.floats(-0.8, 0.8), st.floats(1.2, 2.4))
def test_a_shadow_has_no_edge(x: float, z: float) -> None:
    layer = shadow_of(x, 0.3, z)
    assert layer is not None
    picture = pygame.surfarray.array3d(layer.surface)
    rim = np.concatenate([picture[0], picture[-1], picture[:, 0], picture[:, -1]])
    assert rim.min() >= 254
    assert picture.min() < 250


def test_what_has_no_hulls_casts_no_shadow() -> None:
    assert floor_shadow(Group(ROOM, (0.0, 0.0, 2.0)), Surfaces(), "shadow") is None
