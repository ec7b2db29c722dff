"""Greetings: who is far off is waved at, who is near is met with low, open arms."""

import math

import pytest

from simulator.figure.skeleton import Joints, solve
from simulator.performance import Performance
from tests.performance.conftest import Play

START = 30_000
"""Where the second episode begins, in which the acts of a test are played."""


def bodies(performance: Performance, seconds: float) -> dict[str, Joints]:
    """Return everybody's joints at a second of the episode."""
    scene = performance.at(START + round(seconds * 1000))
    return solve({name: figure.placed for name, figure in scene.figures.items()})


def apart(people: dict[str, Joints]) -> float:
    """Return how far the infant is from the caregiver, level with the floor."""
    one, other = people["infant"].trunk.pelvis, people["caregiver"].trunk.pelvis
    return math.hypot(one[0] - other[0], one[2] - other[2])


def test_who_is_near_is_greeted_with_both_hands_open_and_low(play: Play) -> None:
    performance = play(
        (0, "infant", "stay_put", {"for_ms": 20_000}),
        (0, "caregiver", "go_to", {"target": "infant"}),
        (10, "caregiver", "cg_greet"),
    ).value
    people = bodies(performance, 11.4)
    caregiver = people["caregiver"]
    assert apart(people) < 1.2
    assert all(hand[1] < caregiver.trunk.chest[1] - 0.1 for hand in caregiver.hand)
    wide = math.dist(*caregiver.hand)
    assert wide > 2.2 * caregiver.body.shoulder_width


def test_who_is_far_off_is_waved_at(play: Play) -> None:
    performance = play(
        (0, "infant", "stay_put", {"for_ms": 20_000}),
        (0, "caregiver", "go_to", {"place": "wall_right"}),
        (10, "caregiver", "cg_greet"),
    ).value
    people = bodies(performance, 12.2)
    assert apart(people) > 1.2
    assert max(hand[1] for hand in people["caregiver"].hand) > people["caregiver"].trunk.chest[1]


@pytest.mark.parametrize("seconds", [16.0, 18.0])
def test_a_hand_on_somebody_lies_flat_along_the_body(play: Play, seconds: float) -> None:
    performance = play(
        (0, "caregiver", "sit_down"),
        (1, "infant", "pull_up_on_caregiver", {"for_ms": 13_000}),
        (14, "infant", "hand_on_caregiver", {"for_ms": 8_000}),
    ).value
    infant = bodies(performance, seconds)["infant"]
    resting = [i for i in (0, 1) if math.hypot(*infant.rests[i]) > 0.9]
    assert resting
    for i in resting:
        into = sum(a * b for a, b in zip(infant.hand_direction[i], infant.rests[i], strict=True))
        assert into < 0.2
