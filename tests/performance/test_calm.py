"""Calm bodies: held on a beat while nothing directed moves, and never longer."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from simulator.performance import Performance
from simulator.performance.calm import BEATS_MS, LEAST_MS, calm_spans, moving, on_beat
from simulator.performance.performance import FRAME_MS
from simulator.performance.tracks import SMOOTH, STEP, Track
from tests.performance.conftest import performance_of


def track(*keys: tuple[int, float], ease: int = SMOOTH) -> Track:
    times, values = zip(*keys, strict=True)
    return Track(times, np.array(values, float)[:, None], (ease,) * len(keys))


def test_a_body_is_calm_where_no_track_changes() -> None:
    calm = calm_spans([moving(track((0, 1.0), (5000, 1.0), (6000, 2.0), (9000, 2.0)))])
    assert [calm.at(t) for t in (0, 4999, 5000, 5999, 6000, 9999)] == [
        True,
        True,
        False,
        False,
        True,
        True,
    ]


def test_what_switches_at_once_does_not_count_as_moving() -> None:
    switch = track((0, 0.0), (1000, 1.0), ease=STEP)
    assert all(calm_spans([moving(switch)]).at(t) for t in (0, 500, 2000))


def test_a_pause_too_short_to_see_is_no_calm() -> None:
    halting = track((0, 0.0), (1000, 1.0), (1000 + LEAST_MS - 1, 1.0), (3000, 2.0))
    assert not calm_spans([moving(halting)]).at(1100)


@given(st.integers(0, 20_000), st.sampled_from(sorted(BEATS_MS)))
def test_the_beat_never_lags_more_than_itself_nor_runs_ahead(t: int, actor: str) -> None:
    calm = calm_spans([moving(track((0, 1.0), (5003, 1.0), (6001, 2.0), (9000, 2.0)))])
    i = calm.index(t)
    held = on_beat(calm.times[i] if calm.values[i] else None, float(t), actor)
    assert 0 <= t - held < BEATS_MS[actor][0]
    if not calm.at(t):
        assert held == t


@given(st.integers(0, 500))
def test_two_calm_adults_never_change_in_the_same_frame(n: int) -> None:
    t = n * FRAME_MS
    changed = [
        actor
        for actor in ("caregiver", "stranger", "experimenter")
        if on_beat(0, float(t + FRAME_MS), actor) != on_beat(0, float(t), actor)
    ]
    assert len(changed) <= 1


def test_a_calm_adult_is_the_same_drawing_within_a_beat() -> None:
    played: Performance = performance_of("milo")
    calm = played.people["caregiver"].calm
    kept = frames = 0
    for t in range(0, played.length_ms - 40, 4000):
        held, changes = BEATS_MS["caregiver"]
        start = t // held * held + changes
        scenes = [played.at(start), played.at(start + 40)]
        figures = [s.figures.get("caregiver") for s in scenes]
        if not all(figures) or not (calm.at(start) and calm.at(start + 40)):
            continue
        frames += 1
        kept += np.array_equal(figures[0].placed.pose, figures[1].placed.pose)
    assert frames > 50
    assert kept / frames > 0.8
