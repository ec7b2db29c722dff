"""A performance to export."""

import os

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

import pytest

from simulator.performance import Performance
from tests.performance.conftest import performance_of


@pytest.fixture(scope="session")
def performance() -> Performance:
    return performance_of("ravi")
