"""The reel joins the episodes of an exercise and knows where each moment lies."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.desk.timelines.reel import reel_of


@dataclass(frozen=True)
class Episode:
    number: int
    start_ms: int
    length_ms: int


LENGTHS = (40_000, 180_000, 180_000, 120_000, 180_000, 45_000, 60_000, 180_000)
EPISODES = [Episode(i + 1, sum(LENGTHS[:i]), length) for i, length in enumerate(LENGTHS)]
wanted = st.sets(st.integers(1, 8), min_size=1)


@given(wanted, st.data())
def test_every_place_can_be_found_again(numbers, data):
    reel = reel_of(EPISODES, numbers)
    ms = data.draw(st.integers(0, reel.length_ms - 1))
    episode, local = reel.local(ms)
    assert episode in numbers
    assert reel.at(episode, local) == ms
    assert reel.from_performance(reel.in_performance(ms)) == ms


@given(wanted)
def test_nothing_of_another_episode_is_ever_shown(numbers):
    reel = reel_of(EPISODES, numbers)
    spans = [(e.start_ms, e.start_ms + e.length_ms) for e in EPISODES if e.number in numbers]
    for ms in (0, reel.length_ms // 2, reel.length_ms):
        assert any(start <= reel.in_performance(ms) < end for start, end in spans)


def test_episodes_left_out_take_no_time():
    reel = reel_of(EPISODES, (5, 8))
    assert reel.length_ms == 360_000
    assert reel.local(180_000) == (8, 0)
    assert reel.at(6, 10) == 0


def test_an_exercise_without_any_episode_of_the_case_is_refused():
    with pytest.raises(ValueError, match="episodes"):
        reel_of(EPISODES, (9,))
