"""Touching: a palm beside a body comes to rest on it, and one that rests there stays."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.figure.body import load_bodies
from simulator.figure.pose import load_poses
from simulator.figure.skeleton import Joints, Placed, solve
from simulator.figure.touch import nearest_on, way_inside, way_to_surface
from simulator.figure.vectors import ORIGIN, Vector, add, length

points = st.tuples(*[st.floats(-1.0, 1.0)] * 3)
ROD = ((0.0, 0.0, 0.0), (0.0, 0.4, 0.0), 0.06)


def gap(palm: Vector) -> float:
    return math.dist(palm, nearest_on(palm, ROD[0], ROD[1])) - ROD[2] - 0.03


@given(points)
def test_a_palm_moves_onto_the_surface_and_no_further(palm: Vector) -> None:
    way = way_to_surface(palm, 0.03, [ROD])
    assert gap(add(palm, way)) <= 0.0101
    assert length(way) <= max(0.0, gap(palm))


def test_what_touches_one_part_stays_there_however_near_another_is() -> None:
    other = ((0.3, 0.0, 0.0), (0.3, 0.4, 0.0), 0.06)
    assert way_to_surface((0.09, 0.2, 0.0), 0.03, [ROD, other]) == ORIGIN


@given(points, st.tuples(*[st.floats(-1e-5, 1e-5)] * 3))
def test_a_little_further_on_a_palm_moves_but_little_otherwise(palm: Vector, step: Vector) -> None:
    rods = [ROD, ((0.3, 0.0, 0.1), (0.3, 0.4, 0.2), 0.05)]
    one, other = way_to_surface(palm, 0.03, rods), way_to_surface(add(palm, step), 0.03, rods)
    assert math.dist(one, other) < 0.01


def _held_knee(metres: float) -> Joints:
    """Solve an infant that stands before somebody on a chair with its hands on the knees."""
    bodies, poses = load_bodies(), load_poses
    child = Placed(
        bodies["infant"], poses("infant")["touch_leg_knee"], (0.0, 0.0, metres), 180.0, "adult"
    )
    adult = Placed(bodies["adult"], poses("adult")["sit"], (0.0, 0.0, 0.0), 0.0)
    return solve({"infant": child, "adult": adult})["infant"]


@pytest.mark.parametrize("metres", [0.62, 0.66, 0.70])
def test_hands_rest_on_knees_from_wherever_they_reach_them(metres: float) -> None:
    bodies = load_bodies()
    adult = Placed(bodies["adult"], load_poses("adult")["sit"], (0.0, 0.0, 0.0), 0.0)
    knees = solve({"adult": adult})["adult"]
    for hand in _held_knee(metres).hand:
        off = min(
            math.dist(hand, nearest_on(hand, knees.hip[side], knees.knee[side])) for side in (0, 1)
        )
        assert off < bodies["adult"].radii["knee"] + bodies["infant"].radii["palm"] + 0.02


def test_a_palm_looks_into_the_body_that_it_lies_on() -> None:
    above = (0.0, 0.5, 0.0)
    rod = ((-0.3, 0.4, 0.0), (0.3, 0.4, 0.0), 0.05)
    assert way_inside(above, [rod]) == pytest.approx((0.0, -1.0, 0.0))


def test_a_palm_between_two_bodies_looks_between_them() -> None:
    rods = [((-0.1, 0.4, 0.0), (-0.1, 0.4, 1.0), 0.05), ((0.1, 0.4, 0.0), (0.1, 0.4, 1.0), 0.05)]
    right, up, _ = way_inside((0.0, 0.5, 0.5), rods)
    assert right == pytest.approx(0.0)
    assert up < 0.0
