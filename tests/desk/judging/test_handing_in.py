"""Handing in: what is open leads to its place, what was said is listed, a test has to be whole."""

import pytest

from scoring.terms import Scope
from simulator.desk.judging import steps
from simulator.desk.shell.offers import covers
from simulator.lessons import Exercise
from simulator.lessons.kept import exercise_of_form
from simulator.lessons.pools import Pools, read_pools
from simulator.records import Watched
from tests.desk.turning import judging, open_words, said, show, turn_to


def test_what_is_open_leads_to_its_place_and_is_not_forbidden(desk):
    driver = judging(desk)
    driver.press("7", "pagedown", "pagedown")
    assert open_words(driver) == ["Any mark on the timeline", "Contact maintaining, episode 5"]
    driver.click("open-1")
    assert driver.ui.focused == "scale-contact_maintaining"
    driver.press("ctrl+return", "ctrl+return")
    assert driver.screen.name == "findings"


def test_a_bout_without_an_end_leads_to_the_session_at_its_start(desk):
    driver = desk().accept_cautions()
    driver.begin("first-reunion")
    driver.press("shift+right", driver.screen._chords["cry"], "shift+right", "ctrl+return")
    turn_to(driver, "hand-in")
    driver.click("open-0")
    assert driver.screen.name == "coding"
    assert driver.screen.viewer.here == (5, 1000)


def test_an_exercise_may_ask_for_disorganisation_alone(desk):
    driver = desk().accept_cautions()
    scope = Scope((5, 8), (), frozenset(), "practise", frozenset({"disorganisation"}))
    show(driver, Exercise("d", "Signs", "", "sami", scope, 10))
    assert [page.name for page in driver.screen.pages] == ["indices", "d-rating", "hand-in"]
    turn_to(driver, "d-rating")
    driver.press("9")
    turn_to(driver, "hand-in")
    driver.click("next")
    assert driver.screen.name == "findings"


@pytest.fixture
def tested(desk):
    """One session of the test, being judged."""
    driver = desk().accept_cautions()
    pools = read_pools()
    case, cover = next((c, s) for c, s in covers().items() if not pools.practises(s.about.pools))
    show(driver, exercise_of_form(case, cover))
    return driver


def test_a_test_is_not_handed_in_before_it_is_whole(tested):
    turn_to(tested, "hand-in")
    assert "everything is answered before it is handed in" in said(tested)
    tested.click("next")
    assert tested.screen.name == "judging"
    assert tested.ui.focused == "open-0"
    tested.press("down", "return")
    assert tested.ui.focused == "scale-proximity_seeking"


def test_what_is_watched_beside_the_signs_of_a_test_is_noted(tested):
    attempt = tested.screen._session.attempt.about.id
    turn_to(tested, "indices")
    tested.press("ctrl+space")
    tested.frame(1.0)
    tested.press("ctrl+space")
    tested.frame()
    watched = [e for e in tested.app.store.journal(attempt) if isinstance(e, Watched)]
    assert [w.speed for w in watched] == [1.0]


def test_what_may_be_watched_once_is_not_shown_again(tested, monkeypatch):
    pools = read_pools()
    monkeypatch.setattr(steps, "read_pools", lambda: Pools(pools.kept, pools.mixes, "once"))
    show(tested, tested.screen._session.exercise)
    page = turn_to(tested, "indices")
    assert page.aside is None
    assert "stage" not in tested.names


def test_before_handing_in_what_was_said_is_listed_and_the_button_is_not_where_next_was(desk):
    driver = desk().accept_cautions()
    driver.begin("first-reunion")
    cry = driver.screen._chords["cry"]
    driver.press("shift+right", cry, "shift+right", cry, "ctrl+return", "7")
    onward = driver.ui.control("next").rect.copy()
    turn_to(driver, "hand-in")
    assert "cries, episode 5: 0:01–0:02" in said(driver)
    assert "Proximity and contact seeking, episode 5: 7" in said(driver)
    driver.click_at(onward.center)
    assert driver.screen.name == "judging"
    driver.click("next")
    assert driver.screen.name == "findings"
