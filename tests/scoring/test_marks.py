"""Matching of timed marks: the best pairing, inclusive tolerance, and the two timed kappas."""

import time
from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from scoring.agreement import cohen_kappa_from_table
from scoring.marks import alignment_kappa, match, time_unit_kappa
from scoring.terms import Event, Mark

BORIS_228 = [155_105, 169_855, 264_855], [156_405, 170_852, 264_606]
"""Onsets of one point behaviour by two students: BORIS issue 228."""


def alike(one, other):
    """a and b look alike; so do c and d."""
    return one != other and {one, other} in ({"a", "b"}, {"c", "d"})


def mark(from_ms, to_ms=None, behaviour="a", episode=5, actor="infant", number=0):
    ends = from_ms, from_ms if to_ms is None else to_ms
    return Mark(f"m{number}", actor, behaviour, episode, *ends)


def event(from_ms, to_ms=None, behaviour="a", episode=5, actor="infant", number=0):
    ends = from_ms, from_ms if to_ms is None else to_ms
    return Event(f"e{number}", actor, behaviour, episode, *ends)


def records(make):
    one = st.builds(
        lambda start, length, behaviour, episode: make(start, start + length, behaviour, episode),
        st.integers(0, 40).map(lambda n: n * 100),
        st.sampled_from([0, 0, 500, 1500]),
        st.sampled_from("abc"),
        st.sampled_from([5, 8]),
    )
    return st.lists(one, max_size=5).map(
        lambda found: [type(x)(f"{i}", *_rest(x)) for i, x in enumerate(found)]
    )


def _rest(x):
    return x.actor, x.behaviour, x.episode, x.from_ms, x.to_ms


def outcome(pairs):
    """Return what makes a pairing good: hits, pairs, nearness."""
    hits = sum(m.behaviour == e.behaviour for m, e in pairs)
    return hits, len(pairs), -sum(abs(m.from_ms - e.from_ms) for m, e in pairs)


def possible(m, e, tolerance_ms):
    if (m.episode, m.actor) != (e.episode, e.actor):
        return False
    if m.behaviour != e.behaviour and not alike(m.behaviour, e.behaviour):
        return False
    overlap = min(m.to_ms, e.to_ms) - max(m.from_ms, e.from_ms)
    longer = max(m.to_ms - m.from_ms, e.to_ms - e.from_ms)
    return abs(m.from_ms - e.from_ms) <= tolerance_ms or 0 < longer <= 2 * overlap


def best_by_trying_all(marks, events, tolerance_ms):
    best = (0, 0, 0)
    for size in range(1, min(len(marks), len(events)) + 1):
        for some in combinations(marks, size):
            for others in permutations(events, size):
                pairs = list(zip(some, others, strict=True))
                if all(possible(m, e, tolerance_ms) for m, e in pairs):
                    best = max(best, outcome(pairs))
    return best


@given(records(mark), records(event), st.sampled_from([0, 300, 1000]))
def test_no_other_pairing_is_better(marks, events, tolerance_ms):
    found = match(marks, events, tolerance_ms=tolerance_ms, alike=alike)
    assert outcome([(p.mark, p.event) for p in found.pairs]) == best_by_trying_all(
        marks, events, tolerance_ms
    )


@given(records(mark), records(event))
def test_every_mark_and_every_event_stands_in_one_place(marks, events):
    found = match(marks, events, tolerance_ms=700, alike=alike)
    assert sorted(m.id for m in (*(p.mark for p in found.pairs), *found.false_alarms)) == sorted(
        m.id for m in marks
    )
    assert sorted(e.id for e in (*(p.event for p in found.pairs), *found.misses)) == sorted(
        e.id for e in events
    )


@given(records(event))
def test_marking_what_happened_finds_everything(events):
    marks = [Mark(e.id, *_rest(e)) for e in events]
    found = match(marks, events, tolerance_ms=0)
    assert len(found.hits) == len(events)
    if events:
        assert found.f1.value == found.precision.value == found.recall.value == 1


def test_the_same_behaviour_is_preferred_to_a_nearer_look_alike():
    found = match(
        [mark(1000)],
        [event(1000, behaviour="b", number=1), event(1900, number=2)],
        tolerance_ms=1000,
        alike=alike,
    )
    assert [(p.kind, p.event.id) for p in found.pairs] == [("hit", "e2")]


