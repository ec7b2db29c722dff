"""Bodies keep the laws of bodies: round the borders of acts and at random moments of every case.

The whole sweep is ``python -m tests.campaigns.bodies``.
"""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.case import library_cases
from simulator.performance import FRAME_MS
from tests.performance.conftest import performance_of
from tests.performance.laws import (
    ALLOWED,
    DRIFT_M,
    borders,
    gaze,
    limits,
    stillness,
    sweep,
)
from tests.performance.moments import moment

CASES = st.sampled_from(library_cases())


@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(case=CASES, data=st.data())
def test_bodies_keep_the_laws_round_the_borders_of_acts(case: str, data: st.DataObject) -> None:
    performance = performance_of(case)
    at = data.draw(st.sampled_from(borders(performance)))
    start = max(0, min(at - 600, performance.length_ms - 1500)) // FRAME_MS * FRAME_MS
    bad = [v for v in sweep(performance, start, start + 1500) if v.size > ALLOWED[v.law]]
    assert bad == [], bad[:5]


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(case=CASES, share=st.floats(0, 1))
def test_eyes_meet_what_they_look_at_and_no_joint_is_overturned(case: str, share: float) -> None:
    performance = performance_of(case)
    now = moment(performance, int(share * performance.length_ms))
    assert [*gaze(now), *limits(now)] == []


@pytest.mark.parametrize("case", library_cases())
def test_feet_stand_while_most_walk(case: str) -> None:
    """The first seconds of the reunion: feet that carry weight stand."""
    performance = performance_of(case)
    span = performance.episode(5)
    assert span is not None
    found = sweep(performance, span.start_ms, span.start_ms + 6_000)
    assert [v for v in found if v.law == "stance" and v.size > DRIFT_M * 1.5] == []


def test_nothing_moves_in_who_freezes() -> None:
    performance = performance_of("sami")
    frozen = [e for e in performance.events() if e.behaviour.startswith(("d5_freeze", "d5_still"))]
    assert frozen
    for event in frozen:
        span = performance.episode(event.episode)
        assert span is not None
        start, end = span.start_ms + event.from_ms, span.start_ms + event.to_ms
        before = moment(performance, start)
        for t in range(start + FRAME_MS, end, FRAME_MS):
            now = moment(performance, t)
            assert list(stillness(before, now)) == [], t
            before = now
