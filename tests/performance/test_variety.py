"""Variety: the same behaviour is never the same film, and what decides it stays."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.figure.face import INDEX, load_faces
from simulator.performance.variety import manner, with_strength

SEEDS = st.integers(0, 10_000)


@given(SEEDS, st.integers(0, 3_600_000), st.integers(1, 3))
def test_the_same_act_is_always_done_in_the_same_manner(seed: int, at: int, level: int) -> None:
    assert manner(seed, at, level) == manner(seed, at, level)


@given(SEEDS, SEEDS, st.integers(0, 3_600_000))
def test_intensity_outweighs_chance(one: int, other: int, at: int) -> None:
    weak, plain, strong = manner(one, at, 1), manner(other, at, 2), manner(one, at, 3)
    assert weak.amount < plain.amount < strong.amount
    assert weak.tempo < plain.tempo < strong.tempo


def test_both_sides_are_taken() -> None:
    sides = [manner(seed, 5000, 2).mirrored for seed in range(200)]
    assert 60 < sum(sides) < 140


@given(SEEDS, st.integers(0, 100_000), st.floats(200, 4000))
def test_beats_are_uneven_in_order_and_within_the_act(seed: int, start: int, each: float) -> None:
    beats = manner(seed, start, 2).beats(start, start + 20_000, each)
    gaps = np.diff([start, *beats])
    assert (gaps > 0.83 * each).all()
    assert (gaps < 1.17 * each + 1).all()
    assert start + 20_000 - 1.2 * each < beats[-1] <= start + 20_000


@pytest.mark.parametrize("name", sorted(set(load_faces()) - {"neutral"}))
def test_a_face_is_further_from_neutral_the_stronger_it_is(name: str) -> None:
    faces = load_faces()
    off = [
        float(np.abs(with_strength(faces[name], weight) - faces["neutral"]).sum())
        for weight in (0.7, 1.0, 1.15)
    ]
    assert off[0] < off[1] < off[2]
    assert 0.0 <= with_strength(faces[name], 1.15)[INDEX["eye"]] <= 1.25
