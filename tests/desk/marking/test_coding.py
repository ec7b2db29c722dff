"""Watching and marking on the coding screen: by key and by mouse, nothing kept before its time."""

import csv

import pygame
import pytest

from simulator.desk.marking.editing import HOLD_S
from simulator.desk.timelines.playhead import FRAME_MS


@pytest.fixture
def driver(desk):
    opened = desk().accept_cautions()
    opened.begin("first-reunion")
    return opened


def chord_of(driver, behaviour):
    return driver.screen._chords[behaviour]


def cried(driver, seconds=4):
    """Mark crying from the start for some seconds, and return the mark."""
    key = chord_of(driver, "cry")
    driver.press(key, *["shift+right"] * seconds, key)
    return marks(driver)[0]


def marks(driver):
    return sorted(driver.draft.marks.values(), key=lambda m: (m.from_ms, m.id))


def spans(driver):
    return [(m.from_ms, m.to_ms) for m in marks(driver)]


def place(driver, ms, lane="cry"):
    """Return where a time lies on the window, in a lane of the timeline."""
    timeline = driver.ui.control("timeline")
    number = [entry.id for entry in timeline._lanes].index(lane)
    row = timeline._row(number)
    return timeline.rect.left + timeline._x(ms), timeline.rect.top + row.centery


def down(driver, pos):
    driver.send(pygame.MOUSEBUTTONDOWN, button=pygame.BUTTON_LEFT, pos=pos)


def drag(driver, pos):
    driver.send(pygame.MOUSEMOTION, pos=pos, rel=(1, 0), buttons=(1, 0, 0))
    driver.frame()


def up(driver, pos):
    driver.send(pygame.MOUSEBUTTONUP, button=pygame.BUTTON_LEFT, pos=pos)
    driver.frame()


def test_time_is_driven_by_three_letters_and_goes_round_in_a_mark(driver):
    viewer = driver.screen.viewer
    driver.press("l", "l")
    assert viewer.head.rate == 2.0
    driver.press("j")
    assert viewer.head.rate == -1.0
    driver.press("k", "home")
    assert not viewer.head.playing
    cried(driver)
    driver.press("ctrl+l")
    for _ in range(8):
        driver.frame(0.9)
        assert viewer.head.playing
        assert viewer.here[1] < 4500
    driver.press("ctrl+l")
    assert viewer.head.loop is None


def test_the_picture_of_a_time_is_the_same_whichever_way_one_came(driver):
    stage = driver.ui.control("stage")
    driver.press(*["shift+right"] * 3)
    before = pygame.image.tobytes(stage.image, "RGB")
    driver.press("l", "l")
    driver.frame(1.5)
    driver.press("j")
    driver.frame(0.7)
    driver.press("home", *["shift+right"] * 3)
    driver.frame()
    assert pygame.image.tobytes(stage.image, "RGB") == before


def test_a_mark_is_split_copied_moved_and_noted_by_keyboard(driver):
    cried(driver)
    driver.press("shift+left", "ctrl+k")
    assert spans(driver) == [(0, 3000), (3000, 4000)]
    driver.press("end", *["shift+left"] * 9, "ctrl+d")
    start, end = spans(driver)[-1]
    assert end - start == 1000
    driver.press("alt+.")
    assert spans(driver)[-1] == (start + FRAME_MS, end + FRAME_MS)
    driver.press("ctrl+n", "l", "o", "u", "d", "escape")
    assert marks(driver)[-1].note == "loud"
    driver.press("ctrl+z")
    assert marks(driver)[-1].note == ""
    driver.press("ctrl+z", "ctrl+z", "ctrl+z")
    assert spans(driver) == [(0, 4000)]


def test_enter_keeps_a_note_and_space_plays_again(driver):
    cried(driver)
    driver.press("ctrl+n", "l", "o", "w", "return")
    assert marks(driver)[-1].note == "low"
    driver.press("space")
    assert driver.screen.viewer.head.playing
    assert marks(driver)[-1].note == "low"


