"""Choices: one of a few, side by side."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import pygame

from simulator.desk.theme import TextStyle
from simulator.desk.widgets import paint
from simulator.desk.widgets.widget import Widget

if TYPE_CHECKING:
    from simulator.desk.widgets.scroll import Scroll
    from simulator.desk.widgets.ui import Ui


class Choice(Widget):
    """One of a few, side by side; the arrow keys choose, a second press takes the choice back."""

    def __init__(
        self,
        ui: "Ui",
        name: str,
        rect: pygame.Rect,
        options: Sequence[tuple[object, str]],
        chosen: object,
        choose: Callable[[object], None],
        *,
        says: str = "",
        clearable: bool = True,
        into: "Scroll | None" = None,
    ) -> None:
        super().__init__(ui, name, rect, role="choice", says=says, into=into)
        self._options, self._choose, self._clearable = tuple(options), choose, clearable
        self.chosen = chosen
        self._under_mouse: int | None = None
        ui.add(self)

    def display(self, chosen: object) -> None:
        """Show another choice."""
        if chosen != self.chosen:
            self.chosen = chosen
            self.redraw()

    def key(self, chord: str) -> bool:
        """Take arrows, digits and Delete."""
        values = [value for value, _ in self._options]
        here = values.index(self.chosen) if self.chosen in values else None
        if chord in {"left", "right"}:
            step = 1 if chord == "right" else -1
            following = (0 if step > 0 else len(values) - 1) if here is None else here + step
            self._set(values[min(max(following, 0), len(values) - 1)])
        elif chord in {"delete", "backspace"} and self._clearable:
            self._set(None)
        elif chord.isdigit() and int(chord) in values:
            self._set(int(chord))
        else:
            return False
        return True

    def _set(self, value: object) -> None:
        self.chosen = value
        self.redraw()
        self.ui.later(lambda: self._choose(value))

    def mouse_up(self, pos: tuple[int, int], *, inside: bool) -> None:
        """Choose what was clicked."""
        if inside:
            value = self._options[self._index(pos[0])][0]
            again = value == self.chosen and self._clearable
            self._set(None if again else value)

    def _index(self, x: int) -> int:
        share = x * len(self._options) // max(int(self.rect.width), 1)
        return min(max(share, 0), len(self._options) - 1)

    def update(self, time_delta: float) -> None:
        """Follow the mouse."""
        super().update(time_delta)
        x = self.ui.manager.get_mouse_position()[0] - self.rect.left
        under = self._index(x) if self.hovered else None
        if under != self._under_mouse:
            self._under_mouse = under
            self.redraw()

    def paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Paint the options as one strip."""
        theme, radius = self.theme, self.theme.px("radius")
        paint.panel(
            surface, area, theme.colour("raised"), radius, border=theme.colour("line_strong")
        )
        count = len(self._options)
        room = area.width // count - theme.of(14)
        roomy = all(paint.width(theme, words) <= room for _, words in self._options)
        style: TextStyle = "text" if roomy else "small"
        for i, (value, words) in enumerate(self._options):
            left, right = area.width * i // count, area.width * (i + 1) // count
            cell = pygame.Rect(left, 0, right - left, area.height).inflate(-6, -6)
            ink = "ink"
            if value == self.chosen and self.chosen is not None:
                paint.panel(surface, cell, theme.colour("accent"), radius - 3)
                ink = "on_accent"
            elif i == self._under_mouse:
                paint.panel(surface, cell, theme.colour("hover"), radius - 3)
            paint.text(surface, theme, words, cell, style=style, colour=ink, align="centre")
