"""A form: what is asked at the left, what is answered at the right, line by line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

import pygame

from simulator.desk.style.theme import Theme
from simulator.desk.widgets import paint
from simulator.desk.widgets.buttons import Button
from simulator.desk.widgets.choice import Choice
from simulator.desk.widgets.column import Column
from simulator.desk.widgets.fields import Box, Line
from simulator.desk.widgets.paint import Icon
from simulator.desk.widgets.text import Words
from simulator.desk.widgets.widget import Press

Option = tuple[object, str]
_LABELS, _NARROW, _OPTION = 130, 380, 38
"""In designed pixels: the room for questions, below which width they stand above the answers, and
how wide an option is at least."""
_SHOWN = 4
"""Up to so many options stand there at once; of more only the one that is chosen."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A button beside a field: its name, what it says, what it does, perhaps a sign instead."""

    name: str
    words: str
    press: Callable[[], object]
    icon: Icon | None = None

    def width(self, theme: Theme) -> int:
        """Return how wide it is."""
        if self.icon is not None:
            return theme.px("control")
        return Button.width(theme, self.words) - theme.of(8)


class Form:
    """Puts questions with their answers into a column."""

    def __init__(self, column: Column) -> None:
        self.column = column
        self._above = column.width < column.theme.em(_NARROW)

    @property
    def theme(self) -> Theme:
        """Return the measures of the window."""
        return self.column.theme

    def _room(self, label: str, *, wide: bool = False) -> pygame.Rect:
        """Put the question in, and return the room for its answer; its height is not known yet."""
        column, theme = self.column, self.theme
        side = 0 if self._above or wide else theme.em(_LABELS)
        longest = max((paint.width(theme, word) for word in label.split()), default=0)
        if longest > side - theme.px("tight"):
            side = 0
        width = column.width if not side else side - theme.px("tight")
        rect = pygame.Rect(column.left, column.top, width, 0)
        if not label:
            return pygame.Rect(column.left + side, column.top, column.width - side, 0)
        if side:
            rect.top += max((theme.px("control") - theme.line("text")) // 2, 0)
        words = Words(column.ui, rect, label, colour="ink_soft", into=column.scroll)
        top = column.top if side else words.bottom + theme.of(2)
        self._least = words.bottom if side else 0
        return pygame.Rect(column.left + side, top, column.width - side, 0)

    def _end(self, bottom: int) -> None:
        self.column.top = max(bottom, self._least) + self.theme.px("tight")

    _least = 0

    def line(
        self,
        name: str,
        label: str,
        words: str,
        changed: Callable[[str], None],
        *,
        hint: str = "",
        beside: Sequence[Beside] = (),
        wide: bool = False,
    ) -> None:
        """Ask for one line; ``beside`` it stand buttons."""
        column, theme, tight = self.column, self.theme, self.theme.px("tight")
        room = self._room(label, wide=wide)
        room.height = theme.px("control")
        widths = [button.width(theme) for button in beside]
        used = sum(widths) + tight * len(widths)
        if room.width - used < theme.em(70):
            used = 0
        field = pygame.Rect(room.left, room.top, room.width - used, room.height)
        Line(column.ui, name, field, changed, says=hint or label, words=words, into=column.scroll)
        x, top = field.right + tight, room.top
        if not used and beside:
            x, top = room.left, room.bottom + tight // 2
        for button, width in zip(beside, widths, strict=True):
            place = pygame.Rect(x, top, min(width, room.width), room.height)
            Button(
                column.ui, button.name, place, button.words, cast("Press", button.press),
                icon=button.icon, icon_only=button.icon is not None, into=column.scroll,
            )  # fmt: skip
            x = place.right + tight
        self._end(top + room.height)

    def box(
        self, name: str, label: str, words: str, changed: Callable[[str], None], *, lines: int = 4
    ) -> None:
        """Ask for several lines; there is room for all that stands there, and for one more."""
        column = self.column
        room = self._room(label, wide=True)
        filled = paint.height(self.theme, words, room.width - self.theme.of(32)) + self.theme.line()
        room.height = max(lines * self.theme.line(), filled) + self.theme.of(14)
        Box(column.ui, name, room, changed, says=label, words=words, into=column.scroll)
        self._end(room.bottom)

    def choice(
        self,
        name: str,
        label: str,
        options: Sequence[Option],
        chosen: object,
        choose: Callable[[object], None],
        *,
        clearable: bool = False,
        says: str = "",
    ) -> None:
        """Ask for one of a few; ``says`` is what is asked where nothing stands beside it."""
        column, words = self.column, [said for _, said in options]
        room = self._room(label)
        least = len(words) * self.theme.em(_OPTION)
        room.width = min(room.width, max(Choice.width(self.theme, words), least))
        room.height = Choice.height(self.theme, words, room.width)
        Choice(
            column.ui, name, room, options, chosen, choose, says=says or label,
            clearable=clearable, into=column.scroll,
        )  # fmt: skip
        self._end(room.bottom)

    def pick(
        self,
        name: str,
        label: str,
        options: Sequence[Option],
        chosen: object,
        choose: Callable[[object], None],
        turn: Press,
        *,
        opened: bool,
    ) -> None:
        """Ask for one of many: only the chosen one is shown until the list is opened."""
        column = self.column
        if opened or len(options) <= _SHOWN:
            self.choice(name, label, options, chosen, choose)
            return
        room = self._room(label)
        said = next((words for value, words in options if value == chosen), str(chosen or "–"))
        room.width = min(room.width, Button.width(self.theme, said, icon=True))
        room.height = self.theme.px("control")
        words = paint.fitted(self.theme.font("strong"), said, room.width - self.theme.of(44))
        Button(column.ui, name, room, words, turn, icon="open", into=column.scroll)
        self._end(room.bottom)

    def told(self, label: str, words: str) -> None:
        """Say something in the place of an answer."""
        room = self._room(label)
        if label and not self._above:
            room.top += max((self.theme.px("control") - self.theme.line("text")) // 2, 0)
        said = Words(self.column.ui, room, words, into=self.column.scroll)
        self._end(said.bottom)
