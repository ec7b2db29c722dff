"""What is typed arrives, one field after the other, however long it is."""

import pygame
import pytest

from simulator.case import load_key

LONG = "She waits at the door, and then she turns to the ball; nothing is said. " * 8


@pytest.fixture
def classed(editing):
    at = editing(whole=True)
    at.screen._panes["key"].section = "class"
    at.screen.show_pane("key")
    at.driver.frame()
    return at


def clear(at):
    at.driver.send(pygame.KEYDOWN, key=pygame.K_a, unicode="", mod=pygame.KMOD_LCTRL)
    at.driver.press("backspace")


def type_in(at, words):
    for letter in words:
        at.driver.send(pygame.TEXTINPUT, text=letter)
    at.driver.frame()


def point_at(at, pos, monkeypatch):
    monkeypatch.setattr(pygame.mouse, "get_pos", lambda: pos)
    at.driver.frame()


def test_the_trap_is_typed_after_a_long_rationale(classed, monkeypatch):
    at, ui = classed, classed.driver.ui
    at.driver.click("key-rationale")
    clear(at)
    type_in(at, LONG)
    box = ui.control("key-rationale")
    page = box.scroll
    point_at(at, box.rect.clip(page.rect).center, monkeypatch)
    before = page.top
    for _ in range(40):
        at.driver.send(pygame.MOUSEWHEEL, x=0, y=-1)
        at.driver.frame()
    assert page.top > before  # the wheel moves the page, not what is in the box
    trap = ui.control("key-trap").rect.clip(page.rect)
    assert trap.height > 20
    at.driver.click_at(trap.center)
    clear(at)
    type_in(at, "It only looks calm.")
    loaded = load_key(at.folder / "key.yaml").value
    assert loaded.rationale.strip() == LONG.strip()
    assert loaded.trap == "It only looks calm."


def test_a_field_that_is_typed_into_comes_into_view(classed):
    at, ui = classed, classed.driver.ui
    box = ui.control("key-trap")
    box.scroll.to(0)
    at.driver.frame()
    ui.focus_on("key-trap", visible=False)
    at.driver.press("x")
    at.driver.frame()
    box = ui.control("key-trap")
    assert box.scroll.rect.contains(box.rect)
