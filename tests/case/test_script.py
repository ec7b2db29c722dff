from dataclasses import replace
from pathlib import Path

import pytest

from scoring.terms.behaviour import Actor
from simulator.case import load_case, load_cover, load_script, render
from simulator.problems import Loaded
from tests.case.samples import SCRIPT, swapped, written


def codes(loaded: Loaded) -> list[str]:
    return [problem.code for problem in loaded.problems]


def test_a_good_script_is_read_without_problems(tmp_path: Path) -> None:
    loaded = load_script(written(tmp_path, SCRIPT))
    assert loaded.problems == ()
    script = loaded.value
    assert script is not None
    assert script.person("infant").moves == "crawls"
    assert [e.number for e in script.episodes] == list(range(1, 9))
    act = script.episodes[4].acts[5]
    assert (act.at_ms, act.actor, act.toy, act.says) == (
        35_000,
        "caregiver",
        "doll",
        "Look who is here",
    )
    assert act.for_ms is None
    assert SCRIPT.split("\n")[act.span.line - 1][act.span.column - 1] == "{"


def test_until_becomes_a_duration(tmp_path: Path) -> None:
    script = load_script(written(tmp_path, SCRIPT)).value
    assert script is not None
    assert script.episodes[0].acts[1].for_ms == 10_000


LEAVE = "experimenter: leave_room"
PLAY = '"0:20", infant: friendly_to_stranger, for: 40s'
REACH = '"0:05", caregiver: cg_reach_out'
TWELVE = (
    ("title: Milo, 13 months, with his mother", "tittle: Milo", "E201", "tittle"),
    ("moves: crawls", "moves: flies", "E203", "flies"),
    ("seed: 1", "seed: one", "E205", "one"),
    (f'at: "0:20", {LEAVE}', f'att: "0:20", {LEAVE}', "E201", "att"),
    ("infant: explore_manipulate", "infant: explore_manipulat", "E301", "explore_manipulat"),
    ("infant: check_back", "stranger: check_back", "E302", "check_back"),
    ("toy: blocks", "toy: blox", "E307", "blox"),
    ('at: "1:30", stranger', 'at: "1:75", stranger', "E207", '"1:75"'),
    ("turn_back_to_caregiver, for: 20s", "turn_back_to_caregiver, for: 20m", "E207", "20m"),
    ("play_subdued, toy: car, for: 60s", "play_subdued, toy: car, intensity: 4", "E206", "4"),
    (PLAY, '"3:20", infant: sober_face', "E304", '"3:20"'),
    (REACH, f"{REACH}, infant: cry", "E210", "infant"),
)


def test_twelve_mistakes_are_twelve_problems_at_their_places(tmp_path: Path) -> None:
    text = swapped(SCRIPT, *((old, new) for old, new, _, _ in TWELVE))
    loaded = load_script(written(tmp_path, text))
    assert loaded.value is None
    expected = []
    for _, new, code, found in TWELVE:
        before = text[: text.index(new) + new.rindex(found)]
        expected.append((before.count("\n") + 1, len(before) - before.rfind("\n"), code))
    assert [(p.span.line, p.span.column, p.code) for p in loaded.problems] == sorted(expected)
    for problem in loaded.problems:
        assert problem.source == text.split("\n")[problem.span.line - 1]
        assert problem.severity == "error"


@pytest.mark.parametrize("code", [code for _, _, code, _ in TWELVE])
def test_each_of_the_twelve_alone_is_one_problem(tmp_path: Path, code: str) -> None:
    for old, new, expected, _ in TWELVE:
        if expected == code:
            loaded = load_script(written(tmp_path, swapped(SCRIPT, (old, new))))
            assert [p.code for p in loaded.errors] == [code]


def test_a_misspelt_word_gets_a_hint(tmp_path: Path) -> None:
    text = swapped(SCRIPT, ("flat_glance, target: caregiver", "flat_glanze, target: caregivr"))
    problems = load_script(written(tmp_path, text)).problems
    assert [p.hint for p in problems] == [
        "Did you mean 'flat_glance'?",
        "Did you mean 'caregiver'?",
    ]


def test_the_full_form_shows_the_line_and_the_place(tmp_path: Path) -> None:
    text = swapped(SCRIPT, ("infant: check_back", "infant: chek_back"))
    file = written(tmp_path, text)
    (problem,) = load_script(file).problems
    lines = render(problem).split("\n")
    assert lines[0] == f"{file}:24:30: error[E301]: 'chek_back' is not a behaviour of the infant"
    assert lines[1] == '  24 |       - {at: "2:05", infant: chek_back}'
    assert lines[2] == "     |" + " " * 30 + "^^^^^^^^^"
    assert lines[3] == "  hint: Did you mean 'check_back'?"
    assert "\x1b[31m" in render(problem, colour=True)


