"""The kept form: each case once, an order of one's own, nothing told before the end."""

from dataclasses import dataclass, field
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from scoring.terms import Scope
from simulator.case import library_cases, load_cover
from simulator.lessons.kept import exercise_of_form, form_for
from simulator.lessons.pools import read_pools
from simulator.resources import LIBRARY

POOLS = read_pools()
TEST = Scope(mode="test")


@dataclass(frozen=True)
class Made:
    case: str
    scope: Scope = field(default=TEST)


@cache
def library():
    read = {c: load_cover(LIBRARY / c / "script.yaml").value for c in library_cases()}
    return {c: cover for c, cover in read.items() if cover is not None}


def form(coder="t-01", made=()):
    return form_for(coder, library(), made, POOLS)


def test_the_form_has_twenty_cases_and_none_for_practice():
    cases = form().cases
    assert len(cases) == len(set(cases)) == 20
    assert not [c for c in cases if POOLS.practises(library()[c].about.pools)]


def test_every_coder_has_an_order_of_the_own_and_keeps_it():
    assert form("t-01") == form("t-01")
    assert form("t-01").cases != form("t-02").cases
    assert set(form("t-01").cases) == set(form("t-02").cases)


@given(st.integers(0, 20))
def test_what_was_handed_in_is_not_met_again(count):
    cases = form().cases
    found = form(made=[Made(c) for c in cases[:count]])
    assert found.cases == cases
    assert found.handed_in == cases[:count]
    assert found.next == (cases[count] if count < 20 else None)
    assert found.finished == (count == 20)


def test_a_case_coded_outside_of_the_test_is_no_part_of_it():
    first = form().cases[0]
    assert first not in form(made=[Made(first, Scope(mode="practise"))]).cases


def test_the_exercise_is_a_whole_case_in_test_mode():
    case = form().cases[0]
    exercise = exercise_of_form(case, library()[case])
    assert (exercise.case, exercise.scope.mode, exercise.whole) == (case, "test", True)