def test_a_hit_is_never_given_up_for_two_wrong_codes():
    found = match(
        [mark(1000, number=1), mark(1500, behaviour="b", number=2)],
        [event(1400, number=1), event(100, behaviour="b", number=2)],
        tolerance_ms=900,
        alike=alike,
    )
    assert {(p.mark.id, p.event.id, p.kind) for p in found.pairs} == {("m1", "e1", "hit")}


def test_a_look_alike_is_a_wrong_code_and_not_a_miss_and_a_false_alarm():
    found = match([mark(1000, behaviour="b")], [event(1200)], tolerance_ms=1000, alike=alike)
    assert len(found.wrong_codes) == 1
    assert not found.misses
    assert not found.false_alarms
    assert found.precision.value == found.recall.value == 0


def test_tolerance_is_inclusive_to_the_millisecond():
    assert match([mark(2000)], [event(1000)], tolerance_ms=1000).hits
    assert not match([mark(2001)], [event(1000)], tolerance_ms=1000).hits


@pytest.mark.parametrize(
    ("tolerance_ms", "hits"), [(248, 0), (249, 1), (997, 2), (1299, 2), (1300, 3)]
)
def test_presses_of_boris_issue_228_match_one_to_one(tolerance_ms, hits):
    a, b = BORIS_228
    found = match(map(mark, a), map(event, b), tolerance_ms=tolerance_ms)
    assert len(found.hits) == hits


def test_a_late_bout_matches_by_overlap_and_one_over_the_whole_episode_does_not():
    late = match([mark(14_000, 28_000)], [event(8_000, 28_000)], tolerance_ms=1000)
    assert late.pairs[0].onset_difference_ms == 6000
    assert late.pairs[0].offset_difference_ms == 0
    assert late.pairs[0].overlap_ms == 14_000
    assert not match([mark(0, 180_000)], [event(8_000, 28_000)], tolerance_ms=1000).pairs


def test_other_episodes_and_other_actors_never_match():
    assert not match([mark(0, episode=8)], [event(0, episode=5)], tolerance_ms=1000).pairs
    assert not match([mark(0, actor="stranger")], [event(0)], tolerance_ms=1000).pairs


def test_either_of_two_equivalent_ids_is_right():
    found = match(
        [mark(0, behaviour="x")],
        [event(0, behaviour="y")],
        tolerance_ms=0,
        equivalent=lambda one, other: {one, other} == {"x", "y"},
    )
    assert len(found.hits) == 1


def test_marks_where_nothing_happened_are_false_alarms_with_undefined_recall():
    found = match([mark(1000)], [], tolerance_ms=1000)
    assert len(found.false_alarms) == 1
    assert found.precision.value == 0
    assert found.recall.value is None
    assert "Nothing happened" in found.recall.undefined
    assert match([], [], tolerance_ms=1000).f1.undefined


def test_hundreds_of_marks_in_one_tangle_are_matched_quickly():
    marks = [mark(37 * i % 60_000, behaviour="ab"[i % 2], number=i) for i in range(400)]
    events = [event(53 * i % 60_000, behaviour="ab"[i % 3 % 2], number=i) for i in range(400)]
    began = time.perf_counter()
    found = match(marks, events, tolerance_ms=2000, alike=alike)
    assert time.perf_counter() - began < 20
    assert len(found.pairs) + len(found.misses) == 400


# Time-unit kappa


def test_units_of_exclusive_codes_give_the_kappa_of_their_labels():
    marks = [mark(0, 4000), mark(4000, 7000, "b")]
    events = [event(0, 3000), event(4000, 8000, "b")]
    ours, theirs = list("aaaabbb---"), list("aaa-bbbb--")
    kappa = time_unit_kappa(marks, events, window_ms=10_000, unit_ms=1000)
    assert kappa.n == 10
    assert kappa.value == pytest.approx(cohen_kappa_score(ours, theirs))


def test_the_whole_window_counts():
    marks, events = [mark(60_000)], [event(61_000)]
    kappa = time_unit_kappa(marks, events, window_ms=180_000, unit_ms=1000)
    assert kappa.n == 180
    assert kappa.value == pytest.approx(cohen_kappa_from_table([[0, 1], [1, 178]]).value)


