"""Mixes are drawn by seed and weight; the form of the test is kept, and met once."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.terms import Classification
from simulator.case import library_cases, load_cover, load_key
from simulator.lessons.pools import Member, draw, kept_form, member, read_pools
from simulator.resources import LIBRARY

POOLS = read_pools()
ANSWERS = [
    Classification(g, f"{g}{n}", disorganised=d)
    for g, most in (("A", 2), ("B", 4), ("C", 2))
    for n in range(1, most + 1)
    for d in (False, True)
]


def library(count: int, *pools: str) -> list[Member]:
    return [
        Member(f"{'-'.join(pools)}-{n:02}", frozenset(pools), ANSWERS[n % len(ANSWERS)])
        for n in range(count)
    ]


MEMBERS = [*library(160, "teaching", "realistic"), *library(20, "test")]
BY_CASE = {m.case: m.classification for m in MEMBERS}


def test_the_realistic_mix_has_the_published_shares() -> None:
    drawn = draw(MEMBERS, POOLS.mixes["realistic"], 60, seed=1, pools=POOLS)
    counts = Counter(BY_CASE[case].four_way for case in drawn)
    published = {"A": 14.7, "B": 51.6, "C": 10.2, "D": 23.5}
    assert {g: counts[g] / 0.6 for g in published} == pytest.approx(published, abs=1.5)


def test_the_teaching_mix_is_flat_over_subgroups_with_a_third_d() -> None:
    drawn = draw(MEMBERS, POOLS.mixes["teaching"], 26, seed=3, pools=POOLS)
    said = [BY_CASE[case] for case in drawn]
    assert sum(bool(c.disorganised) for c in said) == pytest.approx(26 / 3, abs=2)
    organised = Counter(c.subgroup for c in said if not c.disorganised)
    assert set(organised.values()) == {2}
    assert len(organised) == 8


def test_a_stratum_that_runs_out_is_filled_by_the_others() -> None:
    few = [m for m in MEMBERS if m.classification.group != "B"][:30]
    drawn = draw(few, POOLS.mixes["realistic"], 20, seed=1, pools=POOLS)
    assert len(drawn) == 20


@given(
    st.integers(0, 60),
    st.integers(0, 2**32),
    st.sets(st.sampled_from(sorted(BY_CASE))),
    st.sampled_from(sorted(POOLS.mixes)),
)
def test_a_draw_is_the_same_for_a_seed_and_never_takes_from_the_test(
    count, seed, seen, mix
) -> None:
    drawn = draw(MEMBERS, POOLS.mixes[mix], count, seed=seed, pools=POOLS, seen=seen)
    assert drawn == draw(MEMBERS[::-1], POOLS.mixes[mix], count, seed=seed, pools=POOLS, seen=seen)
    assert len(set(drawn)) == len(drawn) == count
    assert not [case for case in drawn if case.startswith("test")]


@given(st.integers(0, 2**32), st.integers(0, 2**32))
def test_what_is_known_comes_only_when_nothing_else_is_left(seed: int, other: int) -> None:
    mix = POOLS.mixes["teaching"]
    first = draw(MEMBERS, mix, 30, seed=seed, pools=POOLS)
    again = draw(MEMBERS, mix, 30, seed=other, pools=POOLS, seen=first)
    assert not set(first) & set(again)


@given(st.integers(0, 2**32), st.lists(st.integers(1, 12), max_size=4))
def test_nobody_meets_a_case_twice_in_a_test(seed: int, sittings: list[int]) -> None:
    seen: list[str] = []
    for n, taken in enumerate(sittings):
        form = kept_form(MEMBERS, seed=seed + n, pools=POOLS, seen=seen)
        assert not set(form) & set(seen)
        assert len(form) == 20 - len(seen)
        assert form == kept_form(MEMBERS[::-1], seed=seed + n, pools=POOLS, seen=seen)
        seen += form[:taken]


def test_the_order_of_the_test_differs_from_trainee_to_trainee() -> None:
    orders = {kept_form(MEMBERS, seed=n, pools=POOLS) for n in range(10)}
    assert len(orders) == 10
    assert len({frozenset(order) for order in orders}) == 1


def the_library() -> list[Member]:
    members = []
    for case in library_cases():
        cover = load_cover(LIBRARY / case / "script.yaml").value
        key = load_key(LIBRARY / case / "key.yaml").value
        assert cover is not None
        assert key is not None
        members.append(member(case, cover.about, key.classification))
    return members


@pytest.mark.parametrize(
    ("mix", "count", "expected"),
    [
        ("realistic", 13, {"A": 2, "B": 7, "C": 1, "D": 3}),
        ("teaching", 15, {"A": 2, "B": 4, "C": 2, "D": 5, "U": 1, None: 1}),
    ],
)
def test_the_library_has_enough_for_a_mix(mix: str, count: int, expected: dict[str, int]) -> None:
    members = the_library()
    groups = {m.case: m.classification.four_way for m in members}
    drawn = draw(members, POOLS.mixes[mix], count, seed=5, pools=POOLS)
    assert Counter(groups[case] for case in drawn) == expected


def test_twenty_cases_of_the_library_are_kept_for_the_test() -> None:
    members = the_library()
    form = kept_form(members, seed=1, pools=POOLS)
    assert len(form) == 20
    drawn = draw(members, POOLS.mixes["teaching"], 48, seed=1, pools=POOLS)
    assert len(drawn) == 28
    assert not set(form) & set(drawn)


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "pools.yaml"
    file.write_text("kept: test\nmixes: {flat: {from: [teaching]}}\n", "utf-8")
    with pytest.raises(ValueError, match=r"pools\.yaml"):
        read_pools(file)
