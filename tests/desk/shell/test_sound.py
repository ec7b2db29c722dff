"""What is heard at the desk, how loud, and that nothing needs a sound card."""

import sys
import time

import pygame
import pytest

from simulator.desk.shell.sound import LEVELS
from simulator.records import Settings, load_settings


@pytest.fixture
def coding(desk):
    """A first reunion of an infant who cries all through its beginning."""
    driver = desk()
    driver.accept_cautions()
    driver.begin("first-reunion")
    return driver


def watch(driver, frames=40):
    for _ in range(frames):
        driver.frame(1 / 60)


def heard(driver):
    """Watch on until something is heard."""
    for _ in range(200):
        watch(driver, 1)
        if pygame.mixer.get_busy():
            return True
    return False


def silent():
    for _ in range(200):
        if not pygame.mixer.get_busy():
            return True
        time.sleep(0.02)
    return False


def test_a_session_is_heard_while_it_plays(coding):
    watch(coding, 5)
    assert silent()
    coding.press("space")
    assert heard(coding)
    coding.press("space")
    assert silent()


@pytest.mark.parametrize("away", ["?", "ctrl+return", "escape"])
def test_leaving_the_picture_is_silent(coding, away):
    coding.press("space")
    assert heard(coding)
    coding.press(away)
    assert silent()


def test_dragging_through_the_timeline_is_silent(coding):
    coding.press("space")
    watch(coding)
    for ms in range(20_000, 80_000, 3000):
        coding.screen.viewer.scrub(ms)
        coding.frame(1 / 60)
    assert silent()


def test_it_begins_quiet_and_is_turned_up_and_off(coding):
    sound, icons = coding.app.sound, []
    assert sound.level == 1
    assert LEVELS[1] == Settings().volume < 0.6
    for _ in range(4):
        coding.click("sound")
        coding.frame()
        icons.append(coding.ui.control("sound").icon)
    assert icons == ["sound_middle", "sound_loud", "sound_off", "sound_quiet"]
    coding.press("ctrl+up", "ctrl+up", "ctrl+up")
    assert sound.level == 3
    coding.press("ctrl+m")
    assert sound.level == 0
    coding.press("ctrl+m")
    assert sound.level == 3
    coding.press("ctrl+down")
    assert sound.level == 2


def test_turned_off_is_silent_at_once(coding):
    coding.press("space")
    watch(coding)
    coding.press("ctrl+m")
    watch(coding, 1)
    assert silent()


def test_a_performance_prepared_for_is_let_go_of_once_it_is_listened_to(coding):
    sound, performance = coding.app.sound, coding.screen._session.played.performance
    before = sys.getrefcount(performance)
    sound.prepare(performance)
    assert sys.getrefcount(performance) > before
    sound.listen_to(performance)
    assert sys.getrefcount(performance) == before
    watch(coding, 5)
    coding.press("space")
    assert heard(coding)


def test_the_loudness_is_kept_for_the_next_time(desk, coding):
    coding.press("ctrl+m")
    coding.close()
    assert load_settings(coding.folder).value.volume == 0
    assert desk().app.sound.level == 0


def test_without_a_sound_card_everything_else_works(desk, monkeypatch):
    def missing(*_args, **_more):
        raise pygame.error("no such device")

    monkeypatch.setattr(pygame.mixer, "init", missing)
    driver = desk()
    driver.accept_cautions()
    driver.begin("first-reunion")
    driver.press("space")
    watch(driver)
    assert driver.screen.viewer.head.ms > 500
    assert "No sound card" in driver.ui.control("sound").says
    driver.click("sound")
    assert not driver.ui.control("sound").is_enabled
    driver.press("ctrl+m", "c", "ctrl+return")
    assert driver.screen.name == "judging"
