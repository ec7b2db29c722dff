"""``score``: a coding against the key of its case, against a key, against another coding."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from simulator.case import find_case, load_case
from simulator.resources import LIBRARY

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
CODING = EXAMPLES / "milo-coding.json"
OTHER = EXAMPLES / "milo-coding-of-another.json"


def changed(tmp_path: Path, **fields: Any) -> Path:
    file = tmp_path / "coding.json"
    coding = json.loads(CODING.read_text(encoding="utf-8")) | fields
    file.write_text(json.dumps(coding), encoding="utf-8")
    return file


def test_json_has_the_fields_of_the_contract(run) -> None:
    found = run("score", CODING, "--json").json
    assert set(found["classification"]) == {
        "group_agrees",
        "subgroup_agrees",
        "disorganised_agrees",
        "four_way_agrees",
        "credit",
    }
    assert set(found["ratings"]["5"]["avoidance"]) == {"yours", "key", "difference", "credit"}
    assert {
        "hits",
        "misses",
        "wrong_codes",
        "false_alarms",
        "precision",
        "recall",
        "f1",
        "evidence_recall",
        "time_unit_kappa",
        "alignment_kappa",
    } <= set(found["marks"])
    assert {"code", "importance", "episode", "from_ms", "to_ms", "text"} <= set(
        found["findings"][0]
    )
    assert 0 < found["total"] < 1
    assert {"search", "crying", "within_one", "mean_absolute_difference", "disorganisation"} <= set(
        found
    )


def test_people_read_a_table_and_findings(run) -> None:
    done = run("score", CODING)
    assert done.code == 0
    assert "compared with the key" in done.out
    assert "Score of this coding:" in done.out
    finding = run("score", CODING, "--json").json["findings"][0]["text"]
    assert finding.split()[0] in done.out


def test_a_better_coding_scores_better(run) -> None:
    totals = [run("score", file, "--json").json["total"] for file in (CODING, OTHER)]
    assert totals[0] < totals[1]


def test_another_coding_is_the_reference(run) -> None:
    found = run("score", CODING, "--against", OTHER, "--json").json
    assert found["classification"]["group_agrees"] is False
    same = run("score", CODING, "--against", CODING, "--json").json
    assert same["total"] == pytest.approx(1.0)


def test_codings_of_different_cases_are_not_compared(run, tmp_path: Path) -> None:
    done = run("score", CODING, "--against", changed(tmp_path, case="noor"))
    assert done.code == 2
    assert "'milo' and 'noor'" in done.err


def test_a_case_may_lie_beside_the_coding(run, tmp_path: Path) -> None:
    shutil.copytree(LIBRARY / "milo", tmp_path / "mine")
    assert run("score", changed(tmp_path, case="mine"), "--json").code == 0


def test_a_key_may_be_named(run) -> None:
    named = run("score", CODING, "--key", LIBRARY / "milo" / "key.yaml", "--json").json
    found = run("score", CODING, "--json").json
    assert named["total"] == found["total"]


def test_an_unknown_case_is_a_sentence(run, tmp_path: Path) -> None:
    done = run("score", changed(tmp_path, case="nobody"))
    assert done.code == 2
    assert "'nobody'" in done.err
    assert "--key" in done.err


def test_a_changed_case_is_said(run, tmp_path: Path) -> None:
    case = load_case(find_case("milo")).value
    assert case is not None
    old = run("score", changed(tmp_path, case_version="sha256:old"))
    now = run("score", changed(tmp_path, case_version=case.version))
    assert "has been changed since" in old.out
    assert "has been changed since" not in now.out


def test_a_broken_coding_shows_its_problems(run, tmp_path: Path) -> None:
    done = run("score", changed(tmp_path, marks="many"))
    assert done.code == 1
    assert "error[E204]" in done.err
    assert done.out == ""


def test_another_case_beside_the_coding_is_not_taken_for_its_own(run, tmp_path: Path) -> None:
    shutil.copytree(LIBRARY / "noor", tmp_path, dirs_exist_ok=True)
    found = run("score", changed(tmp_path), "--json").json
    assert found["total"] == run("score", CODING, "--json").json["total"]
    assert Path(found["key"]) == LIBRARY / "milo" / "key.yaml"


def test_a_folder_with_the_version_that_was_coded_is_taken_whatever_its_name(
    run, tmp_path: Path
) -> None:
    shutil.copytree(LIBRARY / "milo", tmp_path / "renamed")
    case = load_case(tmp_path / "renamed").value
    assert case is not None
    coding = changed(tmp_path / "renamed", case="elsewhere", case_version=case.version)
    found = run("score", coding, "--json").json
    assert (found["case"], found["case_changed"]) == ("renamed", False)


def test_the_key_of_another_case_is_refused(run) -> None:
    done = run("score", CODING, "--key", LIBRARY / "noor" / "key.yaml")
    assert done.code == 2
    assert "another case than 'milo'" in done.err
    assert done.out == ""


def test_a_changed_case_is_said_with_a_named_key_too(run, tmp_path: Path) -> None:
    key = LIBRARY / "milo" / "key.yaml"
    old = changed(tmp_path, case_version="sha256:old")
    assert run("score", old, "--key", key, "--json").json["case_changed"] is True


@pytest.mark.parametrize("name", ["../milo", "/etc", "..", "a\\b", "m" * 5000, "a\u0000b"])
def test_the_name_of_a_case_leads_nowhere_else(run, tmp_path: Path, name: str) -> None:
    done = run("score", changed(tmp_path, case=name))
    assert done.code == 2
    assert "no name of a case" in done.err
    assert len(done.err) < 300


def test_what_a_coding_was_not_asked_for_is_not_wrong(run, tmp_path: Path) -> None:
    file = changed(tmp_path)
    coding = json.loads(file.read_text(encoding="utf-8"))
    coding["exercise"].pop("parts", None)
    coding |= {"disorganisation": None}
    del coding["search"], coding["crying"]
    file.write_text(json.dumps(coding), encoding="utf-8")
    found = run("score", file, "--json").json
    assert found["search"] is None
    assert found["crying"] is None
    assert found["disorganisation"]["yours"] is None
