"""Tiles: cards that are pressed."""

from typing import TYPE_CHECKING

import pygame

from simulator.desk.style.theme import TextStyle, Theme
from simulator.desk.widgets import paint
from simulator.desk.widgets.widget import Press, Widget

if TYPE_CHECKING:
    from simulator.desk.widgets.scroll import Scroll
    from simulator.desk.widgets.ui import Ui

_BESIDE = 640
"""In designed pixels of words: from this width on a large tile has a picture."""


class Tile(Widget):
    """A card that is pressed: a title, a paragraph, a word aside, perhaps a picture."""

    def __init__(
        self,
        ui: "Ui",
        name: str,
        rect: pygame.Rect,
        title: str,
        press: Press,
        *,
        words: str = "",
        aside: str = "",
        colour: str | None = None,
        icon: paint.Icon | None = None,
        picture: pygame.Surface | None = None,
        large: str = "",
        do: str = "",
        waits: str = "",
        chosen: bool = False,
        quiet: bool = False,
        into: "Scroll | None" = None,
        group: str | None = None,
    ) -> None:
        """Place the tile.

        Args:
            ui: The window's controls.
            name: Its name.
            rect: Where it is.
            title: What it is.
            press: What a press does.
            words: A paragraph.
            aside: A word in small print.
            colour: A stripe of this colour at the left.
            icon: A sign at the right.
            picture: A picture at the left.
            large: Makes the title large and gives it room for a picture, with this word above it.
            do: What a press does, on a plate below the words of a large tile.
            waits: What stands in place of the picture of a large tile while there is none.
            chosen: Whether it looks pressed in.
            quiet: One of a list: no card behind it unless it is chosen or under the mouse.
            into: The scrolling area that holds it.
            group: The Tab stop that it shares.
        """
        super().__init__(ui, name, rect, role="button", says=title or words, into=into, group=group)
        self._title, self._words, self._aside, self._large = title, words, aside, large
        self._do, self._waits = do, waits
        self._press, self._colour, self._icon = press, colour, icon
        self._picture, self.chosen, self._quiet = picture, chosen, quiet
        ui.add(self)

    @staticmethod
    def height(
        theme: Theme,
        width: int,
        *,
        title: str,
        words: str = "",
        aside: str = "",
        icon: bool = False,
    ) -> int:
        """Return how tall a tile must be."""
        inner = width - 2 * theme.px("gap") - (theme.of(36) if icon else 0)
        parts = (
            paint.height(theme, title, inner, "strong"),
            paint.height(theme, words, inner),
            paint.height(theme, aside, inner, "small"),
        )
        gaps = theme.of(4) * (sum(p > 0 for p in parts) - 1)
        return sum(parts) + gaps + 2 * theme.of(12)

    @staticmethod
    def least_width(theme: Theme, *, title: str, words: str = "") -> int:
        """Return how wide a tile must be at least, for its longest word."""
        longest = paint.longest_word(theme, title, "strong"), paint.longest_word(theme, words)
        return max(longest) + 2 * theme.px("gap") + 2

    @staticmethod
    def large_height(
        theme: Theme, width: int, *, large: str, title: str, words: str, aside: str, do: str
    ) -> int:
        """Return how tall a large tile with a picture must be; the picture is as tall as it."""
        tall = theme.of(210)
        for _ in range(4):  # a taller tile has a wider picture, which leaves less room for words
            wide = _picture_width(theme, width, tall)
            inner = width - wide - 2 * theme.px("gap") - (theme.px("tight") if wide else 0)
            parts = (
                paint.height(theme, large, inner, "strong"),
                paint.height(theme, title, inner, "title"),
                paint.height(theme, words, inner),
                paint.height(theme, aside, inner, "small"),
            )
            plate = theme.px("control") + theme.px("gap") if do else 0
            tall = max(tall, sum(parts) + plate + 3 * theme.of(4) + 2 * theme.of(12))
        return tall

    def press(self) -> None:
        """Do what the tile is for."""
        self._press()

    def choose(self, *, chosen: bool) -> None:
        """Show it as chosen or not."""
        if chosen != self.chosen:
            self.chosen = chosen
            self.redraw()

    def show_picture(self, picture: pygame.Surface) -> None:
        """Show another picture at its left."""
        self._picture = picture
        self.redraw()

    def paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Paint the tile."""
        theme, radius = self.theme, self.theme.px("radius")
        fill = "accent_soft" if self.chosen else "hover" if self.hovered else "card"
        border = "accent" if self.chosen else "line_strong" if self.hovered else "line"
        if self.chosen or self._quiet:
            if self.chosen or self.hovered:
                paint.panel(surface, area, theme.colour(fill), radius, border=theme.colour(border))
        else:
            self._paint_key(surface, area, fill, border)
        inner = area.inflate(-2 * theme.px("gap"), -2 * theme.of(12))
        if self._large:
            inner = self._with_picture(surface, area, inner)
        if self._colour:
            stripe = pygame.Rect(
                area.left, area.top + radius, theme.of(4), area.height - 2 * radius
            )
            pygame.draw.rect(surface, theme.colour(self._colour), stripe)
        if self._icon:
            square = pygame.Rect(0, 0, theme.of(20), theme.of(20))
            square.midright = inner.midright
            paint.icon(surface, self._icon, square, theme.colour("accent"))
            inner.width -= theme.of(36)
        top = inner.top
        for words, style, ink in self._lines():
            line = pygame.Rect(inner.left, top, inner.width, inner.bottom - top)
            used = paint.text(surface, theme, words, line, style=style, colour=ink, wrap=True)
            top += used + theme.of(4)
        if self._do:
            self._paint_plate(surface, inner)

    def _paint_key(
        self, surface: pygame.Surface, area: pygame.Rect, fill: str, border: str
    ) -> None:
        """Paint the card like a key: the edge below says that it can be pressed."""
        theme, radius = self.theme, self.theme.px("radius")
        edge = theme.colour("accent" if self.hovered else "line_strong")
        paint.panel(surface, area, edge, radius)
        top = pygame.Rect(area.left, area.top, area.width, area.height - theme.of(2))
        paint.panel(surface, top, theme.colour(fill), radius, border=theme.colour(border))

    def _paint_plate(self, surface: pygame.Surface, inner: pygame.Rect) -> None:
        """Paint what a press does at the bottom, like the one button that matters."""
        theme = self.theme
        wide = paint.width(theme, self._do, "strong") + 3 * theme.px("gap") + theme.of(20)
        plate = pygame.Rect(inner.left, 0, min(wide, inner.width), theme.px("control"))
        plate.bottom = inner.bottom
        fill = theme.colour("accent_hover" if self.hovered else "accent")
        paint.panel(surface, plate, fill, theme.px("radius"))
        sign = pygame.Rect(0, 0, theme.of(16), theme.of(16))
        sign.midleft = plate.left + theme.px("gap"), plate.centery
        paint.icon(surface, "play", sign, theme.colour("on_accent"))
        left = sign.right + theme.px("tight")
        words = pygame.Rect(left, plate.top, plate.right - left, plate.height)
        paint.text(surface, theme, self._do, words, style="strong", colour="on_accent")

    def _lines(self) -> list[tuple[str, TextStyle, str]]:
        """Return the words of the tile with style and colour."""
        lines: list[tuple[str, TextStyle, str]] = [
            (self._large, "strong", "accent"),
            (self._title, "title" if self._large else "strong", "ink"),
            (self._words, "text", "ink_soft" if self._title else "ink"),
            (self._aside, "small", "ink_soft"),
        ]
        return [line for line in lines if line[0]]

    def _with_picture(
        self, surface: pygame.Surface, area: pygame.Rect, inner: pygame.Rect
    ) -> pygame.Rect:
        """Paint the picture on the left, or its frame, and return what is left for words."""
        theme = self.theme
        margin, wide = theme.px("tight"), _picture_width(theme, area.width, area.height)
        if not wide:
            return inner
        place = pygame.Rect(area.left + margin, 0, wide, wide * 9 // 16)
        place.centery = area.centery
        if self._picture is not None:
            surface.blit(pygame.transform.smoothscale(self._picture, place.size), place)
        else:
            paint.frame(surface, theme, place, self._waits)
        left = place.right + theme.px("gap")
        return pygame.Rect(left, inner.top, inner.right - left, inner.height)


def _picture_width(theme: Theme, width: int, height: int) -> int:
    """Return how wide the picture of a large tile is; 0 where the words need all the room."""
    if width < theme.em(_BESIDE):
        return 0
    return min(height - 2 * theme.px("tight"), theme.of(220)) * 16 // 9
