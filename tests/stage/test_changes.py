import numpy as np
import pygame
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.stage.camera import Camera
from simulator.stage.changes import changed
from simulator.stage.group import Group
from simulator.stage.layer import render_all
from simulator.stage.sheet import Request
from simulator.stage.surfaces import Surfaces
from tests.stage.scenes import pixels

VIEW = Camera((0.0, 1.0, -4.0), (0.0, 1.0, 0.0), 40.0, (320, 320))
RED, BLUE = (200, 60, 50), (60, 80, 200)

share = st.floats(-0.4, 0.4)
ball = st.tuples(share, share, share, st.floats(0.01, 0.12))
balls = st.lists(ball, min_size=1, max_size=5)


def group(found: list[tuple[float, float, float, float]], mark: float = 0.0) -> Group:
    """Return two balls that frame the picture, others between them, and a mark on the picture."""
    made = Group(VIEW, (0.0, 0.0, 0.0))
    for x in (-0.8, 0.8):
        made.cluster(VIEW.depth((x, 1.0 + x, 0.0)), [([(x, 1.0 + x, 0.0, 0.1)], BLUE)])
    for x, y, z, radius in found:
        made.cluster(VIEW.depth((x, 1.0 + y, z)), [([(x, 1.0 + y, z, radius)], RED)])
    corners = [(mark, 0.3, 0.0), (mark + 0.1, 0.3, 0.0), (mark, 0.4, 0.0)]
    made.patches(2.0, [(corners, BLUE)], seq=0.0)
    return made


def painted(made: Group, surfaces: Surfaces, before=None):
    layer = render_all(VIEW, [Request(made, "one", before=before)], surfaces)[0]
    assert layer is not None
    return layer


@settings(max_examples=40, deadline=None)
@given(balls, st.integers(0, 4), ball, st.sampled_from((0.0, 0.02)))
def test_painting_what_changed_gives_what_painting_all_gives(found, i: int, moved, mark) -> None:
    surfaces = Surfaces()
    first = painted(group(found), surfaces)
    then = [moved if k == i else each for k, each in enumerate(found)]
    kept = painted(group(then, mark), surfaces, first.plan)
    fresh = painted(group(then, mark), Surfaces())
    assert (pixels(kept.surface) == pixels(fresh.surface)).all()
    alphas = [pygame.surfarray.array_alpha(layer.surface) for layer in (kept, fresh)]
    assert np.array_equal(*alphas)


def test_what_rests_is_not_painted_again() -> None:
    surfaces = Surfaces()
    first = painted(group([(0.0, 0.0, 0.0, 0.1)]), surfaces)
    same = painted(group([(0.0, 0.0, 0.0, 0.1)]), surfaces, first.plan)
    assert same.part.size == (0, 0)
    moved = painted(group([(0.05, 0.0, 0.0, 0.1)]), surfaces, first.plan)
    x, y = VIEW.pixel((0.0, 1.0, 0.0))
    assert moved.part.collidepoint(x, y)
    assert moved.part.w * moved.part.h < moved.rect.w * moved.rect.h / 2
    for corner in ((-0.8, 0.2, 0.0), (0.8, 1.8, 0.0)):
        assert not moved.part.collidepoint(VIEW.pixel(corner))


def test_without_a_plan_of_before_all_is_painted() -> None:
    layer = painted(group([(0.0, 0.0, 0.0, 0.1)]), Surfaces())
    assert layer.plan is not None
    assert changed(None, layer.plan) == layer.rect == layer.part
