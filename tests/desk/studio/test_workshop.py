"""One's own cases: a new one is begun from a pattern, others are gone on with."""

import shutil

import pytest
import yaml

from simulator.authoring.editing import journal_of
from simulator.authoring.editing.journal import begin_journal
from simulator.authoring.naming import folder_name
from simulator.authoring.scaffold import BLANK, recipes
from simulator.resources import LIBRARY


def test_a_new_case_is_begun_from_the_first_screen(desk, tmp_path):
    driver = desk().accept_cautions()
    driver.click("write")
    driver.click("case-name")
    driver.press(*"lea")
    driver.press("escape")
    driver.click("infant-name")
    driver.press(*"Tom 'x", "escape")
    driver.screen._choose("B4")
    old = journal_of(tmp_path, tmp_path / "cases" / "lea")
    begin_journal(old, {"script.yaml": "title: An older case of this name\n", "key.yaml": ""})
    driver.click("begin")
    assert driver.screen.name == "editor"
    assert not driver.screen.draft.can_undo
    assert driver.screen.folder == tmp_path / "cases" / "lea"
    script = yaml.safe_load((tmp_path / "cases" / "lea" / "script.yaml").read_text("utf-8"))
    assert (script["title"], script["people"]["infant"]["name"]) == ("lea", "Tom x")
    assert "subgroup: B4" in (tmp_path / "cases" / "lea" / "key.yaml").read_text("utf-8")
    driver.screen.back()
    driver.click("edit-lea")
    assert driver.screen.name == "editor"
    driver.app.home()


@pytest.mark.parametrize("typed", ["", "milo", "../", "77"])
def test_a_name_that_will_not_do_is_said_and_nothing_is_written(desk, tmp_path, typed):
    driver = desk().accept_cautions()
    driver.click("write")
    driver.screen.typed = typed
    driver.click("begin")
    assert driver.screen.name == "workshop"
    assert driver.screen._wrong
    assert not list((tmp_path / "cases").glob("*/script.yaml"))


def test_a_case_that_is_there_stays_as_it_is(desk, tmp_path):
    shutil.copytree(LIBRARY / "milo", tmp_path / "cases" / "mine")
    before = (tmp_path / "cases" / "mine" / "script.yaml").read_bytes()
    driver = desk().accept_cautions()
    driver.click("write")
    driver.screen.typed = "mine"
    driver.click("begin")
    assert driver.screen._wrong
    assert (tmp_path / "cases" / "mine" / "script.yaml").read_bytes() == before


def test_every_pattern_says_what_it_is(desk):
    driver = desk().accept_cautions()
    driver.click("write")
    said = set()
    for name in recipes():
        driver.screen._choose(name)
        said.add(driver.screen._about_pattern())
    assert len(said) == len(recipes())
    assert BLANK in recipes()


def test_names_become_folders():
    assert folder_name("Lea") == "lea"
    assert folder_name(" Jörg Peter ") == "joerg-peter"
    assert folder_name("../x: 3 months!") == "x-3-months"
    assert folder_name("7 up") == "up"
    assert len(folder_name("a b" * 60)) <= 41
    assert folder_name("…") is None


def test_an_own_case_is_opened_and_coded_from_the_list_of_cases(desk, tmp_path):
    shutil.copytree(LIBRARY / "milo", tmp_path / "cases" / "mine")
    driver = desk().accept_cautions()
    driver.click("cases")
    driver.click("preview-mine")
    assert driver.screen.name == "editor"
    driver.app.home()
    driver.begin("case-mine")
    assert driver.screen.name == "coding"


def test_a_case_that_was_handed_out_can_be_coded_and_not_looked_into(desk, tmp_path):
    folder = tmp_path / "cases" / "theirs"
    shutil.copytree(LIBRARY / "milo", folder)
    (folder / "key.yaml").unlink()
    (folder / "handed-out.json").write_text("{}")
    driver = desk().accept_cautions()
    driver.click("write")
    assert "edit-theirs" not in driver.names
    driver.app.home()
    driver.frame()
    driver.click("cases")
    assert "preview-theirs" not in driver.names
    driver.click("exercise-case-theirs")
    assert driver.screen.name == "coding"