def test_episodes_have_lengths_of_their_own():
    kappa = time_unit_kappa([mark(0)], [event(0)], window_ms={5: 60_000, 8: 30_500}, unit_ms=1000)
    assert kappa.n == 91


@given(records(mark), records(event))
def test_time_unit_kappa_does_not_care_who_is_first(marks, events):
    window = {5: 6000, 8: 6000}

    one = time_unit_kappa(marks, events, window_ms=window, unit_ms=100)
    other = time_unit_kappa(events, marks, window_ms=window, unit_ms=100)
    assert one.n == other.n
    assert (one.value is None) == (other.value is None)
    if one.value is not None:
        assert one.value == pytest.approx(other.value)


def test_a_shift_within_tolerance_is_forgiven_and_a_lone_false_alarm_is_not():
    shifted = time_unit_kappa(
        [mark(11_000)], [event(10_000)], window_ms=60_000, unit_ms=1000, tolerance_ms=1000
    )
    assert shifted.value == 1
    lone = time_unit_kappa(
        [mark(10_000), mark(40_000)],
        [event(10_000)],
        window_ms=60_000,
        unit_ms=1000,
        tolerance_ms=1000,
    )
    assert lone.value == pytest.approx(cohen_kappa_from_table([[1, 1], [0, 58]]).value)


def test_silence_on_both_sides_is_undefined():
    assert time_unit_kappa([], [], window_ms=60_000, unit_ms=1000).value is None
    assert time_unit_kappa([], [], window_ms={5: 60_000}, unit_ms=1000).undefined


def test_marks_beyond_the_window_are_cut_off():
    kappa = time_unit_kappa(
        [mark(50_000, 10**9)], [event(50_000, 60_000)], window_ms=60_000, unit_ms=1000
    )
    assert kappa.value == 1


def test_a_point_at_the_very_end_belongs_to_the_last_unit():
    both = time_unit_kappa([mark(60_000)], [event(59_500)], window_ms=60_000, unit_ms=1000)
    beyond = time_unit_kappa([mark(60_001)], [event(59_500)], window_ms=60_000, unit_ms=1000)
    assert (both.n, both.value) == (60, 1)
    assert beyond.value == 0


def test_a_unit_of_nothing_is_refused():
    with pytest.raises(ValueError, match="1 ms or more"):
        time_unit_kappa([], [], window_ms=60_000, unit_ms=0)


# Alignment kappa


def test_alignment_kappa_of_a_small_record_by_hand():
    # Aligned: a-a, a-a, b-b, b-c, nil-c, a-nil.
    marks = [mark(1000), mark(5000), mark(9000, behaviour="b"), mark(13_000, behaviour="b")]
    marks.append(mark(20_000))
    events = [event(1100), event(5100), event(9100, behaviour="b"), event(13_100, behaviour="c")]
    events.append(event(17_000, behaviour="c"))
    # Rows a 3, b 2, nil 1; columns a 2, b 1, c 2, nil 1; n 6, codes with codes 4.
    chance = 4 / 6 * (3 * 2 + 2 * 1) / (5 * 5)
    kappa = alignment_kappa(marks, events, tolerance_ms=1000)
    assert kappa.n == 6
    assert kappa.value == pytest.approx((3 / 6 - chance) / (1 - chance))


def test_missing_everything_gives_no_agreement():
    kappa = alignment_kappa([], [event(0), event(5000, behaviour="b")], tolerance_ms=1000)
    assert kappa.value == 0


@given(records(event))
def test_a_perfect_record_aligns_perfectly(events):
    marks = [Mark(e.id, *_rest(e)) for e in events]
    kappa = alignment_kappa(marks, events, tolerance_ms=0)
    if len({e.behaviour for e in events}) > 1:
        assert kappa.value == pytest.approx(1)
        assert kappa.n == len(events)
    else:
        assert kappa.value is None
        assert kappa.undefined


@given(records(mark), records(event))
def test_alignment_kappa_does_not_care_who_is_first_and_stays_in_bounds(marks, events):
    one = alignment_kappa(marks, events, tolerance_ms=500)
    other = alignment_kappa(events, marks, tolerance_ms=500)
    assert one.n == other.n
    assert one.value is None or -1 <= one.value <= 1
