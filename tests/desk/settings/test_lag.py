"""The time from seeing to pressing: measured, kept, or left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.desk.settings.lag import WAITS_S, WARMING_UP, Trials, later, pressed
from simulator.records import load_settings


@given(st.lists(st.floats(0.1, 0.9), min_size=len(WAITS_S), max_size=len(WAITS_S)))
def test_the_middle_of_the_later_times_counts(times):
    trials = Trials()
    for wait, took in zip(WAITS_S, times, strict=True):
        trials = pressed(later(trials, wait + took))
    assert trials.done
    middle = sorted(times[WARMING_UP:])[len(times[WARMING_UP:]) // 2]
    assert abs(trials.lag_ms - 1000 * middle) <= 5.1


def test_a_press_before_the_disc_does_not_count():
    trials = pressed(later(Trials(), WAITS_S[0] - 0.1))
    assert (trials.found_s, trials.early, trials.since_s) == ((), True, 0)
    assert not later(trials, WAITS_S[0] - 0.1).lit
    assert later(trials, WAITS_S[0]).lit


@pytest.fixture
def measured(desk):
    driver = desk().accept_cautions()
    driver.click("settings")
    driver.click("measure")
    for wait in WAITS_S:
        driver.frame(wait + 0.235)
        driver.press("space")
    return driver


def test_what_is_found_is_taken_off_if_wanted(measured):
    found = measured.screen.trials.lag_ms
    assert 230 <= found <= 280
    measured.press("return")
    assert measured.screen.name == "settings"
    assert load_settings(measured.folder).value.key_lag_ms == found
    assert measured.ui.control("key_lag_ms").value == f"{found} ms"


def test_it_can_be_left(measured):
    measured.click("leave-it")
    assert measured.screen.name == "settings"
    assert measured.app.preferences.now.key_lag_ms == 0
