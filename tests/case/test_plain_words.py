"""Half-written acts: the problem stands where the mistake is, in words that name it."""

from pathlib import Path

import pytest

from simulator.authoring.lint.catalogue import DOCUMENTS
from simulator.case import load_script

BASE = (DOCUMENTS / "base" / "script.yaml").read_text(encoding="utf-8")
ABOVE = '      - {at: "0:00", infant: flat_glance, target: caregiver}\n'
NUMBER = BASE[: BASE.index(ABOVE)].count("\n") + 2
HALF = (
    ('      - {at: "0:10", infant:', 29, "the act has no closing brace"),
    ('      - {at: "0:10", infant: cry', 33, "the act has no closing brace"),
    ('      - {at: "0:10, infant: cry}', 14, "the quote that begins here is not closed"),
    ('      - {at: "0:10" infant: cry}', 21, "a comma or a closing brace is missing"),
    ('      - {at: "0:10"; infant: cry}', 20, "a comma or a closing brace is missing"),
    ('      - {at: "0:10", infant: cry}}', 34, "there is a closing brace too many"),
    ('      - {at: "0:10", caregiver: talk, says: Look: here}', 45, "a text with a colon"),
    ("      - {at: 8s, caregiver: talk, says: 'It's me'}", 44, "the apostrophe ends"),
    ("      - {at: 8s, caregiver: talk, says: number #1}", 48, "the act ends in a comment"),
    ("      - {at: 8s, caregiver: talk, says: *hm*}", 44, "a value begins with a sign"),
    ("      - {at: 8s, caregiver: talk, says: &oh x}", 41, "'&oh' is an anchor"),
    (
        "    - {at: 8s, infant: cry}",
        5,
        "the line begins in column 5, and the one above in column 7",
    ),
    ("        - {at: 8s, infant: cry}", 9, "the line begins in column 9"),
    ("      -{at: 8s, infant: cry}", 8, "a space is missing after the dash"),
    ("      - (at: 8s, infant: cry)", 9, "an act stands in braces"),
    ("      -\u00a0{at: 8s, infant: cry}", 8, "a sign that looks like a space"),
    ("      cry", 7, "the line is neither an act nor a key"),
)


@pytest.mark.parametrize(("line", "column", "message"), HALF)
def test_a_half_written_act_is_one_problem_at_its_place(
    tmp_path: Path, line: str, column: int, message: str
) -> None:
    file = tmp_path / "script.yaml"
    file.write_text(BASE.replace(ABOVE, f"{ABOVE}{line}\n"), encoding="utf-8")
    (problem,) = load_script(file).problems
    assert problem.message.startswith(message)
    assert (problem.span.line - NUMBER, problem.span.column) == (0, column)
    assert problem.hint


def test_what_stands_too_near_a_colon_is_told(tmp_path: Path) -> None:
    file = tmp_path / "script.yaml"
    file.write_text(BASE.replace("infant: flat_glance", "infant:flat_glance"), encoding="utf-8")
    hints = {p.hint for p in load_script(file).problems}
    assert "Write a colon and a space after it: infant: ..." in hints


def test_curly_quotes_are_told(tmp_path: Path) -> None:
    file = tmp_path / "script.yaml"
    text = BASE.replace('{at: "0:00", infant: flat', "{at: \u201c0:00\u201d, infant: flat")
    file.write_text(text, encoding="utf-8")
    (problem,) = load_script(file).problems
    assert "straight quotes" in problem.hint
