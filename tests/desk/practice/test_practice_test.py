"""The internal practice test: nothing is told before all is in, and what was watched is noted."""

import time
from dataclasses import replace

import pytest

from scoring.terms import Classification
from simulator.case import load_case
from simulator.desk.marking import coding
from simulator.desk.practice import testing
from simulator.desk.shell.offers import covers
from simulator.lessons.kept import exercise_of_form, form_for
from simulator.lessons.pools import read_pools
from simulator.records import (
    ClassificationSet,
    ConfidenceSet,
    CryingSet,
    DisorganisationSet,
    JustificationSet,
    MarkAdded,
    RatingSet,
    SearchSet,
    Submitted,
    Watched,
)
from simulator.resources import LIBRARY
from tests.records.given import mark


@pytest.fixture
def small(monkeypatch):
    """A library with two sessions kept for the test."""
    pools, known = read_pools(), covers()
    kept = [c for c, s in known.items() if not pools.practises(s.about.pools)][:2]
    few = {c: s for c, s in known.items() if c in kept or pools.practises(s.about.pools)}
    monkeypatch.setattr(testing, "covers", lambda: few)
    return {case: few[case] for case in kept}


@pytest.fixture
def tested(desk, small):
    driver = desk().accept_cautions()
    driver.click("test")
    return driver


def answer_all(attempt):
    """Answer everything that a whole session asks."""
    attempt.record(MarkAdded(mark()))
    for episode in (5, 8):
        for scale in attempt.about.scope.scales:
            attempt.record(RatingSet(episode, scale, 4))
    for episode in (4, 6, 7):
        attempt.record(SearchSet(episode, 2))
    for episode in (4, 5, 6, 7, 8):
        attempt.record(CryingSet(episode, 1))
    attempt.record(DisorganisationSet(2))
    attempt.record(ClassificationSet(Classification("B", "B3", disorganised=False)))
    attempt.record(ConfidenceSet(0.6))
    attempt.record(JustificationSet("Seen"))


def said(driver):
    return " ".join(w.says for w in driver.ui.texts)


def hand_in(driver):
    """Hand in from the coding screen."""
    driver.press("ctrl+return")
    for _ in range(len(driver.screen.pages)):
        driver.press("ctrl+return")


def test_the_keys_stay_closed_until_all_is_handed_in(tested, small, monkeypatch):
    monkeypatch.setattr("simulator.desk.attempt.grading.load_key", pytest.fail)
    tested.click("begin")
    first = tested.screen._session.exercise
    assert (first.case in small, first.scope.mode) == (True, "test")
    answer_all(tested.screen._session.attempt)
    hand_in(tested)
    assert tested.screen.name == "test"
    assert "1 of 2 handed in" in said(tested)
    (done,) = tested.app.store.attempts("t-01")
    assert done.score is None
    tested.click("begin")
    assert tested.screen._session.exercise.case != first.case


def test_what_is_missing_has_to_be_said_first(tested):
    tested.click("begin")
    hand_in(tested)
    assert tested.screen.name == "judging"
    assert "The group" in {control.says for control in tested.ui.controls}
    assert tested.app.store.attempts("t-01") == ()


def test_what_was_watched_is_noted_with_its_speed(tested):
    tested.click("begin")
    attempt = tested.screen._session.attempt.about.id
    tested.press("space")
    for _ in range(20):
        tested.frame(0.05)
    tested.press("=")
    for _ in range(20):
        tested.frame(0.05)
    tested.press("space")
    watched = [e for e in tested.app.store.journal(attempt) if isinstance(e, Watched)]
    assert [w.speed for w in watched][:1] == [1.0]
    assert len(watched) == 2
    assert watched[1].speed > 1
    assert watched[0].to_ms - watched[0].from_ms == pytest.approx(1_000, abs=150)


def test_a_session_that_was_begun_is_gone_on_with_and_said_to_be_kept(tested):
    assert "are kept" not in said(tested)
    tested.click("begin")
    tested.press("c", "escape")
    tested.click("leave_now")
    tested.click("test")
    assert "are kept" in said(tested)
    assert tested.ui.control("begin").says == tested.app.texts("home.continue")
    tested.click("begin")
    assert len(tested.draft.marks) == 1


def test_practice_is_not_noted(desk):
    driver = desk().accept_cautions()
    driver.begin("first-reunion")
    driver.press("space")
    driver.frame(1.0)
    driver.press("space")
    journal = driver.app.store.journal(driver.screen._session.attempt.about.id)
    assert not [e for e in journal if isinstance(e, Watched)]


def test_where_the_form_says_once_there_is_no_way_back(tested, monkeypatch):
    monkeypatch.setattr(coding, "read_pools", lambda: replace(read_pools(), viewing="once"))
    tested.click("begin")
    tested.press("space")
    tested.frame(2.0)
    at = tested.screen.viewer.head.ms
    assert at > 1_500
    tested.press("space", "left", "shift+right", "home", "pagedown", "=")
    tested.screen.viewer.scrub(0)
    head = tested.screen.viewer.head
    assert (head.ms, head.speed) == (at, 1.0)


def test_at_the_end_everything_is_told(desk, small):
    driver = desk().accept_cautions()
    store = driver.app.store
    form = form_for("t-01", small, (), read_pools())
    for case in form.cases:
        loaded = load_case(LIBRARY / case).value
        exercise = exercise_of_form(case, small[case])
        lengths = {e.number: e.length_ms for e in loaded.script.episodes}
        attempt = store.begin(
            case, loaded.version, exercise.scope, "t-01", episode_lengths_ms=lengths
        )
        answer_all(attempt)
        attempt.submit(None)
        assert isinstance(store.journal(attempt.about.id)[-1], Submitted)
    driver.click("test")
    deadline = time.monotonic() + 60
    while not driver.screen.reckoning.finished and time.monotonic() < deadline:
        driver.frame()
        time.sleep(0.05)
    driver.frame()
    words = said(driver)
    assert "Too few sessions to say" in words
    assert "2 sessions count" in words
    assert "What the mix was" in words
    assert all(a.score is not None for a in store.attempts("t-01"))
    driver.click(f"session-{form.cases[0]}")
    assert driver.screen.name == "findings"


def test_a_session_of_the_test_is_begun_without_a_look_at_its_key(monkeypatch, tested):
    monkeypatch.setattr("simulator.desk.attempt.grading.has_key", pytest.fail)
    tested.click("begin")
    assert tested.screen.name == "coding"
