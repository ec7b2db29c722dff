"""The pages for a class at every size: nothing overlaps, nothing is cut."""

import json
from functools import partial

import pytest

from simulator.authoring.scaffold import new_case
from simulator.desk.classroom.handing_in import HandInScreen
from simulator.desk.classroom.taking_in import TakeInScreen
from tests.cli.test_report import coding
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
    desk, home, tmp_path, monkeypatch, size, text, theme, language
):
    prefer(monkeypatch, tmp_path, theme=theme, text_size=text, language=language)
    new_case(tmp_path / "cases" / "lea", "B3")
    for name in ("Ana", "a coder with a name of several words"):
        (home / f"{name}.json").write_text(json.dumps(coding("milo", name, 2)))
    (home / "x.json").write_text("{")
    driver = desk(size).accept_cautions()
    inspection = Inspection(monkeypatch)
    look = partial(inspection.look, driver)
    driver.click("instructors")
    look("workshop")
    driver.click("more-lea")
    look("case card")
    driver.click("hand_out")
    driver.click("unfold")
    look("hand out")
    driver.screen.folder = tmp_path
    driver.click("write")
    look("handed out")
    driver.click("folder")
    look("browse")
    driver.app.show(TakeInScreen(driver.app, home))
    driver.screen._wrong = driver.app.texts("class.too_many")
    look("take in")
    driver.click("row-0")
    look("coder")
    driver.app.show(HandInScreen(driver.app))
    look("hand in")
    assert not inspection.wrong
