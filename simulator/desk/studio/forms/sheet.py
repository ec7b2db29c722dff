"""A sheet: a scrolling column beside the stage that stays where it was scrolled to."""

import pygame

from simulator.desk.widgets.column import Column
from simulator.desk.widgets.ui import Ui


class Sheet:
    """Makes the column of a pane each time the screen is built, and scrolls it back."""

    def __init__(self) -> None:
        self._column: Column | None = None
        self._shown: object = None
        self._top = 0

    def begin(self, ui: Ui, rect: pygame.Rect, shown: object = None) -> Column:
        """Begin the column anew.

        Args:
            ui: The window's controls.
            rect: Where it is.
            shown: What it shows: where that is something else, it begins at its top.
        """
        last = self._column
        self._top = last.scroll.top if last is not None and shown == self._shown else 0
        self._shown = shown
        self._column = Column(ui, rect.inflate(2 * ui.theme.px("ring"), 0), rect.width)
        return self._column

    def end(self) -> None:
        """Say that nothing more comes, and scroll back to where it was."""
        if self._column is not None:
            self._column.filled()
            self._column.scroll.to(self._top)
