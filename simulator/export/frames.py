"""Pictures of a performance: what one camera shows at one time, and nothing else."""

import io
from collections.abc import Iterable, Iterator
from pathlib import Path

import pygame

from simulator.export.files import write_whole
from simulator.performance import Performance
from simulator.stage import Stage

Size = tuple[int, int]


def render_frame(performance: Performance, ms: int, camera: str, size: Size) -> pygame.Surface:
    """Paint what ``camera`` shows ``ms`` milliseconds into the performance; ``size`` in pixels."""
    return next(render_frames(performance, (ms,), camera, size))


def render_frames(
    performance: Performance, times: Iterable[int], camera: str, size: Size
) -> Iterator[pygame.Surface]:
    """Paint one picture for each time, each on a surface of its own."""
    stage = Stage(size, performance.looks, camera)
    for ms in times:
        surface = pygame.Surface(size)
        stage.paint(surface, performance.at(ms))
        yield surface


def write_picture(surface: pygame.Surface, path: Path) -> None:
    """Write a PNG, whole or not at all.

    Raises:
        OSError: It cannot be written there.
    """
    content = io.BytesIO()
    pygame.image.save(surface, content, "picture.png")
    write_whole(path, content.getvalue())
