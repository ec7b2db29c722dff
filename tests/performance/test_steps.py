"""Steps: feet that carry weight stand still, whatever the body above does, and reach the floor."""

from collections.abc import Iterator
from typing import Any

import pytest

from simulator.performance import FRAME_MS, Performance
from tests.performance.laws import DRIFT_M, Stance, jumps, reach_of_legs
from tests.performance.moments import Violation, moment


def broken(performance: Performance, start: float, end: float) -> Iterator[Violation]:
    """Hold the legs to their laws between two times of the second episode, in seconds."""
    span = performance.episode(2)
    assert span is not None
    stance, before = Stance(), moment(performance, span.start_ms + int(start * 1000))
    for t in range(before.t + FRAME_MS, span.start_ms + int(end * 1000), FRAME_MS):
        now = moment(performance, t)
        yield from (*stance(before, now), *reach_of_legs(now), *jumps(before, now))
        before = now


@pytest.mark.parametrize(
    "acts",
    [
        [(1, "caregiver", "kneel_down"), (8, "caregiver", "look_at", {"target": "door"})],
        [(1, "infant", "stand_up"), (8, "infant", "look_at_door")],
        [(1, "infant", "stand_up"), (8, "infant", "d5_freeze_arm_up", {"for_ms": 4000})],
        [(1, "caregiver", "kneel_down"), (8, "caregiver", "crouch_down")],
        [(1, "caregiver", "kneel_down"), (8, "caregiver", "stand_up")],
        [(1, "caregiver", "sit_down"), (12, "infant", "pull_up_on_caregiver")],
    ],
    ids=["turns on its knees", "turns standing", "takes a pose", "squats", "rises", "pulls up"],
)
def test_feet_that_carry_weight_stand(play: Any, acts: list[tuple[Any, ...]]) -> None:
    loaded = play(*acts, moves="crawls", seconds=30)
    assert loaded.value is not None, [p.message for p in loaded.problems]
    bad = [v for v in broken(loaded.value, 7.8, 22.0) if v.actor == acts[-1][1]]
    assert [v for v in bad if v.unit != "m" or v.size > 2 * DRIFT_M] == []


def test_a_turn_on_the_knees_is_made_in_steps(play: Any) -> None:
    """Both feet leave the floor, one after the other: they are not swept along."""
    loaded = play(
        (1, "caregiver", "kneel_down"), (8, "caregiver", "look_at", {"target": "door"}), seconds=20
    )
    span = loaded.value.episode(2)
    heights = [
        moment(loaded.value, span.start_ms + t).joints["caregiver"].ankle[0][1]
        for t in range(7800, 10_000, FRAME_MS)
    ]
    assert max(heights) > min(heights) + 0.02
