"""Fields: three clicks choose all of a line, Enter ends the typing."""

import pygame
import pytest

from simulator.desk.widgets.fields import Line


@pytest.fixture
def line(desk):
    driver, typed = desk().accept_cautions(), []
    place = pygame.Rect(40, 40, 400, 40)
    Line(driver.ui, "line", place, typed.append, says="A line", words="two words")
    driver.frame()
    return driver, typed


def test_three_clicks_choose_all_and_the_next_letter_replaces_it(line):
    driver, typed = line
    for _ in range(3):
        driver.click("line")
    driver.press("x")
    assert typed == ["x"]


def test_one_click_chooses_nothing(line):
    driver, typed = line
    driver.click("line")
    driver.press("end", "x")
    assert typed == ["two wordsx"]


def test_enter_ends_the_typing(line):
    driver, _ = line
    driver.click("line")
    assert driver.ui.types
    driver.press("return")
    assert not driver.ui.types
