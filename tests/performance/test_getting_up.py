"""Getting up: over hands and knees where there is room, upright at somebody's knees."""

from itertools import pairwise

import pytest

from simulator.figure.skeleton import solve
from simulator.performance import Performance
from tests.performance.conftest import Play
from tests.performance.moments import moment
from tests.performance.solid_laws import apart

START = 30_000
"""Where the second episode begins, in which the acts of a test are played."""
AT_HER_KNEES = (
    (0, "caregiver", "sit_down", {"place": "caregiver_chair"}),
    (4, "infant", "crawl_to_caregiver"),
    (12, "infant", "sit_down"),
)


def heads(performance: Performance, start: int, end: int) -> list[float]:
    """Return how high the infant's head is, frame by frame, in metres."""
    found = []
    for t in range(START + start, START + end, 40):
        placed = {a: figure.placed for a, figure in performance.at(t).figures.items()}
        found.append(solve(placed)["infant"].trunk.head[1])
    return found


def deepest(performance: Performance, start: int, end: int) -> float:
    """Return how deep two people are in one another at the most, in metres."""
    times = range(START + start, START + end, 40)
    return max((v.size for t in times for v in apart(moment(performance, t))), default=0.0)


def test_at_somebodys_knees_an_infant_pulls_itself_up_without_bending_down(play: Play) -> None:
    performance = play(*AT_HER_KNEES, (16, "infant", "pull_up_on_caregiver")).value
    ways = heads(performance, 16_000, 19_500)
    assert ways[-1] > ways[0] + 0.10
    assert min(later - before for before, later in pairwise(ways)) > -0.01
    assert deepest(performance, 15_000, 20_000) < 0.08


def test_with_nobody_near_an_infant_gets_up_over_hands_and_knees(play: Play) -> None:
    performance = play((4, "infant", "sit_down"), (10, "infant", "stand_up")).value
    ways = heads(performance, 10_000, 13_000)
    assert ways[-1] > ways[0] + 0.10
    assert min(ways) < ways[0] - 0.05


def test_who_sits_at_the_knees_climbs_from_there_without_a_way_on_all_fours(play: Play) -> None:
    performance = play(*AT_HER_KNEES, (16, "infant", "clamber_onto_caregiver")).value
    posture = performance.people["infant"].posture
    assert "crawl" not in {posture.at(START + t) for t in range(15_000, 24_000, 40)}
    assert posture.at(START + 24_000) == "held"
    assert deepest(performance, 15_000, 24_000) < 0.08


@pytest.mark.parametrize("behaviour", ["stand_up", "go_to"])
def test_who_sits_at_the_feet_gives_way_to_one_who_rises(play: Play, behaviour: str) -> None:
    up = (17, "caregiver", behaviour, {"place": "window"} if behaviour == "go_to" else {})
    performance = play(*AT_HER_KNEES, up).value
    assert performance.people["caregiver"].posture.at(START + 20_000) == "stand"
    assert deepest(performance, 16_000, 22_000) < 0.08
