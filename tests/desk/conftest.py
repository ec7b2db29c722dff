"""A desk without a display for every test that asks for one."""

import os

import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ["LANGUAGE"] = "en"


@pytest.fixture
def desk(tmp_path):
    from tests.desk.driving import Driver

    opened = []

    def open_desk(size=(1280, 720), case=None):
        opened.append(Driver(tmp_path, size, case))
        return opened[-1]

    yield open_desk
    for driver in opened:
        driver.close()
