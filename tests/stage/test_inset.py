"""A picture in a picture."""

import pygame
import pytest

from simulator.stage.inset import inset_rect, put_inset
from tests.stage.scenes import pixels


@pytest.mark.parametrize("size", [(1920, 1080), (480, 270), (90, 160)])
def test_an_inset_covers_its_rectangle_and_a_thin_frame(size: tuple[int, int]) -> None:
    rect = inset_rect(size, "room")
    large, small = pygame.Surface(size), pygame.Surface(rect.size)
    small.fill((1, 2, 3))
    put_inset(large, small, "room")
    assert large.get_rect().contains(rect.inflate(2, 2))
    seen = pixels(large)
    assert (seen[rect.left : rect.right, rect.top : rect.bottom] == (1, 2, 3)).all()
    assert seen[rect.left - 1, rect.top].min() > 200
    assert not seen[0, -1].any()


@pytest.mark.parametrize(("camera", "left"), [("room", False), ("corner", True), ("door", True)])
def test_an_inset_leaves_the_side_free_on_which_people_stand(camera: str, left: bool) -> None:
    rect = inset_rect((960, 540), camera)
    assert (rect.centerx < 480) == left
    assert rect.centery < 270
