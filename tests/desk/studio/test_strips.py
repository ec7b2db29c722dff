"""Strips: acts are laid in as few rows as they need; what is dragged snaps and keeps its row."""

from hypothesis import given
from hypothesis import strategies as st

from simulator.desk.studio.draft.strips import Strip, rows_of, shifted_rows, snapped

ACTORS = ("infant", "caregiver")
times = st.integers(0, 180_000)


@st.composite
def strips(draw):
    found = []
    for number in range(draw(st.integers(0, 12))):
        start, there, end = sorted(draw(st.tuples(times, times, times)))
        actor = draw(st.sampled_from(ACTORS))
        found.append(Strip(str(number), number, actor, "", "", start, there, end))
    return tuple(found)


@given(strips(), st.integers(0, 5_000))
def test_no_strip_covers_another_and_none_is_lost(found, least):
    rows = rows_of(found, ACTORS, least)
    assert sorted(s.id for row in rows for s in row.strips) == sorted(s.id for s in found)
    for row in rows:
        assert all(s.actor == row.actor for s in row.strips)
        for one, other in zip(row.strips, row.strips[1:], strict=False):
            assert max(one.to_ms, one.from_ms + least) <= other.from_ms
    assert [row.actor for row in rows if row.first] == list(ACTORS)


@given(strips(), st.integers(-60_000, 60_000))
def test_a_drag_moves_one_line_and_leaves_everything_in_its_row(found, by):
    rows = rows_of(found, ACTORS, 0)
    moved = shifted_rows(rows, 0, by, end_only=False)
    for before, after in zip(rows, moved, strict=True):
        assert [s.id for s in before.strips] == [s.id for s in after.strips]
        for one, other in zip(before.strips, after.strips, strict=True):
            assert other.from_ms - one.from_ms == (by if one.line == 0 else 0)


@given(times, st.lists(times, max_size=6), st.integers(0, 3_000))
def test_a_time_snaps_to_what_is_near_or_to_a_round_time(ms, stops, near):
    to, drawn_to = snapped(ms, stops, near, 150)
    if drawn_to is not None:
        assert to == drawn_to
        assert drawn_to in stops
        assert abs(to - ms) <= near
    else:
        assert to % 1_000 == 0
        assert abs(to - ms) <= 500
