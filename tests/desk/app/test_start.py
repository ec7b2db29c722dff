"""Starting the desk where it cannot start, and how little it needs before the first picture."""

import subprocess
import sys

import pygame
import pytest

from simulator.desk import NoDisplay, run


def test_without_a_display_it_says_so(monkeypatch, tmp_path):
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    pygame.display.quit()
    with pytest.raises(NoDisplay):
        run(data_dir=tmp_path)


def test_plain_pygame_is_refused_with_the_remedy(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(pygame, "IS_CE", False)
    assert run(data_dir=tmp_path) == 2
    assert "pip install pygame-ce" in capsys.readouterr().err


def test_what_is_slow_is_imported_after_the_first_picture():
    code = (
        "import sys, simulator.desk.app.app\n"
        "slow = {'sqlalchemy', 'alembic', 'matplotlib', 'scipy'} & set(sys.modules)\n"
        "sys.exit(' '.join(slow) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
