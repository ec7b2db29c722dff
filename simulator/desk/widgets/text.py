"""Words on the screen: paragraphs and panels behind things."""

from typing import TYPE_CHECKING

import pygame

from simulator.desk.style.theme import TextStyle
from simulator.desk.widgets import paint
from simulator.desk.widgets.widget import Widget

if TYPE_CHECKING:
    from simulator.desk.widgets.scroll import Scroll
    from simulator.desk.widgets.ui import Ui


class Words(Widget):
    """A paragraph; ``height`` of its rectangle may be 0, then it is as tall as the words."""

    def __init__(
        self,
        ui: "Ui",
        rect: pygame.Rect,
        words: str,
        *,
        style: TextStyle = "text",
        colour: str = "ink",
        align: paint.Align = "left",
        middle: bool = False,
        into: "Scroll | None" = None,
        layer: int = 1,
    ) -> None:
        tall = rect.height or paint.height(ui.theme, words, rect.width, style)
        place = pygame.Rect(rect.left, rect.top, rect.width, tall)
        super().__init__(ui, "", place, role="text", says=words, into=into, layer=layer)
        self._style, self._colour, self._align, self._middle = style, colour, align, middle
        ui.add_text(self)
        self.redraw()

    @property
    def text_width(self) -> int:
        """Return how wide the words are on one line."""
        return paint.width(self.theme, self.says, self._style)

    def display(self, words: str, colour: str | None = None) -> None:
        """Say something else."""
        if words != self.says or colour not in {None, self._colour}:
            self.says, self._colour = words, colour or self._colour
            self.redraw()

    def paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Paint the words."""
        paint.text(
            surface,
            self.theme,
            self.says,
            area,
            style=self._style,
            colour=self._colour,
            align=self._align,
            wrap=not self._middle,
            middle=self._middle,
        )

    def on_hovered(self) -> None:
        """Stay as it is."""

    def on_unhovered(self) -> None:
        """Stay as it is."""

    def process_event(self, event: pygame.event.Event) -> bool:
        """Take nothing."""
        return False


class Panel(Words):
    """A card behind other things."""

    def __init__(
        self,
        ui: "Ui",
        rect: pygame.Rect,
        *,
        fill: str = "card",
        border: str | None = "line",
        layer: int = 1,
        into: "Scroll | None" = None,
    ) -> None:
        self._fill, self._border = fill, border
        super().__init__(ui, rect, "", layer=layer, into=into)

    def paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Paint the card."""
        border = self.theme.colour(self._border) if self._border else None
        radius = self.theme.px("radius")
        paint.panel(surface, area, self.theme.colour(self._fill), radius, border=border)


class Veil(Widget):
    """A thin veil over everything below, which takes all clicks."""

    def __init__(self, ui: "Ui", layer: int) -> None:
        super().__init__(ui, "", pygame.Rect((0, 0), ui.size), role="veil", layer=layer)
        self.redraw()

    def paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Paint the veil."""
        colour = pygame.Color(self.theme.colour("veil"))
        surface.fill((colour.r, colour.g, colour.b, 130))

    def on_hovered(self) -> None:
        """Stay as it is."""

    def on_unhovered(self) -> None:
        """Stay as it is."""

    def process_event(self, event: pygame.event.Event) -> bool:
        """Let no click through."""
        return event.type in {pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP, pygame.MOUSEWHEEL}
