"""What cameras see: faces from the front, bodies that nobody stands before."""

import math

import pytest

from simulator.authoring.sight import _between, _views, seen_by
from simulator.case import load_case
from simulator.performance import Performance, compile_case
from simulator.resources import LIBRARY


@pytest.fixture(scope="module")
def milo() -> Performance:
    case = load_case(LIBRARY / "milo").value
    assert case is not None
    played = compile_case(case).value
    assert played is not None
    return played


def at(played: Performance, episode: int, seconds: float) -> int:
    span = played.episode(episode)
    assert span is not None
    return span.start_ms + int(seconds * 1000)


def test_there_is_a_view_for_each_camera() -> None:
    assert set(_views()) == {"room", "corner", "door", "infant"}
    assert [n for n, view in _views().items() if view.target is None] == ["infant"]


def test_a_child_on_the_rug_is_seen_and_its_face_from_some_side(milo: Performance) -> None:
    times = [at(milo, 2, s) for s in (60, 90, 120)]
    bodies, faces = seen_by(milo, "infant", times, 0.5)
    assert set(bodies) == {"room", "corner", "door", "infant"}
    assert "infant" in faces
    assert set(faces) <= set(bodies)
    assert not {"room", "corner"} <= set(faces)  # they look from opposite sides


def test_who_is_out_of_the_room_is_not_seen(milo: Performance) -> None:
    assert seen_by(milo, "caregiver", [at(milo, 6, 60)], 0.5) == ((), ())


def test_what_stands_on_the_line_of_sight_covers_and_what_stands_behind_does_not() -> None:
    eye, point = (0.0, 0.0, 0.0), (0.0, 0.0, 4.0)
    assert _between(eye, point, (0.1, 0.0, 2.0)) == pytest.approx(0.1)
    assert _between(eye, point, (0.1, 0.0, 5.0)) == math.inf
    assert _between(eye, point, (0.1, 0.0, -1.0)) == math.inf
