"""People who are on their way do not make others walk a loop round where they are going."""

import itertools
import math

import pytest

from tests.performance.conftest import performance_of
from tests.performance.moments import moment
from tests.performance.solid_laws import apart

_STEP_MS = 200


@pytest.mark.parametrize(
    ("case", "start", "end"), [("adil", 9, 17), ("isak", 14, 22), ("kofi", 8, 15)]
)
def test_a_caregiver_does_not_walk_a_loop_round_the_way_of_a_leaving_stranger(
    case: str, start: int, end: int
) -> None:
    done = performance_of(case)
    episode = done.episode(8 if case == "kofi" else 5)
    assert episode is not None
    spots = [
        done.people["caregiver"].part.spot.at(episode.start_ms + t).tolist()
        for t in range(start * 1000, end * 1000, _STEP_MS)
    ]
    walked = sum(math.dist(a, b) for a, b in itertools.pairwise(spots))
    assert walked > 0.5
    assert walked < 1.5 * math.dist(spots[0], spots[-1]) + 0.3


@pytest.mark.parametrize(("case", "start", "end"), [("leo", 11, 19), ("nia", 8, 14)])
def test_who_comes_and_who_leaves_wait_for_each_other(case: str, start: int, end: int) -> None:
    done = performance_of(case)
    episode = done.episode(5)
    assert episode is not None
    for t in range(start * 1000, end * 1000, _STEP_MS):
        now = moment(done, episode.start_ms + t)
        assert [v for v in apart(now) if v.actor == "caregiver, stranger" and v.size > 0.08] == []
