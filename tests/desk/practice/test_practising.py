"""Practice is drawn, compared after a session or after each reunion, and never from the test."""

import pytest

from simulator.desk.shell.offers import covers
from simulator.lessons.pools import read_pools


@pytest.fixture
def practising(desk):
    driver = desk().accept_cautions()
    driver.click("practise")
    return driver


def test_a_whole_session_is_drawn_and_stays_until_it_is_handed_in(practising):
    first = practising.screen.next()
    assert first == practising.screen.next()
    practising.click("begin")
    session = practising.screen._session
    assert session.exercise.case == first.case
    assert (session.exercise.scope.mode, len(session.reel.pieces)) == ("practise", 8)
    assert read_pools().practises(covers()[first.case].about.pools)
    practising.press("escape", "escape")
    practising.app.store.resume(session.attempt.about.id).submit({})
    practising.click("practise")
    assert practising.screen.next().case != first.case


def test_after_the_first_reunion_comes_the_second_of_the_same_session(practising):
    practising.screen.after = "reunion"
    practising.click("begin")
    first = practising.screen._session
    assert first.exercise.scope.episodes == (5,)
    practising.press("ctrl+return")
    for _ in practising.screen.pages:
        practising.press("ctrl+return")
    assert practising.screen.name == "findings"
    practising.press("escape")
    practising.click("practise")
    practising.screen.after = "reunion"
    second = practising.screen.next()
    assert (second.case, second.scope.episodes) == (first.exercise.case, (8,))


def test_the_choice_is_made_by_key_and_shown(practising):
    practising.ui.focus_on("after")
    practising.press("right")
    assert practising.screen.after == "reunion"
    practising.ui.focus_on("mix")
    practising.press("right")
    assert practising.screen.mix == "realistic"
