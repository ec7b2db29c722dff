"""The audit of one case: a sound key holds, and every kind of mistake in it is found."""

import functools
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from scoring.terms import Classification, Difference, EvidenceMoment, IndexMark, Key
from simulator.authoring import audit_case, load_rules
from simulator.authoring.audit import _idle
from simulator.authoring.difficulty import check_difficulty, difficulty_of
from simulator.authoring.judgements import check_judgements
from simulator.authoring.lint import catalogue
from simulator.authoring.moments import check_moments, shown_moments
from simulator.authoring.needs import check_needs
from simulator.authoring.ratings import check_ratings, rows_of
from simulator.authoring.scaffold import BLANK, new_case
from simulator.authoring.session import Session, load_session
from simulator.problems import Problem
from simulator.resources import LIBRARY

RULES = load_rules()


@functools.cache
def session(name: str = "lena") -> Session:
    found = load_session(LIBRARY / name).value
    assert found is not None
    return found


def keyed(base: Session, **changes: object) -> Session:
    return replace(base, key=replace(base.key, **changes))


def rerated(key: Key, episode: int, **ratings: int) -> dict[int, dict[str, int]]:
    return {e: {**row, **(ratings if e == episode else {})} for e, row in key.ratings.items()}


def codes(problems: Iterable[Problem]) -> list[str]:
    return [p.code for p in problems]


def test_a_worked_case_holds_and_says_what_it_found() -> None:
    audit = audit_case(LIBRARY / "lena")
    assert audit.passed
    assert audit.problems == ()
    assert audit.keyed is not None
    assert audit.found is not None
    assert audit.keyed.classification == audit.found.classification
    assert audit.difficulty is not None
    assert audit.difficulty.level == audit.claimed == "hard"
    assert audit.difficulty.total == sum(audit.difficulty.points.values()) >= 5
    assert len(audit.moments) >= RULES.least_moments
    assert all(m.event and m.cameras for m in audit.moments)


def test_a_sentence_of_the_blank_key_that_was_left_is_told_at_its_place(tmp_path: Path) -> None:
    _, file = new_case(tmp_path / "mia", BLANK)
    left = [p for p in audit_case(tmp_path / "mia").problems if p.code == "W603"]
    lines = file.read_text("utf-8").splitlines()
    assert len(left) == 4
    assert all("Say " in lines[p.span.line - 1] for p in left)
    mended = file.read_text("utf-8").replace("Say what decides here.", "She looks up and away.")
    file.write_text(mended, "utf-8")
    left = [p for p in audit_case(tmp_path / "mia").problems if p.code == "W603"]
    assert [p.message for p in left] == [
        "why it is coded so is still to be written",
        "what misleads is still to be written",
    ]


def test_every_number_of_the_key_has_a_row_with_the_acts_that_earn_it() -> None:
    rows = rows_of(session())
    key = session().key
    wanted = {(s, e): n for e, row in key.ratings.items() for s, n in row.items()}
    wanted |= {("search", e): n for e, n in key.search.items()}
    wanted |= {("crying", e): n for e, n in key.crying.items()}
    assert {(r.scale, r.episode): r.keyed for r in rows} == wanted
    assert all(r.step for r in rows if r.scale != "crying")
    assert all(e.episode == r.episode for r in rows for e in r.events)


def test_a_rating_far_from_the_acts_is_a_problem_at_its_place() -> None:
    wrong = keyed(session(), ratings=rerated(session().key, 8, resistance=7))
    (problem,) = check_ratings(wrong, rows_of(wrong), RULES)
    assert problem.code == "E601"
    assert "keyed 7; the acts earn 4" in problem.message
    assert problem.source.strip().startswith("8: {proximity_seeking")
    assert "two definite rejections" in problem.hint


@pytest.mark.parametrize("rating", [3, 4, 5])
def test_a_point_apart_is_a_matter_of_judgement(rating: int) -> None:
    near = keyed(session(), ratings=rerated(session().key, 8, resistance=rating))
    assert list(check_ratings(near, rows_of(near), RULES)) == []


def test_a_reason_excuses_one_number_and_no_other() -> None:
    why = Difference("resistance", 8, "The refusals are fiercer than they look.")
    ratings = rerated(session().key, 8, resistance=7, avoidance=7)
    excused = keyed(session(), ratings=ratings, differences=(why,))
    (problem,) = check_ratings(excused, rows_of(excused), RULES)
    assert problem.message.startswith("avoidance in episode 8")
    assert next(r for r in rows_of(excused) if r.scale == "resistance" and r.episode == 8).because


