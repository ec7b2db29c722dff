import re
from pathlib import Path

import pytest

import simulator
from simulator.authoring.lint import (
    catalogue,
    check_coding,
    check_exercise,
    check_key,
    check_script,
)
from simulator.authoring.lint.catalogue import DOCUMENTS, Example, read_document
from simulator.authoring.lint.examples import lay_out
from simulator.commands.coders_table import read_table
from simulator.problems import Problem
from tests.problem_pages import PAGE, page

CHECKS = {
    "script": check_script,
    "key": check_key,
    "coding": check_coding,
    "exercise": check_exercise,
    "table": lambda file: read_table(file).problems,
}
WITHOUT_EXAMPLE = {"E106", "E120", "E121", "E122", "E123", "E124", "E361", "W506"}
AUDIT = "6"
"""Second sign of the audit's codes: they take a whole case, so their pages have no example."""
EXAMPLES = [
    pytest.param(document.code, example, id=f"{document.code}-{example.verdict}-{number}")
    for document in catalogue().values()
    for number, example in enumerate(document.examples)
]


def checked(example: Example, folder: Path) -> tuple[Problem, ...]:
    file = lay_out(example, folder)
    return tuple(CHECKS[file.stem](file))


def test_the_catalogue_holds_the_codes_that_are_given_and_no_others() -> None:
    room = Path(simulator.__file__).parent
    texts = (file.read_text(encoding="utf-8") for file in room.rglob("*.py"))
    given = {code for text in texts for code in re.findall(r'"([EWN]\d{3})"', text)}
    assert given == set(catalogue())


@pytest.mark.parametrize(("code", "example"), EXAMPLES)
def test_a_wrong_example_has_its_problem_and_a_right_one_none(
    code: str, example: Example, tmp_path: Path
) -> None:
    expected = {code} if example.verdict == "wrong" else set()
    assert {problem.code for problem in checked(example, tmp_path)} == expected


def test_the_case_around_the_examples_is_sound(tmp_path: Path) -> None:
    lay_out(Example("right", "yaml", "script seed", "seed: 2\n"), tmp_path)
    assert check_script(tmp_path / "script.yaml") == ()
    assert check_key(tmp_path / "key.yaml") == ()


def test_documents_say_why_and_show_wrong_and_right() -> None:
    for document in catalogue().values():
        assert len(document.title) < 90, document.code
        assert not document.title.endswith("."), document.code
        assert len(document.why.split()) >= 10, document.code
        verdicts = {example.verdict for example in document.examples}
        if document.code not in WITHOUT_EXAMPLE and document.code[1] != AUDIT:
            assert "wrong" in verdicts, document.code
        assert document.body.count("\n```") == 2 * len(document.examples), document.code


def test_a_document_without_its_heading_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "E999.md"
    file.write_text("# E998: Something\n\nText.\n", encoding="utf-8")
    with pytest.raises(ValueError, match="must begin with '# E999: '"):
        read_document(file)


def test_every_file_of_the_folder_is_a_document() -> None:
    assert {file.stem for file in DOCUMENTS.glob("*.*")} == set(catalogue())


def test_the_page_is_made_from_the_documents() -> None:
    written = PAGE.read_text(encoding="utf-8")
    assert written == page(catalogue().values()), "run python -m tests.problem_pages"
