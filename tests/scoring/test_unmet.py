"""Unmet: every mark and event that did not meet is one error, and the kindest one it can be."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.attempts.outcome import outcome_of
from scoring.findings import unmet
from scoring.marks import match
from scoring.rules import DEFAULTS
from scoring.score import score
from scoring.terms import Event, Mark
from tests.scoring.sample import (
    ETHOGRAM,
    KEY,
    codes,
    event,
    finding,
    perfect,
    scored,
    without,
)

RULES = DEFAULTS


def mark(name, start, end, number=0):
    return Mark(f"m{number}", "infant", name, 5, start, end)


def happened(name, start, end, number=0):
    return Event(f"e{number}", "infant", name, 5, start, end)


def sorted_out(marks, events, alike=None):
    tolerance = RULES.marks.tolerance_ms
    return unmet(match(marks, events, tolerance_ms=tolerance, alike=alike), RULES)


def test_one_mark_over_three_stretches_is_one_error():
    events = [happened("play", s, s + 6000, n) for n, s in enumerate((30_000, 50_000, 70_000))]
    long = mark("play", 10_000, 90_000)
    left = sorted_out([long], events)
    assert left.run_over == ((long, tuple(events)),)
    assert left.missed == left.alarms == left.off_time == ()


def test_a_mark_that_fits_one_and_goes_on_over_the_next_is_told_of_both():
    first, second = happened("play", 30_000, 60_000), happened("play", 70_000, 80_000, 1)
    long = mark("play", 30_000, 85_000)
    assert sorted_out([long], [first, second]).run_over == ((long, (first, second)),)


def test_a_mark_over_two_of_its_own_was_not_meant_for_the_look_alike_between_them():
    first, second = happened("ignore", 43_000, 53_000), happened("ignore", 71_000, 78_000, 1)
    between = happened("turn_back", 57_000, 70_000, 2)
    long = mark("ignore", 41_900, 80_000)
    left = sorted_out([long], [first, second, between], alike=lambda a, b: a != b)
    assert left.run_over == ((long, (first, second)),)
    assert left.missed == (between,)
    assert left.taken_for == left.alarms == ()


def test_a_mark_far_beyond_one_event_is_told_where_the_event_is():
    event, long = happened("play", 50_000, 55_000), mark("play", 10_000, 90_000)
    assert sorted_out([long], [event]).run_over == ((long, (event,)),)


def test_a_late_mark_is_meant_for_its_own_behaviour_though_a_look_alike_is_nearer():
    meant, nearer = happened("pull_up", 5000, 5500), happened("climb", 7200, 9000, 1)
    late = mark("pull_up", 7000, 7000)
    left = sorted_out([late], [meant, nearer], alike=lambda a, b: a != b)
    assert left.off_time == ((late, meant),)
    assert left.missed == (nearer,)
    assert left.taken_for == ()


times = st.integers(0, 60).map(lambda s: 1000 * s)
lengths = st.integers(0, 30).map(lambda s: 1000 * s)
names = st.sampled_from(("play", "climb", "cry"))


@given(
    st.lists(st.tuples(names, times, lengths), max_size=6),
    st.lists(st.tuples(names, times, lengths), max_size=6),
)
def test_nothing_is_told_twice_and_nothing_is_left_out(marked, there):
    marks = [mark(name, start, start + long, n) for n, (name, start, long) in enumerate(marked)]
    events = [happened(name, start, start + long, n) for n, (name, start, long) in enumerate(there)]
    matching = match(marks, events, tolerance_ms=1000, alike=lambda a, b: a != b)
    left = unmet(matching, RULES)
    hits = {p.mark for p in matching.hits}
    told = [m for m, _ in (*left.off_time, *left.taken_for, *left.run_over)] + [*left.alarms]
    assert len(told) == len(set(told))
    assert set(told) | hits == set(marks)
    met = {p.event for p in matching.hits}
    of_events = [e for _, e in (*left.off_time, *left.taken_for)] + [*left.missed]
    of_events += [e for _, es in left.run_over for e in es if e not in met]
    assert {*of_events} == {*matching.misses} | {p.event for p in matching.wrong_codes}
    assert len(of_events) == len(set(of_events))


@pytest.mark.parametrize(("end", "code"), [(170_000, "run_over"), (100_000, "too_short")])
def test_the_text_names_the_times_of_both(end, code):
    coding = without(perfect(), "play", 8)
    play = next(m for m in perfect().marks if (m.behaviour, m.episode) == ("play", 8))
    start = max(0, play.from_ms - 8000) if code == "run_over" else play.from_ms
    changed = replace(play, from_ms=start, to_ms=end if code == "run_over" else start + 2000)
    result = scored(replace(coding, marks=(*coding.marks, changed)))
    assert codes(result) == [code]
    if code == "run_over":
        assert f"to {end // 60_000}:{end // 1000 % 60:02d}" in finding(result, code).text


def test_a_meaning_is_told_once_where_it_is_the_reason_too():
    narrow = replace(perfect().scope, scales=(), parts=frozenset())
    coding = without(perfect(), "turn_back", 5)
    long = Mark("long", "infant", "turn_back", 5, 0, 170_000)
    told = scored(replace(coding, marks=(*coding.marks, long), scope=narrow))
    meaning = ETHOGRAM["turn_back"].definition.strip()
    assert finding(told, "run_over").text.count(meaning) == 1


@pytest.mark.parametrize(("name", "taken"), [("fuss", {}), ("cry", {"cry": 1})])
def test_a_late_mark_does_not_count_as_taking_one_thing_for_another(name, taken):
    events = (event("fuss", 6, 60_000, 61_000), event("cry", 6, 63_200, 66_000))
    start = 63_000 if name == "fuss" else 60_000
    coding = replace(perfect(), marks=(Mark("m", "infant", name, 6, start, start + 1000),))
    found = score(coding, KEY, events, ETHOGRAM).comparison
    tallies = outcome_of("sample", KEY.classification, found, None, None).behaviours
    assert {k: v for t in tallies.values() for k, v in t.taken_for.items()} == taken
