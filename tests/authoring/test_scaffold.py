"""What ``new`` writes is sound, plays, and adds up to what was asked for."""

from pathlib import Path

import pytest
import yaml

from simulator.authoring import audit_case
from simulator.authoring.lint import check_key, check_script
from simulator.authoring.scaffold import BLANK, OccupiedError, new_case, recipes, scaffold
from simulator.cli import main

SUBGROUPS = ("A1", "A2", "B1", "B2", "B3", "B4", "C1", "C2")
DISORGANISED = ("D/A", "D/B", "D/C", "D/U")


def test_every_subgroup_each_kind_of_d_and_a_blank_can_be_asked_for() -> None:
    assert set(recipes()) == {*SUBGROUPS, *DISORGANISED, BLANK}


@pytest.mark.parametrize("subgroup", recipes())
def test_a_new_case_is_without_fault(tmp_path: Path, subgroup: str) -> None:
    script, key = new_case(tmp_path / "mia", subgroup)
    assert check_script(script) == ()
    assert check_key(key) == ()


@pytest.mark.parametrize("subgroup", recipes())
def test_a_new_case_adds_up_to_its_key(tmp_path: Path, subgroup: str) -> None:
    new_case(tmp_path / "mia", subgroup)
    audit = audit_case(tmp_path / "mia")
    left = {"E613", "W603"} if subgroup == BLANK else {"E613"}
    assert {p.code for p in audit.problems} == left, "only what is to be written is left"
    assert audit.keyed is not None
    if subgroup != BLANK:  # which has a group as a placeholder, and no subgroup yet
        assert audit.keyed == audit.found
        assert str(audit.keyed.classification).startswith(subgroup)


def test_names_are_put_in_and_no_slot_is_left() -> None:
    for subgroup in recipes():
        texts = scaffold("mia", subgroup)
        assert "name: Mia, age_months:" in texts["script.yaml"]
        for text in texts.values():
            assert "<" not in text
            assert text.startswith("# yaml-language-server: $schema=.schemas/")


def test_a_folder_that_is_no_name_still_gives_one() -> None:
    assert "name: Mia," in scaffold("case-7", BLANK)["script.yaml"]


def test_a_title_is_taken_over_and_the_first_word_is_the_infant() -> None:
    script = scaffold("emil-and-oma", BLANK, 'Emil: "and" Oma')["script.yaml"]
    assert "name: Emil," in script
    assert yaml.safe_load(script)["title"] == 'Emil: "and" Oma'


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "key.yaml").write_text("mine", encoding="utf-8")
    with pytest.raises(OccupiedError, match=r"key\.yaml"):
        new_case(tmp_path)
    assert (tmp_path / "key.yaml").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "script.yaml").exists()


def test_the_schemas_lie_where_the_first_lines_say(tmp_path: Path) -> None:
    for file in new_case(tmp_path / "mia", "B3"):
        named = file.read_text(encoding="utf-8").split("\n")[0].partition("$schema=")[2]
        assert (file.parent / named).is_file()
    assert (tmp_path / "mia/.schemas/fragment.schema.json").is_file()


def test_the_command_writes_a_disorganised_dyad(tmp_path: Path) -> None:
    assert main(["new", str(tmp_path / "mia"), "--disorganised", "C"]) == 0
    assert "{group: C, subgroup: C1, disorganised: true}" in (tmp_path / "mia/key.yaml").read_text()
    assert main(["new", str(tmp_path / "tom"), "--disorganised", "C", "--subgroup", "A1"]) == 2
