"""The audit over the library: keys hold against their scripts, nothing gives a class away."""

import functools

import pytest

from simulator.authoring import Audit, audit_case, load_rules, over_all
from simulator.authoring.composition import doubles, shortfalls
from simulator.authoring.drilling import check_all_drills
from simulator.authoring.independence import alarms
from simulator.case import concise, library_cases
from simulator.lessons.drills import load_drills
from simulator.resources import LIBRARY

CASES = library_cases()
RULES = load_rules()


@functools.cache
def audited(case_id: str) -> Audit:
    return audit_case(LIBRARY / case_id)


@pytest.mark.parametrize("case_id", CASES)
def test_key_holds_against_its_script(case_id: str) -> None:
    audit = audited(case_id)
    assert [concise(p) for p in audit.problems if p.severity != "note"] == []
    assert audit.passed


def test_the_library_as_a_whole_holds() -> None:
    audits = [audited(case_id) for case_id in CASES]
    whole = over_all(audits, RULES)
    assert whole.complaints == ()
    assert whole.trials
    assert alarms(whole.trials, RULES) == ()
    assert list(shortfalls(audits, RULES.library)) == []
    assert list(doubles(audits)) == []


def test_the_rubric_finds_the_worked_cases_which_it_was_not_fitted_to() -> None:
    worked = [audited(case_id) for case_id in CASES if case_id in RULES.worked]
    sums = over_all(worked, RULES).worked
    assert sums.cases == len(RULES.worked)
    assert sums.within / sums.core >= RULES.share
    assert sums.groups == sums.disorganised == sums.codable


def test_the_drill_items_hold_together_and_cannot_be_guessed() -> None:
    problems, complaints = check_all_drills(load_drills(), CASES, RULES.drills)
    assert [concise(p) for p in problems] == []
    assert complaints == ()
