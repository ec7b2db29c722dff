"""Many trunks and heads at once are where solving them one by one has them."""

import numpy as np
import pytest

from simulator.case import library_cases
from simulator.figure.heads import spines
from simulator.figure.skeleton import Placed, solve_trunk
from tests.performance.conftest import performance_of


@pytest.mark.parametrize("actor", ["infant", "caregiver"])
def test_spines_of_many_poses_are_those_of_each(actor: str) -> None:
    performance = performance_of(library_cases()[0])
    placed = [
        scene.figures[actor].placed
        for scene in map(performance.at, range(0, performance.length_ms, 9_000))
        if actor in scene.figures
    ]
    assert len(placed) > 50
    poses = np.array([p.pose for p in placed])
    positions = np.array([p.position for p in placed])
    found = spines(placed[0].body, poses, positions, np.array([p.heading for p in placed]))
    for i, p in enumerate(placed):
        quiet = p.pose.copy()
        quiet[-1] = 0.0
        trunk = solve_trunk(Placed(p.body, quiet, p.position, p.heading))
        for name in ("pelvis", "waist", "chest", "neck", "head"):
            assert getattr(found, name)[i] == pytest.approx(getattr(trunk, name))
        assert found.chest_frame[i] == pytest.approx(np.array(trunk.chest_frame))
        assert found.facing[i] == pytest.approx(trunk.head_frame[2])
