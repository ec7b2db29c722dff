"""Videos: a stretch of a performance with its sound, as a file that any player shows.

A stretch is cut into short parts, which all processors paint and encode side by side; then they are
put after one another. The same stretch always gives the same bytes with the same ffmpeg.
"""

import contextlib
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pygame

from simulator.export.captions import Captioner
from simulator.export.crew import CrewError, share_out
from simulator.export.encoder import KEY_FRAME_S, EncodingError, encoding, join
from simulator.export.frames import Shot, View
from simulator.export.parcel import parcel, unpack
from simulator.export.soundtrack import write_soundtrack
from simulator.files import whole_file
from simulator.performance import Performance

_BLUE_GREEN_RED = (0xFF0000, 0xFF00, 0xFF, 0)


_PART_S = 2 * KEY_FRAME_S
"""Seconds of a part: few enough to share them out evenly, many enough to be worth an ffmpeg."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """From when to when of a performance, in milliseconds, in so many pictures a second."""

    from_ms: int
    to_ms: int
    fps: int = 25

    def times(self) -> Iterator[int]:
        """Yield the time of every picture."""
        for n in range(self.pictures):
            yield self.from_ms + n * 1000 // self.fps

    @property
    def pictures(self) -> int:
        """Return how many pictures there are."""
        return -(-(self.to_ms - self.from_ms) * self.fps // 1000)

    def parts(self) -> Iterator["Stretch"]:
        """Yield it in parts of some seconds; the last may be shorter."""
        for start in range(self.from_ms, self.to_ms, _PART_S * 1000):
            yield Stretch(start, min(start + _PART_S * 1000, self.to_ms), self.fps)


def write_video(
    performance: Performance,
    stretch: Stretch,
    shot: Shot,
    out: Path,
    *,
    captions: bool = False,
    painted: Callable[[int], None] = lambda more: None,
) -> None:
    """Write a video with sound as MP4 (H.264, AAC), whole or not at all.

    Args:
        performance: What is shown.
        stretch: Which part of it.
        shot: The cameras and the size, which has to be even in both directions.
        out: Where it is put.
        captions: Whether what is heard is written into the pictures.
        painted: Is told now and then how many pictures more are done.

    Raises:
        EncodingError: There is no ffmpeg that can do it.
        OSError: The file cannot be written there.
    """
    with whole_file(out) as whole, _folder() as folder:
        parts = list(stretch.parts())
        files = [folder / f"{n}.mp4" for n in range(len(parts))]
        errand = partial(_paint, parcel(performance), shot, captions=captions)
        try:
            share_out(errand, list(zip(parts, files, strict=True)), painted)
        except CrewError as error:
            raise EncodingError(
                f"A process that was painting is gone ({error}), perhaps because memory ran out: "
                "close other programs, or take a smaller --size."
            ) from error
        sound = folder / "sound.wav"
        write_soundtrack(performance, stretch.from_ms, stretch.to_ms, sound)
        join(files, sound, whole)


@contextlib.contextmanager
def _folder() -> Iterator[Path]:
    """Lend a folder that vanishes, as far as an ffmpeg that was just ended lets go of it."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def _paint(
    packed: bytes,
    shot: Shot,
    parts: Sequence[tuple[Stretch, Path]],
    painted: Callable[[int], None],
    *,
    captions: bool,
) -> None:
    """Paint and encode parts of a performance, without sound."""
    performance = unpack(packed)
    for part, out in parts:
        with encoding(out, shot.size, part.fps) as add:
            for picture in _pictures(performance, part, shot, captions=captions):
                add(picture.get_view("0"))
                painted(1)


def _pictures(
    performance: Performance, stretch: Stretch, shot: Shot, *, captions: bool
) -> Iterator[pygame.Surface]:
    """Yield every picture; on one surface, of which only what has changed is painted anew."""
    view = View(shot, performance)
    captioner = Captioner(shot.size) if captions else None
    bare, captioned = (pygame.Surface(shot.size, 0, 32, _BLUE_GREEN_RED) for _ in range(2))
    for ms in stretch.times():
        scene = performance.at(ms)
        view.paint(bare, scene, kept=ms > stretch.from_ms)
        if captioner is None or not scene.captions:
            yield bare
        else:
            captioned.blit(bare, (0, 0))
            captioner.write(captioned, scene.captions)
            yield captioned
