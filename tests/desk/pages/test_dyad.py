"""The dyad: classified beside what was said, by the trainee alone; nothing moves meanwhile."""

import pytest

from tests.desk.turning import judging, said, turn_to


def test_the_dyad_is_classified_beside_what_was_said(desk):
    driver = judging(desk, case="milo")
    driver.press("2")
    turn_to(driver, "questions")
    driver.ui.focus_on("question-turning_away")
    driver.press("right")
    turn_to(driver, "dyad")
    assert "5: 2 · 8: –" in said(driver)
    assert "Turning away dominates" in said(driver)
    driver.click("group-A")
    driver.click("subgroup-A1")
    driver.click("subgroup-A1")
    driver.ui.focus_on("d")
    driver.press("right", "right")
    driver.ui.focus_on("confidence")
    driver.press("left")
    draft = driver.draft
    assert str(draft.classification) == "A1"
    assert draft.classification.disorganised is False
    assert draft.confidence == pytest.approx(0.9)
    assert draft.decisions == {"turning_away": "yes"}


def test_nothing_moves_under_the_mouse_when_a_group_is_chosen(desk):
    driver = judging(desk, case="milo")
    turn_to(driver, "dyad")
    places = []
    for group in (None, "A", "B", "C", "U"):
        if group:
            driver.ui.focus_on(f"group-{group}")
            driver.press("return")
        shown = driver.screen._scroll.top
        places.append([driver.ui.control(n).rect.top + shown for n in ("d", "confidence")])
    assert all(place == places[0] for place in places)


def test_no_answer_on_the_way_chooses_a_group(desk):
    driver = judging(desk, case="milo")
    page = turn_to(driver, "questions")
    for name in driver.app.texts.table("decision")["questions"]:
        driver.ui.focus_on(f"question-{name}")
        driver.press("right")
    assert page.done
    turn_to(driver, "dyad")
    assert driver.draft.classification is None
    assert not any(driver.ui.control(f"group-{g}").chosen for g in "ABCU")
