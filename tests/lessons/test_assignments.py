"""Exercise files: what they ask is what they say, and mistakes are told with their places."""

from pathlib import Path

from scoring.terms import REUNION_SCALES, Scope
from simulator.lessons.assignments import read_assignment, read_assignments

GOOD = """\
format: 1
title: Two reunions
cases: [milo, ravi]
episodes: [5, 8]
scales: [avoidance]
behaviours: [cry, cling]
mode: learn
parts: [classification]
minutes: 25
"""
KNOWN = ("milo", "ravi")


def written(folder: Path, text: str, name: str = "week-3.yaml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_each_case_is_an_exercise_that_asks_what_the_file_says(tmp_path: Path) -> None:
    exercises = read_assignment(written(tmp_path, GOOD), KNOWN).value
    assert exercises is not None
    assert [(e.id, e.case, e.title, e.minutes) for e in exercises] == [
        ("week-3-milo", "milo", "Two reunions", 25),
        ("week-3-ravi", "ravi", "Two reunions", 25),
    ]
    scope = Scope(
        (5, 8), ("avoidance",), frozenset({"cry", "cling"}), "learn", frozenset({"classification"})
    )
    assert {e.scope for e in exercises} == {scope}
    assert exercises[0].behaviours == ("cry", "cling")


def test_what_is_not_said_is_a_whole_session_with_everything(tmp_path: Path) -> None:
    text = "format: 1\ntitle: All of it\ncases: [milo]\nscales: all\n"
    exercises = read_assignment(written(tmp_path, text), KNOWN).value
    assert exercises is not None
    assert exercises[0].scope == Scope()
    assert exercises[0].scope.scales == REUNION_SCALES
    assert exercises[0].whole


def test_all_mistakes_are_told_at_once_and_where_they_are(tmp_path: Path) -> None:
    text = GOOD.replace("[milo, ravi]", "[milo, rvi]").replace("cling]", "clng]")
    text = text.replace("learn", "lern").replace("[5, 8]", "[5, 9]")
    found = read_assignment(written(tmp_path, text), KNOWN)
    assert found.value is None
    places = [(p.span.line, p.code, p.hint) for p in found.problems]
    assert places == [
        (3, "E326", "Did you mean 'ravi'?"),
        (4, "E206", ""),
        (6, "E301", "Did you mean 'cling'?"),
        (7, "E203", "Did you mean 'learn'?"),
    ]


def test_a_folder_gives_what_can_be_read_and_tells_the_rest(tmp_path: Path) -> None:
    written(tmp_path, GOOD)
    written(tmp_path, "title: nothing\n", "broken.yaml")
    found = read_assignments(tmp_path, KNOWN)
    assert [e.case for e in found.value or ()] == ["milo", "ravi"]
    assert {p.file.name for p in found.problems} == {"broken.yaml"}


def test_what_is_kept_for_the_test_is_given_in_no_other_mode(tmp_path: Path) -> None:
    (problem,) = read_assignment(written(tmp_path, GOOD), KNOWN, {"ravi"}).problems
    assert (problem.code, problem.span.line) == ("E327", 3)
    test = GOOD.replace("mode: learn", "mode: test")
    assert read_assignment(written(tmp_path, test), KNOWN, {"ravi"}).problems == ()
