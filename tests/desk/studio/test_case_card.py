"""A case as a whole: renamed, copied, put into the bin and brought back, from the list."""

import pytest

from simulator.authoring.scaffold import new_case


@pytest.fixture
def driver(desk, tmp_path):
    for name in ("lea", "mia"):
        new_case(tmp_path / "cases" / name)
    driver = desk().accept_cautions()
    driver.click("instructors")
    return driver


def test_a_case_goes_into_the_bin_and_comes_back(driver, tmp_path):
    driver.click("more-lea")
    driver.click("bin")
    assert "edit-lea" not in driver.names
    assert not (tmp_path / "cases" / "lea").exists()
    driver.click("binned-0")
    assert "edit-lea" in driver.names
    assert "binned-0" not in driver.names


def test_a_case_is_copied(driver):
    driver.click("more-lea")
    driver.click("copy")
    assert {"edit-lea", "edit-lea-2"} <= set(driver.names)


@pytest.mark.parametrize("name", ["mia", "milo", "77", ""])
def test_a_name_that_will_not_do_is_said(driver, tmp_path, name):
    driver.click("more-lea")
    driver.screen.typed = name
    driver.click("rename")
    assert driver.screen.name == "case_card"
    assert driver.screen._wrong
    assert (tmp_path / "cases" / "lea").is_dir()


def test_a_case_gets_another_name(driver, tmp_path):
    driver.click("more-lea")
    driver.click("new-name")
    driver.press(*"nora", "escape")
    driver.click("rename")
    assert driver.screen.name == "workshop"
    assert "edit-leanora" in driver.names
