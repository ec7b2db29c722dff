"""Strips: a stretch of a performance as pictures of several cameras under each other."""

from collections.abc import Sequence

import pygame

from simulator.export.frames import Shot, Size, render_frames
from simulator.performance import Performance

_PAPER = pygame.Color("#F7F1E6")
_GAP = 8


def spread(from_ms: int, to_ms: int, count: int) -> tuple[int, ...]:
    """Return ``count`` times from the first to the last millisecond, evenly spread."""
    if count == 1:
        return (from_ms,)
    return tuple(round(from_ms + (to_ms - from_ms) * k / (count - 1)) for k in range(count))


def strip(
    performance: Performance, times: Sequence[int], cameras: Sequence[str], size: Size
) -> pygame.Surface:
    """Paint one column for each time and one row for each camera, without any words."""
    width, height = size
    sheet = pygame.Surface(
        (len(times) * (width + _GAP) - _GAP, len(cameras) * (height + _GAP) - _GAP)
    )
    sheet.fill(_PAPER)
    for row, camera in enumerate(cameras):
        pictures = render_frames(performance, times, Shot(size, camera))
        for column, picture in enumerate(pictures):
            sheet.blit(picture, (column * (width + _GAP), row * (height + _GAP)))
    return sheet
