"""What ``new`` writes is sound, plays, and adds up to what was asked for."""

from pathlib import Path

import pytest

from scoring.rubric.reading import read_session
from scoring.terms.scales import CORE_SCALES, REUNIONS
from simulator.authoring.lint import check_key, check_script
from simulator.authoring.scaffold import BLANK, OccupiedError, new_case, recipes, scaffold
from simulator.case import load_case, load_ethogram, load_key
from simulator.performance import compile_case

SUBGROUPS = ("A1", "A2", "B1", "B2", "B3", "B4", "C1", "C2")


def test_every_subgroup_and_a_blank_can_be_asked_for() -> None:
    assert set(recipes()) == {*SUBGROUPS, BLANK}


@pytest.mark.parametrize("subgroup", recipes())
def test_a_new_case_is_without_fault(tmp_path: Path, subgroup: str) -> None:
    script, key = new_case(tmp_path / "mia", subgroup)
    assert check_script(script) == ()
    assert check_key(key) == ()


@pytest.mark.parametrize("subgroup", SUBGROUPS)
def test_a_new_case_adds_up_to_its_key(tmp_path: Path, subgroup: str) -> None:
    new_case(tmp_path / "mia", subgroup)
    case, key = load_case(tmp_path / "mia").value, load_key(tmp_path / "mia/key.yaml").value
    assert case is not None
    assert key is not None
    assert key.classification.subgroup == subgroup
    performance = compile_case(case).value
    assert performance is not None
    lengths = {episode.number: episode.length_ms for episode in performance.episodes}
    reading = read_session(performance.acts(), performance.held(), lengths, load_ethogram())
    assert reading.classification == key.classification
    for number in REUNIONS:
        for scale in CORE_SCALES:
            read, keyed = reading.ratings[number][scale].rating, key.ratings[number][scale]
            assert abs(read - keyed) <= 1, (number, scale)


def test_names_are_put_in_and_no_slot_is_left() -> None:
    for subgroup in recipes():
        texts = scaffold("mia", subgroup)
        assert "name: Mia, age_months:" in texts["script.yaml"]
        for text in texts.values():
            assert "<" not in text
            assert text.startswith("# yaml-language-server: $schema=.schemas/")


def test_a_folder_that_is_no_name_still_gives_one() -> None:
    assert "name: Mia," in scaffold("case-7", BLANK)["script.yaml"]


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
