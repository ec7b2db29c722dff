"""Dialogs: a few words over the screen, with one or two buttons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pygame

from simulator.desk.style.layout import flow
from simulator.desk.style.theme import Theme
from simulator.desk.widgets import paint
from simulator.desk.widgets.buttons import Button, Kind
from simulator.desk.widgets.key_row import KeyRow
from simulator.desk.widgets.scroll import BAR, Scroll
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


def key_help(
    ui: "Ui", title: str, groups: Mapping[str, Sequence[Command]], close: tuple[str, Press]
) -> None:
    """Show what the keys of a screen do, under headings; a press on one does it.

    So a mouse reaches all that keys do. Where there is room, it stands in two columns.
    """
    theme, gap = ui.theme, ui.theme.px("gap")
    rows = [row for group in groups.values() for row in group]
    cap = max(paint.key_width(theme, row.keys) for row in rows)
    widest = cap + 3 * gap + max(paint.width(theme, row.words) for row in rows)
    most = ui.size[0] - 6 * gap
    fits = most >= 2 * (cap + theme.em(240)) + gap
    columns = 2 if len(rows) > 9 and fits else 1
    column = min(widest, (most - gap * (columns - 1)) // columns)
    things: list[str | Command] = []
    for head, group in groups.items():
        things += [head, *group]
    talls = [_thing_height(theme, column, cap, thing) for thing in things]
    split = _half(things, talls) if columns == 2 else len(things)
    tall = max(sum(talls[:split]), sum(talls[split:]))
    answer = Answer("close", *close, "primary")
    scroll = _frame(ui, title, column * columns + gap * (columns - 1), tall, [answer])
    top = 0
    for number, (thing, height) in enumerate(zip(things, talls, strict=True)):
        top = 0 if number == split else top
        place = pygame.Rect((column + gap) * (number >= split), top, column, height)
        top += height
        if isinstance(thing, str):
            place.height -= theme.of(4)
            Words(ui, place, thing, style="strong", colour="accent", middle=True, into=scroll)
        else:
            name = f"command-{thing.keys}"
            KeyRow(ui, name, place, thing.keys, thing.words, thing.press, cap=cap, into=scroll)


def _thing_height(theme: Theme, width: int, cap: int, thing: str | Command) -> int:
    if isinstance(thing, str):
        return theme.line("strong") + theme.of(14)
    return KeyRow.height(theme, width, cap, thing.words)


def _half(things: Sequence[str | Command], talls: Sequence[int]) -> int:
    """Return where the second column begins: at the heading that is nearest to the middle."""
    heads = [n for n in range(1, len(things)) if isinstance(things[n], str)]
    heads = heads or [len(things) // 2]
    return min(heads, key=lambda n: max(sum(talls[:n]), sum(talls[n:])))


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
