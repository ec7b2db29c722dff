"""Times are found in a text as it is typed, and what is wrong with one is told."""

from hypothesis import given
from hypothesis import strategies as st

from simulator.desk.attempt.named_times import times_in, written_time

LENGTHS = {5: 180_000, 8: 175_000}


def faults(text):
    return {one.text: one.fault for one in times_in(text, LENGTHS)}


@given(st.sampled_from([5, 8]), st.integers(0, 175), st.text("abc ,.;()\n", max_size=20))
def test_a_time_is_found_wherever_it_stands(episode, seconds, around):
    said = written_time(episode, seconds * 1000)
    (found,) = times_in(f"{around}{said} {around}", LENGTHS)
    assert (found.text, found.episode, found.ms, found.fault) == (
        said, episode, seconds * 1000, None,
    )  # fmt: skip


@given(st.text("0123456789/:. 58", max_size=30))
def test_a_sound_time_always_lies_in_an_episode_that_is_shown(text):
    for one in times_in(text, LENGTHS):
        assert one.text in text
        if one.fault is None:
            assert 0 <= one.ms <= LENGTHS[one.episode]


def test_what_is_wrong_is_told_apart():
    assert faults("9/0:01 4/0:10 5/0:75 8/2:56 5/3:00") == {
        "9/0:01": "no_episode",
        "4/0:10": "not_shown",
        "5/0:75": "no_second",
        "8/2:56": "too_late",
        "5/3:00": None,
    }


def test_a_time_still_being_typed_is_none_yet():
    assert times_in("He turns at 5/0:1", LENGTHS) == ()
    assert times_in("15/5/0:12 and 5/0:123", LENGTHS) == ()


def test_parts_of_seconds_and_the_end_of_a_sentence_are_told_apart():
    (first, second) = times_in("See 5/0:12.4. Then 8/1:05.", LENGTHS)
    assert (first.ms, second.ms) == (12_400, 65_000)


def test_a_time_named_twice_is_one():
    assert len(times_in("5/0:12, again 5/0:12", LENGTHS)) == 1