def test_undo_and_redo_outlive_a_restart(driver, desk):
    cried(driver)
    driver.press("shift+left", "ctrl+k", "ctrl+z")
    driver.app.close()
    again = desk()
    again.click("continue")
    assert spans(again) == [(0, 4000)]
    again.press("ctrl+y")
    assert spans(again) == [(0, 3000), (3000, 4000)]


def test_a_stretch_is_coded_by_one_key_and_emptied_by_another(driver):
    cried(driver, 8)
    driver.press("home", *["shift+right"] * 2, "ctrl+shift+left", *["shift+right"] * 3)
    driver.press("ctrl+shift+right")
    assert driver.screen.editing.stretch_here == (2000, 5000)
    assert "stretch is chosen" in driver.screen._panel._card._hint.says
    driver.press("delete")
    assert spans(driver) == [(0, 2000), (5000, 8000)]
    driver.press("ctrl+z", "home", "ctrl+shift+left", "shift+right", "ctrl+shift+right")
    driver.press(chord_of(driver, "crawl_to_caregiver"))
    assert sorted(spans(driver)) == [(0, 1000), (0, 8000)]
    assert driver.screen.editing.stretch_here is None


def test_a_key_held_down_marks_for_as_long_as_it_is_held(driver):
    key = chord_of(driver, "cry")
    driver.press("space")
    driver.send(pygame.KEYDOWN, key=ord(key), unicode=key, mod=0)
    start = driver.screen.viewer.here[1]
    driver.frame(HOLD_S + 1)
    driver.send(pygame.KEYUP, key=ord(key), mod=0)
    assert spans(driver) == [(start, driver.screen.viewer.here[1])]
    driver.press(key)  # a short press begins a bout that goes on
    assert marks(driver)[-1].from_ms == marks(driver)[-1].to_ms


def test_an_edge_is_dragged_and_snaps_and_is_kept_when_it_is_dropped(driver):
    cried(driver, 9)
    driver.press("ctrl+=", "home")  # drawn out twice
    end, there = place(driver, 9000), place(driver, 20_000)
    down(driver, (end[0] - 2, end[1]))
    drag(driver, there)
    assert spans(driver) == [(0, 9000)]  # the journal knows nothing of it yet
    shown = driver.screen.editing.mark_in_hand.to_ms
    assert abs(shown - 20_000) < 300
    up(driver, there)
    assert spans(driver) == [(0, shown)]
    assert shown % FRAME_MS == 0
    down(driver, (place(driver, shown)[0] - 2, end[1]))
    drag(driver, place(driver, 60))
    up(driver, place(driver, 60))
    assert spans(driver) == [(0, FRAME_MS)]  # never shorter than a frame


def test_a_mark_is_moved_by_the_mouse_and_its_length_stays(driver):
    cried(driver, 20)
    down(driver, place(driver, 10_000))
    drag(driver, place(driver, 60_000))
    up(driver, place(driver, 60_000))
    ((start, end),) = spans(driver)
    assert end - start == 20_000
    assert abs(start - 50_000) < 1000
    driver.press("ctrl+z")
    assert spans(driver) == [(0, 20_000)]


def test_what_was_not_dropped_is_all_that_a_kill_loses(driver, desk):
    cried(driver)
    end = place(driver, 4000)
    down(driver, (end[0] - 2, end[1]))
    drag(driver, place(driver, 50_000))
    assert driver.screen.editing.mark_in_hand.to_ms > 40_000
    driver.app._store.close()  # the window is gone without another word
    driver.app._store = None
    again = desk()
    again.click("continue")
    assert spans(again) == [(0, 4000)]


def test_the_timeline_is_drawn_out_down_to_single_frames_and_follows(driver):
    timeline = driver.ui.control("timeline")
    driver.press(*["shift+right"] * 30, *["ctrl+="] * 9)
    assert timeline.span.length_ms == 1000
    one = timeline._x(30_000 + FRAME_MS) - timeline._x(30_000)
    assert one >= 25
    driver.press("home")
    assert timeline.span.from_ms == 0
    driver.press(*["ctrl+-"] * 9)
    assert timeline.span.length_ms == timeline.length_ms


