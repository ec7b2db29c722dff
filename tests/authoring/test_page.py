"""docs/authoring.md: its made parts are fresh, its case holds, its commands exist."""

import re
from pathlib import Path

import pytest

from simulator.authoring import audit_case
from simulator.authoring.writing import read_written
from simulator.case import library_cases
from simulator.case.fragments import stock
from simulator.commands.arguments import parser
from simulator.lessons.assignments import read_assignment
from tests.authoring_page import DOCS, LEA, PAGE, made, page

TEXT = PAGE.read_text(encoding="utf-8")


def test_the_made_parts_are_as_they_should_be() -> None:
    assert page(TEXT) == TEXT, "run python -m tests.authoring_page"


@pytest.mark.parametrize("folder", [LEA, DOCS / "examples" / "ida"], ids=lambda folder: folder.name)
def test_the_cases_of_the_tutorial_hold(folder: Path) -> None:
    audit = audit_case(folder)
    assert audit.passed, [p.message for p in audit.problems]
    assert str(audit.keyed and audit.keyed.classification) == "B4"


def test_the_whole_case_stands_in_the_tutorial() -> None:
    for name in ("script", "key"):
        body = (LEA / f"{name}.yaml").read_text(encoding="utf-8").partition("format: 1")[2]
        missing = [line for line in body.split("\n") if line.strip() and line not in TEXT]
        assert [line for line in missing if line != "episodes:"] == []


def test_the_numbers_change_as_the_tutorial_says(tmp_path: Path) -> None:
    script = LEA / "script.yaml"
    text = script.read_text(encoding="utf-8")
    mild = text.replace(', intensity: 3, says: "My Lea', ', says: "My Lea')
    (tmp_path / "script.yaml").write_text(mild, encoding="utf-8")
    for folder, rating in ((LEA, 6), (tmp_path, 5)):
        version = read_written(folder).version
        assert version is not None
        assert version.reading is not None
        assert version.reading.ratings[5]["proximity_seeking"].rating == rating


def test_every_fragment_is_told() -> None:
    for fragment in stock():
        assert f"| `{fragment.name}` |" in TEXT


def test_the_commands_it_shows_are_understood() -> None:
    shown = re.findall(r"^strange-situation (.+?)(?: +#.*)?$", TEXT, re.MULTILINE)
    assert len(shown) >= 5
    for words in shown:
        assert parser().parse_args(words.split()).command == words.split()[0]


def test_the_exercise_it_shows_can_be_read(tmp_path: Path) -> None:
    block = next(b for b in re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL) if "cases:" in b)
    (tmp_path / "exercise.yaml").write_text(block, encoding="utf-8")
    assert read_assignment(tmp_path / "exercise.yaml", library_cases()).problems == ()


def test_there_are_twenty_tips() -> None:
    tips = TEXT.partition("## Twenty tips")[2].partition("\n## ")[0]
    assert re.findall(r"^(\d+)\. ", tips, re.MULTILINE) == [str(n) for n in range(1, 21)]


@pytest.mark.parametrize("target", re.findall(r"\]\((?!https?:)([^)]+)\)", TEXT))
def test_links_lead_somewhere(target: str) -> None:
    file, _, heading = target.partition("#")
    assert (DOCS / file).exists()
    headings = [re.sub(r"[^\w -]", "", h).strip() for h in re.findall(r"^#+ (.+)$", TEXT, re.M)]
    if heading:
        assert heading in {h.lower().replace(" ", "-") for h in headings}


def test_what_is_unknown_is_not_made_up() -> None:
    with pytest.raises(KeyError):
        made("lea script 9")
