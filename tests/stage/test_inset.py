"""A picture in a picture, and the corner in which it hides nobody."""

import itertools
from collections.abc import Callable

import numpy as np
import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from simulator.performance import EpisodeSpan, Scene
from simulator.stage.corners import Corners, steadiest
from simulator.stage.inset import Corner, inset_rect, put_inset
from tests.stage.scenes import figure, pixels, scene

SIZE = (960, 540)
RIGHT, LEFT = Corner(left=False, low=False), Corner(left=True, low=False)
FREE, UNDER_RIGHT = (0.0, 0.0, 1.2), (2.0, 0.0, 2.6)
"""Places of somebody who stands, as the room camera sees them."""


@pytest.mark.parametrize("corner", [Corner(*c) for c in itertools.product((True, False), repeat=2)])
@pytest.mark.parametrize("size", [(1920, 1080), (480, 270), (90, 160)])
def test_an_inset_covers_its_rectangle_and_a_thin_frame(
    size: tuple[int, int], corner: Corner
) -> None:
    rect = inset_rect(size, corner)
    large, small = pygame.Surface(size), pygame.Surface(rect.size)
    small.fill((1, 2, 3))
    put_inset(large, small, corner)
    assert large.get_rect().contains(rect.inflate(2, 2))
    seen = pixels(large)
    assert (seen[rect.left : rect.right, rect.top : rect.bottom] == (1, 2, 3)).all()
    assert seen[rect.left - 1, rect.top].min() > 200
    assert not seen[0 if not corner.left else -1, 0 if corner.low else -1].any()


class Standing:
    """An episode of two minutes in which an adult stands about, and another one."""

    def __init__(self, where: Callable[[float], tuple[float, float, float]]) -> None:
        self._where = where

    def at(self, ms: int) -> Scene:
        return scene(figure("caregiver", "stand", self._where(ms / 1000), 180.0))

    def episode_at(self, ms: float) -> EpisodeSpan:
        return EpisodeSpan(4, 0, 120_000) if ms < 120_000 else EpisodeSpan(5, 120_000, 60_000)


def corners_of(where: Callable[[float], tuple[float, float, float]], name: str) -> list[Corner]:
    corners = Corners(Standing(where))
    return [corners.at(ms, name, SIZE) for ms in range(0, 180_000, 500)]


def moves(corners: list[Corner]) -> int:
    return sum(a != b for a, b in itertools.pairwise(corners))


@pytest.mark.parametrize(
    ("name", "corner"), [("room", RIGHT), ("corner", LEFT), ("door", LEFT), ("infant", RIGHT)]
)
def test_an_inset_that_hides_nobody_is_where_it_usually_is(name: str, corner: Corner) -> None:
    assert set(corners_of(lambda _: FREE, name)) == {corner}


def test_an_inset_gives_way_to_who_stands_where_it_is() -> None:
    corners = corners_of(lambda s: UNDER_RIGHT if 50 < s < 90 else FREE, "room")
    hidden = corners[100:180]
    assert RIGHT not in hidden
    assert corners[-1] == RIGHT
    assert moves(corners) <= 2


def test_an_inset_does_not_follow_who_comes_and_goes() -> None:
    corners = corners_of(lambda s: UNDER_RIGHT if s % 8 < 4 else FREE, "room")
    assert moves(corners) <= 1


def test_the_same_time_has_the_same_corner_whatever_was_asked_before() -> None:
    standing = Standing(lambda s: UNDER_RIGHT if 20 < s < 90 else FREE)
    forwards, backwards = Corners(standing), Corners(standing)
    times = range(0, 180_000, 7000)
    one = {ms: forwards.at(ms, "room", SIZE) for ms in times}
    assert {ms: backwards.at(ms, "room", SIZE) for ms in reversed(times)} == one


@settings(max_examples=60)
@given(
    arrays(np.float64, st.tuples(st.integers(1, 7), st.just(3)), elements=st.integers(0, 5)),
    st.integers(0, 4),
)
def test_the_steadiest_choice_costs_least_of_all(costs: np.ndarray, move: int) -> None:
    def price(choice: tuple[int, ...]) -> float:
        changes = sum(a != b for a, b in itertools.pairwise(choice))
        return float(sum(costs[i, c] for i, c in enumerate(choice))) + move * changes

    cheapest = min(price(c) for c in itertools.product(range(3), repeat=len(costs)))
    assert price(tuple(steadiest(costs, move))) == cheapest
