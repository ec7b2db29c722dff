"""A scale: rated by digit, arrow and click, kept when chosen again, and read out."""

import pygame

from simulator.records import Settings, save_settings
from tests.desk.turning import judging


def test_ratings_are_given_by_digit_arrow_and_click(desk):
    driver = judging(desk)
    driver.press("7")
    assert driver.draft.ratings == {5: {"proximity_seeking": 7}}
    driver.press("down", "return")
    assert driver.draft.ratings == {5: {"proximity_seeking": 6}}
    table = driver.ui.control("scale-proximity_seeking")
    cell = table._cell_rect(6, 0).move(table.rect.topleft)
    driver.click_at(cell.center)
    assert driver.draft.ratings == {5: {"proximity_seeking": 1}}
    driver.press("ctrl+z")
    assert driver.draft.ratings == {5: {"proximity_seeking": 6}}


def test_choosing_the_same_again_keeps_it(desk):
    driver = judging(desk)
    table = driver.ui.control("scale-proximity_seeking")
    cell = table._cell_rect(2, 0).move(table.rect.topleft)
    driver.click_at(cell.center)
    driver.click_at(cell.center)
    driver.ui.focus_on("scale-proximity_seeking")
    driver.press("5", "return")
    assert driver.draft.ratings == {5: {"proximity_seeking": 5}}
    driver.press("delete")
    assert driver.draft.ratings == {}


def test_the_mouse_alone_takes_back(desk):
    driver = judging(desk)
    driver.press("5")
    driver.click("undo")
    assert driver.draft.ratings == {}
    assert not driver.ui.control("undo").is_enabled


def test_a_table_tells_what_is_chosen_and_where_the_keys_are(desk):
    driver = judging(desk)
    driver.press("5", "down")
    table = driver.ui.control("scale-proximity_seeking")
    assert table.value == "Episode 5: 5; Episode 5, 4: clear wish, weak execution"


def test_no_place_of_the_keys_is_shown_before_a_key_is_used(desk):
    driver = judging(desk)
    driver.ui.ring_shown = False
    driver.click("step-1")
    table = driver.ui.control(driver.ui.focused)
    assert not driver.ui.ring_shown
    before = pygame.image.tobytes(table.image, "RGB")
    driver.press("down")
    assert driver.ui.ring_shown
    assert table.chosen == {}
    assert pygame.image.tobytes(table.image, "RGB") != before


def test_where_the_anchors_do_not_fit_all_numbers_stand_in_a_row(desk, tmp_path):
    save_settings(tmp_path, Settings(text_size=150))
    driver = judging(desk)
    strip = driver.ui.control("scale-proximity_seeking")
    cells = [strip._cell_rect(row, 0).move(strip.rect.topleft) for row in range(7)]
    assert all(strip.scroll.rect.contains(cell) for cell in cells)
    assert cells[0].left > cells[6].left
    driver.press("5", "right", "return")
    assert driver.draft.ratings == {5: {"proximity_seeking": 6}}
    assert strip._shown(6, 10_000, 400, 6) == [7, 6, 5, 4, 3, 2, 1]
    driver.click_at(cells[6].center)
    assert driver.draft.ratings == {5: {"proximity_seeking": 1}}