SYNTAX = (
    ("format: 1\n\ttitle: x\n", "E102", 2, 1),
    ("a: b: c\n", "E101", 1, 5),
    ("a: [1, 2\nb: 3\n", "E101", 2, 2),
    ('b: 1\na: "x\nc: 1\n', "E101", 2, 4),
    ("a: @x\n", "E101", 1, 4),
    ("a: {b: 1 c: 2}\n", "E101", 1, 11),
    ("", "E107", 1, 1),
    ("a: 1\n---\nb: 2\n", "E107", 2, 1),
    ("[" * 40 + "]" * 40, "E103", 1, 21),
)


@pytest.mark.parametrize(("text", "code", "line", "column"), SYNTAX)
def test_broken_yaml_is_one_problem_in_plain_words(
    tmp_path: Path, text: str, code: str, line: int, column: int
) -> None:
    loaded = load_script(written(tmp_path, text))
    assert loaded.value is None
    (problem,) = loaded.problems
    assert (problem.code, problem.span.line, problem.span.column) == (code, line, column)
    assert "token" not in problem.message


def test_aliases_merge_keys_and_doubled_keys_are_refused(tmp_path: Path) -> None:
    text = swapped(
        SCRIPT,
        ("seed: 1", "seed: &one 1"),
        ("difficulty: easy", "<<: x, difficulty: easy"),
        ("name: Milo,", "name: Milo, name: Max,"),
        ("reviewed: none", "reviewed: *one"),
    )
    loaded = load_script(written(tmp_path, text))
    assert codes(loaded) == ["E105", "E104", "E104", "E104"]
    assert "line 5" in loaded.problems[0].message


def test_yaml_1_1_does_not_bite(tmp_path: Path) -> None:
    text = swapped(SCRIPT, ("name: Anna", "name: no"), ('length: "3:00"', "length: 3:00"))
    script = load_script(written(tmp_path, text)).value
    assert script is not None
    assert script.person("caregiver").name == "no"
    assert script.episodes[1].length_ms == 180_000


def test_missing_and_empty_keys(tmp_path: Path) -> None:
    text = swapped(SCRIPT, ('    length: "0:40"\n', ""), ("{name: Anna, relation: mother}", ""))
    loaded = load_script(written(tmp_path, text))
    assert [(p.code, p.span.line) for p in loaded.problems] == [("E202", 6), ("E202", 11)]


def test_a_text_with_a_comma_gets_the_right_advice(tmp_path: Path) -> None:
    text = swapped(SCRIPT, ('says: "Look who is here"', "says: Look, who is here"))
    (problem,) = load_script(written(tmp_path, text)).problems
    assert problem.code == "E201"
    assert "quotes" in problem.hint


CONDUCT = (
    ("caregiver: cg_enter_pause", "caregiver: cg_call_name", ["E312"]),
    ('at: "0:06", stranger: st_leave', 'at: "0:40", stranger: st_leave', ["E312"]),
    ('      - {at: "0:06", stranger: st_leave_unobtrusive}\n', "", ["E312"]),
    ('- {at: "2:54", caregiver: cg_bye_leave}', '- {at: "2:30", caregiver: cg_greet}', ["E312"]),
    (
        '- {at: "2:54", caregiver: cg_bye_leave}',
        '- {at: "2:40", caregiver: cg_bye_leave}\n      - {at: "2:55", caregiver: cg_greet}',
        ["W404", "E313"],
    ),
    ('"1:30", stranger: st_withdraw_chair', '"1:30", caregiver: cg_greet', ["E303"]),
    ("cg_greet}", "cg_call_outside}", ["E303"]),
    ('at: "2:57", caregiver: cg_call_outside', 'at: "2:57", caregiver: enter_room', ["E302"]),
    ('number: 4\n    length: "3:00"', 'number: 4\n    length: "3:10"', ["E310"]),
    ('number: 6\n    length: "3:00"', 'number: 6\n    length: "2:00"', ["W405"]),
    (
        '"0:40", infant: play_subdued, toy: car, for: 60s',
        '"0:40", infant: hard_cry, for: 62s',
        ["E311"],
    ),
    ("cg_bye_leave}", 'cg_bye_leave}\n      - {at: "2:40", infant: hard_cry, for: 20s}', ["E315"]),
    ('      - {at: "1:00", stranger: st_talk_caregiver, for: 60s}\n', "", []),
    ("stranger: st_floor_invite, for: 55s", "stranger: st_distract_toy", ["W402"]),
    ("age_months: 13", "age_months: 30", ["W406"]),
    ("number: 7", "number: 6", ["E309", "W403"]),
)


