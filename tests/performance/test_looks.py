"""Appearances: by relation, by name, and a name that nobody knows."""

import dataclasses
from pathlib import Path

from simulator.case.model import About, Case, EpisodeScript, Person, Script
from simulator.figure.look import load_looks
from simulator.performance import compile_case
from simulator.problems import Span


def case_with(tmp_path: Path, **caregiver: str) -> Case:
    lines = [f"  caregiver: {{name: Bo, look: {caregiver.get('look', '')}}}"]
    (tmp_path / "script.yaml").write_text("\n".join(["people:", *lines]), encoding="utf-8")
    script = Script(
        title="A try",
        people=(Person("caregiver", "Bo", **caregiver),),
        episodes=(EpisodeScript(1, 30_000, (), Span(1, 1, 1, 2)),),
        seed=1,
        about=About(),
    )
    return Case("try", tmp_path, script, "sha256:0")


def test_a_look_by_name(tmp_path: Path) -> None:
    compiled = compile_case(case_with(tmp_path, look="caregiver_4"))
    assert compiled.value is not None
    assert compiled.value.looks["caregiver"] == load_looks()["caregiver_4"]


def test_looks_and_decor_follow_from_the_seed_and_from_nothing_else(tmp_path: Path) -> None:
    case = case_with(tmp_path, relation="father")
    first = compile_case(case).value
    other = dataclasses.replace(
        case.script,
        title="Another",
        people=(
            Person("caregiver", "Cy", relation="father"),
            Person("infant", "Di", age_months=18),
        ),
        episodes=(EpisodeScript(5, 90_000, (), Span(1, 1, 1, 2)),),
        about=About(difficulty="hard"),
    )
    again = compile_case(dataclasses.replace(case, id="other", script=other)).value
    reseeded = compile_case(
        dataclasses.replace(case, script=dataclasses.replace(case.script, seed=2))
    ).value
    assert first is not None
    assert again is not None
    assert reseeded is not None
    assert (again.looks, again.decor) == (first.looks, first.decor)
    assert reseeded.looks != first.looks


def test_an_unknown_look_is_a_problem_where_it_stands(tmp_path: Path) -> None:
    compiled = compile_case(case_with(tmp_path, look="old"))
    assert compiled.value is None
    assert [(p.code, p.span.line, p.span.column) for p in compiled.problems] == [("E362", 2, 31)]
    assert "caregiver_2" in compiled.problems[0].hint
