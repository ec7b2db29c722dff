"""Fragments: each of the stock plays as it stands, and mistakes are told where they are made."""

from pathlib import Path

import pytest

from scoring.terms.observed import Event
from simulator.authoring.lint import check_fragment, check_script
from simulator.authoring.lint.catalogue import DOCUMENTS
from simulator.case import load_case, load_script
from simulator.case.fragments import STOCK, read_fragment, stock
from simulator.cli import main
from simulator.performance import compile_case
from tests.fragment_scenes import PLACES, before, case_with


def acts_of(file: Path, line: int) -> list[Event]:
    case = load_case(file.parent).value
    assert case is not None
    performance = compile_case(case).value
    assert performance is not None
    return [act for act in performance.acts() if act.line == line]


def line_with(file: Path, word: str) -> int:
    lines = file.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if word in line)


def test_there_is_a_stock() -> None:
    assert len(stock()) >= 20
    assert {fragment.name for fragment in stock()} == set(PLACES)


@pytest.mark.parametrize("name", sorted(PLACES))
def test_each_plays_as_it_stands(name: str, tmp_path: Path) -> None:
    file = case_with(tmp_path, f"use: {name}", PLACES[name], before(name))
    assert [p.message for p in check_script(file)] == []
    fragment = read_fragment(STOCK / f"{name}.yaml").value
    assert fragment is not None
    played = acts_of(file, line_with(file, f"use: {name}"))
    assert len(played) == len(fragment.acts)
    assert len({act.id for act in played}) == len(played)


def test_what_a_line_gives_is_put_in(tmp_path: Path) -> None:
    use = 'use: goes_to_play, toy: ball, until: "0:50"'
    file = case_with(tmp_path, use)
    script = load_script(file).value
    assert script is not None
    line = line_with(file, "use:")
    episode = script.episode(5)
    assert episode is not None
    went, played = (act for act in episode.acts if act.span.line == line)
    assert (went.behaviour, went.target, went.at_ms) == ("go_to", "ball", 30_000)
    assert (played.toy, played.at_ms, played.for_ms) == ("ball", 38_000, 20_000)
    assert played.within == "line 10 of the fragment goes_to_play"


def one_problem(file: Path) -> tuple[str, str, str, str]:
    (problem,) = check_script(file)
    at = problem.source[problem.span.column - 1 : problem.span.end_column - 1]
    return problem.code, at, problem.message, problem.hint


def test_a_misspelt_fragment_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    found = one_problem(case_with(tmp_path, "use: goes_too_play"))
    assert found[:2] == ("E322", "goes_too_play")
    assert found[3] == "Did you mean 'goes_to_play'?"


def test_what_it_does_not_take_is_told_at_the_key(tmp_path: Path) -> None:
    found = one_problem(case_with(tmp_path, "use: goes_to_play, place: shelf"))
    assert found[:2] == ("E323", "place")
    assert found[3] == "It takes toy, for."


def test_too_little_time_is_told(tmp_path: Path) -> None:
    found = one_problem(case_with(tmp_path, "use: comforted_on_arm, for: 12s", "arms"))
    assert found[:2] == ("E323", "for")
    assert "line 9 of the fragment comforted_on_arm" in found[2]


def test_a_problem_inside_names_the_fragment_and_points_to_what_was_given(tmp_path: Path) -> None:
    found = one_problem(case_with(tmp_path, "use: goes_to_play, infant: play_subdued"))
    assert found[0] == "E323"
    (tmp_path / "two").mkdir()
    file = case_with(tmp_path / "two", "use: goes_to_play, toy: balll")
    code, at, message, hint = one_problem(file)
    assert (code, at, hint) == ("E306", "balll", "Did you mean 'ball'?")
    assert message == "there is no target 'balll' (line 9 of the fragment goes_to_play)"


def own(folder: Path, name: str, acts: str, takes: str = "") -> None:
    (folder / "fragments").mkdir(exist_ok=True)
    text = f"format: 1\ntitle: {name}\nabout: For a test.\n{takes}acts:\n{acts}"
    (folder / "fragments" / f"{name}.yaml").write_text(text, encoding="utf-8")


