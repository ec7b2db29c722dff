"""The editor and the list of one's own cases at every size: nothing overlaps, nothing is cut."""

import pytest

from simulator.desk.app import app
from simulator.desk.studio.acts import strip_painting
from simulator.desk.studio.editor.editor import PANES
from simulator.desk.studio.key.places import SECTIONS
from simulator.records import Settings, save_settings
from tests.desk.walking import Cut, Longer, wrong_places


@pytest.mark.parametrize(
    ("size", "text", "theme", "language"),
    [
        ((1024, 700), 200, "light", "de"),
        ((1280, 720), 75, "contrast", "en"),
        ((1920, 1080), 150, "dark", "de"),
        ((1024, 700), 100, "dark", "longer"),
    ],
)
def test_nothing_overlaps_and_nothing_is_cut(
    editing, tmp_path, monkeypatch, size, text, theme, language
):
    if language == "longer":
        monkeypatch.setattr(app, "catalogue_of", lambda _: Longer())
    monkeypatch.setattr(strip_painting, "_label", lambda *_: None)  # acts are named at the pointer
    save_settings(tmp_path, Settings(theme=theme, text_size=text, language=language))
    at = editing(whole=True, size=size)
    at.go(5, 20_000)
    at.settle()
    cut = Cut(monkeypatch)
    wrong = {}

    def look(screen):
        at.driver.frame()
        found = [*wrong_places(at.driver), *(f"cut: {words}" for words in cut.found)]
        cut.found.clear()
        if found:
            wrong[screen] = found

    at.driver.press(".")
    for pane in PANES:
        at.screen.show_pane(pane)
        look(pane)
    for section in SECTIONS:
        at.screen._panes["key"].section = section
        at.screen.show_pane("key")
        look(section)
    at.screen.show_pane("add")
    at.screen.palette._open("contact_maintaining")
    at.screen.palette._choose("cling")
    look("palette")
    at.screen.back()
    look("workshop")
    assert not wrong
