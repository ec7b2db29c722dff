"""Stretches and tableaus: what is kept for a while says what the tracks say at every time of it."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.case import library_cases
from simulator.performance.part import PLACES, POSE, WIDTH
from simulator.performance.stretches import moving_spans, within
from simulator.performance.tableau import toy_at
from simulator.performance.tracks import SMOOTH, STEP, Track
from tests.performance.conftest import performance_of

CASES = st.sampled_from(library_cases())


def track(keys: list[tuple[int, float]], ease: int = SMOOTH) -> Track:
    times, values = zip(*keys, strict=True)
    return Track(times, np.array(values, float)[:, None], (ease,) * len(keys))


def spans_of(one: Track) -> list[tuple[int, int]]:
    return [(int(a), int(b)) for a, b in zip(*moving_spans(one), strict=True)]


def test_the_places_of_a_part_fill_its_row_but_for_eyes_and_breath() -> None:
    times = np.zeros(WIDTH, int)
    for place in PLACES:
        times[place] += 1
    assert times.max() == 1
    assert (times == 0).sum() == (times[POSE] == 0).sum() == 3


def test_a_span_lasts_from_the_first_change_to_the_last_with_short_pauses() -> None:
    assert spans_of(track([(0, 1), (2000, 1), (2500, 2), (3000, 2), (3400, 3), (9000, 3)])) == [
        (2000, 3400)
    ]
    assert spans_of(track([(0, 1), (500, 2), (4000, 2), (4500, 1)])) == [(0, 500), (4000, 4500)]
    assert spans_of(track([(0, 1), (5000, 1)])) == []


def test_a_switch_is_no_movement_but_ends_a_stretch() -> None:
    switched = track([(0, 1), (4000, 2), (9000, 2)], STEP)
    assert spans_of(switched) == [(4000, 4000)]
    assert not within(moving_spans(switched), np.array([0, 3999, 4000, 4001])).any()


@settings(max_examples=40)
@given(CASES, st.floats(0, 1))
def test_a_row_says_what_every_track_says(case: str, share: float) -> None:
    performance = performance_of(case)
    t = share * performance.length_ms
    for person in performance.people.values():
        now = person.now(t)
        assert (now is not None) == person.present.at(t)
        if now is None:
            continue
        row = now.row(t)
        for place, one in zip(PLACES, person.part, strict=True):
            assert np.array_equal(row[place], one.at(t))
        assert (now.carrier, now.says, now.holding) == (
            person.carrier.at(t),
            person.says.at(t),
            person.holding.at(t),
        )
        assert now.gaze.target == person.gaze.at(t)
        assert (now.calm_since is not None) == person.calm.at(t)


@settings(max_examples=40)
@given(CASES, st.floats(0, 1))
def test_a_tableau_has_every_toy_where_its_tracks_have_it(case: str, share: float) -> None:
    performance = performance_of(case)
    t = share * performance.length_ms
    toys = performance.tableaus.at(t).toys_at(t)
    assert toys == tuple(toy_at(thing, t) for thing in performance.things)
