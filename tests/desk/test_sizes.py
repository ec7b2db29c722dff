"""Every screen up to 4K, with texts of 75 to 200 %: nothing overlaps, nothing is cut."""

import pytest

from simulator.desk.app import app
from simulator.desk.timelines.timeline import Timeline
from simulator.records import Settings, save_settings
from tests.desk.walking import Cut, Longer, walk, walk_marking, wrong_places


@pytest.mark.parametrize(
    ("size", "text", "theme", "language"),
    [
        ((1024, 700), 200, "light", "en"),
        ((1280, 720), 75, "contrast", "de"),
        ((1920, 1080), 150, "dark", "de"),
        ((1024, 700), 100, "light", "longer"),
    ],
)
def test_nothing_overlaps_and_nothing_is_cut(
    desk, tmp_path, monkeypatch, size, text, theme, language
):
    if language == "longer":
        monkeypatch.setattr(app, "catalogue_of", lambda _: Longer())
    monkeypatch.setattr(Timeline, "paint", lambda *_: None)  # names of lanes may be shortened
    cut = Cut(monkeypatch)
    save_settings(tmp_path, Settings(theme=theme, text_size=text, language=language))
    wrong = {}

    def look(screen):
        driver.frame()
        found = [*wrong_places(driver), *(f"cut: {words}" for words in cut.found)]
        cut.found.clear()
        if found:
            wrong[screen] = found

    driver = desk(size)
    walk(driver, look)
    assert not wrong


def test_a_4k_window_shows_the_first_screens(desk):
    driver = desk((3840, 2160)).accept_cautions()
    assert not wrong_places(driver)
    assert driver.ui.theme.px("text") == round(16 * 2.4)


@pytest.mark.parametrize(
    ("size", "text", "language"),
    [
        ((1024, 700), 200, "de"),
        ((1024, 700), 150, "longer"),
        ((1280, 720), 150, "en"),
        ((1280, 720), 100, "longer"),
        ((1920, 1080), 200, "de"),
        ((1920, 1080), 75, "longer"),
    ],
)
def test_marking_keys_and_settings_fit(desk, tmp_path, monkeypatch, size, text, language):
    if language == "longer":
        monkeypatch.setattr(app, "catalogue_of", lambda _: Longer())
    monkeypatch.setattr(Timeline, "paint", lambda *_: None)  # names of lanes may be shortened
    cut = Cut(monkeypatch)
    save_settings(tmp_path, Settings(text_size=text, language=language))
    wrong = {}

    def look(screen):
        driver.frame()
        found = [*wrong_places(driver), *(f"cut: {words}" for words in cut.found)]
        cut.found.clear()
        if found:
            wrong[screen] = found

    driver = desk(size)
    walk_marking(driver, look)
    assert not wrong
