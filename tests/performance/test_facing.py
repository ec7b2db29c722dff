"""Where the close-up looks for the infant's face."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from simulator.figure.skeleton import solve_trunk
from simulator.figure.vectors import dot, sub, unit, wrapped
from simulator.performance import Performance
from simulator.performance.closeup import STEP_MS
from simulator.performance.evaluate import placed_at
from simulator.performance.facing import _SIDE, _Bulk, _clear, _covered, steady

_BEHIND = -0.2  # cosine to the viewer at which a face is no longer even a profile


def test_a_steady_head_is_where_it_was(performance: Performance) -> None:
    times = np.arange(0, performance.length_ms, STEP_MS, dtype=float)
    still = steady(performance.people, times)
    assert not still[0]
    assert 0.2 < still.mean() < 0.9
    for i in np.flatnonzero(still)[::40].tolist():
        before, now = (placed_at(performance.people, t)["infant"] for t in (times[i - 1], times[i]))
        assert solve_trunk(before).head == solve_trunk(now).head
        assert solve_trunk(before).head_frame == solve_trunk(now).head_frame


def test_the_close_up_hardly_ever_looks_at_the_back_of_a_head(performance: Performance) -> None:
    behind = [_seen_from_behind(performance, t) for t in range(0, performance.length_ms, 1000)]
    asked = [b for b in behind if b is not None]
    assert sum(asked) < 0.07 * len(asked)
    assert _longest_run(asked) <= 20


def _seen_from_behind(performance: Performance, t: int) -> bool | None:
    scene = performance.at(t)
    if "infant" not in scene.figures:
        return None
    trunk = solve_trunk(scene.figures["infant"].placed)
    towards = unit(sub(scene.closeup.eye, trunk.head))
    return dot(trunk.head_frame[2], towards) < _BEHIND


def _longest_run(marks: list[bool]) -> int:
    return max((len(list(run)) for mark, run in itertools.groupby(marks) if mark), default=0)


def test_who_sits_between_two_adults_is_seen_from_between_them() -> None:
    head, mother, visitor = (0.0, 0.4, 1.4), _Bulk(-0.3, 1.2, 0.24), _Bulk(0.6, 2.2, 0.24)
    heading, _ = _clear(head, -20.0, 1.0, [mother, visitor])
    assert abs(wrapped(heading + 20.0)) <= 60.0
    assert _covered(head, heading, [mother, visitor]) == 0.0


@given(
    st.floats(-180, 180),
    st.sampled_from([-1.0, 1.0]),
    st.lists(
        st.tuples(st.floats(-1, 1), st.floats(0.4, 2.4), st.sampled_from([0.12, 0.24])), max_size=4
    ),
)
def test_a_face_is_seen_at_least_as_well_as_from_where_nobody_asked(
    facing: float, side: float, adults: list[tuple[float, float, float]]
) -> None:
    head, bulks = (0.0, 0.4, 1.4), [_Bulk(*adult) for adult in adults]
    heading, _ = _clear(head, facing, side, bulks)
    first = _covered(head, facing + _SIDE * side, bulks)
    if not first:
        assert heading == facing + _SIDE * side
    else:
        assert _covered(head, heading, bulks) <= first
