"""A real window for every test that asks for one."""

import pytest

from tests.desk.windows import Window, own_screen


@pytest.fixture
def window(tmp_path):
    with own_screen() as display:
        opened = Window(tmp_path, display)
        try:
            yield opened
        finally:
            opened.close()
