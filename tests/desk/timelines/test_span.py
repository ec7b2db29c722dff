"""What a timeline shows: inside the episode, down to single frames, always with the playhead."""

from hypothesis import given
from hypothesis import strategies as st

from simulator.desk.timelines.span import SHORTEST_MS, Span, carried, following, shifted, zoomed

lengths = st.integers(1, 9000).map(lambda n: n * 40)
steps = st.lists(st.tuples(st.integers(-4, 4), st.floats(0, 1)), max_size=8)


@given(lengths, steps)
def test_zooming_stays_inside_the_episode_and_ends_at_single_frames(length, moves):
    span = Span(0, length)
    for step, share in moves:
        around = round(share * length)
        span = zoomed(span, step, around, length)
        assert 0 <= span.from_ms < span.to_ms <= length
        assert span.length_ms >= min(SHORTEST_MS, length)


@given(lengths, st.integers(1, 4), st.floats(0, 1))
def test_what_one_zooms_in_on_stays_in_view(length, step, share):
    around = round(share * length)
    near = zoomed(Span(0, length), step, around, length)
    assert near.from_ms - 1 <= around <= near.to_ms + 1


@given(lengths, steps, st.floats(0, 1))
def test_the_playhead_is_always_in_view(length, moves, share):
    span = Span(0, length)
    for step, where in moves:
        span = zoomed(span, step, round(where * length), length)
    at = round(share * length)
    assert following(span, at, length).from_ms <= at <= following(span, at, length).to_ms


def test_zooming_out_shows_all_again_and_a_shorter_episode_all_of_itself():
    span = zoomed(zoomed(Span(0, 180_000), 3, 90_000, 180_000), -3, 90_000, 180_000)
    assert span == Span(0, 180_000)
    assert following(Span(0, 180_000), 0, 60_000) == Span(0, 60_000)
    assert shifted(Span(0, 1000), -500, 180_000) == Span(0, 1000)
    assert shifted(Span(0, 1000), 500, 180_000) == Span(500, 1500)


@given(lengths, lengths, steps)
def test_another_episode_is_shown_whole_unless_one_had_zoomed_in(before, length, moves):
    assert carried(Span(0, before), before, length) == Span(0, length)
    span = Span(0, before)
    for step, share in moves:
        span = zoomed(span, step, round(share * before), before)
    there = carried(span, before, length)
    assert 0 <= there.from_ms < there.to_ms <= length
    if span.length_ms < min(before, length):
        assert there.length_ms == span.length_ms
