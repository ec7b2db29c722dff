"""The stage: paints the scenes of a performance as one camera sees them."""

from collections.abc import Mapping

import pygame

from simulator.figure.look import Look
from simulator.performance.scene import Scene
from simulator.stage.camera import Size, camera
from simulator.stage.closeup import CloseUp
from simulator.stage.fixed import FixedView
from simulator.stage.palette import USUAL_DECOR
from simulator.stage.pause import collection_paused
from simulator.stage.picking import pick
from simulator.stage.pointing import Ring, rings

CLOSE_UP = "infant"


class Stage:
    """Paints scenes on pictures of one size.

    The same scene always gives the same bytes, whatever was painted before, and no clock is read.

    Args:
        size: Width and height of the picture in pixels.
        looks: The look of every actor of the performance.
        camera: "room", "corner", "door", or "infant" for the close-up.
        decor: The colours of the room, by a name of ``assets/room/palette.yaml``.
    """

    def __init__(
        self,
        size: Size,
        looks: Mapping[str, Look],
        camera: str = "room",
        decor: str = USUAL_DECOR,
    ) -> None:
        self.size = size
        self.camera = camera
        self._view = _view(size, looks, camera, decor)

    def paint(
        self, surface: pygame.Surface, scene: Scene, *, kept: bool = False
    ) -> list[pygame.Rect]:
        """Paint a scene; return the rectangles that differ from the scene painted before it.

        Args:
            surface: What is painted on. It is painted all over, so it may be a fresh one, or carry
                anything else.
            scene: What is painted.
            kept: The surface still carries the scene that this stage painted before: only the
                rectangles that differ are painted, which costs much less.
        """
        with collection_paused():
            return self._view.paint(surface, scene, kept=kept)

    def pick(self, scene: Scene, position: tuple[int, int]) -> str | None:
        """Return the actor, ``toy:<name>`` or None under a pixel."""
        aim = scene.closeup if self.camera == CLOSE_UP else None
        return pick(camera(self.camera, self.size, aim), scene, position)

    def rings(self, scene: Scene, actor: str, part: str) -> tuple[Ring, ...]:
        """Return circles around the head, the hands, the feet or the body of an actor."""
        aim = scene.closeup if self.camera == CLOSE_UP else None
        return rings(camera(self.camera, self.size, aim), scene, actor, part)


def _view(size: Size, looks: Mapping[str, Look], name: str, decor: str) -> FixedView | CloseUp:
    if name == CLOSE_UP:
        return CloseUp(size, looks, decor)
    return FixedView(camera(name, size), looks, decor)
