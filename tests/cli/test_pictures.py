"""``frame`` and ``frames``: files that are whole, of the size that was asked, or a sentence."""

import os
import subprocess
import sys
from pathlib import Path

import pygame
import pytest

SMALL = ("--size", "192x108")


def test_a_frame_has_the_size_asked_for(run, tmp_path: Path) -> None:
    out = tmp_path / "f.png"
    assert run("frame", "milo", "--at", "5/0:12.5", *SMALL, "--out", out).code == 0
    assert pygame.image.load(out).get_size() == (192, 108)
    assert [p.name for p in tmp_path.iterdir()] == ["f.png"]


@pytest.mark.parametrize("camera", ["room", "corner", "door", "infant", "plan"])
def test_every_camera_shows_something_of_its_own(run, tmp_path: Path, camera: str) -> None:
    one, other = tmp_path / "one.png", tmp_path / "other.png"
    ends = ("frame", "milo", "--at", "5/0:12.5", *SMALL)
    assert run(*ends, "--camera", camera, "--out", one).code == 0
    assert run(*ends, "--camera", "room", "--out", other).code == 0
    assert (one.read_bytes() == other.read_bytes()) == (camera == "room")


def test_the_same_moment_is_always_the_same_picture(run, tmp_path: Path) -> None:
    one, other = tmp_path / "one.png", tmp_path / "other.png"
    for out in (one, other):
        assert run("frame", "noor", "--at", "8/0:20", *SMALL, "--out", out).code == 0
    assert one.read_bytes() == other.read_bytes()


def test_a_sheet_holds_every_picture(run, tmp_path: Path) -> None:
    out = tmp_path / "sheet.png"
    done = run(
        "frames", "milo", "--from", "5/0:00", "--to", "5/0:08", "--every", "2",
        "--columns", "3", *SMALL, "--out", out,
    )  # fmt: skip
    assert done.code == 0
    width, height = pygame.image.load(out).get_size()
    assert 3 * 192 < width < 3.2 * 192
    assert 2 * 108 < height < 3 * 108


def test_a_sheet_may_run_to_the_end_of_an_episode(run, tmp_path: Path) -> None:
    out = tmp_path / "sheet.png"
    ends = ("--from", "5/2:59", "--to", "5/3:00", "--every", "0.5")
    assert run("frames", "milo", *ends, *SMALL, "--out", out).code == 0
    assert out.exists()


@pytest.mark.parametrize(("end", "pictures"), [("5/0:03.999", 2), ("5/0:04", 3), ("5/0:04.001", 3)])
def test_no_picture_is_superfluous(run, tmp_path: Path, end: str, pictures: int) -> None:
    out = tmp_path / "sheet.png"
    ends = ("--from", "5/0:00", "--to", end, "--every", "2", "--columns", "9")
    assert run("frames", "milo", *ends, *SMALL, "--out", out).code == 0
    assert pygame.image.load(out).get_width() // 192 == pictures


@pytest.mark.parametrize(
    ("options", "found", "remedy"),
    [
        (("--at", "5/3:00.001", "--out", "f.png"), "lasts 3:00", "up to 5/3:00"),
        (("--at", "9/0:00", "--out", "f.png"), "no episode 9", "1, 2"),
        (("--at", "5/0:00", "--out", "missing/f.png"), "no folder 'missing'", "--out"),
        (("--at", "5/0:00", "--out", "f.jpg"), "'f.jpg'", ".png"),
        (("--at", "5/0:00", "--out", "folder.png"), "is a folder", "--out"),
    ],
)
def test_what_cannot_be_is_a_sentence_and_leaves_no_file(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options, found: str, remedy: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder.png").mkdir()
    done = run("frame", "milo", *options)
    assert done.code == 2
    assert found in done.err
    assert remedy in done.err
    assert len(done.err.splitlines()) == 1
    assert [p.name for p in tmp_path.iterdir()] == ["folder.png"]


def test_a_sheet_backwards_or_beyond_all_size_is_a_sentence(run, tmp_path: Path) -> None:
    out = tmp_path / "s.png"
    back = run("frames", "milo", "--from", "5/1:00", "--to", "5/0:00", "--out", out)
    huge = run(
        "frames", "milo", "--from", "1/0:00", "--to", "8/3:00", "--every", "0.04", "--out", out
    )
    assert (back.code, huge.code) == (2, 2)
    assert "exchange" in back.err
    assert "--every" in huge.err
    assert not out.exists()


def test_no_display_is_needed(tmp_path: Path) -> None:
    blind = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    blind.pop("SDL_VIDEODRIVER", None)
    out = tmp_path / "f.png"
    done = subprocess.run(
        [sys.executable, "-m", "simulator.cli", "frame", "milo", "--at", "1/0:10", *SMALL,
         "--out", str(out)],
        env=blind, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert out.exists()
