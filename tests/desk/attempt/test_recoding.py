"""Splitting, moving, copying and overwriting: nothing is lost but what was meant."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from scoring.terms import Mark
from simulator.case import load_ethogram
from simulator.desk.attempt import marking, recoding
from simulator.desk.timelines.playhead import FRAME_MS
from simulator.records import Draft, apply

ETHOGRAM = load_ethogram()
LENGTH = 180_000
frames = st.integers(0, LENGTH // FRAME_MS).map(lambda n: n * FRAME_MS)
spans = st.tuples(frames, frames).map(sorted).filter(lambda s: s[0] < s[1]).map(tuple)
BOUTS = ("cry", "fuss", "cling", "gaze_avert_long")


@st.composite
def codings(draw):
    """Marks of two episodes: bouts, and points among them."""
    found = draw(st.lists(st.tuples(st.sampled_from(BOUTS), spans, st.sampled_from([5, 8]))))
    points = draw(st.lists(st.tuples(frames, st.sampled_from([5, 8])), max_size=3))
    marks = [Mark("", "infant", b, e, *span) for b, span, e in found]
    marks += [Mark("", "infant", "arms_up", e, at, at) for at, e in points]
    return {f"m{i}": replace(m, id=f"m{i}") for i, m in enumerate(marks, 1)}


def after(marks, edits):
    draft = Draft(marks=marks)
    for edit in edits:
        draft = apply(draft, edit)
    return draft.marks


def covered(marks, behaviour=None, episode=5):
    """Return the frames in which a behaviour, or any, is marked as going on."""
    return {
        (m.behaviour, at)
        for m in marks.values()
        if m.episode == episode and behaviour in {None, m.behaviour}
        for at in range(m.from_ms, m.to_ms, FRAME_MS * 25)
    } | {
        (m.behaviour, edge)
        for m in marks.values()
        if m.episode == episode and behaviour in {None, m.behaviour}
        for edge in (m.from_ms, m.to_ms)
    }


@given(spans, frames)
def test_the_halves_of_a_split_mark_are_the_mark(span, at):
    marks = {"m1": Mark("m1", "infant", "cry", 5, *span, note="loud")}
    halves = after(marks, recoding.split(marks, marks["m1"], at))
    first, *second = marking.in_order(halves.values())
    if span[0] < at < span[1]:
        assert (first.from_ms, first.to_ms, second[0].from_ms) == (span[0], at, at)
        assert second[0].to_ms == span[1]
    else:
        assert halves == marks


@given(spans, st.integers(-LENGTH, 2 * LENGTH))
def test_a_moved_mark_stays_as_long_and_inside(span, at):
    mark = Mark("m1", "infant", "cry", 5, *span)
    there = recoding.moved(mark, at, LENGTH)
    assert there.to_ms - there.from_ms == mark.to_ms - mark.from_ms
    assert 0 <= there.from_ms <= there.to_ms <= LENGTH


@given(codings(), frames)
def test_a_copy_is_a_mark_more_and_never_leaves_its_episode(marks, at):
    for mark in marks.values():
        both = after(marks, [recoding.copied(marks, mark, 8, at, LENGTH)])
        (name,) = both.keys() - marks.keys()
        assert len(both) == len(marks) + 1
        assert both[name].behaviour == mark.behaviour
        assert 0 <= both[name].from_ms <= both[name].to_ms <= LENGTH
        assert (both[name].from_ms == both[name].to_ms) == (mark.from_ms == mark.to_ms)


@given(codings(), spans)
def test_a_cleared_stretch_is_empty_and_everything_outside_is_as_it_was(marks, stretch):
    left = after(marks, recoding.cleared(marks, 5, stretch))
    for mark in left.values():
        if mark.episode == 5:
            outside = mark.to_ms <= stretch[0] or mark.from_ms >= stretch[1]
            assert outside
    assert covered(left, episode=8) == covered(marks, episode=8)
    for mark in marks.values():
        for edge, keeps in (
            (mark.from_ms, mark.from_ms < stretch[0]),
            (mark.to_ms, mark.to_ms > stretch[1]),
        ):
            if mark.episode == 5 and keeps:
                assert (mark.behaviour, edge) in covered(left)


@given(codings(), spans)
def test_a_recoded_stretch_is_one_bout_and_what_it_excludes_gives_way(marks, stretch):
    left = after(marks, recoding.recoded(marks, ETHOGRAM["cry"], ETHOGRAM, 5, stretch))
    inside = [
        m
        for m in left.values()
        if m.episode == 5 and m.from_ms < stretch[1] and m.to_ms > stretch[0]
    ]
    crying = [m for m in inside if m.behaviour in {"cry", "fuss"}]
    assert [(m.behaviour, m.from_ms, m.to_ms) for m in crying] == [("cry", *stretch)]
    others = {"cling", "gaze_avert_long", "arms_up"}
    assert {k: m for k, m in left.items() if m.behaviour in others} == {
        k: m for k, m in marks.items() if m.behaviour in others
    }


def test_edges_snap_to_what_is_near_and_else_to_the_frame():
    assert recoding.snapped(1010, [1030, 2000], 50) == 1030
    assert recoding.snapped(1010, [2000], 50) == 1000
    assert recoding.snapped(1030, [], 50) == 1040


def test_the_edges_of_the_mark_in_hand_are_no_places_to_snap_to():
    marks = [Mark("m1", "infant", "cry", 5, 0, 400), Mark("m2", "infant", "cry", 8, 80, 120)]
    assert list(recoding.edges(marks, 5, "m1")) == []
    assert list(recoding.edges(marks, 8, "m1")) == [80, 120]


def test_starting_to_cry_ends_the_fussing_at_the_same_frame():
    lengths = {5: LENGTH}
    marks = after({}, marking.press({}, ETHOGRAM["fuss"], 5, 0, lengths))
    rivals = ETHOGRAM.rivals("cry")
    marks = after(marks, marking.press(marks, ETHOGRAM["cry"], 5, 2000, lengths, rivals))
    fuss, cry = marking.in_order(marks.values())
    assert (fuss.to_ms, cry.from_ms) == (2000, 2000)
    assert marking.running(marks, ETHOGRAM) == (cry,)
