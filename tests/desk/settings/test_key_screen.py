"""Keys are changed on a screen, by keyboard or mouse, and behaviours are starred."""

import pytest

from simulator.records import load_settings


@pytest.fixture
def driver(desk):
    driver = desk().accept_cautions()
    driver.press("ctrl+,")
    driver.click("keys")
    assert driver.screen.name == "keys"
    return driver


def shown(driver, place):
    return driver.ui.control(f"key-{place}").value


def test_a_key_is_changed_by_pressing_it_and_kept(driver):
    driver.click("key-coding.split")
    driver.press("ctrl+b")
    assert shown(driver, "coding.split") == "Ctrl B"
    assert load_settings(driver.folder).value.keys == {"coding.split": ("ctrl+b",)}
    assert driver.app.keys.action("coding", "ctrl+b") == "split"


def test_by_keyboard_alone_a_taken_key_is_swapped(driver):
    driver.ui.focus_on("key-coding.split")
    driver.press("return", "ctrl+d")
    assert driver.ui.focused == "swap"
    driver.press("return")
    assert (shown(driver, "coding.split"), shown(driver, "coding.copy")) == ("Ctrl D", "Ctrl K")


def test_a_swap_can_be_left_and_a_wait_given_up(driver):
    driver.click("key-coding.split")
    driver.press("ctrl+d", "escape")
    driver.click("key-coding.split")
    driver.press("escape")
    assert driver.screen.name == "keys"
    assert shown(driver, "coding.split") == "Ctrl K"
    driver.press("escape")
    assert driver.screen.name == "settings"


@pytest.mark.parametrize(("chord", "said"), [("tab", "always keeps its meaning"), ("k", "drives")])
def test_what_cannot_be_is_said_with_its_reason(driver, chord, said):
    driver.click("key-behaviour.cry")
    driver.press(chord)
    assert any(said in text.says for text in driver.ui.texts)
    driver.press("escape")
    assert shown(driver, "behaviour.cry") == "R"


def test_behaviours_swap_their_keys_and_all_becomes_usual_again(driver):
    driver.click("key-behaviour.cry")
    driver.press("c")
    driver.click("swap")
    assert shown(driver, "behaviour.cry") == "C"
    assert shown(driver, "behaviour.crawl_to_caregiver") == "R"
    driver.press("escape", "escape")
    driver.begin("first-reunion")
    driver.press("c")
    assert [m.behaviour for m in driver.draft.marks.values()] == ["cry"]
    driver.press("ctrl+,")
    driver.click("keys")
    driver.click("usual")
    driver.click("usual-yes")
    assert shown(driver, "behaviour.cry") == "R"
    assert not load_settings(driver.folder).value.behaviour_keys


def order(driver):
    rows = [c for c in driver.ui.controls if c.name.startswith("behaviour-")]
    return [c.name.removeprefix("behaviour-") for c in sorted(rows, key=lambda c: c.rect.top)]


@pytest.mark.parametrize("exercise", ["first-reunion", "two-reunions"])
def test_favourites_stand_on_top_and_are_kept_for_each_profile(desk, exercise):
    driver = desk().accept_cautions()
    driver.begin(exercise)
    driver.ui.focus_on("behaviour-sink_in")
    driver.press("*")
    assert order(driver)[0] == "sink_in"
    row = driver.ui.control("behaviour-cry")
    row.scroll.reveal(row.rect)
    driver.frame()
    driver.click_at((row.rect.right - 10, row.rect.centery))
    assert set(order(driver)[:2]) == {"sink_in", "cry"}
    assert not driver.draft.marks
    assert load_settings(driver.folder).value.favourites == {"t-01": ("sink_in", "cry")}
    driver.ui.focus_on("behaviour-sink_in")
    driver.press("*")
    assert order(driver)[0] == "cry"
    assert driver.app.preferences.starred("t-02") == ()


def test_favourites_go_with_the_profile_that_is_deleted(desk):
    driver = desk().accept_cautions()
    driver.app.preferences.star("t-01", "cry")
    driver.app.forget()
    assert driver.app.preferences.now.favourites == {}
