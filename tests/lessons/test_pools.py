"""Mixes are drawn by seed and weight; the form of the test is kept, and met once."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.terms import Classification
from simulator.lessons.pools import Member, draw, kept_form, read_pools

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


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "pools.yaml"
    file.write_text("kept: test\nmixes: {flat: {from: [teaching]}}\n", "utf-8")
    with pytest.raises(ValueError, match=r"pools\.yaml"):
        read_pools(file)
