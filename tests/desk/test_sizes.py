"""Every screen up to 4K, with texts of 75 to 200 %: nothing overlaps, nothing is cut."""

from functools import partial

import pytest

from simulator.desk.timelines.timeline import Timeline
from tests.desk.walking import Inspection, prefer, walk, walk_marking, wrong_places


def wrong_on(desk, size, monkeypatch, walk):
    """Open a desk, walk through its screens, and return what is wrong on each."""
    monkeypatch.setattr(Timeline, "paint", lambda *_: None)  # names of lanes may be shortened
    inspection = Inspection(monkeypatch)
    driver = desk(size)
    walk(driver, partial(inspection.look, driver))
    return inspection.wrong


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
    prefer(monkeypatch, tmp_path, theme=theme, text_size=text, language=language)
    assert not wrong_on(desk, size, monkeypatch, walk)


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
    prefer(monkeypatch, tmp_path, text_size=text, language=language)
    assert not wrong_on(desk, size, monkeypatch, walk_marking)
