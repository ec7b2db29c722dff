"""``video``: a file that plays, subtitles beside it, or a sentence."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.export.watching import watch

SMALL = ("--size", "128x72")
SHORT = ("--from", "5/0:00", "--to", "5/0:01")


def test_a_part_of_a_session_becomes_a_video(run, tmp_path: Path) -> None:
    out = tmp_path / "v.mp4"
    done = run("video", "milo", *SHORT, "--fps", "10", "--camera", "door", *SMALL, "--out", out)
    assert (done.code, done.out, done.err) == (0, "", "")
    assert watch(out).pictures.shape == (10, 72, 128, 3)
    assert [p.name for p in tmp_path.iterdir()] == ["v.mp4"]


def test_the_end_of_an_episode_is_the_end_of_the_video(run, tmp_path: Path) -> None:
    out = tmp_path / "v.mp4"
    ends = ("--from", "5/2:59", "--to", "5/3:00")
    assert run("video", "milo", *ends, "--fps", "5", *SMALL, "--out", out).code == 0
    assert len(watch(out).pictures) == 5


@pytest.mark.parametrize(("form", "begins"), [("srt", "1\n"), ("vtt", "WEBVTT\n")])
def test_subtitles_stand_beside_the_video(run, tmp_path: Path, form: str, begins: str) -> None:
    out = tmp_path / "v.mp4"
    ends = ("--from", "5/0:00", "--to", "5/0:20", "--fps", "1", *SMALL)
    assert run("video", "ravi", *ends, "--captions", form, "--out", out).code == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == ["v.mp4", f"v.{form}"]
    text = out.with_suffix(f".{form}").read_text()
    assert text.startswith(begins)
    assert "-->" in text


def test_captions_without_a_word_are_written_into_the_pictures(run, tmp_path: Path) -> None:
    ends = ("--from", "5/0:00", "--to", "5/0:10", "--fps", "2", *SMALL)
    for name, more in (("a.mp4", ()), ("b.mp4", ("--captions",)), ("c.mp4", ("--inset", "infant"))):
        assert run("video", "ravi", *ends, *more, "--out", tmp_path / name).code == 0
    one, two, three = ((tmp_path / f"{n}.mp4").read_bytes() for n in "abc")
    assert len({one, two, three}) == 3


@pytest.mark.parametrize(
    ("options", "found", "remedy"),
    [
        (("--out", "v.avi"), "'v.avi'", ".mp4"),
        (("--out", "missing/v.mp4"), "no folder 'missing'", "--out"),
        (("--size", "321x180", "--out", "v.mp4"), "even", "320x180"),
        (("--episode", "9", "--out", "v.mp4"), "no episode 9", "1, 2"),
        (("--episode", "5", "--to", "5/1:00", "--out", "v.mp4"), "whole episode", "--to"),
        (("--from", "6/0:00", "--to", "5/1:00", "--out", "v.mp4"), "not later", "exchange"),
        (("--fps", "0", "--out", "v.mp4"), "'0'", "1 to 60"),
        (("--captions", "loud", "--out", "v.mp4"), "'loud'", "burn"),
    ],
)
def test_what_cannot_be_is_a_sentence_and_leaves_no_file(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options, found: str, remedy: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("video", "milo", *options)
    assert done.code == 2
    assert found in done.err
    assert remedy in done.err
    assert len(done.err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_is_full_is_a_sentence(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("simulator.export.video.write_soundtrack", full)
    done = run("video", "milo", *SHORT, *SMALL, "--out", tmp_path / "v.mp4")
    assert done.code == 2
    assert "No space left" in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_who_is_interrupted_cleans_up(tmp_path: Path, sign: signal.Signals) -> None:
    # A shell lets what it runs in the background ignore the interrupt, and so its children.
    command = [sys.executable, "-m", "simulator.cli", "video", "milo", *SMALL]
    process = subprocess.Popen(
        [*command, "--out", str(tmp_path / "v.mp4")],
        stderr=subprocess.PIPE, env=os.environ, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    for _ in range(600):
        if any(p.stat().st_size for p in tmp_path.glob(".v.mp4.*")) or process.poll() is not None:
            break
        time.sleep(0.05)
    process.send_signal(sign)
    _, complaint = process.communicate(timeout=120)
    assert process.returncode == 2
    assert "Interrupted" in complaint
    assert list(tmp_path.iterdir()) == []
