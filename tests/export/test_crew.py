"""The crew: every part is done once, what goes wrong comes back, nobody is left behind."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest

from simulator.export.crew import CrewError, share_out

Done = Callable[[int], None]


def leave_marks(folder: Path, parts: Sequence[int], done: Done) -> None:
    for part in parts:
        (folder / f"{part}").write_text(str(os.getpid()))
        done(part)


def fail_at_three(parts: Sequence[int], done: Done) -> None:
    for part in parts:
        if part == 3:
            raise OSError(28, "No space left on device")
        done(1)


def go_on(folder: Path, parts: Sequence[int], done: Done) -> None:
    leave_marks(folder, parts, lambda _: None)
    for _ in range(1000):
        done(1)
        time.sleep(0.02)


def be_killed(parts: Sequence[int], done: Done) -> None:
    done(1)
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


def test_every_part_is_done_once_by_several(tmp_path: Path) -> None:
    told: list[int] = []
    share_out(partial(leave_marks, tmp_path), range(7), told.append)
    by = {int(mark.name): int(mark.read_text()) for mark in tmp_path.iterdir()}
    assert sorted(by) == sorted(told) == list(range(7))
    assert len(set(by.values())) == 2
    assert os.getpid() not in by.values()


def test_one_part_is_done_here(tmp_path: Path) -> None:
    share_out(partial(leave_marks, tmp_path), [5], lambda _: None)
    assert (tmp_path / "5").read_text() == str(os.getpid())


def test_what_goes_wrong_there_is_raised_here_and_all_end() -> None:
    with pytest.raises(OSError, match="No space left"):
        share_out(fail_at_three, range(6), lambda _: None)
    assert multiprocessing.active_children() == []


def test_who_breaks_off_ends_all() -> None:
    def stop(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        share_out(fail_at_three, range(3), stop)
    assert multiprocessing.active_children() == []


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_one_that_is_killed_is_noticed() -> None:
    with pytest.raises(CrewError, match="-9"):
        share_out(be_killed, range(2), lambda _: None)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks at the processes of Linux")
def test_none_works_on_for_nobody(tmp_path: Path) -> None:
    code = (
        "import os, sys; from functools import partial; from pathlib import Path\n"
        "from simulator.export.crew import share_out; from tests.export.test_crew import go_on\n"
        "os.cpu_count = lambda: 2\n"
        "share_out(partial(go_on, Path(sys.argv[1])), range(2), lambda _: None)"
    )
    boss = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)])
    assert _soon(lambda: len([m for m in tmp_path.iterdir() if m.read_text()]) == 2)
    boss.kill()
    boss.wait()
    crew = [int(mark.read_text()) for mark in tmp_path.iterdir()]
    assert _soon(lambda: not any(_alive(pid) for pid in crew))


def _soon(holds: Callable[[], bool]) -> bool:
    return any(holds() or time.sleep(0.05) for _ in range(600))


def _alive(pid: int) -> bool:
    """Tell whether a process is at work; one that has ended may still wait to be buried."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