@pytest.mark.parametrize(
    "difference",
    [
        Difference("resistance", 8, "Nothing differs."),
        Difference("resistance", None, "No episode."),
        Difference("difficulty", 5, "An episode too many."),
    ],
)
def test_a_reason_for_nothing_is_reported(difference: Difference) -> None:
    idle = keyed(session(), differences=(difference,))
    assert codes(_idle(idle, rows_of(idle))) == ["W601"]


def test_crying_is_counted_from_the_acts() -> None:
    wrong = keyed(session(), crying={**session().key.crying, 6: 12})
    (problem,) = check_ratings(wrong, rows_of(wrong), RULES)
    assert problem.code == "E606"
    assert "add up to 3" in problem.hint


def moment(**changes: object) -> EvidenceMoment:
    found = next(m for m in session().key.evidence if m.behaviour == "grasp_clothing")
    return replace(found, **changes)


def moment_problems(*moments: EvidenceMoment) -> list[Problem]:
    evidence = (*moments, *session().key.evidence)
    changed = keyed(session(), evidence=evidence)
    return list(check_moments(changed, shown_moments(changed, RULES), RULES))


@pytest.mark.parametrize(
    ("changes", "hint"),
    [
        ({"from_ms": 100_000, "to_ms": 110_000}, "0:20.5 to 0:32.5"),
        ({"from_ms": 22_000, "to_ms": 40_000}, "0:20.5 to"),
        ({"from_ms": 10_000, "to_ms": 31_000}, "to 0:32.5"),
        ({"behaviour": "cling"}, "There is none in episode 5."),
    ],
)
def test_a_moment_must_be_an_act_at_its_time(changes: dict[str, object], hint: str) -> None:
    (problem,) = moment_problems(moment(**changes))
    assert problem.code == "E604"
    assert hint in problem.hint


def test_a_moment_may_be_a_little_wider_or_narrower_than_its_act() -> None:
    slack = RULES.tolerance_ms
    assert moment_problems(moment(from_ms=20_500 + slack, to_ms=32_500 - slack)) == []
    assert moment_problems(moment(from_ms=20_500 - 4 * slack, to_ms=40_000)) == []


def test_a_moment_may_be_a_part_of_a_longer_act() -> None:
    part = moment(from_ms=23_000, to_ms=29_000)
    assert moment_problems(part) == []
    whole, found = shown_moments(keyed(session(), evidence=(moment(), part)), RULES)
    assert whole.part is None
    assert (found.event, found.part) == (whole.event, (23_000, 29_000))


def test_a_moment_that_nobody_can_see_is_a_problem() -> None:
    unseen = [replace(m, cameras=()) for m in shown_moments(session(), RULES)]
    found = list(check_moments(session(), tuple(unseen), RULES))
    assert set(codes(found)) == {"E605"}
    assert len(found) == len(unseen)


def test_a_moment_without_a_reason_is_a_problem() -> None:
    first, *others = session().key.evidence
    silent = keyed(session(), evidence=(replace(first, because=" "), *others))
    (found,) = check_moments(silent, shown_moments(silent, RULES), RULES)
    assert found.code == "E614"
    assert "does not say why" in found.message


def test_too_few_moments_are_a_problem() -> None:
    few = keyed(session(), evidence=session().key.evidence[:3])
    assert codes(check_moments(few, shown_moments(few, RULES), RULES)) == ["E613"]


def test_another_group_is_a_problem_unless_it_is_accepted_or_explained() -> None:
    other = keyed(session(), classification=Classification("A", "A1", disorganised=False))
    assert "E602" in codes(check_judgements(other, RULES))
    accepted = keyed(other, accepts=(session().key.classification,))
    assert "E602" not in codes(check_judgements(accepted, RULES))
    why = Difference("classification", None, "The story says so.")
    assert "E602" not in codes(check_judgements(keyed(other, differences=(why,)), RULES))


def test_another_subgroup_is_only_a_note() -> None:
    other = keyed(session(), classification=Classification("C", "C1", disorganised=False))
    notes = [p for p in check_judgements(other, RULES) if p.code == "W602"]
    assert [p.severity for p in notes] == ["note"]
    unnamed = keyed(session(), classification=Classification("C", None, disorganised=False))
    assert "W602" not in codes(check_judgements(unnamed, RULES))


def test_d_must_follow_from_the_signs_except_at_exactly_five() -> None:
    said = Classification("C", "C2", disorganised=True)
    organised = session().key.disorganisation
    wrong = keyed(session(), classification=said)
    assert "E603" in codes(check_judgements(wrong, RULES))
    five = keyed(wrong, disorganisation=replace(organised, rating=5))
    found = codes(check_judgements(five, RULES))
    assert "E603" not in found
    assert "E608" in found


