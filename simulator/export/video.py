"""Videos: a stretch of a performance with its sound, as a file that any player shows.

Pictures are painted here and encoded by ffmpeg beside it, so that two cores share the work. The
same stretch always gives the same bytes with the same ffmpeg.
"""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pygame

from simulator.export.captions import Captioner
from simulator.export.encoder import encoding
from simulator.export.frames import Shot, View
from simulator.export.soundtrack import write_soundtrack
from simulator.files import whole_file
from simulator.performance import Performance

_BLUE_GREEN_RED = (0xFF0000, 0xFF00, 0xFF, 0)


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


def write_video(
    performance: Performance,
    stretch: Stretch,
    shot: Shot,
    out: Path,
    *,
    captions: bool = False,
    painted: Callable[[], None] = lambda: None,
) -> None:
    """Write a video with sound as MP4 (H.264, AAC), whole or not at all.

    Args:
        performance: What is shown.
        stretch: Which part of it.
        shot: The cameras and the size, which has to be even in both directions.
        out: Where it is put.
        captions: Whether what is heard is written into the pictures.
        painted: Called after every picture.

    Raises:
        EncodingError: There is no ffmpeg that can do it.
        OSError: The file cannot be written there.
    """
    with whole_file(out) as part, tempfile.TemporaryDirectory() as folder:
        sound = Path(folder) / "sound.wav"
        write_soundtrack(performance, stretch.from_ms, stretch.to_ms, sound)
        with encoding(part, shot.size, stretch.fps, sound) as add:
            for picture in _pictures(performance, stretch, shot, captions=captions):
                add(picture.get_view("0"))
                painted()


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
