"""Credit for a classification: the table, and every rule beside it."""

import pytest

from scoring.classification import Grounds, score_classification
from scoring.rules import DEFAULTS
from scoring.terms import CORE_SCALES, Classification, Disorganisation, Key

MIXED = {
    5: dict(zip(CORE_SCALES, (1, 1, 1, 6), strict=True)),
    8: dict(zip(CORE_SCALES, (5, 5, 6, 1), strict=True)),
}


def dyad(name):
    """Read "D/B3", "B3" or "B" as people write it."""
    letters = name.removeprefix("D/")
    subgroup = letters if len(letters) == 2 else None
    return Classification(letters[0], subgroup, disorganised=name.startswith("D/"))


def key(name, *, accepts=(), rating=1, difficulty="medium", ratings=None):
    return Key(
        classification=dyad(name),
        accepts=tuple(map(dyad, accepts)),
        ratings=ratings or {},
        search={},
        crying={},
        disorganisation=Disorganisation(rating),
        evidence=(),
        rationale="",
        trap="",
        difficulty=difficulty,
    )


def scored(answer, keyed, *, rating=1, reason="", asks_disorganised=True):
    return score_classification(
        dyad(answer) if isinstance(answer, str) else answer,
        keyed,
        Grounds(rating, reason, asks_disorganised),
    )


@pytest.mark.parametrize("row", DEFAULTS.classification.credit)
def test_subgroups_earn_what_the_table_says(row):
    for column, credit in DEFAULTS.classification.credit[row].items():
        assert scored(column, key(row)).credit == credit


def test_the_table_is_symmetrical_and_crossing_groups_earns_at_most_three_tenths():
    table = DEFAULTS.classification.credit
    for row in table:
        for column in table:
            assert table[row][column] == table[column][row]
            if row[0] != column[0]:
                assert table[row][column] <= 0.3


@pytest.mark.parametrize(
    ("answer", "keyed", "credit"),
    [("B", "B3", 0.7), ("A", "A1", 0.7), ("A", "B1", 0.3), ("C", "B4", 0.3), ("C", "A1", 0)],
)
def test_a_group_without_subgroup_earns_its_best_subgroup_but_no_full_credit(answer, keyed, credit):
    found = scored(answer, key(keyed))
    assert found.credit == credit
    assert found.subgroup_agrees is False


def test_a_key_without_subgroup_is_met_by_the_group():
    found = scored("B", key("B"))
    assert (found.credit, found.group_agrees, found.subgroup_agrees) == (1, True, None)


@pytest.mark.parametrize(
    ("answer", "credit"),
    [("D/B3", 1), ("D/A1", 0.75), ("D/B2", 0.925), ("B3", 0.25), ("A1", 0)],
)
def test_for_a_d_key_the_alternate_is_a_quarter_of_the_mark(answer, credit):
    assert scored(answer, key("D/B3", rating=6)).credit == pytest.approx(credit)


def test_a_d_that_the_key_does_not_give_leaves_the_quarter_of_the_organised_group():
    found = scored("D/B3", key("B3"))
    assert found.credit == 0.25
    assert (found.group_agrees, found.disorganised_agrees, found.four_way_agrees) == (
        True,
        False,
        False,
    )


def test_what_the_key_accepts_is_as_good_as_the_key():
    keyed = key("D/A1", accepts=["D/A2"], rating=9)
    assert scored("D/A2", keyed).credit == 1
    assert scored("D/A2", keyed).subgroup_agrees


@pytest.mark.parametrize("answer", ["B3", "D/B3"])
def test_a_key_rated_five_takes_d_and_not_d(answer):
    for keyed in (key("D/B3", rating=5), key("B3", rating=5)):
        found = scored(answer, keyed)
        assert found.credit == 1
        assert found.disorganised_agrees
        assert found.four_way_agrees


def test_without_d_in_the_exercise_only_the_organised_group_counts():
    found = scored("B3", key("D/B3", rating=6), asks_disorganised=False)
    assert found.credit == 1
    assert found.disorganised_agrees is found.four_way_agrees is None


@pytest.mark.parametrize(
    ("difficulty", "reason", "credit"),
    [("hard", "Nothing fits.", 0.2), ("hard", "  ", 0), ("medium", "Nothing fits.", 0)],
)
def test_u_for_an_organised_key_earns_a_little_if_hard_and_reasoned(difficulty, reason, credit):
    assert scored("U", key("B4", difficulty=difficulty), reason=reason).credit == credit


@pytest.mark.parametrize(
    ("answer", "rating", "reason", "credit"),
    [
        ("U", 4, "Avoidance first, then anger.", 1),
        ("D/U", 6, "Avoidance first, then anger.", 1),
        ("U", 4, "", 0),
        ("U", 1, "Avoidance first, then anger.", 0),
        ("U", None, "Avoidance first, then anger.", 0),
        ("A1", 4, "Like A in the first, but episode 8 looks like C.", 0.5),
        ("C1", 4, "Angry at the end; the first reunion was avoidant.", 0.5),
        ("C1", 4, "Angry in episode 8.", 0),
        ("A1", 4, "Ignores the bids.", 0),
        ("B3", 4, "On average neither, in both reunions.", 0),
        ("A1", 1, "Episode 8 looks like C.", 0),
    ],
)
def test_a_mixed_key(answer, rating, reason, credit):
    found = scored(answer, key("U", rating=4, ratings=MIXED), rating=rating, reason=reason)
    assert found.credit == credit
    assert found.group_agrees == (answer[-1] == "U")


def test_a_rare_mixed_key_without_signs_takes_its_own_low_rating():
    assert scored("U", key("U", rating=1), rating=1, reason="No attachment behaviour.").credit == 1


def test_uncodable_is_right_only_where_the_key_says_so():
    broken = Key(
        **{name: getattr(key("B3"), name) for name in key("B3").__slots__}
        | {"classification": Classification(None, uncodable="the door jammed")}
    )
    uncodable = Classification(None, uncodable="procedure broken")
    assert scored(uncodable, broken).credit == 1
    assert scored("U", broken, rating=4, reason="Broken.").credit == 0
    assert scored(uncodable, key("B3")).credit == 0


def test_no_answer_earns_nothing():
    found = scored(None, key("B3"))
    assert (found.credit, found.group_agrees, found.four_way_agrees) == (0, False, False)


def test_a_subgroup_of_another_group_counts_as_the_group_alone():
    assert scored(Classification("B", "C1"), key("B3")).credit == 0.7
