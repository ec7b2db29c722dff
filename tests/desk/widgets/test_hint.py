"""Hints: as wide as their words, inside the window, over nothing that is read, gone in time."""

import pygame
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from simulator.desk.widgets.hint import DELAY_S, beside

WINDOW = pygame.Rect(0, 0, 1152, 720)
spots = st.builds(
    pygame.Rect, st.integers(0, 1100), st.integers(0, 680), st.integers(8, 300), st.integers(8, 60)
)


@given(spots, st.integers(20, 320), st.integers(16, 120), st.booleans())
def test_a_hint_lies_inside_the_window_and_beside_what_it_is_about(about, wide, tall, aside):
    assume(WINDOW.contains(about))
    place = beside(about, (wide, tall), WINDOW, [], 8, aside=aside)
    assert place.size == (wide, tall)
    assert WINDOW.contains(place)
    assert not place.colliderect(about)


def test_a_hint_leaves_the_timeline_free_where_it_can():
    about, timeline = pygame.Rect(20, 480, 40, 38), pygame.Rect(16, 530, 1120, 170)
    place = beside(about, (180, 28), WINDOW, [timeline], 8)
    assert not place.colliderect(timeline)
    assert place.bottom <= about.top


def test_a_hint_slides_off_the_face_and_stays_beside_its_row():
    row, face = pygame.Rect(700, 130, 400, 33), pygame.Rect(520, 57, 163, 163)
    place = beside(row, (300, 80), WINDOW, [face], 8, aside=True)
    assert place.collidelist([face, row]) < 0
    assert place.right <= row.left


def rest_on(driver, name):
    """Let the mouse rest on a control."""
    manager, control = driver.ui.manager, driver.ui.control(name)
    pos = control.rect.center
    manager._update_mouse_position = lambda: setattr(manager, "mouse_position", pos)
    driver.ui.update(0.01)
    driver.ui.update(DELAY_S)
    return driver.ui.hint


@pytest.fixture
def coding(desk):
    driver = desk().accept_cautions()
    driver.begin("first-reunion")
    driver.press(driver.screen._chords["cry"])
    return driver


@pytest.mark.parametrize("name", ["frame_back", "play", "sound", "set_to", "remove", "undo"])
def test_hints_of_the_coding_screen_cover_neither_ruler_nor_lanes(coding, name):
    hint = rest_on(coding, name)
    assert hint.shown is coding.ui.control(name)
    timeline = coding.ui.control("timeline").rect
    assert not hint.rect.colliderect(timeline)
    assert pygame.Rect((0, 0), coding.size).contains(hint.rect)
    assert hint.rect.width < 330


def test_few_words_take_little_room(coding):
    assert rest_on(coding, "play").rect.width < 190


def test_a_hint_goes_when_the_mouse_goes_on_or_a_key_is_pressed(coding):
    assert rest_on(coding, "play").shown is not None
    coding.press("k")
    assert coding.ui.hint.shown is None
    assert rest_on(coding, "undo").shown is coding.ui.control("undo")
    rest_on(coding, "stage")
    assert coding.ui.hint.shown is None


def test_a_hint_goes_though_the_mouse_rests_later_where_there_is_more_to_read(coding):
    short, long = "play", "behaviour-cry"
    rest_on(coding, short)
    coding.ui.update(5)
    assert coding.ui.hint.shown is None
    rest_on(coding, long)
    coding.ui.update(5)
    assert coding.ui.hint.shown is coding.ui.control(long)
    coding.ui.update(30)
    assert coding.ui.hint.shown is None


def test_what_a_behaviour_means_is_told_by_a_press_beside_its_star(coding):
    row = coding.ui.control("behaviour-crawl_to_caregiver")
    before = dict(coding.draft.marks)
    coding.click_at((row.rect.right - row.theme.of(38), row.rect.centery))
    assert coding.ui.hint.shown is row
    assert coding.draft.marks == before
    coding.click_at((row.rect.right - row.theme.of(12), row.rect.centery))
    assert row.starred


def test_buttons_of_the_card_say_more_than_their_key(coding):
    assert rest_on(coding, "set_to").shown.hint == "Selected mark ends here (])"
