"""A mark is selected, taken by its ends, read out, and what cannot be done with it is said."""

import pygame
import pytest

from simulator.desk.app.accessibility import PART, items
from simulator.desk.widgets.hint import DELAY_S
from tests.desk.marking.test_coding import cried, down, drag, driver, marks, place, spans, up

__all__ = ["driver"]


@pytest.fixture
def timeline(driver):
    cried(driver, 9)
    driver.press("ctrl+=", "home")
    return driver.ui.control("timeline")


def click(driver, pos, times=1):
    for _ in range(times):
        down(driver, pos)
        up(driver, pos)


def at(driver):
    return driver.screen.viewer.here[1]


def rest(driver, pos):
    """Let the mouse rest somewhere for a while."""
    pygame.mouse.set_pos(pos)
    driver.ui.manager._update_mouse_position = lambda: setattr(
        driver.ui.manager, "mouse_position", pos
    )
    driver.ui.update(0.02)
    driver.ui.update(DELAY_S)


def test_a_click_selects_and_lets_the_playhead_stand(driver, timeline):
    driver.press(*["shift+right"] * 20)
    driver.screen.editing.select(None)
    click(driver, place(driver, 4000))
    assert driver.screen.selected == "m1"
    assert at(driver) == 20_000


def test_a_double_click_or_enter_leads_to_where_the_mark_begins(driver, timeline):
    driver.press(*["shift+right"] * 20)
    click(driver, place(driver, 4000), times=2)
    assert at(driver) == 0
    driver.press(*["shift+right"] * 5)
    driver.ui.focus_on("timeline")
    driver.press("return")
    assert at(driver) == 0


def test_two_slow_clicks_are_no_double_click(driver, timeline):
    driver.press(*["shift+right"] * 20)
    click(driver, place(driver, 4000))
    driver.ui.update(1.0)
    driver.ui.update(1.0)
    click(driver, place(driver, 4000))
    assert at(driver) == 20_000


