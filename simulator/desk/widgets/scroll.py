"""Scroll: an area that shows a part of something taller."""

from typing import TYPE_CHECKING

import pygame
from pygame_gui.elements import UIScrollingContainer

if TYPE_CHECKING:
    from simulator.desk.widgets.ui import Ui


class Scroll:
    """A scrolling area; widgets are placed in it by naming it, from its own top left corner."""

    def __init__(self, ui: "Ui", rect: pygame.Rect, *, layer: int = 1) -> None:
        self.container = UIScrollingContainer(
            rect, ui.manager, starting_height=layer, allow_scroll_x=False
        )
        self.rect = rect.copy()
        self.width = rect.width - 22  # the scroll bar of pygame_gui is 20 wide, whatever the scale

    @property
    def top(self) -> int:
        """Return how far it is scrolled, in pixels."""
        return int(-self.container.scrollable_container.relative_rect.y)

    @property
    def height(self) -> int:
        """Return the height of everything in it."""
        return int(self.container.scrollable_container.relative_rect.height)

    def filled(self, height: int) -> None:
        """Say how tall all that was put into it is."""
        self.container.set_scrollable_area_dimensions((self.width, max(height, 1)))

    def to(self, top: int) -> None:
        """Scroll so that ``top`` is the first line shown."""
        bar = self.container.vert_scroll_bar
        if bar is not None and self.height > self.rect.height:
            top = min(max(top, 0), self.height - self.rect.height)
            bar.set_scroll_from_start_percentage(top / self.height)

    def reveal(self, rect: pygame.Rect, margin: int = 12) -> None:
        """Scroll as little as needed to show ``rect``, given in pixels of the window."""
        if rect.top - margin < self.rect.top:
            self.to(self.top - (self.rect.top - rect.top) - margin)
        elif rect.bottom + margin > self.rect.bottom:
            self.to(self.top + rect.bottom - self.rect.bottom + margin)
