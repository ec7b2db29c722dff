"""Moving examples beside the anchors, to learn."""

from dataclasses import replace

from simulator.desk.judging.judging import JudgingScreen
from tests.desk.turning import judging


def card_of(desk):
    driver = judging(desk)
    card = driver.screen.pages[0].aside
    card._rehearsals.played(card.example.case)
    driver.frame()
    return driver, card


def test_one_stands_still_until_it_is_asked_for(desk):
    driver, card = card_of(desk)
    shown = driver.ui.control("example")._shown
    driver.frame(1.0)
    assert driver.ui.control("example")._shown == shown
    driver.click("example-play")
    driver.frame(1.0)
    assert card.moving
    assert driver.ui.control("example")._shown != shown


def test_the_focus_moves_it_and_goes_on_when_it_leaves(desk):
    driver, card = card_of(desk)
    driver.ui.focus_on("example")
    driver.frame(0.5)
    assert card.moving
    driver.ui.focus_on("next")
    driver.frame(0.5)
    assert not card.moving


def test_where_things_are_wanted_still_the_focus_moves_nothing(desk):
    driver, card = card_of(desk)
    driver.app.prefer(reduced_motion=True)
    driver.ui.focus_on("example")
    driver.frame(0.5)
    assert not card.moving
    driver.click("example-play")
    driver.frame((card.example.to_ms - card.example.from_ms) / 1000)
    assert not card.asked


def test_each_rating_has_its_own_and_none_is_of_the_session_itself(desk):
    driver, card = card_of(desk)
    assert card.rating == 7
    driver.ui.focus_on("example-rating")
    driver.press("1")
    assert card.example.rating == 1
    assert all(e.case != "noor" for e in card._examples.values())


def test_a_whole_session_has_them_too_and_a_test_has_none(desk):
    driver = judging(desk, case="milo")
    card = driver.screen.pages[0].aside
    assert all(e.case != "milo" for e in card._examples.values())
    session = driver.screen._session
    tested = replace(session.exercise, scope=replace(session.exercise.scope, mode="test"))
    asked = JudgingScreen(driver.app, replace(session, exercise=tested))
    assert asked.pages[0].aside is None
