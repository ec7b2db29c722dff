"""The justification, with times that are played beside it."""

from tests.desk.turning import judging, open_words, said, turn_to


def test_a_time_that_is_typed_can_be_pressed(desk):
    driver = judging(desk, case="milo")
    page = turn_to(driver, "reasons")
    driver.press(*"no < greeting & no bid 5/0:12 so")
    assert driver.draft.justification == "no < greeting & no bid 5/0:12 so"
    assert driver.ui.focused == "justification"
    driver.click("time-5/0:12")
    assert page.aside.head.playing
    driver.frame(1.5)
    assert page.aside.here[0] == 5
    assert 12_000 <= page.aside.here[1] <= 13_000


def test_a_wrong_time_is_told_at_once(desk):
    driver = judging(desk, case="milo")
    turn_to(driver, "reasons")
    driver.press(*"turns 5/9:12")
    assert "5/9:12: episode 5 ends at 3:00." in said(driver)
    assert any("5/9:12" in words for words in open_words(driver))
    assert "time-5/9:12" not in driver.names


def test_the_time_of_the_picture_is_written_where_the_caret_stands(desk):
    driver = judging(desk, case="milo")
    page = turn_to(driver, "reasons")
    page.aside._go_to(5)
    driver.press("ctrl+right", *"seen", "ctrl+t", *"x")
    assert driver.draft.justification == "seen 5/0:00 x"
    driver.press("home", "left", "ctrl+t")
    driver.click("insert-time")
    assert driver.draft.justification.count("5/0:00") >= 2


def test_after_a_time_is_inserted_by_mouse_one_types_on_behind_it(desk):
    driver = judging(desk, case="milo")
    page = turn_to(driver, "reasons")
    page.aside._go_to(5)
    driver.click("justification")
    driver.press(*"at ")
    driver.click("insert-time")
    driver.press(*"he turns to me ")
    assert driver.draft.justification == "at 5/0:00 he turns to me "
    driver.press("home")
    driver.click("insert-time")
    driver.press(*"and ")
    assert driver.draft.justification == "5/0:00 and at 5/0:00 he turns to me "


def test_a_time_played_by_mouse_does_not_take_the_typing_away(desk):
    driver = judging(desk, case="milo")
    page = turn_to(driver, "reasons")
    driver.click("justification")
    driver.press(*"5/0:12 so")
    driver.click("time-5/0:12")
    assert page.aside.head.playing
    driver.press(*" he stays")
    assert driver.draft.justification == "5/0:12 so he stays"


def test_a_button_that_is_pressed_without_typing_before_keeps_the_focus(desk):
    driver = judging(desk, case="milo")
    turn_to(driver, "reasons")
    driver.press(*"5/0:12 so")
    driver.ui.focus_on(None)
    driver.click("time-5/0:12")
    assert driver.ui.focused == "time-5/0:12"


def test_a_press_beside_everything_leaves_the_field(desk):
    driver = judging(desk, case="milo")
    turn_to(driver, "reasons")
    driver.click("justification")
    driver.press(*"he ")
    box = driver.ui.control("justification").rect
    driver.click_at((box.left, driver.screen._scroll.rect.bottom - 6))
    assert not driver.ui.types
    driver.click("justification")
    driver.press(*"turns")
    assert driver.draft.justification == "he turns"
