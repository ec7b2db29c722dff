"""The stage view: the picture of the moment, with the infant's face in a corner."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol

import pygame

from simulator.desk.watching.rings import put_ring
from simulator.desk.widgets import paint
from simulator.desk.widgets.widget import Press, Widget
from simulator.stage import Stage
from simulator.stage.corners import Corners, Shown
from simulator.stage.inset import Corner, inset_rect, inset_size, put_inset

if TYPE_CHECKING:
    from simulator.desk.widgets.ui import Ui
    from simulator.figure.look import Look
    from simulator.performance.scene import Scene

CAMERAS = ("room", "corner", "door", "infant")
_CLOSEUP = "infant"
_MOST = 2
"""A camera, and the close-up in its corner."""
Pointed = tuple[str, str]
"""An actor, and a part of the body: head, hands, feet or body."""


class Shows(Shown, Protocol):
    """What can be asked for the scene at a time, and for how it looks."""

    @property
    def looks(self) -> Mapping[str, "Look"]:
        """Return who looks how."""

    @property
    def decor(self) -> str:
        """Return the colours of the room, by name."""


class Stages:
    """Painters that stay while the same people are shown, however often the window is built.

    Only the last ones used are kept: each holds several pictures of its size.
    """

    def __init__(self) -> None:
        self._for: tuple[Mapping[str, Look], str] | None = None
        self._made: dict[tuple[str, tuple[int, int]], tuple[Stage, pygame.Surface]] = {}

    def get(
        self, shows: Shows, camera: str, size: tuple[int, int]
    ) -> tuple[Stage, pygame.Surface, bool]:
        """Return a painter with its picture, and whether it has painted before."""
        if self._for != (shows.looks, shows.decor):
            self._for, self._made = (shows.looks, shows.decor), {}
        kept = self._made.pop((camera, size), None)
        for oldest in tuple(self._made)[: len(self._made) + 1 - _MOST]:
            del self._made[oldest]
        made = kept or (Stage(size, shows.looks, camera, shows.decor), pygame.Surface(size))
        self._made[camera, size] = made
        return (*made, kept is not None)

    def release(self) -> None:
        """Let go of all painters: what they paint is not shown any more, at least for now."""
        self._for, self._made = None, {}


class StageView(Widget):
    """A window onto a performance. The same time always gives the same picture."""

    def __init__(
        self,
        ui: "Ui",
        name: str,
        rect: pygame.Rect,
        performance: Shows,
        press: Press,
        *,
        says: str,
        caption: Callable[[Sequence[str]], str],
        stages: Stages,
        point: Callable[[str], None] | None = None,
    ) -> None:
        """Place the view.

        Args:
            ui: The window's controls.
            name: Its name.
            rect: Where it is.
            performance: What it shows.
            press: What a press does.
            says: What it is called.
            caption: Says in words what is heard; nothing where captions are not wanted.
            stages: Its painters, kept from when the window was built before.
            point: Takes who or what was clicked; without it a click is a press.
        """
        super().__init__(ui, name, rect, role="picture", says=says)
        self._performance, self._press, self._words = performance, press, caption
        self._point = point
        self._stages, self._corners = stages, Corners(performance)
        self._shown: tuple[int, str, bool, Pointed | None] | None = None
        ui.add(self)

    def display(
        self, ms: int, camera: str, *, closeup: bool, pointed: Pointed | None = None
    ) -> bool:
        """Show a time of the performance; tell whether it was not shown already.

        ``pointed`` is an actor and a part of the body to put a ring around.
        """
        if self._shown == (ms, camera, closeup, pointed):
            return False
        self._shown = (ms, camera, closeup, pointed)
        scene = self._performance.at(ms)
        self.redraw()
        picture = self.image
        picture.blit(self._paint_stage(scene, camera, self.rect.size), (0, 0))
        if pointed is not None:
            self._put_rings(picture, scene, camera, pointed)
        if closeup and camera != _CLOSEUP:
            small = self._paint_stage(scene, _CLOSEUP, inset_size(self.rect.size))
            put_inset(picture, small, self.corner(ms, camera))
        if words := self._words(scene.captions):
            self._caption(picture, words)
        return True

    def _put_rings(
        self, picture: pygame.Surface, scene: "Scene", camera: str, pointed: Pointed
    ) -> None:
        """Put a light ring with a dark edge around what is pointed at."""
        stage, *_ = self._stages.get(self._performance, camera, self.rect.size)
        for ring in stage.rings(scene, *pointed):
            put_ring(picture, (ring.x, ring.y), ring.radius, self.theme.of(3))

    def _caption(self, picture: pygame.Surface, words: str) -> None:
        """Write what is heard low into the picture."""
        theme = self.theme
        most = picture.get_width() - theme.of(48)
        wide = min(paint.width(theme, words, "small") + 2, most)
        tall = paint.height(theme, words, wide, "small")
        plate = pygame.Rect(0, 0, wide + theme.of(28), tall + theme.of(10))
        plate.midbottom = picture.get_width() // 2, picture.get_height() - theme.of(10)
        paint.panel(picture, plate, theme.colour("raised"), theme.px("radius"))
        inner = plate.inflate(-theme.of(28), -theme.of(10))
        paint.text(picture, theme, words, inner, style="small", align="centre", wrap=True)

    def _paint_stage(self, scene: "Scene", camera: str, size: tuple[int, int]) -> pygame.Surface:
        stage, surface, known = self._stages.get(self._performance, camera, size)
        stage.paint(surface, scene, kept=known)
        return surface

    def corner(self, ms: int, camera: str) -> Corner:
        """Return the corner of the close-up at a time, in what a camera sees."""
        return self._corners.at(ms, camera, self.rect.size)

    @property
    def keeps_free(self) -> Sequence[pygame.Rect]:
        """Return where the infant's face is shown large."""
        if self._shown is None:
            return ()
        ms, camera, closeup, _ = self._shown
        if camera == _CLOSEUP:
            return (self.rect,)
        inset = inset_rect(self.rect.size, self.corner(ms, camera)).move(self.rect.topleft)
        return (inset,) if closeup else ()

    def redraw(self) -> None:
        """Stand empty until the first picture."""
        if self.image is None:
            surface = pygame.Surface(self.rect.size)
            surface.fill(self.theme.colour("stage"))
            self.image = surface

    def press(self) -> None:
        """Play or pause."""
        self._press()

    def mouse_up(self, pos: tuple[int, int], *, inside: bool) -> None:
        """Tell who was clicked, if anybody asks; else it is a press."""
        hit = self._hit(pos) if inside else None
        if self._point is not None and hit is not None:
            self.ui.later(partial(self._point, hit))
        else:
            super().mouse_up(pos, inside=inside)

    def _hit(self, pos: tuple[int, int]) -> str | None:
        if self._shown is None:
            return None
        ms, camera, *_ = self._shown
        stage, *_ = self._stages.get(self._performance, camera, self.rect.size)
        return stage.pick(self._performance.at(ms), pos)

    def on_hovered(self) -> None:
        """Stay as it is."""

    def on_unhovered(self) -> None:
        """Stay as it is."""


def still(performance: Shows, ms: int, size: tuple[int, int]) -> pygame.Surface:
    """Return the picture of one moment by the room camera."""
    surface = pygame.Surface(size)
    Stage(size, performance.looks, "room", performance.decor).paint(surface, performance.at(ms))
    return surface
