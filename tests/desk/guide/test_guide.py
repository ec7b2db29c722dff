"""The guide in the app: chapters, links, search, keyboard, and pictures that do not block."""

import re
import time

import pygame
import pytest

from simulator.desk.guide.chapters import found, guide_in
from simulator.desk.shell.pictures import Pictures
from simulator.desk.style.theme import load_theme
from simulator.desk.widgets.prose import Span, laid_out
from simulator.lessons.chapter_text import Heading, Items, Pair, Picture, Table


@pytest.fixture
def guide(desk):
    driver = desk().accept_cautions()
    driver.click("guide")
    driver.frame()
    return driver


def wait_for(driver, condition, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        driver.frame()
        if condition():
            return True
        time.sleep(0.02)
    return False


def test_all_chapters_are_listed_and_the_keys_turn_them(guide):
    assert len(guide.screen.chapters) == 20
    guide.press("]", "]", "[")
    assert guide.screen.number == 1
    guide.press("alt+right")
    assert guide.screen.number == 2
    guide.click("chapter-0")
    assert guide.screen.number == 0


def test_every_chapter_can_be_shown(guide):
    for number in range(20):
        assert guide.screen.number == number
        assert guide.screen._page.tops
        guide.press("]")


def test_keys_scroll_the_page(guide):
    top = guide.screen._scroll.top
    guide.press("pagedown")
    lower = guide.screen._scroll.top
    assert lower > top
    guide.press("pageup")
    assert guide.screen._scroll.top == top
    guide.press("end", "home", "space")
    assert guide.screen._scroll.top == lower


def test_a_link_leads_to_its_chapter(guide):
    links = [c for c in guide.ui.controls if c.role == "link"]
    while not links:
        guide.press("]")
        links = [c for c in guide.ui.controls if c.role == "link"]
    here = guide.screen.number
    guide.ui.focus_on(links[0].name)
    guide.press("return")
    assert guide.screen.number != here


def test_searching_shows_where_the_words_stand(guide):
    guide.press("/", *"gaze", "return")
    hits = found(guide.screen.chapters, "gaze")
    assert 0 < len(hits) < 20
    assert guide.screen.number == hits[0].number
    assert all("gaze" in hit.snippet.lower() for hit in hits if hit.snippet)


def test_what_stands_nowhere_is_not_found(guide):
    assert found(guide.screen.chapters, "helicopter") == []
    assert len(found(guide.screen.chapters, "  ")) == 20


def test_pictures_are_painted_beside_the_window(guide):
    guide.press("]")
    assert wait_for(guide, lambda: any(not f.frame.empty for f in guide.screen._page.frames))
    filled = [f for f in guide.screen._page.frames if not f.frame.empty]
    assert len(filled) < len(guide.screen._page.frames)  # only what can be seen, or soon


def test_in_a_narrow_window_the_chapters_are_a_page_of_their_own(desk, tmp_path):
    from simulator.records import Settings, save_settings

    save_settings(tmp_path, Settings(text_size=200))
    driver = desk((1024, 700)).accept_cautions()
    driver.click("guide")
    assert "chapter-0" not in driver.names
    driver.click("onward")
    driver.click("chapter-3")
    assert driver.screen.number == 3
    assert "chapter-0" not in driver.names


def test_the_guide_says_when_it_is_not_translated():
    assert [guide_in(language)[0] for language in ("en", "de", "xx")] == [True, True, False]
    assert guide_in("xx")[1] == guide_in("en")[1]


def shape(block):
    """Return what must be the same in every language: kinds, pictures, links, numbers of things."""
    links = re.findall(r"chapter='([a-z-]+)'", repr(block))
    match block:
        case Heading():
            return "heading", block.level
        case Items():
            return "items", block.numbered, len(block.items), sorted(links)
        case Table():
            return "table", len(block.header), len(block.rows), sorted(links)
        case Picture():
            return "picture", block.shows
        case Pair():
            return "pair", block.left.shows, block.right.shows
    return "paragraph", sorted(links)


@pytest.mark.parametrize("language", ["de"])
def test_the_translated_guide_shows_and_leads_to_the_same(language):
    english, other = guide_in("en")[1].value, guide_in(language)[1].value
    assert [c.id for c in other] == [c.id for c in english]
    for one, two in zip(english, other, strict=True):
        assert [shape(b) for b in two.blocks] == [shape(b) for b in one.blocks], one.id


def test_prose_keeps_all_words_and_stays_in_its_width():
    pygame.font.init()
    theme = load_theme()
    spans = [Span("one two "), Span("three four five", "strong"), Span(" six, ", to="x"), Span("7")]
    pieces, tall = laid_out(theme, spans, 90)
    said = " ".join(piece.words.strip() for piece in pieces)
    assert said.split() == ["one", "two", "three", "four", "five", "six,", "7"]
    for piece in pieces:
        assert piece.left + theme.font(piece.span.style).size(piece.words.rstrip())[0] <= 90
    assert tall == (len({piece.top for piece in pieces})) * max(theme.line(s.style) for s in spans)


def test_a_picture_that_cannot_be_painted_stays_away_and_the_next_one_comes():
    pictures = Pictures()

    def fail():
        raise ValueError("no such moment")

    assert pictures.want("bad", fail) is None
    pictures.want("good", lambda: pygame.Surface((2, 2)))
    end = time.monotonic() + 10
    while pictures.want("good", fail) is None and time.monotonic() < end:
        time.sleep(0.01)
    assert pictures.got_new()
    assert not pictures.got_new()
    assert pictures.want("bad", fail) is None
    pictures.stop()
