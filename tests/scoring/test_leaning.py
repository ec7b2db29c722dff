"""What in the ratings speaks for which class: only where two organised subgroups differ."""

from dataclasses import replace

import pytest

from scoring.findings.leaning import leaning
from scoring.terms import CORE_SCALES, Classification, Coding, Key
from scoring.terms.coding import Scope

AVOIDANT = {"proximity_seeking": 1, "contact_maintaining": 1, "resistance": 1, "avoidance": 6}
CLOSE = {"proximity_seeking": 6, "contact_maintaining": 5, "resistance": 1, "avoidance": 1}


def coding(given, ratings):
    return Coding("milo", "v", "t-01", Scope(), {}, classification=given, ratings=ratings)


KEY = Key(
    classification=Classification("A", "A1"),
    accepts=(),
    ratings={5: AVOIDANT, 8: AVOIDANT},
    search={},
    crying={},
    disorganisation=None,
    evidence=(),
    rationale="",
    trap="",
)


def test_the_scale_that_tells_most_comes_first():
    found = leaning(coding(Classification("B", "B3"), {5: CLOSE, 8: CLOSE}), KEY)
    assert (found.yours, found.key) == ("B3", "A1")
    assert found.telling[0].scale in {"avoidance", "proximity_seeking"}
    assert {t.scale for t in found.telling} <= set(CORE_SCALES)
    avoidance = next(t for t in found.telling if t.scale == "avoidance")
    assert (avoidance.yours, avoidance.key) == ((1, 1), (6, 6))
    assert found.your_distance == (0, found.your_distance[1])
    assert found.your_distance[1] > 3
    assert found.key_distance[1] == 0 < found.key_distance[0]


def test_ones_own_ratings_may_lean_to_the_keys_class():
    found = leaning(coding(Classification("B", "B3"), {5: AVOIDANT, 8: AVOIDANT}), KEY)
    to_own, to_key = found.your_distance
    assert to_key < to_own


def test_a_group_alone_stands_for_its_nearest_subgroup():
    found = leaning(coding(Classification("B"), {5: CLOSE, 8: CLOSE}), KEY)
    assert found.yours == "B3"


@pytest.mark.parametrize(
    "given", [None, Classification("A", "A1"), Classification("U"), Classification(None)]
)
def test_where_nothing_organised_differs_there_is_nothing_to_tell(given):
    assert leaning(coding(given, {5: AVOIDANT, 8: AVOIDANT}), KEY) is None


def test_what_was_not_rated_lies_outside_of_nothing():
    found = leaning(coding(Classification("B", "B3"), {}), KEY)
    assert found.your_distance == (0, 0)
    assert all(t.yours == (None, None) for t in found.telling)


def test_an_uncodable_key_leans_nowhere():
    broken = replace(KEY, classification=Classification(None, uncodable="ill"))
    assert leaning(coding(Classification("B", "B3"), {5: CLOSE, 8: CLOSE}), broken) is None
