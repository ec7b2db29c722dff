"""Cases of one's own stand beside the library, and no two have one id."""

import shutil
from pathlib import Path

from simulator.case import case_folder, own_cases
from simulator.resources import LIBRARY
from tests.case.samples import DATA


def test_cases_in_the_folder_are_found_and_doubles_are_told(tmp_path: Path) -> None:
    for name in ("mine", "MILO"):
        shutil.copytree(DATA, tmp_path / name)
    (tmp_path / "no-case").mkdir()
    found = own_cases(tmp_path)
    assert found.value == {"mine": tmp_path / "mine"}
    assert [(p.code, p.file) for p in found.problems] == [("E124", tmp_path / "MILO")]


def test_a_case_is_found_by_its_id_in_the_library_first(tmp_path: Path) -> None:
    shutil.copytree(DATA, tmp_path / "mine")
    assert case_folder("mine", tmp_path) == tmp_path / "mine"
    assert case_folder("milo", tmp_path) == LIBRARY / "milo"
    assert case_folder("nobody", tmp_path / "nowhere") is None
