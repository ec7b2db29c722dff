"""Solids tell how deep they are in one another, and which way leads out."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.figure.solids import depth, rod

FLOOR = st.floats(-2.0, 2.0)


def test_rods_that_cross_are_as_deep_as_both_are_thick() -> None:
    one = rod((-1.0, 0.5, 0.0), (1.0, 0.5, 0.0), 0.1)
    other = rod((0.0, 0.5, -1.0), (0.0, 0.5, 1.0), 0.2)
    deep, way = depth(one, other)
    assert deep == pytest.approx(0.3)
    assert math.hypot(*way) == pytest.approx(0.0)


@given(FLOOR, FLOOR)
def test_who_goes_the_way_out_is_out(x: float, z: float) -> None:
    one, other = rod((x, 0.1, z), (x, 0.6, z), 0.2), rod((0.0, 0.0, 0.0), (0.0, 0.3, 0.0), 0.3)
    deep, (out_x, _, out_z) = depth(one, other)
    far = math.hypot(out_x, out_z)
    if deep <= 0.0 or far < 1e-6:
        return
    k = deep / far
    assert depth(one.shifted(out_x * k, out_z * k), other)[0] < 1e-6
