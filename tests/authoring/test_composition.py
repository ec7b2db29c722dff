"""A library that lacks a kind of dyad is told so."""

from dataclasses import replace

import pytest

from scoring.terms import Classification
from simulator.authoring import Audit, Judged, load_rules
from simulator.authoring.composition import doubles, shortfalls
from simulator.figure.casting import look_of

RULES = replace(load_rules().library, cases=16, disorganised=3, each_group=1, each_subgroup=1)
RULES = replace(RULES, signs=(7,), look_alikes=(1, 3, 4), unclassified=1, uncodable=1, kept=2)


def case(name: str, said: Classification, rating: int, level: str, *pools: str) -> Audit:
    judged = Judged(said, rating)
    signs = frozenset(range(1, 8)) if said.disorganised else frozenset()
    return Audit(name, judged, judged, claimed=level, pools=pools, signs=signs)


def library() -> list[Audit]:
    levels = ("easy", "medium", "hard")
    organised = ["A1", "A2", "B1", "B2", "B3", "B4", "C1", "C2"]
    cases = [
        case(s, Classification(s[0], s, disorganised=False), 1, levels[n % 3], "teaching")
        for n, s in enumerate(organised)
    ]
    cases += [
        case(f"D{g}", Classification(g, f"{g}1", disorganised=True), 7, "hard", "teaching")
        for g in "ABC"
    ]
    cases.append(case("alike", Classification("B", "B3", disorganised=False), 3, "easy"))
    cases.append(case("U", Classification("U", disorganised=False), 1, "medium"))
    cases.append(case("ill", Classification(None, uncodable="ill"), 1, "easy"))
    cases += [
        case(f"kept-{n}", Classification("B", "B3", disorganised=False), 1, "medium", "test")
        for n in (1, 2)
    ]
    return cases


def test_a_library_with_enough_of_everything_has_no_shortfall() -> None:
    assert list(shortfalls(library(), RULES)) == []


@pytest.mark.parametrize(
    ("without", "told"),
    [
        ("C2", "coded C2"),
        ("DB", "coded D/B"),
        ("alike", "rated 3 to 4"),
        ("U", "fit no group"),
        ("ill", "cannot be coded"),
        ("kept-1", "1 cases are kept for the test"),
    ],
)
def test_what_is_missing_is_named(without: str, told: str) -> None:
    found = list(shortfalls([a for a in library() if a.case_id != without], RULES))
    assert any(told in sentence for sentence in found)
    assert any("15 of 16 cases" in sentence for sentence in found)


def test_signs_and_levels_are_counted() -> None:
    dull = [replace(a, claimed="hard", signs=frozenset({1, 2})) for a in library()]
    found = list(shortfalls(dull, RULES))
    assert [s for s in found if "index" in s] == [
        f"No case shows a sign of index {n} of disorganisation." for n in (3, 4, 5, 6, 7)
    ]
    assert any("0 of 16 cases are easy" in s for s in found)


def test_two_infants_that_look_the_same_are_named() -> None:
    look = look_of("infant", None, None, 1)
    twins = [Audit("one", infant=look), Audit("two", infant=look), Audit("three")]
    assert list(doubles(twins)) == ["The infants of one and two look the same: change a seed."]
    other = Audit("two", infant=look_of("infant", None, None, 2))
    assert list(doubles([twins[0], other])) == []
