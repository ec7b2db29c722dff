"""What all tests share: none is judged by a clock, and in CI the examples stay the same."""

import os

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
"""Red in CI means the change, neither the draw nor a busy machine."""
settings.load_profile("ci" if os.environ.get("CI") else "unhurried")
