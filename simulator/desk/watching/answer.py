"""Answers: one of a few, each given by one key, and shown as right or wrong afterwards."""

from typing import TYPE_CHECKING, Literal

import pygame

from simulator.desk.style.theme import Theme
from simulator.desk.widgets import paint
from simulator.desk.widgets.widget import Press, Widget

if TYPE_CHECKING:
    from simulator.desk.widgets.scroll import Scroll
    from simulator.desk.widgets.ui import Ui

State = Literal["open", "right", "wrong", "other"]
_SIGNS: dict[State, tuple[paint.Icon, str]] = {
    "right": ("tick", "good"),
    "wrong": ("cross", "look"),
}


class Answer(Widget):
    """A card with the key that gives this answer.

    Once it is known, the right one has a tick and the wrong one that was given a cross.
    """

    def __init__(
        self,
        ui: "Ui",
        name: str,
        rect: pygame.Rect,
        words: str,
        key: str,
        press: Press,
        *,
        state: State = "open",
        says: str = "",
        into: "Scroll | None" = None,
    ) -> None:
        """Place the answer; its height is that of its words.

        Args:
            ui: The window's controls.
            name: Its name.
            rect: Where it is; the height is not used.
            words: The answer.
            key: What is printed on its key.
            press: What a press does.
            state: Whether it is known to be right or wrong.
            says: What it is called, if more than its words.
            into: The scrolling area that holds it.
        """
        inner = rect.width - _room(ui.theme, key)
        tall = max(paint.height(ui.theme, words, inner), paint.key_height(ui.theme))
        place = pygame.Rect(rect.left, rect.top, rect.width, tall + 2 * ui.theme.of(10))
        super().__init__(
            ui, name, place, role="button", says=says or words, into=into, group="answers"
        )
        self._words, self._key, self._press, self._state = words, key, press, state
        self.redraw()
        if state == "open":
            ui.add(self)
        else:
            ui.add_text(self)

    def press(self) -> None:
        """Give this answer."""
        if self._state == "open":
            self._press()

    def paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Paint the card."""
        theme = self.theme
        sign = _SIGNS.get(self._state)
        fill = "hover" if self.hovered and self._state == "open" else "raised"
        border = sign[1] if sign else "line"
        width = theme.of(2) if sign else theme.of(1.2)
        paint.panel(
            surface,
            area,
            theme.colour(fill),
            theme.px("radius"),
            border=theme.colour(border),
            width=width,
        )
        wide, tall = paint.key_width(theme, self._key), paint.key_height(theme)
        cap = pygame.Rect(theme.of(10), area.centery - tall // 2, wide, tall)
        if sign:
            square = pygame.Rect(0, 0, theme.of(18), theme.of(18))
            square.center = cap.center
            paint.icon(surface, sign[0], square, theme.colour(sign[1]))
        elif self._state == "open":
            paint.key_cap(surface, theme, self._key, cap)
        inner = area.width - _room(theme, self._key)
        high = paint.height(theme, self._words, inner)
        place = pygame.Rect(cap.right + theme.of(12), area.centery - high // 2, inner, high)
        colour = "ink_soft" if self._state == "other" else "ink"
        paint.text(surface, theme, self._words, place, colour=colour, wrap=True)


def _room(theme: Theme, key: str) -> int:
    """Return how much of the width does not belong to the words."""
    return paint.key_width(theme, key) + theme.of(10 + 12 + 12)
