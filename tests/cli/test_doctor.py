"""``doctor`` and ``desk`` on machines that lack something."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from simulator.commands import doctor

BLIND = {
    k: v
    for k, v in os.environ.items()
    if k not in {"DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER", "SDL_AUDIODRIVER"}
}


def test_everything_is_looked_at(run, tmp_path: Path) -> None:
    checks = {c["name"]: c for c in run("doctor", "--json", "--data-dir", tmp_path).json["checks"]}
    assert {
        "Python",
        "pygame-ce",
        "pygame_gui",
        "numpy",
        "pygame",
        "display",
        "sound",
        "data folder",
        "records",
        "fonts",
        "library",
    } <= set(checks)
    assert checks["pygame"]["found"] == "is pygame-ce"
    assert [c for c in checks.values() if c["state"] == "broken"] == []
    assert all(c["advice"] for c in checks.values() if c["state"] == "without")


def test_nothing_is_left_behind(run, tmp_path: Path) -> None:
    assert run("doctor", "--data-dir", tmp_path / "new").code == 0
    assert list(tmp_path.iterdir()) == []


def test_damaged_records_are_told_with_a_remedy(run, tmp_path: Path) -> None:
    (tmp_path / "records.db").write_bytes(b"not a database")
    done = run("doctor", "--data-dir", tmp_path, "--json")
    records = next(c for c in done.json["checks"] if c["name"] == "records")
    assert done.code == 2
    assert records["state"] == "broken"
    assert "damaged" in records["found"]


def test_the_older_pygame_is_told_with_a_remedy(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_probe", lambda: {"ce": False, "display": "x11", "sound": None})
    done = run("doctor")
    assert done.code == 2
    assert "uninstall -y pygame" in done.out


def test_without_a_display_doctor_says_what_works_nevertheless() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "simulator.cli", "doctor"],
        env=BLIND, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert "none found" in done.stdout
    assert "narrate" in done.stdout
    assert done.stderr == ""


def test_without_a_display_the_desk_is_one_sentence(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "simulator.cli", "desk", "--data-dir", str(tmp_path)],
        env=BLIND, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1
    for command in ("cases", "lint", "narrate", "frame", "frames", "score", "doctor"):
        assert command in done.stderr
