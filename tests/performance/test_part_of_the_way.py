"""Who sets off for somebody and stops on the way stops before half of it, and is seen to stop."""

import math
from typing import Any

import pytest

from simulator.performance import Performance
from tests.performance.conftest import Play

START = 30_000
"""Where the second episode begins, in which the acts of a test are played."""
STANDS_MS = 2_000


def spot(performance: Performance, actor: str, t: int) -> tuple[float, float]:
    x, _, z = performance.at(t).figures[actor].placed.position
    return x, z


def ways(play: Play, moves: str, *acts: tuple[Any, ...]) -> tuple[float, float]:
    """Return how far the infant was from where the caregiver comes to rest, before and after."""
    performance = play(*acts, moves=moves).value
    event = next(e for e in performance.events() if e.behaviour == "approach_partial_stop")
    start, end = (START + t for t in (event.from_ms, event.to_ms))
    rest = spot(performance, "caregiver", end + 3_000)
    stopped = spot(performance, "infant", end - STANDS_MS)
    assert math.dist(stopped, spot(performance, "infant", end)) < 0.02, "it stands at the end"
    return math.dist(spot(performance, "infant", start), rest), math.dist(stopped, rest)


@pytest.mark.parametrize("moves", ["crawls", "walks"])
@pytest.mark.parametrize("intensity", [1, 3])
def test_an_approach_that_stops_short_stops_before_half_way(
    play: Play, moves: str, intensity: int
) -> None:
    before, after = ways(
        play,
        moves,
        (0, "caregiver", "sit_down"),
        (12, "infant", "approach_partial_stop", {"intensity": intensity}),
    )
    assert 0.6 * before < after < 0.75 * before


@pytest.mark.parametrize("moves", ["crawls", "walks"])
def test_it_is_measured_to_where_an_adult_who_is_coming_in_comes_to_rest(
    play: Play, moves: str
) -> None:
    before, after = ways(
        play,
        moves,
        (0, "caregiver", "cg_leave_unobtrusive"),
        (20, "caregiver", "cg_enter_pause"),
        (20.5, "infant", "approach_partial_stop"),
    )
    assert 0.6 * before < after < 0.75 * before
