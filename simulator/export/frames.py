"""Pictures of a performance: what cameras show at one time, and nothing else."""

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pygame

from simulator.export.files import write_whole
from simulator.figure.look import Look
from simulator.performance import Performance
from simulator.performance.scene import Scene
from simulator.stage import Stage

Size = tuple[int, int]
_INSET_SHARE, _MARGIN_SHARE, _EDGE_SHARE = 3 / 8, 1 / 90, 1 / 240
"""Of the height of the picture: the side of an inset, its distance from the corner, its frame."""
_EDGE = pygame.Color("#FFFDF8")


@dataclass(frozen=True, slots=True)
class Shot:
    """What a picture shows: a camera, another one in its upper right corner, the size in pixels."""

    size: Size
    camera: str = "room"
    inset: str | None = None


class View:
    """Paints the scenes of one performance as a shot shows them."""

    def __init__(self, shot: Shot, looks: Mapping[str, Look], decor: str) -> None:
        self._main = Stage(shot.size, looks, shot.camera, decor)
        height = shot.size[1]
        side, margin = round(height * _INSET_SHARE), round(height * _MARGIN_SHARE)
        self._frame = pygame.Rect(0, margin, side, side)
        self._frame.right = shot.size[0] - margin
        self._inset = Stage((side, side), looks, shot.inset, decor) if shot.inset else None
        self._small = pygame.Surface((side, side))

    def paint(self, surface: pygame.Surface, scene: Scene) -> None:
        """Paint a scene all over a surface."""
        self._main.paint(surface, scene)
        if self._inset is not None:
            self._inset.paint(self._small, scene)
            edge = max(round(surface.get_height() * _EDGE_SHARE), 1)
            surface.fill(_EDGE, self._frame.inflate(2 * edge, 2 * edge))
            surface.blit(self._small, self._frame)


def render_frame(performance: Performance, ms: int, shot: Shot) -> pygame.Surface:
    """Paint one picture, ``ms`` milliseconds into the performance."""
    return next(render_frames(performance, (ms,), shot))


def render_frames(
    performance: Performance, times: Iterable[int], shot: Shot
) -> Iterator[pygame.Surface]:
    """Paint one picture for each time, each on a surface of its own."""
    view = View(shot, performance.looks, performance.decor)
    for ms in times:
        surface = pygame.Surface(shot.size)
        view.paint(surface, performance.at(ms))
        yield surface


def write_picture(surface: pygame.Surface, path: Path) -> None:
    """Write a PNG, whole or not at all.

    Raises:
        OSError: It cannot be written there.
    """
    content = io.BytesIO()
    pygame.image.save(surface, content, "picture.png")
    write_whole(path, content.getvalue())
