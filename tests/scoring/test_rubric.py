"""The rubric: groups from ratings, the count of signs, crying in intervals."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.rubric import (
    CountedSign,
    counted_rating,
    crying_intervals,
    intervals_run,
    organised_group,
    reunion_groups,
    signs_of,
    typicality,
    weighted,
)
from scoring.rules import DEFAULTS
from scoring.terms import CORE_SCALES, Behaviour, Ethogram, Event, Sign

TWELVE = {
    # name: key, settled, PS 5/8, CM 5/8, RE 5/8, AV 5/8
    "Milo": ("A1", True, (1, 1), (1, 1), (1, 1), (7, 6)),
    "Ines": ("A2", True, (3, 4), (2, 2), (1, 2), (5, 5)),
    "Theo": ("B1", True, (2, 2), (1, 2), (1, 1), (1, 2)),
    "Aiko": ("B2", True, (3, 5), (1, 3), (1, 1), (3, 1)),
    "Noor": ("B3", True, (7, 6), (5, 7), (1, 1), (1, 1)),
    "Oskar": ("B4", True, (5, 5), (6, 7), (3, 3), (1, 1)),
    "Ravi": ("C1", False, (6, 5), (5, 5), (6, 7), (1, 1)),
    "Lena": ("C2", False, (3, 4), (4, 5), (3, 4), (1, 1)),
    "Sami": ("A1", True, (3, 1), (1, 1), (1, 1), (6, 6)),
    "Ella": ("B3", True, (7, 6), (4, 5), (2, 1), (1, 1)),
    "Jonah": ("C1", False, (5, 4), (4, 4), (5, 6), (3, 1)),
    "Pia": ("U", False, (1, 5), (1, 5), (1, 6), (6, 1)),
}


def ratings(*pairs):
    """Return ratings from one (episode 5, episode 8) pair a core scale."""
    return {
        episode: dict(zip(CORE_SCALES, column, strict=True))
        for episode, column in zip((5, 8), zip(*pairs, strict=True), strict=True)
    }


@pytest.mark.parametrize("name", TWELVE)
def test_the_twelve_worked_cases_fall_into_their_keyed_group(name):
    key, settled, *pairs = TWELVE[name]
    assert organised_group(ratings(*pairs), settled) == key[0]


@pytest.mark.parametrize("name", [n for n in TWELVE if TWELVE[n][0] != "U"])
def test_the_worked_cases_are_typical_of_their_subgroup(name):
    key, _, *pairs = TWELVE[name]
    allowed = 1 if name == "Sami" else 0
    assert typicality(ratings(*pairs))[key] <= allowed


def test_the_mixed_case_is_far_from_every_subgroup():
    assert min(typicality(ratings(*TWELVE["Pia"][2:])).values()) >= 3


@pytest.mark.parametrize("subgroup", DEFAULTS.typical)
def test_every_corner_of_a_typical_row_gives_its_group(subgroup):
    row = DEFAULTS.typical[subgroup]
    settled = not subgroup.startswith("C")
    ranges = [r for scale in CORE_SCALES for r in row[scale]]
    for corner in product(*ranges):
        found = ratings(*zip(corner[::2], corner[1::2], strict=True))
        assert organised_group(found, settled) == subgroup[0], found


@given(st.lists(st.tuples(st.integers(1, 7), st.integers(1, 7)), min_size=4, max_size=4))
def test_settling_only_ever_decides_about_c(pairs):
    found = ratings(*pairs)
    calm, upset = organised_group(found, True), organised_group(found, False)
    assert calm == upset or (calm, upset) in {("B", "C"), ("B", "U")}


def test_the_second_reunion_weighs_more():
    assert weighted(ratings((1, 1), (1, 1), (1, 1), (1, 7)), "avoidance") == 23
    assert weighted(ratings((1, 1), (1, 1), (1, 1), (7, 1)), "avoidance") == 17


def test_each_reunion_of_the_mixed_case_points_elsewhere():
    assert reunion_groups(ratings(*TWELVE["Pia"][2:])) == {5: "A", 8: "C"}


def test_a_missing_rating_is_named():
    with pytest.raises(ValueError, match="no rating of avoidance in episode 8"):
        organised_group({5: dict.fromkeys(CORE_SCALES, 1), 8: {}}, True)


# Signs of disorganisation


def sign(strength, episode=8, from_ms=60_000, length_ms=5000, **more):
    return CountedSign("d", episode, from_ms, from_ms + length_ms, strength, **more)


@pytest.mark.parametrize(
    ("signs", "rating"),
    [
        ([], 1),
        ([sign("passing")], 2),
        ([sign("weak")], 2),
        ([sign("weak")] * 2, 3),
        ([sign("medium", episode=3)], 3),
        ([sign("medium", explained=True)], 3),
        ([sign("weak")] * 3, 4),
        ([sign("medium")], 4),
        ([sign("medium")] * 2, 4),
        ([sign("medium"), sign("medium", from_ms=10_000)], 5),
        ([sign("strong", episode=2)], 5),
        ([sign("strong", explained=True)], 5),
        ([sign("medium")] * 3, 6),
        ([sign("medium")] * 2 + [sign("weak")] * 2, 6),
        ([sign("strong", length_ms=2000)], 6),
        ([sign("strong")], 7),
        ([sign("medium")] * 4, 7),
        ([sign("strong")] * 2, 8),
        ([sign("strong", length_ms=25_000)] + [sign("medium")] * 2, 8),
        ([sign("strong")] * 3, 9),
        ([sign("medium", length_ms=61_000)], 9),
        ([sign("medium", length_ms=61_000, index=1)], 4),
        ([sign("strong", episode=6)] * 3, 1),
    ],
)
def test_the_count_gives_the_rating(signs, rating):
    assert counted_rating(signs) == rating


def test_signs_of_the_worked_cases_count_as_keyed():
    ella = [sign("medium", 5, 30_000), sign("medium", 8, 0), sign("medium", 8, 20_000)]
    assert counted_rating(ella) == 6
    assert counted_rating([sign("weak", 8, 3000)], ac_mix=True) == 4


@given(st.lists(st.builds(sign, st.sampled_from(["strong", "medium", "weak", "passing"]))))
def test_one_more_sign_never_lowers_the_rating(signs):
    assert counted_rating([*signs, sign("medium")]) >= counted_rating(signs)


@pytest.mark.parametrize(
    ("length_ms", "strength"),
    [(4999, "passing"), (5000, "medium"), (9999, "medium"), (10_000, "strong")],
)
def test_length_decides_how_strong_a_freeze_is(length_ms, strength):
    freeze = behaviour("d5_freeze_arm_up", sign=Sign(5, "medium", 10_000, 5000))
    event = Event("e", "infant", "d5_freeze_arm_up", 5, 0, length_ms)
    assert signs_of([event], ethogram(freeze))[0].strength == strength


# Crying


def behaviour(name, **more):
    return Behaviour(name, "infant", name, name, "bout", (1000, 9000), name, **more)


def ethogram(*behaviours):
    return Ethogram({b.id: b for b in behaviours})


SOUNDS = ethogram(behaviour("fuss", cry="fuss"), behaviour("cry", cry="cry"), behaviour("play"))


def crying(*stretches, length_ms=180_000):
    events = [Event(f"{i}", "infant", b, 5, *ends) for i, (b, *ends) in enumerate(stretches)]
    return crying_intervals(events, SOUNDS, episode=5, length_ms=length_ms)


@pytest.mark.parametrize(
    ("seconds", "intervals"), [(180, 12), (40, 3), (50, 4), (49, 3), (34, 2), (35, 3), (4, 0)]
)
def test_a_last_short_interval_counts_from_five_seconds(seconds, intervals):
    assert intervals_run(seconds * 1000) == intervals


def test_crying_counts_every_interval_it_touches_and_fussing_by_length():
    assert crying(("cry", 14_000, 31_000)) == 3
    assert crying(("cry", 0, 15_000)) == 1
    assert crying(("fuss", 1000, 3000)) == 0.5
    assert crying(("fuss", 1000, 3000), ("fuss", 8000, 11_000)) == 1
    assert crying(("fuss", 1000, 3000), ("cry", 9000, 9500)) == 1
    assert crying(("play", 0, 180_000)) == 0


@given(
    st.lists(st.tuples(st.sampled_from(["cry", "fuss"]), st.integers(0, 179), st.integers(1, 60)))
)
def test_crying_never_exceeds_the_intervals_run(stretches):
    found = crying(*((b, s * 1000, (s + n) * 1000) for b, s, n in stretches), length_ms=125_000)
    assert 0 <= found <= intervals_run(125_000)
