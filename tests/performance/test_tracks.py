"""Tracks and routes: keys, easing, changes of plan, ways round obstacles."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.performance.room import Obstacle
from simulator.performance.routes import find_route, pace, travelled
from simulator.performance.tracks import LINEAR, STEP, CueSketch, Sketch

times = st.lists(st.integers(1, 10_000), min_size=1, max_size=8, unique=True).map(sorted)
values = st.floats(-100, 100)


def sketch_of(keys: list[int], numbers: list[float]) -> Sketch:
    sketch = Sketch([0.0])
    for t, v in zip(keys, numbers, strict=False):
        sketch.to(t, [v])
    return sketch


@given(times, st.lists(values, min_size=8, max_size=8), st.integers(0, 11_000))
def test_a_finished_track_says_what_its_sketch_said(
    keys: list[int], numbers: list[float], t: int
) -> None:
    sketch = sketch_of(keys, numbers)
    assert sketch.freeze().at(t)[0] == pytest.approx(sketch.at(t)[0])


@given(times, st.lists(values, min_size=8, max_size=8))
def test_sampling_equals_asking_one_by_one(keys: list[int], numbers: list[float]) -> None:
    track = sketch_of(keys, numbers).freeze()
    moments = np.linspace(0, 11_000, 60)
    one_by_one = [track.at(float(t))[0] for t in moments]
    assert np.allclose(track.sample(moments)[:, 0], one_by_one)


@given(times, st.lists(values, min_size=8, max_size=8), st.integers(0, 10_000), values)
def test_a_change_of_plan_never_jumps(
    keys: list[int], numbers: list[float], t: int, goal: float
) -> None:
    sketch = sketch_of(keys, numbers)
    before = float(sketch.at(t)[0])
    sketch.cut(t)
    sketch.to(t + 500, [goal])
    assert sketch.at(t)[0] == pytest.approx(before)
    assert sketch.at(t + 500)[0] == pytest.approx(goal)


def test_easings() -> None:
    sketch = Sketch([0.0])
    sketch.to(100, [1.0], LINEAR)
    sketch.to(200, [3.0], STEP)
    assert sketch.at(25)[0] == pytest.approx(0.25)
    assert sketch.at(199)[0] == pytest.approx(1.0)
    assert sketch.at(200)[0] == pytest.approx(3.0)


def test_a_jump_leaves_the_past_alone() -> None:
    sketch = Sketch([2.0])
    sketch.jump(1000, [7.0])
    assert sketch.at(998)[0] == pytest.approx(2.0)
    assert sketch.at(1000)[0] == pytest.approx(7.0)


def test_cues_switch_and_forget_the_future() -> None:
    cues = CueSketch("a")
    cues.to(100, "b")
    cues.to(200, "c")
    cues.to(150, "d")
    assert [cues.at(t) for t in (0, 100, 150, 250)] == ["a", "b", "d", "d"]


spots = st.tuples(st.floats(-2, 2), st.floats(0, 3.5))


@given(spots, spots, st.lists(st.tuples(spots, st.floats(0.1, 0.35)), max_size=2))
def test_routes_begin_and_end_where_they_should(start, end, circles) -> None:  # type: ignore[no-untyped-def]
    obstacles = [Obstacle(c, r) for c, r in circles]
    route = find_route(start, end, obstacles)
    assert route.points[0] == start
    assert route.length + 1e-6 >= math.dist(start, end)
    if math.dist(start, end) > 1e-6:
        assert route.points[-1] == pytest.approx(end)


def test_a_route_keeps_clear_of_a_chair_in_the_way() -> None:
    chair = Obstacle((0.0, 1.0), 0.36)
    route = find_route((0.0, 0.0), (0.05, 2.0), [chair])
    nearest = min(math.dist(route.at(s)[0], chair.centre) for s in np.linspace(0, route.length, 80))
    assert nearest > 0.30


@given(st.floats(0.05, 6), st.floats(0.1, 1.5), st.floats(0, 1))
def test_travel_is_even_and_complete(length: float, speed: float, share: float) -> None:
    total = pace(length, speed)
    assert travelled(total, length, speed) == pytest.approx(length)
    assert 0 <= travelled(total * share, length, speed) <= length + 1e-9
    later = travelled(min(total, total * share + 0.05), length, speed)
    assert later >= travelled(total * share, length, speed) - 1e-9


@given(times, st.lists(st.integers(-10, 11_000), min_size=1, max_size=8))
def test_cues_are_found_one_by_one_as_many_at_once(changes: list[int], asked: list[int]) -> None:
    sketch: CueSketch[int] = CueSketch(0)
    for t in changes:
        sketch.to(t, t)
    cues = sketch.freeze()
    found = cues.indices(np.array(asked, float)).tolist()
    assert found == [cues.index(t) for t in asked]
