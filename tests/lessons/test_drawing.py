"""Practice is drawn by mix and seed, and nothing comes twice before all came once."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from simulator.case import load_cover
from simulator.lessons.drawing import BLOCK, next_case, reunions_of
from simulator.resources import LIBRARY
from tests.lessons.test_pools import BY_CASE, MEMBERS, POOLS


def practise(count: int, seed: int = 1, mix: str = "realistic") -> list[str]:
    done: list[str] = []
    for _ in range(count):
        case = next_case(MEMBERS, POOLS.mixes[mix], done, seed=seed, pools=POOLS)
        assert case is not None
        done.append(case)
    return done


def test_each_dozen_has_the_shares_of_the_mix() -> None:
    drawn = practise(3 * BLOCK)
    for start in range(0, len(drawn), BLOCK):
        counts = Counter(BY_CASE[case].four_way for case in drawn[start : start + BLOCK])
        assert counts["B"] in {6, 7}
        assert counts["D"] in {2, 3}


@given(st.integers(0, 2**16))
def test_nothing_comes_twice_and_nothing_from_the_test(seed: int) -> None:
    drawn = practise(2 * BLOCK + 3, seed)
    assert len(set(drawn)) == len(drawn)
    assert not [case for case in drawn if case.startswith("test")]


def test_at_the_end_there_is_nothing_left() -> None:
    mix, done = POOLS.mixes["realistic"], [m.case for m in MEMBERS]
    assert next_case(MEMBERS, mix, done, seed=1, pools=POOLS) is None
    left = [m for m in MEMBERS if m.case == "teaching-realistic-07"]
    assert next_case(left, mix, (), seed=1, pools=POOLS) == "teaching-realistic-07"


def test_the_reunions_of_a_case_are_exercises_of_their_own() -> None:
    cover = load_cover(LIBRARY / "milo" / "script.yaml").value
    assert cover is not None
    five, eight = reunions_of("milo", cover)
    assert (five.scope.episodes, eight.scope.episodes) == ((5,), (8,))
    assert five.scope.parts == frozenset()
