"""One line of a list that is chosen from: a dot of colour, words, perhaps a word at the right."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pygame

from simulator.desk.style.theme import TextStyle, Theme
from simulator.desk.widgets import paint
from simulator.desk.widgets.widget import Widget

if TYPE_CHECKING:
    from simulator.desk.widgets.column import Column
    from simulator.desk.widgets.ui import Ui


class ListRow(Widget):
    """A line of a list; the arrow keys lead to the next one, pressing chooses it."""

    def __init__(
        self,
        ui: "Ui",
        name: str,
        rect: pygame.Rect,
        words: str,
        press: Callable[[], None],
        column: "Column",
        *,
        colour: str = "",
        aside: str = "",
        style: TextStyle = "text",
        chosen: bool = False,
        group: str = "rows",
    ) -> None:
        """Place the row.

        Args:
            ui: The window's controls.
            name: Its name.
            rect: Where it is, in the column.
            words: What it says.
            press: What a press does.
            column: What holds it.
            colour: The colour of the dot before the words; none without one.
            aside: A word at the right, in small print.
            style: How the words are set.
            chosen: Whether it looks chosen.
            group: The Tab stop that it shares.
        """
        says = f"{words}, {aside}" if aside else words
        super().__init__(ui, name, rect, role="button", says=says, into=column.scroll, group=group)
        self._words, self._press, self._colour = words, press, colour
        self._aside, self._style, self.chosen = aside, style, chosen
        ui.add(self)

    @staticmethod
    def height(
        theme: Theme, width: int, words: str, aside: str = "", style: TextStyle = "text"
    ) -> int:
        """Return how tall a row must be for its words."""
        room = width - _before(theme) - _behind(theme, aside)
        return max(paint.height(theme, words, room, style), theme.line(style)) + theme.of(8)

    def press(self) -> None:
        """Do what the row is for."""
        self._press()

    def choose(self, *, chosen: bool) -> None:
        """Show it as chosen or not."""
        if chosen != self.chosen:
            self.chosen = chosen
            self.redraw()

    def paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Paint the row."""
        theme = self.theme
        if self.chosen or self.hovered:
            fill = "accent_soft" if self.chosen else "hover"
            paint.panel(surface, area, theme.colour(fill), theme.of(6))
        if self._colour:
            dot = pygame.Rect(theme.of(8), 0, theme.of(9), theme.of(9))
            dot.centery = theme.of(4) + theme.line(self._style) // 2
            paint.icon(surface, "disc", dot, theme.colour(self._colour))
        behind = _behind(theme, self._aside)
        room = pygame.Rect(
            _before(theme), theme.of(4), area.width - _before(theme) - behind, area.height
        )
        paint.text(surface, theme, self._words, room, style=self._style, wrap=True)
        if self._aside:
            end = pygame.Rect(0, 0, behind - theme.of(14), area.height)
            end.right = area.right - theme.of(8)
            paint.text(
                surface, theme, self._aside, end, style="small", colour="ink_soft", align="right"
            )


def put_row(
    column: "Column",
    name: str,
    words: str,
    press: Callable[[], None],
    *,
    colour: str = "",
    aside: str = "",
    style: TextStyle = "text",
    chosen: bool = False,
    group: str = "rows",
) -> ListRow:
    """Put a row into a column, as tall as its words."""
    rect = column.area
    rect.height = ListRow.height(column.theme, rect.width, words, aside, style)
    row = ListRow(
        column.ui, name, rect, words, press, column, colour=colour, aside=aside, style=style,
        chosen=chosen, group=group,
    )  # fmt: skip
    column.top = rect.bottom
    return row


def _before(theme: Theme) -> int:
    return theme.of(25)


def _behind(theme: Theme, aside: str) -> int:
    return paint.width(theme, aside, "small") + theme.of(16) if aside else theme.of(8)
