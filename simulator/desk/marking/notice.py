"""Notice: a few words over the picture that ask for nothing."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pygame

from simulator.desk.style.theme import TextStyle
from simulator.desk.widgets import paint
from simulator.desk.widgets.text import Words

if TYPE_CHECKING:
    from simulator.desk.widgets.ui import Ui

_LAYER = 3
_SHOWN_S, _GOES_S = 8.0, 0.6


class Notice(Words):
    """Words on a plate; they go by themselves after a while, or where they are clicked."""

    def __init__(self, ui: "Ui", room: Callable[[], pygame.Rect]) -> None:
        """Hide until there is something to say; the plate is as large as its words in ``room``."""
        self._room, self._left = room, 0.0
        here = room()
        super().__init__(ui, pygame.Rect(here.topleft, (here.width, 1)), "", layer=_LAYER)
        self.put_away()

    def tell(self, words: str, *, stays: bool = False) -> bool:
        """Show words; those that stay wait until they are put away.

        Returns:
            Whether there was room for them; if not, nothing is shown.
        """
        theme, margin = self.theme, self.theme.of(14)
        place = self._room()
        room = place.inflate(-2 * margin, -2 * theme.of(9))
        styles: tuple[TextStyle, ...] = ("text", "small")
        for style in styles:
            wide = min(paint.width(theme, words, style) + 2, room.width)
            tall = paint.height(theme, words, wide, style)
            if tall <= room.height:
                break
        else:
            return False
        self._style = style
        self.set_relative_position(place.topleft)
        self.set_dimensions((wide + 2 * margin, tall + 2 * theme.of(9)))
        self.says, self._left = words, float("inf") if stays else _SHOWN_S
        self.visible = True
        self.redraw()
        return True

    def go_soon(self) -> None:
        """Let words that stay go too."""
        self._left = min(self._left, _GOES_S)

    def put_away(self) -> bool:
        """Hide; tell whether there was something to read."""
        was, self.visible = self.visible, False
        return bool(was)

    def update(self, time_delta: float) -> None:
        """Go after a while."""
        super().update(time_delta)
        self._left -= time_delta
        if self._left <= 0:
            self.put_away()

    def paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Paint the plate and the words."""
        if not self.says:
            return
        theme = self.theme
        edge = theme.colour("line_strong")
        paint.panel(surface, area, theme.colour("raised"), theme.px("radius"), border=edge)
        inner = area.inflate(-2 * theme.of(14), -2 * theme.of(9))
        paint.text(surface, theme, self.says, inner, style=self._style, wrap=True)

    def process_event(self, event: pygame.event.Event) -> bool:
        """Go where it is clicked."""
        pressed = event.type == pygame.MOUSEBUTTONDOWN and event.button == pygame.BUTTON_LEFT
        if pressed and self.visible and self.hover_point(*event.pos):
            self.put_away()
            return True
        return False
