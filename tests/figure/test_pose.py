"""Poses as rows of numbers."""

import numpy as np
import pytest

from simulator.figure.pose import HANDS, load_poses, mirrored

INFANT = load_poses("infant")


@pytest.mark.parametrize("name", sorted(INFANT))
def test_the_mirror_of_a_mirror_is_the_pose(name: str) -> None:
    assert np.array_equal(mirrored(mirrored(INFANT[name])), INFANT[name])


def test_a_mirrored_reach_is_made_with_the_left_hand() -> None:
    reach = INFANT["reach_one"]
    right, left = mirrored(reach)[HANDS[0]], mirrored(reach)[HANDS[1]]
    assert np.allclose(left[4:8], reach[HANDS[0]][4:8] * [1, -1, 1, 1])
    assert np.allclose(right[4:8], reach[HANDS[1]][4:8] * [1, -1, 1, 1])