def test_fragments_beside_the_script_come_first_and_count_for_the_version(tmp_path: Path) -> None:
    own(tmp_path, "goes_to_play", '  - {at: "0:02", infant: babble_play}\n')
    file = case_with(tmp_path, "use: goes_to_play")
    assert check_script(file) == ()
    before = load_case(tmp_path).value
    own(tmp_path, "goes_to_play", '  - {at: "0:03", infant: babble_play}\n')
    after = load_case(tmp_path).value
    assert before is not None
    assert after is not None
    assert before.version != after.version


def test_a_circle_is_told_as_one(tmp_path: Path) -> None:
    own(tmp_path, "one", '  - {at: "0:01", use: two}\n')
    own(tmp_path, "two", '  - {at: "0:01", use: one}\n')
    found = one_problem(case_with(tmp_path, "use: one"))
    assert found[:3] == ("E324", "one", "fragments use one another: one -> two -> one")


def test_nesting_has_an_end(tmp_path: Path) -> None:
    for n in range(6):
        own(tmp_path, f"n{n}", f'  - {{at: "0:01", use: n{n + 1}}}\n')
    own(tmp_path, "n6", '  - {at: "0:01", infant: babble_play}\n')
    assert one_problem(case_with(tmp_path, "use: n0"))[0] == "E324"
    (tmp_path / "flat").mkdir()
    for n in (4, 5, 6):
        own(tmp_path / "flat", f"n{n}", (tmp_path / f"fragments/n{n}.yaml").read_text("utf-8")[46:])
    own(tmp_path / "flat", "n4", '  - {at: "0:01", use: n5}\n')
    own(tmp_path / "flat", "n5", '  - {at: "0:01", infant: babble_play}\n')
    file = case_with(tmp_path / "flat", "use: n4")
    assert check_script(file) == ()
    assert [a.from_ms for a in acts_of(file, line_with(file, "use: n4"))] == [32_000]


def test_a_mistake_in_the_file_of_a_fragment_names_both_places(tmp_path: Path) -> None:
    own(tmp_path, "mine", '  - {at: "0:01", infant: babble_play, for: $long}\n')
    (problem,) = check_script(file := case_with(tmp_path, "use: mine"))
    assert problem.file == tmp_path / "fragments" / "mine.yaml"
    assert (problem.code, problem.span.line) == ("E325", 5)
    used = f"used in script.yaml, line {line_with(file, 'use: mine')}"
    assert problem.message == f"the fragment does not take 'long'; {used}"


MISTAKES = (
    ('  - {at: "0:01", infant: babble_plai}\n', "E301", "babble_plai"),
    ('  - {at: "0:01", caregiver: babble_play}\n', "E302", "babble_play"),
    ('  - {at: "0:01", infant: fuss, for: $long}\n', "E325", "$long"),
    ('  - {at: "0:01", use: goes_to_plai}\n', "E322", "acts"),
    ('  - {at: "0:01", use: mine}\n', "E324", "acts"),
)


@pytest.mark.parametrize(("acts", "code", "place"), MISTAKES)
def test_an_unused_one_is_checked_by_itself(
    acts: str, code: str, place: str, tmp_path: Path
) -> None:
    own(tmp_path, "mine", acts)
    (problem,) = check_fragment(tmp_path / "fragments" / "mine.yaml")
    assert problem.code == code
    assert problem.source[problem.span.column - 1 : problem.span.end_column - 1] == place


def test_the_stock_has_no_mistakes_by_itself() -> None:
    assert [p for f in stock() for p in check_fragment(f.file)] == []


def test_lint_tells_a_mistake_in_a_fragment_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own(tmp_path, "mine", '  - {at: "0:01", infant: fuss, for: $long}\n')
    own(tmp_path, "spare", '  - {at: "0:01", infant: fus}\n')
    case_with(tmp_path, "use: mine")
    assert main(["lint", str(tmp_path), "--format", "concise"]) == 1
    told = capsys.readouterr().out.splitlines()
    assert [line.split("/")[-1].split(" ")[1][6:10] for line in told] == ["E325", "E301"]
    assert "used in script.yaml" in told[0]


def test_the_stock_explains_itself() -> None:
    for fragment in stock():
        assert len(fragment.about.split()) >= 10, fragment.name
        assert not fragment.title.endswith("."), fragment.name
    assert (DOCUMENTS / "E322.md").is_file()
