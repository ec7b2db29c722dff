"""Picture: a frame that stays empty until its picture is painted."""

from typing import TYPE_CHECKING

import pygame

from simulator.desk.widgets import paint
from simulator.desk.widgets.widget import Widget

if TYPE_CHECKING:
    from simulator.desk.widgets.scroll import Scroll
    from simulator.desk.widgets.ui import Ui


class Picture(Widget):
    """A picture in a scrolling area."""

    def __init__(
        self, ui: "Ui", rect: pygame.Rect, *, says: str, into: "Scroll", waits: str = ""
    ) -> None:
        """Place the frame; ``waits`` stands in it until its picture is painted."""
        super().__init__(ui, "", rect, role="image", says=says, into=into)
        self._waits = waits
        self._picture: pygame.Surface | None = None
        ui.add_text(self)
        self.redraw()

    @property
    def empty(self) -> bool:
        """Tell whether there is no picture yet."""
        return self._picture is None

    def near(self, area: pygame.Rect) -> bool:
        """Tell whether it can be seen in ``area`` of the window, or soon."""
        return bool(area.inflate(0, area.height).colliderect(self.rect))

    def fill(self, picture: pygame.Surface) -> None:
        """Fill the frame."""
        self._picture = picture
        self.redraw()

    def paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Paint the picture, or what is behind it."""
        if self._picture is not None:
            surface.blit(self._picture, self._picture.get_rect(center=area.center))
        else:
            paint.frame(surface, self.theme, area, self._waits)

    def on_hovered(self) -> None:
        """Stay as it is."""

    def on_unhovered(self) -> None:
        """Stay as it is."""

    def process_event(self, event: pygame.event.Event) -> bool:
        """Take nothing."""
        return False
