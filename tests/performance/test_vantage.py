"""Where a camera stands best, and when it goes round."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from simulator.performance.vantage import (
    HEADINGS,
    STEP_DEG,
    Views,
    best_headings,
    covered,
    worth,
)

Rows = NDArray[np.float64]


def _views(facing: Rows, bulks: Rows | None = None) -> Views:
    n = len(facing)
    head = np.tile([0.0, 0.5, 1.5], (n, 1))
    return Views(
        head=head,
        waist=head - (0.0, 0.2, 0.0),
        facing=facing,
        bulks=np.zeros((n, 1, 4)) if bulks is None else bulks,
        carrier=np.full(n, np.nan),
        whole=np.zeros(n),
        there=np.ones(n, bool),
    )


def _off(heading: float, facing: float) -> float:
    return abs((heading - facing + 180.0) % 360.0 - 180.0)


def test_a_camera_stays_for_a_glance_and_follows_a_face_that_stays_turned() -> None:
    glance, long = np.zeros(40), np.zeros(40)
    glance[20:22], long[15:] = 90.0, 150.0
    assert np.ptp(best_headings(_views(glance))) == 0.0
    followed = best_headings(_views(long))
    assert _off(followed[0], 0.0) < 60.0
    assert _off(followed[-1], 150.0) < 60.0
    assert np.abs(np.diff(followed)).max() <= 4 * STEP_DEG


def test_a_camera_looks_past_who_stands_before_a_face() -> None:
    facing = np.zeros(10)
    bulks = np.tile([0.1, 0.5, 2.1, 0.2], (10, 1, 1))
    views = _views(facing, bulks)
    found = best_headings(views)
    rows = worth(views)
    at = [round(h / STEP_DEG) % len(HEADINGS) for h in found.tolist()]
    hidden = covered(views.head, bulks, 0.05)
    assert hidden[0, 0] == 1.0
    assert all(hidden[i, j] == 0.0 and rows[i, j] < 1.0 for i, j in enumerate(at))


def test_a_face_that_looks_past_its_carrier_is_watched_from_the_side() -> None:
    views = _views(np.zeros(10))._replace(carrier=np.full(10, 180.0))
    for heading in best_headings(views).tolist():
        assert _off(heading, 180.0) < 100.0
        assert _off(heading, 0.0) <= 90.0


def test_what_lies_behind_or_far_off_covers_nothing() -> None:
    points = np.array([[0.0, 0.5, 0.0]])
    for z in (-0.5, 3.0):
        assert covered(points, np.array([[[0.0, 0.5, z, 0.3]]]), 0.05)[0, 0] == 0.0


@given(st.lists(st.floats(0.0, 360.0), min_size=2, max_size=30), st.integers(0, 23))
def test_no_camera_that_stands_still_sees_more(turns: list[float], place: int) -> None:
    views = _views(np.array(turns))
    rows, found = worth(views), best_headings(views)
    at = np.round(found / STEP_DEG).astype(int) % len(HEADINGS)
    assert rows[np.arange(len(turns)), at].sum() <= rows[:, place].sum() + 1e-9
