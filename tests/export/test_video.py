"""Videos: whole, the same every time, in time with the sound, or not there at all."""

import os
import sys
from pathlib import Path

import numpy as np
import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.export import EncodingError, Shot, Stretch, render_frame, write_video
from simulator.export import encoder as encoder_module
from simulator.export.video import _pictures
from simulator.performance import Performance
from simulator.sound import RATE, render
from tests.export.watching import watch

SHOT = Shot((192, 108))


def shout_ms(performance: Performance) -> int:
    return performance.episodes[4].start_ms


def stretch(performance: Performance, ms: int = 2000, fps: int = 25) -> Stretch:
    return Stretch(shout_ms(performance), shout_ms(performance) + ms, fps)


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(1, 60))
def test_pictures_fill_the_stretch_and_stay_in_it(start: int, length: int, fps: int) -> None:
    part = Stretch(start, start + length, fps)
    last = start + (part.pictures - 1) * 1000 // fps
    assert start <= last < start + length
    assert last + 1000 / fps >= start + length - 1
    if part.pictures < 2000:
        times = list(part.times())
        assert times == sorted(set(times))
        assert (times[0], times[-1], len(times)) == (start, last, part.pictures)


def test_a_video_shows_the_pictures_and_plays_the_sound(
    performance: Performance, tmp_path: Path
) -> None:
    part, out = stretch(performance), tmp_path / "v.mp4"
    painted: list[int] = []
    write_video(performance, part, SHOT, out, painted=painted.append)
    seen = watch(out)
    assert [p.name for p in tmp_path.iterdir()] == ["v.mp4"]
    assert len(seen.pictures) == sum(painted) == part.pictures == 50
    assert seen.fps == 25
    for n, ms in enumerate(part.times()):
        if n % 16 == 0:
            wanted = pygame.surfarray.array3d(render_frame(performance, ms, SHOT)).swapaxes(0, 1)
            assert np.abs(seen.pictures[n].astype(float) - wanted).mean() < 4
    heard, made = seen.sound.astype(float), render(performance, part.from_ms, part.to_ms)
    both = min(len(heard), len(made))
    assert abs(len(heard) - len(made)) < RATE // 10
    assert np.corrcoef(heard[:both, 0], made[:both, 0].astype(float))[0, 1] > 0.95


@pytest.mark.parametrize("shot", [SHOT, Shot((192, 108), "door", "infant")])
def test_painting_only_what_changes_gives_the_same_pictures(
    performance: Performance, shot: Shot
) -> None:
    part = stretch(performance, 3000, 5)
    painted = _pictures(performance, part, shot, captions=False)
    for ms, picture in zip(part.times(), painted, strict=True):
        alone = render_frame(performance, ms, shot)
        assert pygame.image.tobytes(picture, "RGB") == pygame.image.tobytes(alone, "RGB")


def test_parts_fill_the_stretch(performance: Performance) -> None:
    whole = stretch(performance, 20_040)
    parts = list(whole.parts())
    assert [p.to_ms - p.from_ms for p in parts] == [8000, 8000, 4040]
    assert [ms for p in parts for ms in p.times()] == list(whole.times())


def test_a_long_video_is_painted_in_parts_that_show_no_seam(
    performance: Performance, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part, painted = stretch(performance, 20_000, 5), list[int]()
    for cores in (2, 1):
        monkeypatch.setattr(os, "cpu_count", lambda n=cores: n)
        write_video(performance, part, SHOT, tmp_path / f"{cores}.mp4", painted=painted.append)
    assert (tmp_path / "1.mp4").read_bytes() == (tmp_path / "2.mp4").read_bytes()
    assert sum(painted) == 2 * part.pictures
    seen = watch(tmp_path / "2.mp4")
    assert len(seen.pictures) == part.pictures == 100
    for n in (0, 39, 40, 41, 79, 80, 99):
        ms = part.from_ms + n * 200
        wanted = pygame.surfarray.array3d(render_frame(performance, ms, SHOT)).swapaxes(0, 1)
        assert np.abs(seen.pictures[n].astype(float) - wanted).mean() < 4


def test_the_same_stretch_gives_the_same_bytes(performance: Performance, tmp_path: Path) -> None:
    for name in ("one.mp4", "two.mp4"):
        write_video(performance, stretch(performance, 800), SHOT, tmp_path / name)
    assert (tmp_path / "one.mp4").read_bytes() == (tmp_path / "two.mp4").read_bytes()


def test_an_inset_is_in_its_corner_and_captions_are_low(
    performance: Performance, tmp_path: Path
) -> None:
    part, inset = stretch(performance, 400), Shot((192, 108), "corner", "infant")
    write_video(performance, part, Shot((192, 108), "corner"), tmp_path / "a.mp4")
    write_video(performance, part, inset, tmp_path / "b.mp4", captions=True)
    one, other = (watch(tmp_path / name).pictures[0].astype(float) for name in ("a.mp4", "b.mp4"))
    differs = np.abs(one - other).mean(axis=2)
    assert differs[5:40, 4:42].mean() > 10
    assert differs[:, -20:].mean() < 4


def test_what_is_interrupted_leaves_what_was_there(
    performance: Performance, tmp_path: Path
) -> None:
    out = tmp_path / "v.mp4"
    out.write_bytes(b"old")

    def stop(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_video(performance, stretch(performance), SHOT, out, painted=stop)
    assert out.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["v.mp4"]


def test_a_missing_folder_is_an_error(performance: Performance, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_video(performance, stretch(performance, 400), SHOT, tmp_path / "no" / "v.mp4")


def test_without_ffmpeg_it_says_what_to_install(
    performance: Performance, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "imageio_ffmpeg", None)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EncodingError, match="pip install imageio-ffmpeg"):
        write_video(performance, stretch(performance, 400), SHOT, tmp_path / "v.mp4")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
@pytest.mark.parametrize(
    ("says", "kind", "told"),
    [
        ("Unknown encoder 'libx264'", EncodingError, "H.264"),
        ("av_interleaved_write_frame(): No space left on device", OSError, "No space left"),
        ("Conversion failed!", EncodingError, "Conversion failed!"),
    ],
)
def test_what_ffmpeg_complains_of_becomes_a_sentence(
    performance: Performance,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    says: str,
    kind: type[Exception],
    told: str,
) -> None:
    program, folder = tmp_path / "ffmpeg", tmp_path / "out"
    program.write_text(f'#!/bin/sh\nhead -c 100 >/dev/null\necho "{says}" >&2\nexit 1\n')
    program.chmod(0o755)
    folder.mkdir()
    monkeypatch.setattr(encoder_module, "find_ffmpeg", lambda: os.fspath(program))
    with pytest.raises(kind, match=told):
        write_video(performance, stretch(performance, 400), SHOT, folder / "v.mp4")
    assert list(folder.iterdir()) == []
