"""Every page of the judging screen with all that can open on it: nothing is covered or cut."""

import pytest

from simulator.desk import app
from simulator.records import Settings, save_settings
from tests.desk.walking import Cut, Longer, wrong_places

SHAPES = [
    ((1024, 700), 200, "light", "en"),
    ((1280, 720), 75, "contrast", "de"),
    ((1280, 720), 150, "light", "de"),
    ((1920, 1080), 200, "dark", "de"),
    ((1024, 700), 100, "light", "longer"),
]


def fill_in(driver):
    """Answer some of everything, so that all that can open on a page is open."""
    driver.press("4", "right", "2")
    go(driver, "indices")
    for index, sign, strength in ((2, "d2_lap_dazed", "weak"), (5, "d5_still_dazed", "strong")):
        driver.ui.focus_on(f"seen-{index}")
        driver.press("right", "right")
        driver.click(f"which-{sign}")
        driver.click(f"add-{index}-{strength}")
    driver.click("which-d5_slow_face")
    go(driver, "questions")
    for name in driver.app.texts.table("decision")["questions"]:
        driver.ui.focus_on(f"question-{name}")
        driver.press("left")
    go(driver, "dyad")
    driver.click("group-B")
    go(driver, "reasons")
    driver.press(*"Shown at 5/0:12, 8/1:05, 5/9:12, 9/0:01 and 5/0:77.")


def go(driver, name):
    number = next(i for i, page in enumerate(driver.screen.pages) if page.name == name)
    driver.screen._turn_to(number)
    driver.frame()


@pytest.mark.parametrize(("size", "text", "theme", "language"), SHAPES)
def test_no_page_is_covered_or_cut(desk, tmp_path, monkeypatch, size, text, theme, language):
    if language == "longer":
        monkeypatch.setattr(app, "catalogue_of", lambda _: Longer())
    save_settings(tmp_path, Settings(theme=theme, text_size=text, language=language))
    driver = desk(size).accept_cautions()
    driver.begin("case-milo")
    driver.press("ctrl+return")
    fill_in(driver)
    cut, wrong = Cut(monkeypatch), {}
    for page in driver.screen.pages:
        cut.found.clear()
        go(driver, page.name)
        found = [*wrong_places(driver), *(f"cut: {words}" for words in cut.found if words)]
        if found:
            wrong[page.name] = found
    assert not wrong
