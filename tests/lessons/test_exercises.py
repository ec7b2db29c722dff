"""Exercises: the first is short, none asks for what it does not have."""

import re
from dataclasses import replace

from simulator.case import library_cases, load_ethogram, load_script
from simulator.lessons import exercise_of, load_exercises, whole_case
from simulator.resources import ASSETS, LIBRARY

SCRIPTS = {
    case: script
    for case in library_cases()
    if (script := load_script(LIBRARY / case / "script.yaml").value) is not None
}


def test_the_first_exercise_is_one_reunion_a_handful_of_behaviours_and_two_scales():
    first = load_exercises(SCRIPTS)[0]
    assert first.scope.episodes in {(5,), (8,)}
    assert len(first.behaviours) <= 8
    assert len(first.scope.scales) == 2
    assert not first.scope.parts


def test_every_case_that_is_not_kept_for_the_test_is_offered_as_a_whole():
    whole = [e for e in load_exercises(SCRIPTS) if e.whole]
    assert {e.case for e in whole} == {
        case for case, script in SCRIPTS.items() if "test" not in script.about.pools
    }
    for exercise in whole:
        assert exercise.scope.behaviours is None
        assert "classification" in exercise.scope.parts


def test_cases_kept_for_the_test_are_offered_in_no_exercise():
    kept = {case for case, script in SCRIPTS.items() if "test" in script.about.pools}
    assert kept
    assert not kept & {e.case for e in load_exercises(SCRIPTS)}
    everything_kept = {
        case: replace(script, about=replace(script.about, pools=("test",)))
        for case, script in SCRIPTS.items()
    }
    assert load_exercises(everything_kept) == ()


def test_neither_guide_nor_lessons_show_a_case_kept_for_the_test():
    kept = {case for case, script in SCRIPTS.items() if "test" in script.about.pools}
    files = [*(ASSETS / "guide").rglob("*.md"), *(ASSETS / "lessons").rglob("*.yaml")]
    shown = {
        word for file in files for word in re.findall(r"\w+", file.read_text(encoding="utf-8"))
    }
    assert files
    assert not kept & shown


def test_exercises_ask_for_behaviours_of_the_infant_that_exist():
    ethogram = load_ethogram()
    for exercise in load_exercises(SCRIPTS):
        assert all("infant" in ethogram[name].actors for name in exercise.behaviours)


def test_an_exercise_whose_case_is_missing_is_left_out():
    assert load_exercises({}) == ()


def test_nothing_on_the_first_screen_gives_a_class_away():
    for exercise in load_exercises(SCRIPTS):
        words = f" {exercise.title} {exercise.blurb} ".lower()
        assert not any(w in words for w in ("avoidant", "secure", "resistant", "disorganised"))


def test_an_attempt_finds_its_exercise_again():
    exercises = load_exercises(SCRIPTS)
    for exercise in exercises:
        assert exercise_of(exercises, exercise.case, exercise.scope) == exercise
    assert exercise_of(exercises, "nowhere", exercises[0].scope) is None


def test_a_case_from_a_folder_is_an_exercise_too():
    case, script = next(iter(SCRIPTS.items()))
    assert whole_case(case, script).title == script.person("infant").name
