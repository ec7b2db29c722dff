import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.performance.scene import Aim
from simulator.stage.camera import Camera, camera, camera_names

SIZE = (1280, 720)
inside = st.tuples(st.floats(-2.4, 2.4), st.floats(0.0, 2.5), st.floats(-0.6, 3.7))


def test_the_target_is_in_the_middle_of_the_picture() -> None:
    view = camera("room", SIZE)
    assert view.pixel(view.target) == pytest.approx((640, 360))


@given(inside)
def test_one_point_and_many_are_projected_alike(point: tuple[float, float, float]) -> None:
    view = camera("room", SIZE)
    many, scale = view.project([point])
    assert many[0].tolist() == pytest.approx(view.pixel(point))
    assert scale[0] == pytest.approx(view.scale_at(point))


@given(inside, st.floats(0.01, 0.3))
def test_what_is_farther_is_smaller(point: tuple[float, float, float], step: float) -> None:
    view = camera("room", SIZE)
    farther = tuple(p + step * f for p, f in zip(point, view.forward, strict=True))
    assert view.scale_at((farther[0], farther[1], farther[2])) < view.scale_at(point)


def test_axes_are_square_and_of_length_one() -> None:
    for name in ("room", "corner", "door"):
        view = camera(name, SIZE)
        axes = np.array((view.right, view.up, view.forward))
        assert np.allclose(axes @ axes.T, np.eye(3))


def test_a_narrow_window_shows_no_less_of_the_room_than_a_wide_one() -> None:
    wide, narrow = camera("room", (1280, 720)), camera("room", (720, 720))
    edge = (-2.0, 0.5, 2.0)
    share_wide = wide.pixel(edge)[0] / 1280
    share_narrow = narrow.pixel(edge)[0] / 720
    assert share_narrow == pytest.approx(share_wide, abs=0.01)


def test_light_comes_from_above_on_every_picture() -> None:
    for name in ("room", "corner", "door"):
        x, y = camera(name, SIZE).light
        assert y < -0.5
        assert math.hypot(x, y) == pytest.approx(1.0)


def test_the_close_up_takes_its_place_from_the_scene() -> None:
    aim = Aim((1.0, 0.8, -0.5), (0.2, 0.5, 1.0))
    view = camera("infant", (480, 480), aim)
    assert (view.eye, view.target) == (aim.eye, aim.target)


def test_an_unknown_camera_is_named_with_those_that_exist() -> None:
    with pytest.raises(ValueError, match=r"'attic'.*room, corner, door, infant"):
        camera("attic", SIZE)
    assert set(camera_names()) == {"room", "corner", "door", "infant"}


def test_the_close_up_without_an_aim_says_where_to_take_it() -> None:
    with pytest.raises(ValueError, match="take the closeup of a scene"):
        camera("infant", SIZE)


def test_cameras_compare_by_what_they_see() -> None:
    assert camera("room", SIZE) == camera("room", SIZE)
    assert camera("room", SIZE) != camera("room", (640, 360))
    assert Camera((0, 1, -4), (0, 1, 0), 30, SIZE).at_size((64, 36)).size == (64, 36)
