"""Would the audit notice a drill item whose stretch does not show what it says?"""

import functools
from collections import Counter
from dataclasses import replace

import pytest

from simulator.authoring import load_rules
from simulator.authoring.drilling import check_all_drills, check_drills, drill_complaints
from simulator.authoring.session import Session, load_session
from simulator.case import library_cases
from simulator.lessons.drills import Drill, load_drills
from simulator.problems import Loaded
from simulator.resources import LIBRARY

RULES = load_rules()
DRILLS = {d.id: d for d in load_drills().value or ()}


@functools.cache
def session(case: str) -> Session:
    found = load_session(LIBRARY / case).value
    assert found is not None
    return found


def codes(drill: Drill) -> list[str]:
    return [p.code for p in check_drills(session(drill.case), [drill], RULES)]


OTHER = [
    ("bid-milo-doll", "none"),
    ("bid-theo-answers", "bid"),
    ("greet-milo-5", "greeting"),
    ("greet-theo-5", "none"),
    ("away-milo-name", "play"),
    ("away-noor-cups", "avoidance"),
    ("anger-ravi-hits", "distress"),
    ("anger-noor-5", "anger"),
    ("still-sami-arm", "watching"),
    ("still-noor-lap", "stilling"),
    ("end-milo-5", "caregiver"),
    ("end-lena-5", "infant"),
    ("settled-noor", "unsettled"),
    ("settled-lena", "settled"),
    ("scale-noor-clings", "proximity_seeking"),
    ("height-noor-ps5", "5"),
    ("act-milo-limp", "accept_hold_relaxed"),
]


@pytest.mark.parametrize(("item", "wrong"), OTHER)
def test_another_answer_is_found_to_be_wrong(item: str, wrong: str) -> None:
    assert codes(DRILLS[item]) == []
    assert codes(replace(DRILLS[item], answer=wrong)) == ["E622"]


@pytest.mark.parametrize(
    ("item", "from_ms", "to_ms"),
    [
        ("act-noor-crawls", 100_000, 110_000),
        ("act-milo-limp", 120_000, 131_500),
        ("greet-theo-5", 20_000, 30_000),
        ("settled-noor", 100_000, 110_000),
        ("end-milo-5", 60_000, 70_000),
        ("height-noor-ps5", 100_000, 110_000),
        ("still-sami-arm", 100_000, 110_000),
        ("anger-noor-5", 130_000, 140_000),
    ],
)
def test_another_stretch_does_not_show_it(item: str, from_ms: int, to_ms: int) -> None:
    assert codes(replace(DRILLS[item], from_ms=from_ms, to_ms=to_ms)) == ["E622"]


def test_a_look_alike_that_happens_as_well_makes_two_answers_right() -> None:
    item = DRILLS["act-noor-clings"]
    both = replace(item, answers={**item.answers, "accept_hold_relaxed": "Rests"}, to_ms=70_000)
    assert codes(both) == ["E622"]


def test_heights_must_lie_apart() -> None:
    item = DRILLS["height-noor-ps5"]
    assert codes(replace(item, answers={"6": "6", "7": "7"})) == ["E622"]


def test_no_rating_is_asked_for_without_what_the_stretch_does_not_show() -> None:
    item = DRILLS["height-noor-di5"]
    assert codes(item) == []
    assert codes(replace(item, told="")) == ["E622"]


@pytest.mark.parametrize(("from_ms", "to_ms"), [(0, 2_000), (0, 25_000), (175_000, 190_000)])
def test_a_stretch_has_its_length_and_its_episode(from_ms: int, to_ms: int) -> None:
    assert "E621" in codes(replace(DRILLS["greet-milo-5"], from_ms=from_ms, to_ms=to_ms))


def test_a_case_that_is_kept_for_the_test_is_refused() -> None:
    milo = session("milo")
    script = milo.case.script
    kept = replace(script, about=replace(script.about, pools=("test",)))
    used = replace(milo, case=replace(milo.case, script=kept))
    (problem,) = check_drills(used, [DRILLS["greet-milo-5"]], RULES)
    assert problem.code == "E621"
    assert "kept for the test" in problem.message
    assert problem.span.line > 1


def test_who_is_out_of_the_room_is_not_seen() -> None:
    item = replace(DRILLS["bid-milo-hello"], episode=6)
    assert "E623" in codes(item)


def together(*drills: Drill) -> Counter[str]:
    problems, _ = check_all_drills(Loaded(drills), library_cases(), RULES.drills)
    return Counter(p.code for p in problems)


def test_contrasts_exist_ask_the_same_and_have_another_answer() -> None:
    one, two = DRILLS["greet-theo-5"], DRILLS["greet-milo-5"]
    assert together(one, two) == {}
    assert together(one, replace(two, answer="greeting")) == {"E624": 2}
    assert together(one, two, replace(two, id="three", contrast="nowhere")) == {"E624": 1}
    assert together(one, two, one)["E624"] == 2
    assert together(one, replace(two, kind="bid"))["E624"] == 2
    assert together(one, replace(two, case="nobody"))["E621"] == 1


def test_whoever_guesses_does_not_pass() -> None:
    one = DRILLS["greet-theo-5"]
    many = [replace(one, id=str(n), answer="greeting" if n % 4 else "none") for n in range(40)]
    said = list(drill_complaints(many, RULES.drills))
    assert any("40 drill items" in s or "There are 40" in s for s in said)
    assert any("whoever guesses" in s for s in said)
    even = [replace(one, id=str(n), answer="greeting" if n % 2 else "none") for n in range(200)]
    assert list(drill_complaints(even, RULES.drills)) == []
