"""Fields: where words are typed. The typing itself is pygame_gui's."""

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

import pygame
from pygame_gui.elements import UITextEntryBox, UITextEntryLine

if TYPE_CHECKING:
    from simulator.desk.widgets.scroll import Scroll
    from simulator.desk.widgets.ui import Ui

Changed = Callable[[str], None]
_ALL, _TOGETHER_MS = 3, 400
"""So many clicks, each so soon after the one before, choose all that stands in a line."""


class _Field:
    """What a line and a box share."""

    takes_text = True
    own_ring = False
    group: str | None = None
    scroll: "Scroll | None" = None
    name: str
    role: str
    says: str

    def press(self) -> None:
        """Do nothing: Enter belongs to the field."""

    def key(self, chord: str) -> bool:
        """Leave keys to pygame_gui."""
        return False


class Line(_Field, UITextEntryLine):
    """One line to type into; Enter does ``done``, or ends the typing; three clicks choose all."""

    role = "field"

    def __init__(
        self,
        ui: "Ui",
        name: str,
        rect: pygame.Rect,
        changed: Changed,
        *,
        says: str,
        words: str = "",
        done: Callable[[], None] | None = None,
        into: "Scroll | None" = None,
    ) -> None:
        container = into.container if into else None
        super().__init__(rect, ui.manager, container, initial_text=words, placeholder_text=says)
        self.scroll = into
        self.edit_position = len(words)  # typing goes on behind what is there
        self.name, self.says, self._changed, self._done = name, says, changed, done
        self._ui = ui
        self._clicks, self._clicked = 0, -_TOGETHER_MS
        ui.add(self)

    def process_event(self, event: pygame.event.Event) -> bool:
        """Tell of every change at once, before the next frame."""
        before = self.get_text()
        consumed = bool(super().process_event(event))
        if consumed and event.type == pygame.MOUSEBUTTONDOWN:
            self._count_click()
        if self._clicks == _ALL and event.type == pygame.MOUSEBUTTONUP:
            self.select_range = [0, len(before)]
            self.edit_position = len(before)
        if self.get_text() != before:
            text = self.get_text()
            self._ui.later(lambda: self._changed(text))
        return consumed

    def _count_click(self) -> None:
        """Count clicks that follow one another at once."""
        now = pygame.time.get_ticks()
        self._clicks = self._clicks + 1 if now - self._clicked < _TOGETHER_MS else 1
        self._clicked = now

    def press(self) -> None:
        """Do what Enter does."""
        if self._done:
            self._done()
        else:
            self._ui.focus_on(None)


class Box(_Field, UITextEntryBox):
    """Several lines to type into.

    Over a box that stands on a page the wheel moves the page, however much is in the box: else
    what is under the mouse would not be what one means to scroll to.
    """

    role = "field"

    def __init__(
        self,
        ui: "Ui",
        name: str,
        rect: pygame.Rect,
        changed: Changed,
        *,
        says: str,
        words: str = "",
        caret: int | None = None,
        into: "Scroll | None" = None,
    ) -> None:
        super().__init__(
            rect, escape(words, quote=False), ui.manager, into.container if into else None
        )
        self.edit_position = len(words) if caret is None else caret
        self.name, self.says, self._changed, self._ui = name, says, changed, ui
        self.scroll = into
        ui.add(self)

    def process_event(self, event: pygame.event.Event) -> bool:
        """Tell of every change at once, before the next frame."""
        before = self.get_text()
        consumed = bool(super().process_event(event))
        if self.get_text() != before:
            text = self.get_text()
            self._ui.later(lambda: self._changed(text))
        return consumed

    def update(self, time_delta: float) -> None:
        """Let go on what moves, but leave the wheel to the page."""
        if self.scroll is not None and self.scroll_bar is not None:
            self.scroll_bar.is_enabled = False  # of the bar this is the wheel alone
        super().update(time_delta)
