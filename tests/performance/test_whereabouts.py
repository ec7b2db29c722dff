"""Where somebody is at many times at once is where the scenes have them."""

import math

import numpy as np
import pytest

from simulator.performance.evaluate import pelvis_of, placed_at
from simulator.performance.whereabouts import distances, whereabouts
from tests.performance.conftest import performance_of


def test_roots_and_carriers_are_those_of_each_time() -> None:
    people = performance_of("oskar").people
    times = range(0, 1_200_000, 7_700)
    found = whereabouts(people, "infant", times)
    assert any(found.carriers)
    assert not all(found.carriers)
    for i, t in enumerate(times):
        placed = placed_at(people, t)
        assert found.there[i] == ("infant" in placed)
        if found.there[i]:
            assert found.positions[i] == pytest.approx(placed["infant"].position)
            assert found.headings[i] == pytest.approx(placed["infant"].heading)


def test_distances_are_between_pelvises_over_the_floor_or_unknown() -> None:
    people = performance_of("oskar").people
    times = np.arange(0, 1_200_000, 9_100).tolist()
    metres = distances(people, "infant", "caregiver", times)
    assert None in metres.values()
    for t in times:
        placed = placed_at(people, t)
        known = metres[t]
        assert (known is None) == (len({"infant", "caregiver"} & placed.keys()) < 2)
        if known is not None:
            a, b = (pelvis_of(placed[actor]) for actor in ("infant", "caregiver"))
            assert known == pytest.approx(math.hypot(a[0] - b[0], a[2] - b[2]))
