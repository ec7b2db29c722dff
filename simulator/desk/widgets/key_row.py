"""A key and what it does, as one row of a list."""

from typing import TYPE_CHECKING

import pygame

from simulator.desk.style.theme import Theme
from simulator.desk.widgets import paint
from simulator.desk.widgets.widget import Press, Widget

if TYPE_CHECKING:
    from simulator.desk.widgets.scroll import Scroll
    from simulator.desk.widgets.ui import Ui


class KeyRow(Widget):
    """One key and what it does; a press does it, or asks for another key."""

    def __init__(
        self,
        ui: "Ui",
        name: str,
        rect: pygame.Rect,
        keys: str,
        words: str,
        press: Press | None,
        *,
        cap: int,
        into: "Scroll",
        framed: bool = False,
    ) -> None:
        """Place the row.

        Args:
            ui: The window's controls.
            name: Its name.
            rect: Where it is.
            keys: What is printed on the key; empty if it has none.
            words: What it does.
            press: What a press on the row does.
            cap: How wide the room for keys is: before the words, or behind them in a frame.
            into: The scrolling area.
            framed: Whether the row looks like something to press.
        """
        role = "button" if press else "text"
        super().__init__(ui, name, rect, role=role, says=words, into=into, group="commands")
        self._keys, self._press, self._cap, self._framed = keys, press, cap, framed
        self._asks = ""
        if press:
            ui.add(self)
        else:
            ui.add_text(self)
            self.redraw()

    @staticmethod
    def height(theme: Theme, width: int, cap: int, words: str, *, framed: bool = False) -> int:
        """Return how tall the row must be."""
        inner = width - cap - 2 * theme.px("gap")
        more = theme.of(12 if framed else 6)
        return max(paint.height(theme, words, inner), paint.key_height(theme)) + more

    @property
    def value(self) -> str:
        """Return what is printed on the key."""
        return self._keys

    def ask(self, words: str) -> None:
        """Show words instead of the key's until another is given."""
        self._asks = words
        self.redraw()

    def press(self) -> None:
        """Do what the key does, or ask for another."""
        if self._press:
            self._press()

    def paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Paint the row."""
        theme, keys = self.theme, self._keys
        lit = self.hovered and self._press is not None
        if self._framed or lit:
            fill = theme.colour("accent_soft" if self._asks else "hover" if lit else "raised")
            border = theme.colour("accent" if self._asks else "line") if self._framed else None
            paint.panel(surface, area, fill, theme.of(8), border=border)
        margin = theme.px("gap") * 3 // 4
        if keys:
            cap = pygame.Rect(0, 0, paint.key_width(theme, keys), paint.key_height(theme))
            cap.right = area.right - margin if self._framed else self._cap
            cap.centery = area.centery
            paint.key_cap(surface, theme, keys, cap)
        left = margin if self._framed else self._cap + theme.px("gap")
        room = pygame.Rect(left, 0, area.width - self._cap - 2 * theme.px("gap"), 0)
        words = self._asks or self.says
        room.height = paint.height(theme, words, room.width)
        room.centery = area.centery
        colour = "accent" if self._asks else "ink"
        paint.text(surface, theme, words, room, colour=colour, wrap=True)
