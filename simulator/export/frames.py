"""Pictures of a performance: what cameras show at one time, and nothing else."""

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pygame

from simulator.figure.look import Look
from simulator.files import write_whole
from simulator.performance import Performance
from simulator.performance.scene import Scene
from simulator.stage import Stage
from simulator.stage.corners import Corners
from simulator.stage.inset import Corner, inset_size, put_inset
from simulator.stage.plan import paint_plan

Size = tuple[int, int]
PLAN = "plan"
"""What stands for a camera above the room."""


@dataclass(frozen=True, slots=True)
class Shot:
    """What a picture shows: a camera, another one in a corner, the size in pixels."""

    size: Size
    camera: str = "room"
    inset: str | None = None


class _FromAbove:
    """Paints plans, as a stage paints what a camera sees."""

    def __init__(self, looks: Mapping[str, Look]) -> None:
        self._looks = looks

    def paint(self, surface: pygame.Surface, scene: Scene, *, kept: bool) -> None:
        """Paint the plan all over, whatever is kept."""
        paint_plan(surface, scene, self._looks)


def _painter(size: Size, looks: Mapping[str, Look], camera: str, decor: str) -> Stage | _FromAbove:
    return _FromAbove(looks) if camera == PLAN else Stage(size, looks, camera, decor)


class View:
    """Paints the scenes of one performance as a shot shows them."""

    def __init__(self, shot: Shot, performance: Performance) -> None:
        looks, decor = performance.looks, performance.decor
        self._shot, self._corners = shot, Corners(performance)
        self._main = _painter(shot.size, looks, shot.camera, decor)
        small = inset_size(shot.size)
        self._inset = _painter(small, looks, shot.inset, decor) if shot.inset else None
        self._small = pygame.Surface(small)
        self._last: Corner | None = None

    def paint(self, surface: pygame.Surface, scene: Scene, *, kept: bool = False) -> None:
        """Paint a scene all over a surface, with ``kept`` only what differs from the last one."""
        if self._inset is None:
            self._main.paint(surface, scene, kept=kept)
            return
        corner = self._corners.at(scene.time_ms, self._shot.camera, self._shot.size)
        self._main.paint(surface, scene, kept=kept and corner == self._last)
        self._inset.paint(self._small, scene, kept=kept)
        put_inset(surface, self._small, corner)
        self._last = corner


def render_frame(performance: Performance, ms: int, shot: Shot) -> pygame.Surface:
    """Paint one picture, ``ms`` milliseconds into the performance."""
    return next(render_frames(performance, (ms,), shot))


def render_frames(
    performance: Performance, times: Iterable[int], shot: Shot
) -> Iterator[pygame.Surface]:
    """Paint one picture for each time, each on a surface of its own."""
    view = View(shot, performance)
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
