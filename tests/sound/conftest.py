"""A performance to listen to, and a sound card that nobody hears."""

import os

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pytest

from simulator.performance import Performance
from tests.performance.conftest import performance_of, play  # noqa: F401 - a fixture


@pytest.fixture(scope="session")
def crying() -> Performance:
    """The case of the library in which most is heard."""
    return performance_of("ravi")
