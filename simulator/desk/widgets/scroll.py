"""Scroll: an area that shows a part of something taller."""

from typing import TYPE_CHECKING

import pygame
from pygame_gui.elements import UIScrollingContainer

from simulator.desk.widgets import paint

if TYPE_CHECKING:
    from simulator.desk.widgets.ui import Ui


BAR = 22
"""Room for the scroll bar: pygame_gui makes it 20 wide, whatever the scale."""
_FADE = 28
"""In designed pixels."""


class Scroll:
    """A scrolling area; widgets are placed in it by naming it, from its own top left corner."""

    def __init__(
        self,
        ui: "Ui",
        rect: pygame.Rect,
        *,
        layer: int = 1,
        fits: bool = False,
        fades: bool = False,
    ) -> None:
        """Place the area.

        Args:
            ui: The window's controls.
            rect: Where it is.
            layer: Higher ones lie above.
            fits: Whether it is known that nothing will have to be scrolled.
            fades: Whether what goes on below fades into the paper there, so that no line looks cut.
        """
        self.container = UIScrollingContainer(
            rect, ui.manager, starting_height=layer, allow_scroll_x=False
        )
        self.rect = rect.copy()
        self._theme = ui.theme
        self.width = rect.width - (0 if fits else BAR)
        self._fade = self._painted_fade() if fades else None
        ui.add_scroll(self)

    @property
    def top(self) -> int:
        """Return how far it is scrolled, in pixels."""
        return int(-self.container.scrollable_container.relative_rect.y)

    @property
    def height(self) -> int:
        """Return the height of everything in it."""
        return int(self.container.scrollable_container.relative_rect.height)

    def draw_bar(self, surface: pygame.Surface) -> None:
        """Draw the bar as a thin line over the wider one by which pygame_gui lets it be held.

        What goes on below the lower edge fades there.
        """
        bar = self.container.vert_scroll_bar
        if bar is None or bar.sliding_button is None or self.height <= self.rect.height:
            return
        if self._fade is not None and self.top + self.rect.height < self.height - 1:
            surface.blit(self._fade, self._fade.get_rect(bottomleft=self.rect.bottomleft))
        thumb = pygame.Rect(bar.sliding_button.rect)
        line = pygame.Rect(thumb.right - self._theme.of(9), thumb.top, self._theme.of(7), 0)
        line.height = thumb.height
        lit = bar.sliding_button.hovered or bar.sliding_button.held
        colour = self._theme.colour("line_strong" if lit else "line")
        paint.panel(surface, line, colour, line.width // 2)

    def _painted_fade(self) -> pygame.Surface:
        """Return the paper as it covers more and more towards the lower edge."""
        colour, tall = self._theme.colour("paper"), min(self._theme.of(_FADE), self.rect.height)
        fade = pygame.Surface((max(self.width, 1), tall), pygame.SRCALPHA)
        for y in range(tall):
            fade.fill((*colour[:3], 255 * (y + 1) // tall), (0, y, fade.get_width(), 1))
        return fade

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
        elif rect.height > self.rect.height and rect.top < self.rect.centery:
            return
        elif rect.bottom + margin > self.rect.bottom:
            self.to(self.top + rect.bottom - self.rect.bottom + margin)
