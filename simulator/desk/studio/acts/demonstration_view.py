"""A small stage on which one behaviour is shown again and again."""

from typing import TYPE_CHECKING

import pygame

from simulator.desk.watching.stage_view import Stages
from simulator.desk.widgets.widget import Widget
from simulator.stage.corners import Corners
from simulator.stage.inset import inset_size, put_inset

if TYPE_CHECKING:
    from simulator.desk.widgets.ui import Ui
    from simulator.lessons.demonstrations import Demonstration

_WIDE, _CLOSE = "room", "infant"
_GRID_MS = 40
_REST_MS = 500
"""So long the last picture stands before it begins again."""


class DemonstrationView(Widget):
    """Plays a demonstration in a loop; where things are to stand still, its middle is shown."""

    def __init__(
        self, ui: "Ui", name: str, rect: pygame.Rect, *, says: str, close: bool = False
    ) -> None:
        """Place the view; it stays empty until it is given something to show.

        Args:
            ui: The window's controls.
            name: Its name.
            rect: Where it is.
            says: What it is called.
            close: Whether the infant's face is shown in the corner.
        """
        super().__init__(ui, name, rect, role="image", says=says)
        self._demonstration: Demonstration | None = None
        self._corners: Corners | None = None
        self._stages = Stages()
        self._close = close
        self._for_ms, self._shown = 0.0, -1
        ui.add_text(self)
        self.redraw()

    def play(self, demonstration: "Demonstration | None") -> None:
        """Play another demonstration from its beginning, or none."""
        if demonstration is self._demonstration:
            return
        self._demonstration, self._for_ms, self._shown = demonstration, 0.0, -1
        self._corners = None if demonstration is None else Corners(demonstration.performance)
        self.redraw()

    def advance(self, seconds: float) -> bool:
        """Let time pass; tell whether the picture changed."""
        shown = self._demonstration
        if shown is None:
            return False
        length = shown.to_ms - shown.from_ms
        self._for_ms = (self._for_ms + seconds * 1000) % (length + _REST_MS)
        at = (shown.start_ms + shown.end_ms) // 2
        if not self.ui.still:
            at = shown.from_ms + min(int(self._for_ms), length)
        at = at // _GRID_MS * _GRID_MS
        if at == self._shown:
            return False
        self._shown = at
        picture = self._painted(shown, at, _WIDE, self.rect.size).copy()
        if self._close and self._corners is not None:
            corner = self._corners.at(at, _WIDE, self.rect.size)
            small = self._painted(shown, at, _CLOSE, inset_size(self.rect.size))
            put_inset(picture, small, corner)
        self.image = picture
        return True

    def _painted(
        self, shown: "Demonstration", at: int, camera: str, size: tuple[int, int]
    ) -> pygame.Surface:
        stage, surface, known = self._stages.get(shown.performance, camera, size)
        stage.paint(surface, shown.performance.at(at), kept=known)
        return surface

    def paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Paint the ground on which the picture will stand."""
        surface.fill(self.theme.colour("stage"))

    def let_go(self) -> None:
        """Drop the picture and the painters."""
        super().let_go()
        self._stages.release()

    def on_hovered(self) -> None:
        """Stay as it is."""

    def on_unhovered(self) -> None:
        """Stay as it is."""

    def process_event(self, event: pygame.event.Event) -> bool:
        """Take nothing."""
        return False
