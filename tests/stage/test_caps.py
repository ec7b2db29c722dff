import math

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from simulator.figure.vectors import Vector, dot, length, unit
from simulator.stage.caps import cap

part = st.floats(-1.0, 1.0)
direction = st.tuples(part, part, part).filter(lambda v: length(v) > 0.2).map(unit)
half_angle = st.floats(20.0, 87.0)


@given(direction, half_angle, direction)
def test_the_outline_lies_on_the_visible_side_of_the_ball(
    axis: Vector, wide: float, viewer: Vector
) -> None:
    outline = cap(axis, wide, viewer)
    assume(outline is not None)
    assert outline is not None
    assert np.allclose(np.linalg.norm(outline, axis=1), 1.0)
    assert (outline @ np.array(viewer)).min() > -1e-6


@given(direction, half_angle, direction)
def test_the_outline_stays_inside_the_cap(axis: Vector, wide: float, viewer: Vector) -> None:
    outline = cap(axis, wide, viewer)
    assume(outline is not None)
    assert outline is not None
    assert (outline @ np.array(axis)).min() > math.cos(math.radians(wide)) - 1e-6


@given(direction, half_angle)
def test_a_cap_on_the_far_side_is_not_seen(axis: Vector, wide: float) -> None:
    behind = (-axis[0], -axis[1], -axis[2])
    assert cap(axis, wide, behind) is None


@given(direction, half_angle, direction)
def test_a_cap_whose_middle_faces_the_viewer_is_seen(
    axis: Vector, wide: float, viewer: Vector
) -> None:
    assume(dot(axis, viewer) > 0.1)
    assert cap(axis, wide, viewer) is not None
