"""Memory that is not needed any more goes back to the system."""

import sys

import numpy as np
import pytest

from simulator.desk.app.heap import give_back, keep_heap_small
from tests.campaigns.memory import resident_mb


@pytest.mark.skipif(sys.platform != "linux", reason="a matter of the GNU C library")
def test_holes_between_what_stays_go_back() -> None:
    keep_heap_small()
    small = [np.ones(50_000, np.uint8) for _ in range(4_000)]  # 200 MB in blocks below a page map
    full = resident_mb()
    stays = small[::400]
    del small
    give_back()
    assert resident_mb() < full - 150
    assert all(block.all() for block in stays)
