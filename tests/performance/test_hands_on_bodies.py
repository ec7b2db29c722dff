"""Hands laid on bodies stay on them, and bodies go along: at a leg, on the lap, in a protest."""

from collections.abc import Iterator

import pytest

from simulator.performance import Performance
from tests.performance.conftest import Play
from tests.performance.laws import TOUCH_M, holding, jumps
from tests.performance.moments import Violation, moment

START = 30_000
"""Where the second episode begins, in which the acts of a test are played."""

NEARLY_M = TOUCH_M + 0.01
"""From beside a chair, and at the height of a push, a hand is still so far off."""


def broken(performance: Performance, start: float, end: float) -> Iterator[Violation]:
    """Find hands that are short of whom they touch, and joints that are too fast."""
    before = moment(performance, START + int(start * 1000))
    for t in range(before.t + 40, START + int(end * 1000), 40):
        now = moment(performance, t)
        yield from holding(now)
        yield from jumps(before, now)
        before = now


def test_who_has_a_hand_on_somebody_looks_at_another_without_turning_away(play: Play) -> None:
    performance = play(
        (0, "stranger", "enter_room", {"place": "door_inside"}),
        (6, "stranger", "sit_down", {"place": "stranger_chair"}),
        (0, "caregiver", "sit_down"),
        (10, "infant", "go_to", {"target": "caregiver"}),
        (20, "infant", "sit_down"),
        (24, "infant", "hand_on_caregiver", {"for_ms": 12_000}),
        (32, "infant", "stare_at_stranger", {"for_ms": 3_000}),
    ).value
    headings = [
        performance.at(START + t).figures["infant"].placed.heading for t in (31_000, 35_000)
    ]
    assert headings[0] == pytest.approx(headings[1])
    assert [v for v in broken(performance, 26, 36) if v.size > NEARLY_M] == []


@pytest.mark.parametrize("after", [0.6, 0.9, 1.2])
def test_arms_stay_whole_when_a_put_down_is_broken_off(play: Play, after: float) -> None:
    performance = play(
        (0, "caregiver", "cg_pick_up"),
        (10, "caregiver", "cg_put_down"),
        (10 + after, "infant", "resist_put_down", {"for_ms": 3_000}),
    ).value
    assert list(broken(performance, 10, 14)) == []


@pytest.mark.parametrize("act", ["push_away", "grasp_clothing"])
def test_both_palms_come_to_who_holds_an_infant_on_the_lap(play: Play, act: str) -> None:
    performance = play(
        (0, "caregiver", "cg_pick_up"),
        (8, "caregiver", "sit_down"),
        (18, "infant", act, {"for_ms": 5_000}),
    ).value
    assert [v for v in broken(performance, 19, 22.5) if v.size > NEARLY_M] == []
