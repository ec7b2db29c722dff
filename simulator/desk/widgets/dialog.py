"""Dialogs: a few words over the screen, with one or two buttons."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pygame

from simulator.desk.widgets import paint
from simulator.desk.widgets.buttons import Button, Kind
from simulator.desk.widgets.text import Panel, Veil, Words
from simulator.desk.widgets.widget import Press

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
    wide = min(theme.of(width), ui.size[0] - 2 * gap)
    inner = wide - 4 * gap
    talls = [paint.height(theme, p, inner) for p in paragraphs]
    head = paint.height(theme, title, inner, "heading")
    tall = head + sum(talls) + gap * (len(talls) + 5) + theme.px("control")
    rect = pygame.Rect(0, 0, wide, min(tall, ui.size[1] - gap))
    rect.center = ui.size[0] // 2, ui.size[1] // 2
    ui.begin_layer()
    Veil(ui, _LAYER)
    Panel(ui, rect, layer=_LAYER + 2)
    left, top = rect.left + 2 * gap, rect.top + 2 * gap
    Words(ui, pygame.Rect(left, top, inner, head), title, style="heading", layer=_LAYER + 4)
    top += head + gap
    for words, height in zip(paragraphs, talls, strict=True):
        Words(ui, pygame.Rect(left, top, inner, height), words, layer=_LAYER + 4)
        top += height + gap
    foot = rect.bottom - 2 * gap - theme.px("control")
    sizes = [Button.width(theme, answer.words) for answer in answers]
    left = rect.right - 2 * gap - sum(sizes) - gap * (len(sizes) - 1)
    for answer, size in zip(answers, sizes, strict=True):
        place = pygame.Rect(left, foot, size, theme.px("control"))
        Button(
            ui,
            answer.name,
            place,
            answer.words,
            answer.press,
            kind=answer.kind,
            layer=_LAYER + 4,
        )
        left += size + gap
    ui.focus_on(answers[-1].name)


def key_help(
    ui: "Ui", title: str, rows: Sequence[tuple[str, str]], close: tuple[str, Press]
) -> None:
    """Show the keys of a screen: what is printed on the key, and what it does."""
    theme, gap = ui.theme, ui.theme.px("gap")
    line = theme.of(27)
    columns = 2 if len(rows) > 9 else 1
    per_column = -(-len(rows) // columns)
    wide = min(theme.of(400 * columns + 40), ui.size[0] - 2 * gap)
    tall = 4 * gap + theme.of(30) + per_column * line + theme.px("control") + gap
    rect = pygame.Rect(0, 0, wide, min(tall, ui.size[1] - gap))
    rect.center = ui.size[0] // 2, ui.size[1] // 2
    ui.begin_layer()
    Veil(ui, _LAYER)
    Panel(ui, rect, layer=_LAYER + 2)
    left, top = rect.left + 2 * gap, rect.top + 2 * gap
    head = pygame.Rect(left, top, wide - 4 * gap, theme.of(30))
    Words(ui, head, title, style="heading", layer=_LAYER + 4)
    column_width = (wide - 4 * gap) // columns
    for i, (keys, words) in enumerate(rows):
        x = left + (i // per_column) * column_width
        y = head.bottom + gap + (i % per_column) * line
        _KeyRow(ui, pygame.Rect(x, y, column_width - gap, line), keys, words)
    words, press = close
    size = Button.width(theme, words)
    foot = rect.bottom - 2 * gap - theme.px("control")
    place = pygame.Rect(rect.right - 2 * gap - size, foot, size, theme.px("control"))
    Button(ui, "close", place, words, press, kind="primary", layer=_LAYER + 4)
    ui.focus_on("close")


class _KeyRow(Words):
    """One key and what it does."""

    def __init__(self, ui: "Ui", rect: pygame.Rect, keys: str, words: str) -> None:
        self._keys = keys
        super().__init__(ui, rect, words, middle=True, layer=_LAYER + 4)

    def paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        theme = self.theme
        wide = paint.key_width(theme, self._keys)
        column = theme.of(118)
        cap = pygame.Rect(column - wide, 0, wide, theme.of(22))
        cap.centery = area.centery
        paint.key_cap(surface, theme, self._keys, cap)
        rest = pygame.Rect(
            column + theme.of(12), 0, area.width - column - theme.of(12), area.height
        )
        paint.text(surface, theme, self.says, rest)
