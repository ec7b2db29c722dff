"""The pass for disorganisation: seen or not, when, how strong, and played beside it."""

from simulator.desk.attempt.missing import doubtful
from tests.desk.turning import judging, open_words, said, turn_to


def test_a_sign_is_noted_where_the_picture_stands(desk):
    driver = judging(desk, case="sami")
    turn_to(driver, "indices")
    driver.click("episode")
    stage = driver.screen.pages[driver.screen.page].aside
    stage._go_to(5)
    driver.press("ctrl+right", "ctrl+right")
    driver.ui.focus_on("seen-5")
    driver.press("right", "right")
    driver.click("add-d5_freeze_arm_up-strong")
    (sign,) = driver.draft.disorganisation.indices
    assert (sign.behaviour, sign.episode, sign.at_ms, sign.strength) == (
        "d5_freeze_arm_up", 5, 2000, "strong",
    )  # fmt: skip
    assert driver.ui.focused == "sign-5-0"
    driver.ui.focus_on("sign-5-0")
    driver.press("left")
    assert [s.strength for s in driver.draft.disorganisation.indices] == ["medium"]
    driver.press("ctrl+z", "ctrl+z")
    assert driver.draft.disorganisation.indices == ()
    assert driver.draft.disorganisation.seen == {5: True}


def test_of_the_strengths_only_the_one_that_was_pressed_is_filled(desk):
    driver = judging(desk, case="sami")
    turn_to(driver, "indices")
    driver.ui.focus_on("seen-1")
    driver.press("right", "right")
    driver.click("add-d1_greet_then_daze-weak")
    driver.click("add-d1_greet_then_daze-medium")
    (sign,) = driver.draft.disorganisation.indices  # the same moment is weighed anew
    assert sign.strength == "medium"
    assert driver.ui.control("sign-1-0").chosen == "medium"
    assert not any(c.chosen for c in driver.ui.controls if c.name.startswith("add-"))


def test_what_was_marked_on_the_timeline_is_weighed(desk):
    driver = desk(case="milo").accept_cautions()
    driver.press("pagedown", "pagedown", "/", *"freezes", "return", "escape", "ctrl+return")
    turn_to(driver, "indices")
    title = driver.app.ethogram["d5_freeze_arm_up"].title
    assert f"A sign on your timeline that you have not weighed: {title}, 3/0:00" in (
        open_words(driver)
    )
    session = driver.screen._session
    leads = [one.control for one in doubtful(session, driver.app.texts)]
    assert "sign-5-0" in leads
    driver.ui.focus_on("sign-5-0")
    driver.press("right", "right")
    (sign,) = driver.draft.disorganisation.indices
    assert (sign.behaviour, sign.strength) == ("d5_freeze_arm_up", "medium")
    assert driver.draft.disorganisation.seen == {5: True}


def test_what_is_not_seen_has_no_signs_until_it_is_undone(desk):
    driver = judging(desk, case="sami")
    turn_to(driver, "indices")
    driver.ui.focus_on("seen-1")
    driver.press("right", "right")
    driver.click("add-d1_greet_then_daze-weak")
    driver.ui.focus_on("seen-1")
    driver.press("left")
    assert driver.draft.disorganisation.indices == ()
    assert driver.draft.disorganisation.seen == {1: False}
    driver.press("ctrl+z")
    assert len(driver.draft.disorganisation.indices) == 1


def test_the_rest_is_said_at_once_and_the_page_keeps_its_place(desk):
    driver = judging(desk, case="sami")
    page = turn_to(driver, "indices")
    driver.ui.focus_on("seen-3")
    driver.press("right", "right")
    driver.click("rest-not-seen")
    assert page.done
    assert driver.draft.disorganisation.seen == {n: n == 3 for n in range(1, 8)}
    assert driver.screen._scroll.top > 0


def test_the_caution_stands_on_both_pages(desk):
    driver = judging(desk, case="sami")
    for name in ("indices", "d-rating"):
        turn_to(driver, name)
        assert "D is no proof of maltreatment" in said(driver)


def test_a_time_is_played(desk):
    driver = desk(case="milo").accept_cautions()
    driver.press("/", *"freezes", "return", "escape", "ctrl+return")
    page = turn_to(driver, "indices")
    driver.click("play-5-0")
    assert page.aside.head.playing
    driver.frame(1.0)
    assert page.aside.here[1] > 500
    turn_to(driver, "d-rating")
    assert not page.aside.head.playing
