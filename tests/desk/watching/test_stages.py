"""Painters are given back: only the last ones are kept, and none for a screen that is left."""

import gc
import weakref

import pytest

from simulator.case import load_case
from simulator.desk.watching.stage_view import Stages
from simulator.performance import compile_case
from simulator.resources import LIBRARY

SMALL = (320, 180)


@pytest.fixture(scope="module")
def performance():
    case = load_case(LIBRARY / "milo").value
    assert case is not None
    played = compile_case(case).value
    assert played is not None
    return played


def test_cameras_that_alternate_keep_their_painters(performance) -> None:
    stages = Stages()
    room = stages.get(performance, "room", SMALL)[0]
    stages.get(performance, "infant", SMALL)
    again, _, painted = stages.get(performance, "room", SMALL)
    assert again is room
    assert painted


def test_a_painter_that_was_not_used_lately_is_dropped(performance) -> None:
    stages = Stages()
    room = weakref.ref(stages.get(performance, "room", SMALL)[0])
    for camera in ("infant", "corner", "door"):
        stages.get(performance, camera, SMALL)
    gc.collect()
    assert room() is None


def test_a_screen_that_is_left_keeps_no_painter(performance) -> None:
    stages = Stages()
    room = weakref.ref(stages.get(performance, "room", SMALL)[0])
    stages.release()
    gc.collect()
    assert room() is None
    assert not stages.get(performance, "room", SMALL)[2]
