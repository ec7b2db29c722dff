from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from simulator.authoring.lint.allowances import allowances, heed
from simulator.problems import Problem, Span


def warning(line: int, code: str = "W405") -> Problem:
    return Problem(Path("script.yaml"), Span(line, 3, line, 9), code, "early", "", "warning")


def written(folder: Path, text: str) -> Path:
    file = folder / "script.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_an_allowance_at_the_end_of_a_line_is_for_that_line(tmp_path: Path) -> None:
    file = written(tmp_path, "a: 1\nlength: 90s  # allow W405: he asked to come back\n")
    assert heed(file, [warning(2)]) == ()


def test_an_allowance_alone_is_for_the_next_line_that_is_none(tmp_path: Path) -> None:
    text = "# allow W405: he asked\n# allow W401: nothing happens, which is the point\na: 1\n"
    file = written(tmp_path, text)
    assert heed(file, [warning(3), warning(3, "W401")]) == ()


def test_other_codes_and_other_lines_stay(tmp_path: Path) -> None:
    file = written(tmp_path, "a: 1  # allow W405: he asked\nb: 2\n")
    left = heed(file, [warning(1), warning(1, "W401"), warning(2)])
    assert [(p.code, p.span.line) for p in left] == [("W401", 1), ("W405", 2)]


def test_an_error_cannot_be_allowed(tmp_path: Path) -> None:
    file = written(tmp_path, "a: 1  # allow E301: it is a new behaviour\n")
    error = Problem(file, Span(1, 1, 1, 2), "E301", "unknown")
    left = heed(file, [error])
    assert [(p.code, p.severity) for p in left] == [("E301", "error"), ("W407", "warning")]
    assert "mend it" in left[1].hint


def test_an_allowance_without_effect_or_reason_is_reported_where_it_stands(tmp_path: Path) -> None:
    file = written(tmp_path, "length: 90s  # allow W405\n")
    found = heed(file, [])
    assert {p.code for p in found} == {"W407", "W408"}
    assert {(p.span.column, p.source) for p in found} == {(14, "length: 90s  # allow W405")}


@given(st.lists(st.text(alphabet="# alowW405:x\t", max_size=20), max_size=6))
def test_any_text_gives_allowances_on_its_own_lines(lines: list[str]) -> None:
    for allowance in allowances(lines):
        assert 1 <= allowance.span.line <= allowance.line <= len(lines)
        assert "allow" in lines[allowance.span.line - 1]
