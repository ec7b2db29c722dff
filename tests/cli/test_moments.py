"""Moments as people write them."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.commands.moments import Moment, clock, on_time_line, read_duration, read_moment
from simulator.commands.stop import Stop


@dataclass(frozen=True)
class Part:
    number: int
    start_ms: int
    length_ms: int


EPISODES = (Part(4, 0, 120_000), Part(5, 120_000, 180_000), Part(8, 300_000, 180_500))


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("5/0:12.5", Moment(5, 12_500)),
        ("5/0:00", Moment(5, 0)),
        ("8/2:59.999", Moment(8, 179_999)),
        (" 1/10:05 ", Moment(1, 605_000)),
    ],
)
def test_a_moment_is_read(text: str, moment: Moment) -> None:
    assert read_moment(text) == moment


@pytest.mark.parametrize(
    "text", ["", "5", "0:12", "5/12", "5/0:60", "5/0:1", "5/-1:00", "5/0:01.1234"]
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a moment"):
        read_moment(text)


@given(st.integers(1, 8), st.integers(0, 3_600_000))
def test_writing_and_reading_a_moment_change_nothing(episode: int, ms: int) -> None:
    assert read_moment(str(Moment(episode, ms))) == Moment(episode, ms)


@pytest.mark.parametrize(
    ("ms", "text"), [(0, "0:00"), (8_000, "0:08"), (61_040, "1:01.04"), (600_500, "10:00.5")]
)
def test_a_clock_shows_fractions_only_where_there_are_any(ms: int, text: str) -> None:
    assert clock(ms) == text


def test_a_moment_lies_on_the_time_line() -> None:
    assert on_time_line(Moment(5, 12_500), EPISODES) == 132_500


def test_the_end_of_an_episode_is_its_last_instant() -> None:
    assert on_time_line(Moment(5, 180_000), EPISODES) == 299_999


def test_a_moment_outside_says_how_long_the_episode_is() -> None:
    with pytest.raises(Stop, match=r"Episode 8 lasts 3:00\.5"):
        on_time_line(Moment(8, 180_501), EPISODES)


def test_an_absent_episode_names_the_ones_there_are() -> None:
    with pytest.raises(Stop, match="choose one of 4, 5, 8"):
        on_time_line(Moment(6, 0), EPISODES)


@pytest.mark.parametrize(
    ("text", "ms"), [("2", 2000), ("0.5", 500), ("1.25s", 1250), ("3 s", 3000)]
)
def test_a_duration_is_read(text: str, ms: int) -> None:
    assert read_duration(text) == ms


@pytest.mark.parametrize("text", ["0", "-1", "nan", "inf", "1e3", "", "0.0001", "s"])
def test_no_other_duration_is_read(text: str) -> None:
    with pytest.raises(ValueError, match="not a duration"):
        read_duration(text)
