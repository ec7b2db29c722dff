"""The encoder: ffmpeg, which turns pictures and sound into a video file.

The one that the package ``imageio-ffmpeg`` brings is preferred, because it is the same on every
machine; without it, one that the system has.
"""

import contextlib
import errno
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any

PRESET = "veryfast"
"""The preset of x264, with a plainer search: drawings come out as well, and the files no larger."""
_SEARCH = "subme=0:me=dia:partitions=none:8x8dct=0:rc-lookahead=5"
_QUALITY, _THREADS = "20", "1"
"""One thread: parts are encoded side by side, and the bytes must not depend on the processors."""
KEY_FRAME_S = 4
_EXACT = ("-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact")
_QUIETLY = ("-y", "-hide_banner", "-loglevel", "error")
_PIPE_BYTES = 1 << 20


class EncodingError(Exception):
    """No video can be made; the message is a sentence that says what to do."""


def find_ffmpeg() -> str:
    """Return the path of an ffmpeg.

    Raises:
        EncodingError: There is none.
    """
    try:
        import imageio_ffmpeg

        found: str | None = imageio_ffmpeg.get_ffmpeg_exe()
    except (ImportError, RuntimeError):
        found = shutil.which("ffmpeg")
    if found is None:
        raise EncodingError(
            "Videos need ffmpeg, and there is none: run python -m pip install imageio-ffmpeg, or "
            "install ffmpeg as your system does."
        )
    return found


@contextlib.contextmanager
def encoding(out: Path, size: tuple[int, int], fps: int) -> Iterator[Callable[[Any], object]]:
    """Lend what takes pictures one by one: buffers of blue, green, red and a spare byte a pixel.

    When the block ends the file is complete; when it fails, ffmpeg is ended.

    Args:
        out: The file to write, without sound.
        size: Width and height in pixels, both even.
        fps: Pictures a second.

    Raises:
        EncodingError: There is no ffmpeg that can encode it.
        OSError: The file cannot be written.
    """
    with tempfile.TemporaryFile() as said:
        process = _start(_painting(out, size, fps), said)
        try:
            with _stdin(process) as pictures:
                yield pictures.write
        except BrokenPipeError:
            pass  # ffmpeg has given up; what it said tells why
        except BaseException:
            process.kill()
            raise
        finally:
            ended = process.wait()
        if ended != 0:
            raise _complaint(said)


def join(parts: Sequence[Path], sound: Path, out: Path) -> None:
    """Put parts of a video after one another, as they are encoded, and the sound beside them.

    Args:
        parts: Files in one folder, which were encoded alike.
        sound: A WAV file as long as all of them.
        out: The file to write.

    Raises:
        EncodingError: There is no ffmpeg that can do it.
        OSError: The file cannot be written.
    """
    listed = parts[0].with_suffix(".txt")
    listed.write_text("".join(f"file '{part.name}'\n" for part in parts))
    with tempfile.TemporaryFile() as said:
        process = _start(_joining(listed, sound, out), said)
        try:
            process.communicate()
        except BaseException:
            process.kill()
            raise
        finally:
            process.wait()
        if process.returncode != 0:
            raise _complaint(said)


def _start(arguments: Sequence[str], said: IO[bytes]) -> "subprocess.Popen[bytes]":
    program = find_ffmpeg()
    try:
        return subprocess.Popen(
            [program, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=said,
            pipesize=_PIPE_BYTES,
        )
    except OSError as error:
        raise EncodingError(
            f"The ffmpeg at {program} does not start ({error.strerror or error}): run "
            "python -m pip install --force-reinstall imageio-ffmpeg."
        ) from error


def _stdin(process: "subprocess.Popen[bytes]") -> IO[bytes]:
    assert process.stdin is not None  # it was asked for
    return process.stdin


def _complaint(said: IO[bytes]) -> Exception:
    """Return what ffmpeg said as an error of our own."""
    said.seek(0)
    words = said.read().decode(errors="replace").strip()
    if "No space left" in words:
        return OSError(errno.ENOSPC, "No space left on device")
    if "libx264" in words:
        return EncodingError(
            "This ffmpeg cannot make H.264 (it has no libx264): run python -m pip install "
            "imageio-ffmpeg, which brings one that can."
        )
    last = words.splitlines()[-1] if words else "it gave no reason"
    return EncodingError(
        f"ffmpeg could not make the video ({last}): try another --out or a smaller --size, or "
        "run python -m pip install --force-reinstall imageio-ffmpeg."
    )


def _painting(out: Path, size: tuple[int, int], fps: int) -> Sequence[str]:
    pictures = ("-f", "rawvideo", "-pixel_format", "bgr0", "-video_size", f"{size[0]}x{size[1]}")
    colours = "scale=flags=bilinear:out_color_matrix=bt709:out_range=tv,format=yuv420p"
    tags = ("-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709")
    return (
        *(*_QUIETLY, *pictures, "-framerate", str(fps), "-i", "pipe:0"),
        *("-vf", colours, *tags, "-color_range", "tv"),
        *("-c:v", "libx264", "-preset", PRESET, "-x264-params", _SEARCH, "-crf", _QUALITY),
        *("-g", str(fps * KEY_FRAME_S), "-threads", _THREADS),
        *(*_EXACT, "-f", "mp4", str(out)),
    )


def _joining(listed: Path, sound: Path, out: Path) -> Sequence[str]:
    return (
        *(*_QUIETLY, "-f", "concat", "-safe", "0", "-i", str(listed), "-i", str(sound)),
        *("-map", "0:v", "-map", "1:a", "-map_metadata", "-1"),
        *("-c:v", "copy", "-c:a", "aac", "-b:a", "128k"),
        *(*_EXACT, "-movflags", "+faststart", "-f", "mp4", str(out)),
    )
