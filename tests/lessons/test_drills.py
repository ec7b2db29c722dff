"""Drill items are read as they are written, and what is wrong with a file is told with its line."""

from pathlib import Path

import pytest

from simulator.case import library_cases, load_cover, load_ethogram
from simulator.lessons.drills import DRILLS, Drill, load_drills, of_case, read_drills
from simulator.resources import LIBRARY

FILE = """\
format: 1
kind: greeting
question: Does the infant greet?
answers: {greeting: "Yes", none: "No"}
items:
  - {id: one, case: milo, episode: 5, from: "0:00", to: "0:10", answer: none, because: Why,
     contrast: two}
  - {id: two, case: theo, episode: 5, from: "0:00", to: "0:06", answer: greeting, because: Why,
     contrast: one}
"""


def drills() -> tuple[Drill, ...]:
    loaded = load_drills()
    assert loaded.problems == ()
    assert loaded.value is not None
    return loaded.value


def written(folder: Path, text: str) -> Path:
    file = folder / "greeting.yaml"
    file.write_text(text, "utf-8")
    return file


def test_there_are_items_of_every_kind_from_many_cases() -> None:
    assert len(drills()) >= 200
    assert {d.kind for d in drills()} == {file.stem for file in DRILLS.glob("*.yaml")}
    assert len({d.case for d in drills()}) >= 15


def test_every_item_asks_answers_and_explains() -> None:
    for drill in drills():
        assert drill.question.endswith("?"), drill.id
        assert "{" not in drill.question, drill.id
        assert 2 <= len(drill.answers) <= 5, drill.id
        assert drill.answer in drill.answers, drill.id
        assert len(set(drill.answers.values())) == len(drill.answers), drill.id
        assert len(drill.because.split()) >= 8, drill.id
        assert drill.because.endswith("."), drill.id


def test_answers_are_in_words_and_never_ids() -> None:
    ethogram = load_ethogram()
    for drill in drills():
        assert not [text for text in drill.answers.values() if "_" in text], drill.id
        if drill.kind == "behaviour":
            assert drill.answers[drill.answer] == ethogram[drill.answer].title


def test_no_reason_is_given_twice() -> None:
    reasons = [d.because for d in drills()]
    assert len(set(reasons)) == len(reasons)


def test_no_item_shows_a_case_that_is_kept_for_the_test() -> None:
    covers = {case: load_cover(LIBRARY / case / "script.yaml").value for case in library_cases()}
    kept = {case for case, cover in covers.items() if cover and "test" in cover.about.pools}
    assert kept
    assert not kept & {d.case for d in drills()}


def test_a_file_is_read_in_its_order(tmp_path: Path) -> None:
    loaded = read_drills(written(tmp_path, FILE))
    assert loaded.value is not None
    one, two = loaded.value
    assert (one.from_ms, one.to_ms, one.answer) == (0, 10_000, "none")
    assert list(two.answers.items()) == [("greeting", "Yes"), ("none", "No")]
    assert of_case(loaded.value, "theo") == (two,)
    assert two.span.line == 8


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("answer: none", "answer: nome", "E620", 6),
        ('to: "0:06"', 'to: "0:00"', "E305", 8),
        ('to: "0:10"', 'to: "ten"', "E207", 6),
        ("because: Why,\n", "\n", "E202", 6),
        ("kind: greeting", "kind: greetings", "E203", 2),
        ("episode: 5", "episode: 9", "E206", 6),
        ('none: "No"', 'none: "No", a: b, c: d, e: f, g: h', "E620", 6),
        ("question", "questoin", "E201", 3),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, code: str, line: int
) -> None:
    loaded = read_drills(written(tmp_path, FILE.replace(old, new, 1)))
    assert loaded.value is None
    assert (code, line) in {(p.code, p.span.line) for p in loaded.problems}


def test_one_broken_file_breaks_the_load_and_is_named(tmp_path: Path) -> None:
    written(tmp_path, FILE)
    (tmp_path / "other.yaml").write_text("kind: [", "utf-8")
    loaded = load_drills(tmp_path)
    assert loaded.value is None
    assert {p.file.name for p in loaded.problems} == {"other.yaml"}
