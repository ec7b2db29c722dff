"""Every screen at every size: all controls on it, none covered, all reached by keyboard."""

from itertools import combinations

import pygame
import pytest

SIZES = [(1024, 700), (1280, 720), (1920, 1080)]


def check_controls(driver):
    window = pygame.Rect((0, 0), driver.size)
    free = [c for c in driver.ui.controls if c.scroll is None]
    assert driver.ui.controls
    for control in free:
        assert window.contains(control.rect), control.name
    for one, other in combinations(free, 2):
        assert not one.rect.colliderect(other.rect), (one.name, other.name)
    for control in driver.ui.controls:
        if control.scroll is not None:
            assert window.contains(control.scroll.rect.clip(window))
            assert control.rect.left >= control.scroll.rect.left - 1
            assert control.rect.right <= control.scroll.rect.right + 1


def check_keyboard(driver):
    """Tab leads once around all stops, the arrows through every group."""
    stops = driver.ui._stops()
    driver.ui.focus_on(None)
    met = []
    for _ in stops:
        driver.press("tab")
        met.append(driver.ui.focused)
        assert driver.ui.ring_shown
    assert len(set(met)) == len(stops)
    groups = {c.group for c in driver.ui.controls if c.group}
    for group in groups:
        members = [c.name for c in driver.ui.controls if c.group == group]
        driver.ui.focus_on(members[0])
        for name in members[1:]:
            driver.press("down")
            assert driver.ui.focused == name


@pytest.mark.parametrize("size", SIZES)
def test_every_screen_of_a_short_exercise(desk, size):
    driver = desk(size)
    assert driver.screen.name == "cautions"
    check_controls(driver)
    driver.accept_cautions()
    assert driver.screen.name == "home"
    check_controls(driver)
    driver.begin("first-reunion")
    assert driver.screen.name == "coding"
    check_controls(driver)
    driver.press("c")
    check_controls(driver)
    driver.press("ctrl+return")
    for _ in driver.screen.pages:
        check_controls(driver)
        driver.press("pagedown")
    driver.press("ctrl+return")
    assert driver.screen.name == "findings"
    check_controls(driver)


def test_every_control_of_a_short_exercise_is_reached_by_keyboard(desk):
    driver = desk()
    check_keyboard(driver)
    driver.accept_cautions()
    check_keyboard(driver)
    driver.begin("first-reunion")
    check_keyboard(driver)
    driver.press("escape", "escape")  # what was told at first, then the exercise
    driver.begin("first-reunion")
    driver.press("ctrl+return")
    for _ in driver.screen.pages:
        check_keyboard(driver)
        driver.press("pagedown")
    driver.press("ctrl+return")
    check_keyboard(driver)


@pytest.mark.parametrize("size", SIZES)
def test_every_page_of_a_whole_case(desk, size):
    driver = desk(size, case="milo")
    driver.accept_cautions()
    assert driver.screen.name == "coding"
    check_controls(driver)
    driver.press("ctrl+return")
    assert len(driver.screen.pages) == 13
    for _ in driver.screen.pages:
        check_controls(driver)
        driver.press("pagedown")


def test_the_keys_of_a_screen_are_shown_and_put_away(desk):
    driver = desk()
    driver.accept_cautions()
    driver.begin("first-reunion")
    driver.press("?")
    assert [n for n in driver.names if not n.startswith("command-")] == ["close"]
    driver.press("c")
    driver.press("escape")
    assert driver.screen.name == "coding"
    assert "play" in driver.names
    assert not driver.draft.marks


def test_a_dialog_takes_all_clicks(desk):
    driver = desk()
    driver.accept_cautions()
    driver.begin("first-reunion")
    play = driver.ui.control("play").rect.center
    driver.press("?")
    driver.click_at(play)
    assert not driver.screen.viewer.head.playing


def test_another_size_keeps_place_focus_and_marks(desk):
    driver = desk()
    driver.accept_cautions()
    driver.begin("first-reunion")
    driver.press("shift+right", "c", "tab", "tab")
    focused, at = driver.ui.focused, driver.screen.viewer.head.ms
    driver.app._window = pygame.display.set_mode((1600, 900))
    driver.app.rebuild()
    driver.frame()
    assert driver.ui.size == (1600, 900)
    assert (driver.ui.focused, driver.screen.viewer.head.ms) == (focused, at)
    assert [b.from_ms for b in driver.screen._timeline.bars] == [1000]
