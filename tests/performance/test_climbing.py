"""An infant climbs onto somebody by itself; nobody lifts it."""

from itertools import pairwise

import pytest

from simulator.figure.skeleton import solve
from simulator.performance import Performance
from tests.performance.conftest import Play

START = 30_000
"""Where the second episode begins, in which the acts of a test are played."""


def heights(performance: Performance, start: int, end: int) -> list[float]:
    """Return how high the infant's pelvis is, frame by frame, in metres."""
    found = []
    for t in range(start, end, 40):
        placed = {a: figure.placed for a, figure in performance.at(START + t).figures.items()}
        found.append(solve(placed)["infant"].trunk.pelvis[1])
    return found


@pytest.mark.parametrize("posture", ["stand_up", "kneel_down", "sit_down"])
def test_climbing_takes_seconds_and_the_arms_come_last(play: Play, posture: str) -> None:
    acts = ((1, "caregiver", posture), (8, "infant", "clamber_onto_caregiver"))
    performance = play(*acts, moves="toddles").value
    climb = next(e for e in performance.events() if e.behaviour == "clamber_onto_caregiver")
    joined = next(t for t, v in zip(*_carrier(performance), strict=True) if v and t > START + 1)
    assert climb.to_ms - (joined - START) >= 2_000
    ways = [b - a for a, b in pairwise(heights(performance, joined - START, climb.to_ms))]
    assert max(ways) < 0.04
    assert sum(ways) > 0.15


def test_who_stands_comes_down_first_and_rises_with_the_infant(play: Play) -> None:
    acts = ((1, "caregiver", "stand_up"), (8, "infant", "clamber_onto_caregiver"))
    performance = play(*acts).value
    posture = performance.people["caregiver"].posture
    joined = next(t for t, v in zip(*_carrier(performance), strict=True) if v and t > START + 1)
    assert posture.at(joined) == "crouch"
    assert posture.at(joined + 5_000) == "stand"


def _carrier(performance: Performance) -> tuple[tuple[int, ...], tuple[str | None, ...]]:
    carrier = performance.people["infant"].carrier
    return carrier.times, carrier.values
