"""Where the close-up looks for the infant's face."""

import numpy as np

from simulator.figure.skeleton import solve_trunk
from simulator.performance import Performance
from simulator.performance.closeup import STEP_MS
from simulator.performance.evaluate import placed_at
from simulator.performance.facing import steady


def test_a_steady_head_is_where_it_was(performance: Performance) -> None:
    times = np.arange(0, performance.length_ms, STEP_MS, dtype=float)
    still = steady(performance.people, times)
    assert not still[0]
    assert 0.2 < still.mean() < 0.9
    for i in np.flatnonzero(still)[::40].tolist():
        before, now = (placed_at(performance.people, t)["infant"] for t in (times[i - 1], times[i]))
        assert solve_trunk(before).head == solve_trunk(now).head
        assert solve_trunk(before).head_frame == solve_trunk(now).head_frame
