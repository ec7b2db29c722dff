import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.case.times import clock, milliseconds


@given(st.integers(0, 3_599_999))
def test_all_spellings_of_a_time_mean_the_same(time_ms: int) -> None:
    seconds, part = divmod(time_ms, 1000)
    tail = f".{part:03d}" if part else ""
    spellings = (
        f"{seconds // 60}:{seconds % 60:02d}{tail}",
        f"{seconds // 60:02d}:{seconds % 60:02d}.{part:03d}",
        f"{seconds}{tail}s",
        f"{seconds}{tail} s",
        f" {seconds}{tail}",
        seconds + part / 1000,
        clock(time_ms),
    )
    assert {milliseconds(spelling) for spelling in spellings} == {time_ms}


@pytest.mark.parametrize(
    "text", ["", "x", "1:5", "0:75", "1:2:3", "-3", "1e3", "8m", "0:08s", "٣", None, True, [], 1e9]
)
def test_what_is_no_time_is_refused(text: object) -> None:
    with pytest.raises(ValueError, match="is not a time"):
        milliseconds(text)
