"""Lanes: few behaviours have one each, many share them; nothing hides behind something else."""

from dataclasses import replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from scoring.terms import Event, Mark
from simulator.case import load_ethogram
from simulator.desk.style.texts import load_texts
from simulator.desk.timelines.lanes import bars, group_of, laid, lanes_for, numbered, paired

ETHOGRAM = load_ethogram()
TITLES = load_texts().table("interface")["groups"]
INFANT = ETHOGRAM.of("infant", coded=True)
FEW = INFANT[:3]

stretches = st.lists(
    st.tuples(st.sampled_from(INFANT), st.integers(0, 100_000), st.integers(0, 20_000)), max_size=12
)


def marks_of(found):
    return [
        Mark(f"m{i}", "infant", b.id, 5, at, at + (0 if b.kind == "point" else length))
        for i, (b, at, length) in enumerate(found)
    ]


def test_few_behaviours_have_a_lane_each():
    assert [lane.title for lane in lanes_for(FEW, TITLES)] == [b.title for b in FEW]


def test_every_behaviour_of_the_catalogue_has_a_lane_with_a_title():
    lanes = {lane.id for lane in lanes_for(INFANT, TITLES)}
    assert lanes == {group_of(b) for b in INFANT}
    assert lanes <= set(TITLES)


@given(stretches)
def test_bars_of_a_lane_do_not_cover_each_other(found):
    placed = bars(marks_of(found), 5, lanes_for(INFANT, TITLES), ETHOGRAM)
    assert len(placed) == len(found)
    for one, other in combinations(placed, 2):
        if (one.lane, one.row) == (other.lane, other.row):
            assert one.to_ms <= other.from_ms or other.to_ms <= one.from_ms
    assert all(0 <= bar.row < bar.rows for bar in placed)


def test_only_the_episode_shown_is_on_the_timeline():
    mark = Mark("m1", "infant", FEW[0].id, 8, 0, 1000)
    assert bars([mark], 5, lanes_for(FEW, TITLES), ETHOGRAM) == ()


def test_a_bout_under_way_runs_and_a_finished_coding_has_none():
    bout = next(b for b in FEW if b.kind == "bout")
    mark = Mark("m1", "infant", bout.id, 5, 1000, 1000)
    lanes = lanes_for(FEW, TITLES)
    assert laid(None, {"m1": mark}, 5, numbered(lanes, ETHOGRAM), ETHOGRAM).bars[0].running
    assert not bars([mark], 5, lanes, ETHOGRAM)[0].running


@given(stretches, stretches)
def test_marks_laid_again_lie_as_if_laid_afresh(before, after):
    numbers = numbered(lanes_for(INFANT, TITLES), ETHOGRAM)
    first = {m.id: m for m in marks_of(before)}
    second = {**{m.id: m for m in marks_of(after)}, **dict(list(first.items())[1::2])}
    once = laid(None, first, 5, numbers, ETHOGRAM)
    again = laid(once, second, 5, numbers, ETHOGRAM)
    assert again.bars == laid(None, second, 5, numbers, ETHOGRAM).bars


def test_lanes_without_a_change_stay_as_they_are():
    one, other = (b for b in INFANT[:2])
    numbers = numbered(lanes_for(FEW, TITLES), ETHOGRAM)
    marks = {m.id: m for m in marks_of([(one, 0, 900), (other, 0, 900)])}
    once = laid(None, marks, 5, numbers, ETHOGRAM)
    moved = {**marks, "m1": replace(marks["m1"], from_ms=400, to_ms=1300)}
    again = laid(once, moved, 5, numbers, ETHOGRAM)
    assert again.by_lane[numbers[one.id]] is once.by_lane[numbers[one.id]]
    assert again.by_lane[numbers[other.id]] != once.by_lane[numbers[other.id]]


def test_adults_who_can_be_coded_have_lanes_below_the_infant():
    adults = [*ETHOGRAM.of("stranger", coded=True), *ETHOGRAM.of("caregiver", coded=True)]
    many = lanes_for((*adults, *INFANT), TITLES)
    assert [lane.id for lane in many[-2:]] == ["by_caregiver", "by_stranger"]
    assert [lane.actor for lane in lanes_for((adults[0], *FEW), TITLES)][-1] == "stranger"
    assert set(numbered(many, ETHOGRAM)) >= {b.id for b in adults}


@given(stretches, stretches)
def test_marks_stand_above_events(yours, happened):
    lanes = lanes_for(INFANT, TITLES)
    events = [
        Event(f"e{m.id}", m.actor, m.behaviour, 5, m.from_ms, m.to_ms) for m in marks_of(happened)
    ]
    above = bars(marks_of(yours), 5, lanes, ETHOGRAM)
    below = bars(events, 5, lanes, ETHOGRAM, frozenset({"em0"}))
    both = paired(above, below)
    assert len(both) == len(above) + len(below)
    for bar in both:
        assert bar.ghost == (bar.row >= bar.rows // 2)
    assert {b.id for b in both if b.strong} <= {"em0"}
