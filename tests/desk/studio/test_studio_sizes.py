"""The editor and the list of one's own cases at every size: nothing overlaps, nothing is cut."""

from functools import partial

import pytest

from simulator.desk.studio.acts import strip_painting
from simulator.desk.studio.draft.key_places import SECTIONS
from simulator.desk.studio.editor.editor import PANES
from tests.desk.walking import Inspection, prefer


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
    monkeypatch.setattr(strip_painting, "_label", lambda *_: None)  # acts are named at the pointer
    prefer(monkeypatch, tmp_path, theme=theme, text_size=text, language=language)
    at = editing(whole=True, size=size)
    at.go(5, 20_000)
    at.settle()
    inspection = Inspection(monkeypatch)
    look = partial(inspection.look, at.driver)
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
    assert not inspection.wrong
