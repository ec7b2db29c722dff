"""Choices: one of a few, side by side."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import pygame

from simulator.desk.style.theme import Theme
from simulator.desk.widgets import paint
from simulator.desk.widgets.widget import Widget

if TYPE_CHECKING:
    from simulator.desk.widgets.scroll import Scroll
    from simulator.desk.widgets.ui import Ui


class Choice(Widget):
    """One of a few, side by side; the arrow keys choose, Delete takes the choice back.

    Choosing the same again changes nothing: people confirm what they have chosen.

    Where they do not fit side by side they stand in rows.
    """

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
        self._across = _across(ui.theme, [words for _, words in self._options], rect.width)
        self._under_mouse: int | None = None
        ui.add(self)

    @staticmethod
    def height(theme: Theme, words: Sequence[str], width: int) -> int:
        """Return how tall the choice must be for its words."""
        return -(-len(words) // _across(theme, words, width)) * theme.px("control")

    @staticmethod
    def width(theme: Theme, words: Sequence[str]) -> int:
        """Return how wide the choice must be to stand in one row."""
        return len(words) * max(paint.width(theme, w) + _margin(theme) for w in words)

    @property
    def value(self) -> str:
        """Return the words of what is chosen."""
        return next((words for value, words in self._options if value == self.chosen), "")

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
            index = self._index(pos)
            if index is not None:
                self._set(self._options[index][0])

    def _cell(self, index: int) -> pygame.Rect:
        """Return where an option stands in the widget."""
        across, (wide, tall) = self._across, self.rect.size
        rows = -(-len(self._options) // across)
        row, column = divmod(index, across)
        left, top = wide * column // across, tall * row // rows
        return pygame.Rect(
            left, top, wide * (column + 1) // across - left, tall * (row + 1) // rows - top
        )

    def _index(self, pos: tuple[int, int]) -> int | None:
        cells = (i for i in range(len(self._options)) if self._cell(i).collidepoint(pos))
        return next(cells, None)

    def update(self, time_delta: float) -> None:
        """Follow the mouse."""
        super().update(time_delta)
        pos = self.at(self.ui.manager.get_mouse_position())
        under = self._index(pos) if self.hovered else None
        if under != self._under_mouse:
            self._under_mouse = under
            self.redraw()

    def paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Paint the options as one strip."""
        theme, radius = self.theme, self.theme.px("radius")
        paint.panel(
            surface, area, theme.colour("raised"), radius, border=theme.colour("line_strong")
        )
        for i, (value, words) in enumerate(self._options):
            cell = self._cell(i).inflate(-6, -6)
            ink = "ink"
            if value == self.chosen and self.chosen is not None:
                paint.panel(surface, cell, theme.colour("accent"), radius - 3)
                ink = "on_accent"
            elif i == self._under_mouse:
                paint.panel(surface, cell, theme.colour("hover"), radius - 3)
            paint.text(surface, theme, words, cell, colour=ink, align="centre")


def _margin(theme: Theme) -> int:
    return theme.of(20)


def _across(theme: Theme, words: Sequence[str], width: int) -> int:
    """Return how many options fit side by side, shared out evenly over the rows."""
    widest = max(paint.width(theme, w) + _margin(theme) for w in words)
    most = min(max(width // widest, 1), len(words))
    rows = -(-len(words) // most)
    return -(-len(words) // rows)
