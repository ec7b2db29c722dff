"""Dialogs: a few words over the screen, with one or two buttons."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pygame

from simulator.desk.layout import flow
from simulator.desk.theme import Theme
from simulator.desk.widgets import paint
from simulator.desk.widgets.buttons import Button, Kind
from simulator.desk.widgets.scroll import BAR, Scroll
from simulator.desk.widgets.text import Panel, Veil, Words
from simulator.desk.widgets.widget import Press, Widget

if TYPE_CHECKING:
    from simulator.desk.widgets.ui import Ui

_LAYER = 40


@dataclass(frozen=True, slots=True)
class Answer:
    """One button of a dialog."""

    name: str
    words: str
    press: Press
    kind: Kind = "plain"


@dataclass(frozen=True, slots=True)
class Command:
    """What a key does: what is printed on it, in words, and the doing, if a press can do it."""

    keys: str
    words: str
    press: Press | None = None


def dialog(
    ui: "Ui",
    title: str,
    paragraphs: Sequence[str],
    answers: Sequence[Answer],
    *,
    width: int = 520,
) -> None:
    """Open a dialog over the screen; the last button has the focus.

    Args:
        ui: The window's controls.
        title: What it is about.
        paragraphs: What it says.
        answers: The buttons, from left to right.
        width: In designed pixels.
    """
    theme, gap = ui.theme, ui.theme.px("gap")
    wide = min(theme.em(width), ui.size[0] - 2 * gap) - 4 * gap
    talls = [paint.height(theme, p, wide) for p in paragraphs]
    scroll = _frame(ui, title, wide, sum(talls) + gap * len(talls), answers)
    top = 0
    for words, height in zip(paragraphs, talls, strict=True):
        Words(ui, pygame.Rect(0, top, wide, height), words, into=scroll)
        top += height + gap


def key_help(ui: "Ui", title: str, rows: Sequence[Command], close: tuple[str, Press]) -> None:
    """Show what the keys of a screen do; a press does it, so that a mouse reaches it all too."""
    theme, gap = ui.theme, ui.theme.px("gap")
    cap = max(paint.key_width(theme, row.keys) for row in rows)
    widest = cap + 2 * gap + max(paint.width(theme, row.words) for row in rows)
    most = ui.size[0] - 6 * gap
    columns = 2 if len(rows) > 9 and 2 * widest + gap <= most else 1
    column = min(widest, most // columns)
    talls = [_KeyRow.height(theme, column, cap, row.words) for row in rows]
    per_column = -(-len(rows) // columns)
    starts = range(0, len(rows), per_column)
    tall = max(sum(talls[start : start + per_column]) for start in starts)
    answer = Answer("close", *close, "primary")
    scroll = _frame(ui, title, column * columns + gap * (columns - 1), tall, [answer])
    measured = list(zip(rows, talls, strict=True))
    for number, start in enumerate(starts):
        top = 0
        for row, height in measured[start : start + per_column]:
            place = pygame.Rect(number * (column + gap), top, column, height)
            _KeyRow(ui, place, row, cap, scroll)
            top += height


def _frame(ui: "Ui", title: str, width: int, height: int, answers: Sequence[Answer]) -> Scroll:
    """Lay a veil and a card over the screen, with a title above and buttons below.

    Returns:
        Where its contents go, ``width`` by ``height``; what does not fit is scrolled.
    """
    theme, gap = ui.theme, ui.theme.px("gap")
    head = paint.height(theme, title, width, "heading")
    rows = flow([Button.width(theme, answer.words) for answer in answers], width, gap)
    foot = len(rows) * (theme.px("control") + gap)
    room = min(height, ui.size[1] - head - foot - 6 * gap)
    rect = pygame.Rect(0, 0, width + 4 * gap, head + room + foot + 4 * gap)
    rect.center = ui.size[0] // 2, ui.size[1] // 2
    ui.begin_layer()
    Veil(ui, _LAYER)
    Panel(ui, rect, layer=_LAYER + 2)
    left, top = rect.left + 2 * gap, rect.top + 2 * gap
    Words(ui, pygame.Rect(left, top, width, head), title, style="heading", layer=_LAYER + 4)
    area = pygame.Rect(left, top + head + gap, width + gap + BAR, room)
    scroll = Scroll(ui, area, layer=_LAYER + 4)
    scroll.filled(height)
    top = area.bottom + gap
    for row in rows:
        left = rect.right - 2 * gap - sum(wide for _, wide in row) - gap * (len(row) - 1)
        for at, wide in row:
            answer, place = answers[at], pygame.Rect(left, top, wide, theme.px("control"))
            Button(
                ui, answer.name, place, answer.words, answer.press, kind=answer.kind,
                layer=_LAYER + 4,
            )  # fmt: skip
            left += wide + gap
        top += theme.px("control") + gap
    ui.focus_on(answers[-1].name)
    return scroll


class _KeyRow(Widget):
    """One key and what it does."""

    def __init__(self, ui: "Ui", rect: pygame.Rect, row: Command, cap: int, into: Scroll) -> None:
        super().__init__(
            ui, f"command-{row.keys}", rect, role="button" if row.press else "text",
            says=row.words, into=into, group="commands",
        )  # fmt: skip
        self._row, self._cap = row, cap
        if row.press:
            ui.add(self)
        else:
            ui.add_text(self)
            self.redraw()

    @staticmethod
    def height(theme: Theme, width: int, cap: int, words: str) -> int:
        """Return how tall the row must be."""
        inner = width - cap - theme.px("gap")
        return max(paint.height(theme, words, inner), paint.key_height(theme)) + theme.of(6)

    def press(self) -> None:
        """Do what the key does."""
        if self._row.press:
            self._row.press()

    def paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        theme, keys = self.theme, self._row.keys
        if self.hovered and self._row.press:
            paint.panel(surface, area, theme.colour("hover"), theme.of(8))
        wide = paint.key_width(theme, keys)
        cap = pygame.Rect(self._cap - wide, 0, wide, paint.key_height(theme))
        paint.key_cap(surface, theme, keys, cap)
        left = self._cap + theme.px("gap")
        rest = pygame.Rect(left, 0, area.width - left, area.height)
        rest.top = max((cap.height - theme.line()) // 2, 0)
        paint.text(surface, theme, self.says, rest, wrap=True)
