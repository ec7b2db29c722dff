"""A press marks a moment, or starts and ends a bout; edges move by frames and stay in order."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.terms import Mark
from simulator.case import load_ethogram
from simulator.desk.attempt import marking
from simulator.desk.timelines.playhead import FRAME_MS
from simulator.records import Draft, MarkAdded, MarkChanged, MarkRemoved, apply

ETHOGRAM = load_ethogram()
POINT, BOUT = ETHOGRAM["arms_up"], ETHOGRAM["cry"]
LENGTHS = {5: 180_000, 8: 180_000}
times = st.integers(0, 4500).map(lambda n: n * FRAME_MS)


def press(draft, behaviour, episode, at):
    for edit in marking.press(draft.marks, behaviour, episode, at, LENGTHS):
        draft = apply(draft, edit)
    return draft


def test_a_moment_takes_one_press():
    (mark,) = press(Draft(), POINT, 5, 8000).marks.values()
    assert (mark.behaviour, mark.episode, mark.from_ms, mark.to_ms) == ("arms_up", 5, 8000, 8000)


def test_pressing_twice_marks_two_moments():
    draft = press(press(Draft(), POINT, 5, 8000), POINT, 5, 9000)
    assert len(draft.marks) == 2


@given(times, times)
def test_a_bout_takes_a_press_to_start_and_one_to_end_in_either_direction(one, other):
    started = press(Draft(), BOUT, 5, one)
    assert len(marking.running(started.marks, ETHOGRAM)) == 1
    ended = press(started, BOUT, 5, other)
    assert marking.running(ended.marks, ETHOGRAM) == ()
    if one == other:
        assert not ended.marks
    else:
        (mark,) = ended.marks.values()
        assert (mark.from_ms, mark.to_ms) == (min(one, other), max(one, other))


def test_a_bout_left_running_ends_with_its_episode():
    draft = press(press(Draft(), BOUT, 5, 170_000), BOUT, 8, 1000)
    first, second = marking.in_order(draft.marks.values())
    assert (first.episode, first.to_ms) == (5, 180_000)
    assert marking.running(draft.marks, ETHOGRAM) == (second,)


def test_a_new_mark_never_takes_the_name_of_another():
    draft = press(press(press(Draft(), POINT, 5, 0), POINT, 5, 400), POINT, 5, 800)
    draft = apply(draft, MarkRemoved("m1"))
    draft = press(draft, POINT, 5, 1200)
    assert sorted(draft.marks) == ["m2", "m3", "m4"]


@pytest.mark.parametrize("kind", ["point", "bout"])
@given(start=times, length=times, edge=st.sampled_from(["from", "to"]), frames=st.integers(-99, 99))
def test_nudging_keeps_edges_in_order_and_inside(kind, start, length, edge, frames):
    length = max(length, FRAME_MS) if kind == "bout" else 0
    mark = Mark("m1", "infant", "cry", 5, start, min(start + length, 180_000))
    if kind == "bout" and mark.to_ms - mark.from_ms < FRAME_MS:
        mark = replace(mark, from_ms=mark.to_ms - FRAME_MS)
    moved = marking.nudge(mark, edge, frames, kind, 180_000)
    assert 0 <= moved.from_ms <= moved.to_ms <= 180_000
    assert (moved.from_ms == moved.to_ms) == (kind == "point")


def test_one_frame_is_40_ms_and_moves_one_edge_only():
    mark = Mark("m1", "infant", "cry", 5, 1000, 2000)
    assert marking.nudge(mark, "from", -1, "bout", 180_000) == replace(mark, from_ms=960)
    assert marking.nudge(mark, "to", 1, "bout", 180_000) == replace(mark, to_ms=2040)


def test_every_mark_is_reached_one_after_the_other():
    marks = {
        f"m{i}": Mark(f"m{i}", "infant", "cry", e, at, at + 400)
        for i, (e, at) in enumerate([(8, 0), (5, 9000), (5, 1000), (8, 5000)])
    }
    reached, selected = [], None
    for _ in marks:
        selected = marking.neighbour(marks, selected, (5, 0), 1)
        reached.append(selected)
    assert reached == ["m2", "m1", "m0", "m3"]
    assert marking.neighbour(marks, "m3", (5, 0), 1) == "m3"
    assert marking.neighbour(marks, "m3", (5, 0), -1) == "m0"


def test_without_a_selection_the_nearest_mark_is_taken():
    marks = {"m1": Mark("m1", "infant", "cry", 5, 1000, 2000)}
    assert marking.neighbour(marks, None, (5, 90_000), 1) == "m1"
    assert marking.neighbour({}, None, (5, 0), 1) is None


def test_pressing_tells_edits_and_changes_nothing_itself():
    marks = {"m1": Mark("m1", "infant", "cry", 5, 1000, 1000)}
    (edit,) = marking.press(marks, BOUT, 5, 3000, LENGTHS)
    assert isinstance(edit, MarkChanged)
    assert marks["m1"].to_ms == 1000
    (added,) = marking.press({}, BOUT, 5, 3000, LENGTHS)
    assert isinstance(added, MarkAdded)
