"""``lint``: what is found where, in which form, with which exit code."""

import re
import shutil
from pathlib import Path

import pytest

from simulator.commands.kinds import kind_of
from simulator.resources import LIBRARY


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A copy of a good case, to be spoilt."""
    folder = tmp_path / "milo"
    shutil.copytree(LIBRARY / "milo", folder)
    return folder


def spoil(file: Path, good: str, bad: str) -> int:
    """Replace the first occurrence and return its line."""
    text = file.read_text(encoding="utf-8")
    assert good in text
    file.write_text(text.replace(good, bad, 1), encoding="utf-8")
    return text[: text.index(good)].count("\n") + 1


def test_cases_of_the_library_are_without_fault(run) -> None:
    done = run("lint", LIBRARY / "milo", LIBRARY / "noor")  # the audit checks each of them
    assert done.out.splitlines()[-1].endswith("checked: no problems.")
    assert done.code == 0


def test_full_shows_the_line_a_caret_and_a_hint(run, case: Path) -> None:
    line = spoil(case / "script.yaml", "flat_glance", "flat_glans")
    done = run("lint", case)
    assert done.code == 1
    assert f"script.yaml:{line}:" in done.out
    assert "flat_glans" in done.out
    assert re.search(r"^ +\| +\^+$", done.out, re.MULTILINE)
    assert "flat_glance" in done.out
    assert "1 error" in done.out


def test_concise_is_one_line_a_problem(run, case: Path) -> None:
    spoil(case / "script.yaml", "flat_glance", "flat_glans")
    spoil(case / "key.yaml", "because:", "becaus:")
    done = run("lint", case, "--format", "concise")
    lines = done.out.splitlines()
    assert {Path(line.split(":")[0]).name for line in lines} == {"script.yaml", "key.yaml"}
    assert all(re.search(r":\d+:\d+: (error|warning|note)\[[EW]\d{3}\] ", x) for x in lines)


def test_json_gives_positions_codes_and_hints(run, case: Path) -> None:
    line = spoil(case / "script.yaml", "flat_glance", "flat_glans")
    done = run("lint", case / "script.yaml", "--format", "json")
    (problem,) = done.json["problems"]
    assert done.code == 1
    assert problem["line"] == line
    assert problem["code"] == "E301"
    assert problem["severity"] == "error"
    assert problem["end_column"] - problem["column"] == len("flat_glans")


def test_github_puts_the_problem_beside_the_line(run, case: Path) -> None:
    line = spoil(case / "script.yaml", "flat_glance", "flat_glans")
    done = run("lint", case, "--format", "github")
    assert re.match(rf"::error file=.*script\.yaml,line={line},.*title=E301::", done.out)


def test_github_escapes_what_would_end_the_message(run, tmp_path: Path) -> None:
    file = tmp_path / "100%,a:b" / "script.yaml"
    file.parent.mkdir()
    file.write_text("format: 1\nnonsense: 100%\n", encoding="utf-8")
    first = run("lint", file, "--format", "github").out.splitlines()[0]
    assert "100%25%2Ca%3Ab" in first


def test_a_tree_of_cases_is_walked(run, tmp_path: Path) -> None:
    for name in ("one", "deeper/two", ".hidden"):
        shutil.copytree(LIBRARY / "milo", tmp_path / name)
    (tmp_path / "notes.yaml").write_text("shopping: [milk]\n", encoding="utf-8")
    assert run("lint", tmp_path, "--format", "json").json["files"] == 4


def test_a_file_given_twice_is_checked_once(run, case: Path) -> None:
    spoil(case / "script.yaml", "flat_glance", "flat_glans")
    done = run("lint", case, case / "script.yaml", "--format", "json")
    assert len(done.json["problems"]) == 1


def test_an_empty_folder_is_wrong_usage(run, tmp_path: Path) -> None:
    done = run("lint", tmp_path)
    assert done.code == 2
    assert "no script, key, coding or exercise" in done.err


def test_a_case_without_a_key_is_noted_and_no_fault(run, case: Path) -> None:
    (case / "key.yaml").unlink()
    done = run("lint", case)
    assert done.code == 0
    assert "note[W506]" in done.out
    assert done.out.splitlines()[-1] == "1 file checked: 1 note."


def test_a_coding_is_checked(run, tmp_path: Path) -> None:
    coding = tmp_path / "coding.json"
    coding.write_text('{"format": 1, "case": "milo", "coder": 7, "marks": 3}', encoding="utf-8")
    done = run("lint", coding, "--format", "concise")
    assert done.code == 1
    assert "coding.json:1:" in done.out


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("script.yaml", "", "script"),
        ("key.yaml", "[broken", "key"),
        ("draft.yaml", "title: x\npeople: {}\nepisodes: []\n", "script"),
        ("answers.yml", "classification: {}\nratings: {}\n", "key"),
        ("c.json", '{"case": "milo", "marks": []}', "coding"),
        ("package.json", '{"name": "x"}', None),
        ("ethogram.yaml", "infant: {}\nfamilies: {}\n", None),
    ],
)
def test_kinds_are_known_by_name_or_content(
    tmp_path: Path, name: str, text: str, kind: str | None
) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    assert kind_of(file) == kind
