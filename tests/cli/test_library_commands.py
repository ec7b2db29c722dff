"""``cases``, ``explain`` and ``schema``."""

import json
import re

import jsonschema
import pytest

from simulator.authoring.lint import catalogue
from simulator.case import library_cases, load_key
from simulator.resources import LIBRARY


def test_cases_names_every_case(run) -> None:
    done = run("cases")
    assert done.code == 0
    assert all(name in done.out for name in library_cases())


def test_cases_as_json_tells_what_the_contract_says_and_no_more(run) -> None:
    done = run("cases", "--json")
    assert [case["id"] for case in done.json["cases"]] == library_cases()
    for case in done.json["cases"]:
        assert set(case) == {"id", "title", "age_months", "difficulty", "reviewed", "own"}
        assert 9 <= case["age_months"] <= 24


def test_cases_gives_neither_key_nor_lengths_away(run) -> None:
    shown = run("cases").out + run("cases", "--json").out
    assert not re.search(r"\d:\d\d", shown)
    for name in library_cases():
        key = load_key(LIBRARY / name / "key.yaml").value
        assert key is not None
        assert not re.search(rf"\b{key.classification}\b", shown)


def test_explain_tells_why_and_shows_both_examples(run) -> None:
    out = run("explain", "e301").out
    document = catalogue()["E301"]
    assert out.startswith(f"E301: {document.sentence}\n\n{document.why}\n\nWrong:\n\n    - {{at")
    assert "\n\nRight:\n\n    - {at" in out


def test_explain_without_a_code_names_all(run) -> None:
    lines = run("explain").out.splitlines()
    assert [line.split(":")[0] for line in lines] == sorted(catalogue())


@pytest.mark.parametrize("kind", ["script", "key", "coding"])
def test_schema_prints_a_valid_schema(run, kind: str) -> None:
    done = run("schema", kind)
    assert done.code == 0
    jsonschema.Draft202012Validator.check_schema(json.loads(done.out))


def test_own_cases_stand_beside_the_library(run, tmp_path) -> None:
    run("new", tmp_path / "cases" / "mine")
    done = run("cases", "--data-dir", tmp_path, "--json")
    assert done.code == 0
    own = [case["id"] for case in json.loads(done.out)["cases"] if case["own"]]
    assert own == ["mine"]
    run("new", tmp_path / "cases" / "milo")
    doubled = run("cases", "--data-dir", tmp_path)
    assert doubled.code == 1
    assert "the library has a case 'milo' already" in doubled.err
