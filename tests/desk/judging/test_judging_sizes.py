"""Every page of the judging screen with all that can open on it: nothing is covered or cut."""

import pytest

from scoring.terms import Classification, IndexMark
from simulator.records import (
    ClassificationSet,
    IndexAdded,
    IndexLookedFor,
    JustificationSet,
    QuestionAnswered,
    RatingSet,
)
from tests.desk.turning import judging, turn_to
from tests.desk.walking import Inspection, prefer

SHAPES = [
    ((1024, 700), 200, "light", "en"),
    ((1280, 720), 75, "contrast", "de"),
    ((1280, 720), 150, "light", "de"),
    ((1920, 1080), 200, "dark", "de"),
    ((1024, 700), 100, "light", "longer"),
]


REASONS = "Shown at 5/0:12, 8/1:05, 5/9:12, 9/0:01 and 5/0:77."


def fill_in(driver):
    """Answer some of everything, so that all that can open on a page is open."""
    attempt = driver.screen._session.attempt
    questions = driver.app.texts.table("decision")["questions"]
    for edit in (
        RatingSet(5, "proximity_seeking", 4),
        IndexAdded(IndexMark("d2_lap_dazed", 5, 12_000, "weak")),
        IndexAdded(IndexMark("d5_still_dazed", 8, 65_000, "strong")),
        IndexLookedFor(6, True),
        *(QuestionAnswered(name, "unsure") for name in questions),
        ClassificationSet(Classification("B")),
        JustificationSet(REASONS),
    ):
        attempt.record(edit)
    turn_to(driver, "indices")
    driver.click("add-d6_hunch_duck-medium")


def over_the_page(driver):
    """Return the controls beside the page that lie over it."""
    page = driver.screen._scroll.rect
    free = [c for c in driver.ui.controls if c.scroll is None]
    scrolled = [c for c in driver.ui.controls if c.scroll is not None and c.scroll.rect != page]
    over = [c.name for c in free if c.rect.colliderect(page)]
    over += [c.name for c in scrolled if c.scroll.rect.colliderect(page)]
    return [f"{name} covers the page" for name in over]


@pytest.mark.parametrize(("size", "text", "theme", "language"), SHAPES)
def test_no_page_is_covered_or_cut(desk, tmp_path, monkeypatch, size, text, theme, language):
    prefer(monkeypatch, tmp_path, theme=theme, text_size=text, language=language)
    driver = desk(size).accept_cautions()
    driver.begin("case-milo")
    if driver.names == ["close"]:  # what one needs to know, where there is no other room for it
        driver.press("escape")
    driver.press("ctrl+return")
    fill_in(driver)
    inspection = Inspection(monkeypatch)
    for page in driver.screen.pages:
        turn_to(driver, page.name)
        inspection.look(driver, page.name, also=over_the_page)
    assert not inspection.wrong


def test_the_list_of_steps_shows_the_page_one_is_on(desk, tmp_path, monkeypatch):
    prefer(monkeypatch, tmp_path, text_size=150, language="en")
    driver = judging(desk, "milo")
    assert driver.screen._list.top == 0
    for _ in driver.screen.pages:
        here = next(row for row in driver.screen._list._rows if row.is_here)
        assert here.scroll.rect.inflate(0, 4).contains(here.rect), here.name
        driver.press("pagedown")
