"""A desk without a display for every test that asks for one."""

import os
from functools import wraps

import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ["LANGUAGE"] = "en"


def _remembered(compile_case):
    """Compile every version of a case once: half the time of these tests was spent on that."""
    known = {}

    @wraps(compile_case)
    def compiled(case):
        version = (case.folder, case.version)
        if version not in known:
            known[version] = compile_case(case)
        return known[version]

    return compiled


@pytest.fixture(scope="session", autouse=True)
def cases_compiled_once():
    from simulator.desk.attempt import session

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(session, "compile_case", _remembered(session.compile_case))
        yield


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