def test_the_ruler_keeps_what_is_selected_and_an_empty_lane_does_not(driver, timeline):
    x, y = place(driver, 30_000)
    click(driver, (x, timeline.rect.top + 4))
    assert (driver.screen.selected, at(driver) // 1000) == ("m1", 30)
    click(driver, (x + 40, y))
    assert driver.screen.selected is None


def test_start_and_end_are_set_where_the_playhead_stands_wherever_one_clicked(driver, timeline):
    x, _ = place(driver, 30_000)
    click(driver, place(driver, 4000))
    click(driver, (x, timeline.rect.top + 4))
    driver.click("set_to")
    assert abs(spans(driver)[0][1] - 30_000) < 500
    driver.press("home", "shift+right", "shift+right")
    driver.click("set_from")
    assert spans(driver)[0][0] == 2000


@pytest.mark.parametrize("outside", [8, -8])
def test_an_end_is_taken_within_eight_pixels_on_each_side(driver, timeline, outside):
    end, there = place(driver, 9000), place(driver, 20_000)
    taken = end[0] + outside, end[1]
    down(driver, taken)
    drag(driver, (there[0] + outside, there[1]))
    up(driver, (there[0] + outside, there[1]))
    assert spans(driver)[0][0] == 0
    assert abs(spans(driver)[0][1] - 20_000) <= 300


def test_the_pointer_tells_what_would_be_taken(driver, timeline):
    pointers = []
    driver.ui.point_as = pointers.append
    for ms in (9000, 5000, 40_000):
        rest(driver, place(driver, ms))
    assert pointers == [
        pygame.SYSTEM_CURSOR_SIZEWE,
        pygame.SYSTEM_CURSOR_HAND,
        pygame.SYSTEM_CURSOR_ARROW,
    ]


def told(driver):
    notice = driver.screen._telling.notice
    return notice.says if notice.visible else ""


def test_a_mark_does_not_shrink_to_nothing_and_it_is_said_why(driver, timeline):
    driver.press("home", "]")
    assert spans(driver) == [(0, 9000)]
    assert "cannot end before it begins" in told(driver)
    driver.press(*["shift+right"] * 12, "[")
    assert spans(driver) == [(0, 9000)]
    assert "cannot begin after it ends" in told(driver)


def test_what_runs_is_moved_by_its_start(driver):
    driver.press("c", "shift+right", "[")
    assert [(m.from_ms, m.to_ms) for m in marks(driver)] == [(1000, 1000)]


def test_a_bout_that_ran_from_later_on_is_said(driver):
    key = driver.screen._chords["cry"]
    driver.press(*["shift+right"] * 5, key, "home", key)
    assert spans(driver) == [(0, 5000)]
    assert "still running from a later start" in told(driver)
    driver.press("escape")
    assert (told(driver), driver.screen.name) == ("", "coding")


def test_what_runs_is_said_in_card_and_row(driver):
    driver.press(driver.screen._chords["cry"], "shift+right")
    said = {text.says for text in driver.ui.texts}
    assert "since 0:00.0, still running" in said


def test_what_runs_keeps_its_length_where_the_playhead_goes_back(driver):
    driver.press(driver.screen._chords["cry"], *["shift+right"] * 9)
    timeline = driver.ui.control("timeline")
    long = timeline._bar_rect(timeline.bars[0])
    driver.press(*["shift+left"] * 6)
    assert timeline._bar_rect(timeline.bars[0]) == long


def test_the_picture_follows_an_end_that_is_dragged_and_comes_back(driver, timeline):
    def shown():
        return driver.screen.viewer._stage._shown[0]

    driver.press(*["shift+right"] * 20)
    before = shown()
    down(driver, place(driver, 9000))
    drag(driver, place(driver, 6000))
    driver.frame()
    assert abs(before - shown() - 14_000) < 300
    assert at(driver) == 20_000
    up(driver, place(driver, 6000))
    driver.frame()
    assert shown() == before


def test_the_first_exercise_says_what_who_and_when_until_one_begins(desk):
    begun = desk().accept_cautions()
    begun.begin("first-reunion")
    assert "Episode 5: First reunion" in told(begun)
    assert "Miriam, the mother" in told(begun)
    begun.press(begun.screen._chords["cry"])
    assert told(begun) == ""
    begun.press("escape", "return")
    begun.begin("turning-away")
    assert told(begun).startswith(
        "The infant is Milo. The caregiver is Anna, the mother, in blue-green;"
    )
    assert "press the behaviour's key" not in told(begun)
    begun.press("escape")
    assert (told(begun), begun.screen.name) == ("", "coding")


def test_every_mark_is_handed_to_screen_readers_and_can_be_pressed(driver, timeline):
    driver.press("end", driver.screen._chords["pull_up_on_caregiver"], "home")
    driver.press("ctrl+-", "ctrl+-")
    parts = {i.control: i for i in items(driver.ui) if PART in i.control}
    assert parts["timeline#m1"].name == "cries, 0:00.0 – 0:09.0"
    assert parts["timeline#m2"].chosen
    timeline.press_part("m1")
    assert driver.screen.selected == "m1"


def test_adults_who_are_coded_have_rows_and_lanes_of_their_own(desk, tmp_path):
    (tmp_path / "exercises").mkdir()
    asked = "behaviours: [st_leave_unobtrusive, cry, cg_pick_up]\n"
    (tmp_path / "exercises" / "both.yaml").write_text(
        f"format: 1\ntitle: Both\ncases: [noor]\nepisodes: [5]\n{asked}", "utf-8"
    )
    driver = desk().accept_cautions()
    driver.click("cases")
    driver.click("exercise-both-noor")
    driver.click("behaviour-cg_pick_up")
    assert [m.actor for m in marks(driver)] == ["caregiver"]
    assert [lane.title for lane in driver.ui.control("timeline")._lanes] == [
        "cries",
        "The caregiver: picks the infant up",
        "The stranger: leaves quietly",
    ]
    assert {"The caregiver", "The stranger"} <= {text.says for text in driver.ui.texts}


@pytest.mark.parametrize("how", ["space", "shift+right"])
def test_who_is_who_goes_as_soon_as_the_playhead_moves(driver, how: str) -> None:
    assert told(driver)
    driver.frame(20.0)
    assert told(driver)
    driver.press(how)
    driver.frame(0.1)
    driver.frame(1.0)
    assert not told(driver)