@pytest.mark.parametrize(("old", "new", "expected"), CONDUCT)
def test_the_procedure_is_kept(tmp_path: Path, old: str, new: str, expected: list[str]) -> None:
    loaded = load_script(written(tmp_path, swapped(SCRIPT, (old, new))))
    assert sorted(codes(loaded)) == sorted(expected)


def test_a_session_that_breaks_the_procedure_on_purpose_has_only_notes(tmp_path: Path) -> None:
    broken = swapped(SCRIPT, ("st_leave_unobtrusive", "st_sit_wait"))
    assert "E312" in {p.code for p in load_script(written(tmp_path, broken)).errors}
    said = swapped(broken, ("author: team", "departs: the stranger stays"))
    loaded = load_script(written(tmp_path, said))
    assert loaded.value is not None
    assert "E312" in codes(loaded)
    assert {p.severity for p in loaded.problems} == {"note"}


def test_hard_crying_is_a_reason_to_end_early(tmp_path: Path) -> None:
    text = swapped(
        SCRIPT,
        ('number: 6\n    length: "3:00"', 'number: 6\n    length: "1:00"'),
        ("play_subdued, toy: car, for: 60s", "hard_cry, for: 20s"),
    )
    assert codes(load_script(written(tmp_path, text))) == []


def test_an_absent_actor_is_reported_once_an_episode(tmp_path: Path) -> None:
    text = swapped(
        SCRIPT,
        (
            '- {at: "1:30", stranger: st_withdraw_chair}',
            '- {at: "1:30", caregiver: cg_greet}\n      - {at: "1:40", caregiver: cg_greet}',
        ),
    )
    assert codes(load_script(written(tmp_path, text))) == ["E303"]


def test_the_version_of_a_case_is_that_of_script_and_key(tmp_path: Path) -> None:
    written(tmp_path, SCRIPT)
    first = load_case(tmp_path).value
    written(tmp_path, "format: 1\n", "key.yaml")
    second = load_case(tmp_path).value
    assert first is not None
    assert second is not None
    assert first.version.startswith("sha256:")
    assert first.version != second.version
    assert first.id == tmp_path.name


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    assert codes(load_case(tmp_path / "nowhere")) == ["E106"]
    assert codes(load_case(tmp_path)) == ["E106"]
    (tmp_path / "script.yaml").write_bytes(b"title: \xff")
    assert codes(load_case(tmp_path)) == ["E106"]


def test_actors_are_the_four_of_the_terms() -> None:
    from typing import get_args

    from simulator.case.script import ACTORS

    assert get_args(Actor) == ACTORS


@pytest.mark.parametrize("text", ["- a\n" * 60_000, "a: " + "x" * 3_000_000, "{a: " * 5_000])
def test_what_is_too_large_or_too_deep_is_refused(tmp_path: Path, text: str) -> None:
    assert codes(load_script(written(tmp_path, text))) == ["E103"]


def test_a_script_without_any_episode_is_a_problem(tmp_path: Path) -> None:
    text = SCRIPT[: SCRIPT.index("\nepisodes:")] + "\nepisodes: []\n"
    loaded = load_script(written(tmp_path, text))
    assert loaded.value is None
    (problem,) = loaded.errors
    assert (problem.code, problem.span.line) == ("E204", text.count("\n"))
    assert "must hold an episode" in problem.message


def test_a_cover_is_the_script_without_its_episodes(tmp_path: Path) -> None:
    file = written(tmp_path, SCRIPT)
    cover, script = load_cover(file).value, load_script(file).value
    assert cover is not None
    assert script is not None
    assert cover == replace(script, episodes=())


@pytest.mark.parametrize(
    "change",
    [
        ("moves: crawls", "moves: flies"),
        ("title: Milo, 13 months, with his mother\n", ""),
        ("format: 1", "format: 9"),
        ("seed: 1", "seed: ["),
    ],
)
def test_a_cover_with_a_mistake_tells_what_the_whole_script_tells(
    tmp_path: Path, change: tuple[str, str]
) -> None:
    file = written(tmp_path, swapped(SCRIPT, change))
    assert load_cover(file) == load_script(file)
    assert load_cover(file).errors


def test_a_cover_below_the_episodes_is_found_too(tmp_path: Path) -> None:
    title = "title: Milo, 13 months, with his mother\n"
    file = written(tmp_path, f"{swapped(SCRIPT, (title, ''))}\n{title}")
    cover = load_cover(file).value
    assert cover is not None
    assert cover.title == "Milo, 13 months, with his mother"
