"""The judging screen: step by step, by keyboard and by mouse, and nothing is lost on the way."""

from tests.desk.turning import judging, turn_to


def test_steps_are_left_and_met_again_as_they_were(desk):
    driver = judging(desk, case="sami")
    assert [step.title for step in driver.screen.steps] == [
        "Scales", "Disorganisation", "Classification", "Reasons", "Hand in",
    ]  # fmt: skip
    driver.press("3", "down", "1")
    driver.click("step-3")
    assert driver.screen.pages[driver.screen.page].name == "questions"
    driver.click("step-1")
    assert driver.screen.pages[driver.screen.page].name == "scale-contact_maintaining"
    driver.click("page-scale-proximity_seeking")
    assert driver.ui.control("scale-proximity_seeking").chosen == {5: 3, 8: 1}
    assert driver.ui.control("page-scale-proximity_seeking").value == "✓"


def test_the_tab_key_goes_from_the_page_to_what_is_beside_it_and_on(desk):
    driver = judging(desk, case="sami")
    turn_to(driver, "reasons")
    driver.ui.focus_on("insert-time")
    met = []
    for _ in range(8):
        driver.press("tab")
        met.append(driver.ui.focused)
    assert met == [
        "stage", "second_back", "play", "second_on", "scrubber", "episode", "undo", "next",
    ]  # fmt: skip


def test_the_list_of_steps_stays_where_it_is(desk):
    driver = judging(desk, case="milo")
    rows = {c.name: c.rect.topleft for c in driver.ui.controls if c.group == "sections"}
    assert {"step-3", "page-indices", "page-dyad"} <= rows.keys()
    for page in ("indices", "dyad", "hand-in"):
        turn_to(driver, page)
        assert rows == {c.name: c.rect.topleft for c in driver.ui.controls if c.group == "sections"}


def test_all_of_it_is_there_after_a_crash(desk):
    driver = judging(desk, case="sami")
    turn_to(driver, "indices")
    driver.ui.focus_on("seen-2")
    driver.press("right", "right")
    turn_to(driver, "questions")
    driver.press("right")
    turn_to(driver, "reasons")
    driver.press(*"5/0:05")
    before = driver.draft
    driver.app.close()  # nothing is saved on closing: everything is kept when it is made
    again = desk()
    again.click("continue")
    again.press("ctrl+return")
    assert again.draft == before
    assert (again.draft.disorganisation.seen, again.draft.decisions) == (
        {2: True}, {"two_ways": "yes"},
    )  # fmt: skip