def test_the_stage_fills_the_window_and_keys_still_mark(driver):
    small = driver.ui.control("stage").rect.width
    driver.press("ctrl+f")
    assert driver.ui.control("stage").rect.width > 1.3 * small
    cried(driver)
    driver.press("escape")
    assert driver.screen.name == "coding"
    assert driver.ui.control("stage").rect.width == small
    assert spans(driver) == [(0, 4000)]


def test_a_mark_is_read_out_where_it_is_reached_by_keyboard(driver):
    cried(driver)
    driver.press("home", ".")
    said = driver.ui.control("timeline").value
    assert "cries" in said
    assert "0:04.0" in said


def test_ones_own_marks_are_exported_as_a_table(driver):
    cried(driver)
    driver.press("ctrl+n", "=", "1", "escape", "ctrl+e")
    (path,) = (driver.folder / "exports").glob("*-marks.csv")
    (row,) = csv.DictReader(path.read_text("utf-8-sig").splitlines())
    assert (row["behaviour"], row["from_s"], row["to_s"]) == ("cry", "0.000", "4.000")
    assert row["note"] == "'=1"  # no formula for a spreadsheet
    assert driver.ui.control("close") is not None


def test_what_keys_do_can_be_done_by_mouse_from_their_list(driver):
    cried(driver)
    driver.press("shift+left", "?")
    driver.click("command-Ctrl K")
    assert driver.ui.control("close") is None
    assert spans(driver) == [(0, 3000), (3000, 4000)]


def test_another_episode_is_shown_whole_on_the_timeline(desk):
    driver = desk(case="emil").accept_cautions()
    lengths = driver.screen._session.lengths_ms
    assert driver.screen._span.length_ms == lengths[1] < lengths[5]
    episodes = driver.ui.control("episode")
    driver.click_at(episodes._cell(4).move(episodes.rect.topleft).center)
    assert driver.screen.viewer.here[0] == 5
    assert (driver.screen._span.from_ms, driver.screen._span.to_ms) == (0, lengths[5])
    driver.screen.zoom(2, 0)
    near = driver.screen._span.length_ms
    episodes = driver.ui.control("episode")
    driver.click_at(episodes._cell(7).move(episodes.rect.topleft).center)
    assert driver.screen._span.length_ms == near


def test_a_whole_session_shows_many_behaviours_at_once(desk):
    driver = desk(case="emil").accept_cautions()
    panel = driver.screen._panel
    area = panel._scroll.rect
    seen = [row for row in panel._rows.values() if area.contains(row.rect)]
    assert len(seen) >= 12


def test_lanes_without_marks_make_room_where_not_all_names_can_be_read(desk):
    driver = desk(case="emil").accept_cautions()
    timeline = driver.ui.control("timeline")
    line = driver.ui.theme.line("small")
    assert timeline._shown == ()
    driver.press("/", *"clings", "return")
    (shown,) = timeline._shown
    assert timeline._lanes[shown].id == "contact_maintaining"
    assert timeline._row(shown).height >= line


def test_escape_asks_before_a_coding_that_was_begun_is_left(driver):
    cried(driver)
    driver.press("escape")
    assert {"stay", "leave_now"} <= set(driver.names)
    driver.press("escape")
    assert driver.screen.name == "coding"
    driver.press("escape")
    driver.click("leave_now")
    assert driver.screen.name == "home"
    driver.click("continue")
    assert len(marks(driver)) == 1


def test_escape_leads_back_from_the_pages_to_the_stage(driver):
    cried(driver)
    driver.press("ctrl+return", "escape")
    assert driver.screen.name == "coding"


def test_escape_gives_all_behaviours_back_after_a_search(desk):
    driver = desk(case="emil").accept_cautions()
    driver.press("/", *"clings", "return", "escape", "escape")
    assert driver.screen.name == "coding"
    rows = [name for name in driver.names if name.startswith("behaviour-")]
    assert len(rows) > 100
    assert driver.ui.control("stay") is None
