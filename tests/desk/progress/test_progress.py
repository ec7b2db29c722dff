"""Progress: every figure with its interval and in words; nothing of a test under way."""

import time

import pytest

from scoring.terms import Classification
from simulator.case import load_case
from simulator.desk.attempt.grading import Grader
from simulator.desk.progress.intervals import IntervalRow
from simulator.desk.progress.matrix import Matrix
from simulator.desk.shell.offers import covers
from simulator.lessons import whole_case
from simulator.lessons.drills import load_drills
from simulator.lessons.kept import exercise_of_form, form_for
from simulator.lessons.pools import read_pools
from simulator.records import ClassificationSet, ConfidenceSet, MarkAdded, RatingSet
from simulator.resources import LIBRARY
from tests.records.given import mark


def hand_in(store, exercise, rating=4, group="B"):
    case = load_case(LIBRARY / exercise.case).value
    lengths = {e.number: e.length_ms for e in case.script.episodes}
    attempt = store.begin(case.id, case.version, exercise.scope, "t-01", episode_lengths_ms=lengths)
    attempt.record(MarkAdded(mark()))
    for episode in (5, 8):
        for scale in exercise.scope.scales:
            attempt.record(RatingSet(episode, scale, rating))
    attempt.record(ClassificationSet(Classification(group, disorganised=False)))
    attempt.record(ConfidenceSet(0.8))
    attempt.submit({})


def reckoned(driver):
    driver.click("progress")
    deadline = time.monotonic() + 60
    while not driver.screen.reckoning.finished and time.monotonic() < deadline:
        driver.frame()
        time.sleep(0.02)
    driver.frame()
    return driver


def said(driver):
    return " ".join(w.says for w in driver.ui.texts)


@pytest.fixture
def after_two(desk):
    driver = desk().accept_cautions()
    for case, group in (("milo", "A"), ("noor", "A")):
        hand_in(driver.app.store, whole_case(case, covers()[case]), group=group)
    return reckoned(driver)


def test_before_anything_is_coded_there_is_one_thing_to_do(desk):
    driver = reckoned(desk().accept_cautions())
    assert [n for n in driver.names if n.startswith("advice")] == ["advice-begin"]
    assert driver.ui.control("advice-begin").says == "A first reunion"
    assert "What you take for what" not in said(driver)


def test_each_figure_has_its_interval_in_words_and_on_a_line(after_two):
    rows = [w for w in after_two.ui.texts if isinstance(w, IntervalRow)]
    milo = next(row for row in rows if row.says.startswith("1. Milo"))
    assert "likely" in milo.says
    assert "(n = 10)" in milo.says
    biases = [row for row in rows if row._interval.left < 0]
    assert len(biases) == 5
    assert all(row._interval.wanted == 0 for row in biases)
    for row in rows:
        found = row._interval
        if found.low is not None:
            assert found.low <= found.value <= found.high


def test_what_was_compared_is_kept_and_not_compared_again(after_two, monkeypatch):
    before = [outcome for _, outcome in after_two.screen.reckoning.outcomes()]
    after_two.press("escape")

    def fail(*_):
        raise AssertionError("compared again")

    monkeypatch.setattr(Grader, "grade", fail)
    reckoned(after_two)
    again = [outcome for _, outcome in after_two.screen.reckoning.outcomes()]
    assert again == before
    assert len(again) == 2


def test_a_session_whose_key_was_opened_before_does_not_count_as_unseen(desk):
    driver = desk().accept_cautions()
    driver.click("worked")
    driver.click("worked-milo")
    driver.press("ctrl+return", "escape", "escape")
    for case in ("milo", "noor"):
        hand_in(driver.app.store, whole_case(case, covers()[case]))
    reckoned(driver)
    unseen = {record.case: o.unseen for record, o in driver.screen.reckoning.outcomes()}
    assert unseen == {"milo": False, "noor": True}


def test_advice_leads_to_what_it_advises(after_two):
    assert after_two.ui.control("advice-more").says == "Two reunions, side by side"
    after_two.click("advice-more")
    assert after_two.screen.name == "coding"


def test_after_a_first_coding_stands_what_was_done_and_in_one_line_what_will_follow(desk):
    driver = desk().accept_cautions()
    exercise = driver.screen._offered[0]
    assert not exercise.whole
    hand_in(driver.app.store, exercise)
    item = load_drills().value[0]
    driver.app.store.keep_drill("t-01", item.id, item.answer, right=True, delay_ms=0)
    words = said(reckoned(driver))
    assert "What you have done 1. A first reunion" in words
    assert "1 of 1 answers right" in words
    assert not [w for w in driver.ui.texts if isinstance(w, IntervalRow | Matrix)]
    (later,) = [w.says for w in driver.ui.texts if "also shows: " in w.says]
    assert later.endswith(
        "Agreement over time · Beside the rule of the practice test · What you take for what · "
        "Too high or too low · What you miss · How sure, how right."
    )


def test_from_four_classes_on_they_stand_in_a_table_and_beside_the_rule(desk):
    driver = desk().accept_cautions()
    for case in ("milo", "noor", "lena", "ravi"):
        hand_in(driver.app.store, whole_case(case, covers()[case]), group="A")
    reckoned(driver)
    (matrix,) = [w for w in driver.ui.texts if isinstance(w, Matrix)]
    assert sum(map(sum, matrix._counts)) == 4
    assert matrix.says.startswith("Key A, you said: A 1. Key B, you said: A ")
    assert "Beside the rule of the practice test" in said(driver)
    assert "You passed" not in said(driver)


def test_a_test_under_way_tells_nothing_here(desk):
    driver = desk().accept_cautions()
    case = form_for("t-01", covers(), (), read_pools()).cases[0]
    hand_in(driver.app.store, exercise_of_form(case, covers()[case]))
    reckoned(driver)
    assert "not told yet: 1" in said(driver)
    assert not [w for w in driver.ui.texts if isinstance(w, IntervalRow)]


def test_leaving_early_stops_the_reckoning(desk):
    driver = desk().accept_cautions()
    hand_in(driver.app.store, whole_case("milo", covers()["milo"]))
    driver.click("progress")
    driver.press("escape")
    assert driver.screen.name == "home"