def test_listed_signs_must_be_those_that_happen() -> None:
    sami = session("sami")
    first, *rest = sami.key.disorganisation.indices
    assert codes(check_judgements(sami, RULES)) == []

    def judged(*indices: IndexMark) -> list[str]:
        signs = replace(sami.key.disorganisation, indices=indices)
        return codes(check_judgements(keyed(sami, disorganisation=signs), RULES))

    assert judged(*rest) == ["E607"]
    assert judged(replace(first, at_ms=first.at_ms + 5000), *rest) == ["E607", "E607"]
    weaker = "weak" if first.strength != "weak" else "strong"
    assert judged(replace(first, strength=weaker), *rest) == ["E607"]


def test_ratings_must_lead_to_the_group_and_lie_in_its_range() -> None:
    far = {e: dict.fromkeys(row, 1) for e, row in session().key.ratings.items()}
    found = codes(check_judgements(keyed(session(), ratings=far), RULES))
    assert "E609" in found
    assert "E611" not in found  # the case is marked hard
    milo = session("milo")
    far = {e: {**row, "avoidance": 1} for e, row in milo.key.ratings.items()}
    assert "E611" in codes(check_judgements(keyed(milo, ratings=far), RULES))


@pytest.mark.parametrize(
    ("name", "episode", "ratings"),
    [
        ("milo", 5, {"proximity_seeking": 7}),
        ("milo", 5, {"resistance": 4}),
        ("theo", 5, {"contact_maintaining": 5}),
        ("oskar", 5, {"proximity_seeking": 7}),
    ],
)
def test_a_high_rating_needs_its_act(name: str, episode: int, ratings: dict[str, int]) -> None:
    sound = session(name)
    assert codes(check_needs(sound, RULES)) == []
    high = keyed(sound, ratings=rerated(sound.key, episode, **ratings))
    assert codes(check_needs(high, RULES)) == ["E610"]


def test_avoidance_needs_a_bid() -> None:
    milo = session("milo")
    silent = replace(
        milo,
        performance=replace(
            milo.performance,
            courses=tuple(c for c in milo.performance.courses if c.event.actor != "caregiver"),
        ),
    )
    assert codes(check_needs(silent, RULES)) == ["E610", "E610"]


def test_noors_seven_rests_on_contact_of_her_own() -> None:
    assert session("noor").key.ratings[5]["proximity_seeking"] == 7
    assert codes(check_needs(session("noor"), RULES)) == []


@pytest.mark.parametrize(
    ("name", "level"),
    [("milo", "easy"), ("aiko", "medium"), ("sami", "medium"), ("oskar", "hard"), ("pia", "hard")],
)
def test_points_make_the_difficulty(name: str, level: str) -> None:
    found = difficulty_of(session(name), shown_moments(session(name), RULES), RULES)
    assert found is not None
    assert found.level == level
    assert list(check_difficulty(session(name), found, RULES)) == []


def test_the_points_are_told_as_they_are_given() -> None:
    told = " ".join(catalogue()["E612"].why.split())
    for points in RULES.difficulty.values():
        assert points.means.lower() in told.lower()
    given = re.findall(r": (\d)(?= points|\.)", told)
    assert sorted(map(int, given)) == sorted(p.points for p in RULES.difficulty.values())
    assert f"Up to {RULES.easy} points a case is easy" in told
    assert f"from {RULES.medium + 1} on hard" in told


def test_the_difficulty_is_told_in_the_script() -> None:
    easy = difficulty_of(session("milo"), (), RULES)
    assert easy is not None
    (found,) = check_difficulty(session("milo"), replace(easy, level="hard"), RULES)
    assert found.file.name == "script.yaml"
    assert found.source[found.span.column - 1 : found.span.end_column - 1] == "easy"


def test_a_level_off_needs_a_reason_and_two_levels_are_too_many() -> None:
    easy = difficulty_of(session("milo"), (), RULES)
    assert easy is not None
    assert codes(check_difficulty(session("milo"), replace(easy, level="medium"), RULES)) == [
        "E612"
    ]
    why = Difference("difficulty", None, "The bids are soft and easy to miss.")
    excused = keyed(session("milo"), differences=(why,))
    assert codes(check_difficulty(excused, replace(easy, level="medium"), RULES)) == []
    assert codes(check_difficulty(excused, replace(easy, level="hard"), RULES)) == ["E612"]


def test_a_folder_without_a_case_is_an_audit_that_does_not_hold(tmp_path) -> None:
    audit = audit_case(tmp_path)
    assert not audit.passed
    assert audit.keyed is None
    assert {p.code for p in audit.problems} == {"E106"}
