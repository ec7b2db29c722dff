"""The card of the mark in hand: what it is, when, a note, and what can be done with it."""

from collections.abc import Callable
from functools import partial

import pygame

from scoring.terms import Mark
from simulator.desk.marking.editing import Editing
from simulator.desk.shell.screen import Desk
from simulator.desk.style.layout import flow
from simulator.desk.style.texts import Texts
from simulator.desk.style.theme import TextStyle, Theme
from simulator.desk.widgets import paint
from simulator.desk.widgets.buttons import Button
from simulator.desk.widgets.fields import Line
from simulator.desk.widgets.scroll import Scroll
from simulator.desk.widgets.text import Panel, Words
from simulator.desk.widgets.ui import Ui

_ACTIONS = ("set_from", "set_to", "split", "loop", "remove")
_SHORT = {"set_from": "start", "set_to": "end", "remove": "remove"}
"""What a small card has room for, in short words."""


class MarkCard:
    """The mark in hand: what it is, when, and what can be done with it.

    It has a place of its own, or goes on in the scrolling area below the behaviours. Where its
    place is low, it is small: the words on one line, the note, and what is needed most.
    """

    def __init__(
        self,
        ui: Ui,
        desk: Desk,
        describe: Callable[[Mark], tuple[str, str]],
        editing: Editing,
        place: pygame.Rect | Scroll,
    ) -> None:
        self._desk, self._describe, self._editing = desk, describe, editing
        self._noted: str | None = None
        into = place if isinstance(place, Scroll) else None
        theme, texts = ui.theme, desk.texts
        rect = place if isinstance(place, pygame.Rect) else pygame.Rect(0, 0, place.width, 0)
        tall = self.height(theme, texts, rect.width)
        self._small = isinstance(place, pygame.Rect) and place.height < tall
        tall = rect.height if self._small else tall
        self._card = Panel(
            ui, pygame.Rect(rect.left, rect.top, rect.width, max(rect.height, tall)),
            fill="paper", border=None, into=into,
        )  # fmt: skip
        inner = rect.inflate(-2 * _margin(theme), 0)
        inner.top += theme.px("tight")
        line = pygame.Rect(inner.left, inner.top, inner.width, theme.line())
        self._apart = not self._small and _apart(theme, texts, inner.width)
        self._title = Words(ui, line, "", style="strong", middle=True, into=into, layer=2)
        line = line.move(0, line.height) if self._apart else line
        align: paint.Align = "left" if self._apart else "right"
        self._when = Words(
            ui, line, "", colour="ink_soft", align=align, middle=True, into=into, layer=2
        )
        field = pygame.Rect(inner.left, line.bottom, inner.width, _button_height(theme))
        self._note = Line(
            ui, "note", field, editing.note, says=texts("coding.note"),
            done=partial(ui.focus_on, None), into=into,
        )  # fmt: skip
        self._note.change_layer(self._when.layer)
        hint = pygame.Rect(inner.left, inner.top, inner.width, 0)
        hints = (texts(self._empty), texts("coding.stretch"))
        hint.height = max(paint.height(theme, words, hint.width, self._style) for words in hints)
        self._hint = Words(
            ui, hint, texts(self._empty), style=self._style, colour="ink_soft", into=into, layer=2,
        )  # fmt: skip
        top = field.bottom + theme.px("tight")
        self._buttons = self._build_buttons(ui, texts, inner, top, into)
        self._below = into is not None

    def _build_buttons(
        self, ui: Ui, texts: Texts, inner: pygame.Rect, top: int, into: Scroll | None
    ) -> list[Button]:
        theme, keys = ui.theme, self._desk.keys
        shown = _SHORT if self._small else {name: name for name in _ACTIONS}
        said = {name: texts(f"coding.{words}") for name, words in shown.items()}
        buttons = []
        for row in _button_rows(theme, list(said.values()), inner.width):
            x = inner.left
            for at, wide in row:
                name, words = list(said.items())[at]
                press = partial(self._act, name)
                place = pygame.Rect(x, top, wide, _button_height(theme))
                hint = f"{texts(f'keys.{name}')} ({keys.shown('coding', name)})"
                buttons.append(Button(ui, name, place, words, press, into=into, layer=2, hint=hint))
                x += wide + theme.of(6)
            top += _button_height(theme) + theme.of(6)
        return buttons

    def _act(self, name: str) -> None:
        self._editing.act(name, held=False)

    @staticmethod
    def height(theme: Theme, texts: Texts, width: int) -> int:
        """Return how tall the card is."""
        inner = width - 2 * _margin(theme)
        rows = len(_button_rows(theme, [texts(f"coding.{name}") for name in _ACTIONS], inner))
        marked = theme.line() * (2 if _apart(theme, texts, inner) else 1)
        marked += _button_height(theme) + theme.px("tight")
        marked += rows * (_button_height(theme) + theme.of(6)) - theme.of(6)
        hints = (texts("coding.empty_timeline"), texts("coding.stretch"))
        empty = max(paint.height(theme, hint, inner) for hint in hints)
        return max(marked, empty) + 2 * theme.px("tight")

    @staticmethod
    def small_height(theme: Theme, texts: Texts, width: int) -> int:
        """Return how tall the small card is."""
        words = [texts(f"coding.{name}") for name in _SHORT.values()]
        rows = len(_button_rows(theme, words, width - 2 * _margin(theme)))
        buttons = rows * (_button_height(theme) + theme.of(6)) - theme.of(6)
        return theme.line() + _button_height(theme) + buttons + 3 * theme.px("tight")

    @property
    def _empty(self) -> str:
        """Return the name of what is said where nothing is in hand."""
        return "coding.empty_small" if self._small else "coding.empty_timeline"

    @property
    def _style(self) -> TextStyle:
        return "small" if self._small else "text"

    def _fitted(self, title: str, when: str) -> tuple[str, str]:
        """Return title and time as fitted to their lines; a small card may leave the time."""
        if self._apart:
            return title, when
        font, room = self._title.theme.font("strong"), int(self._title.rect.width)
        beside = room - paint.width(self._title.theme, when) - self._title.theme.of(10)
        if self._small and font.size(title)[0] > beside:
            beside, when = room, ""
        return paint.fitted(font, title, beside), when

    def follow(self, top: int) -> int:
        """Move below what ends at ``top``, if that is where it goes on; return where it ends."""
        if not self._below:
            return top
        step = top - int(self._card.relative_rect.top)
        parts = (self._card, self._title, self._when, self._note, self._hint, *self._buttons)
        for part in parts:
            left, before = part.relative_rect.topleft
            part.set_relative_position((left, before + step))
        return self._card.bottom

    def show(self, mark: Mark | None) -> None:
        """Show a mark; if there is none, how marking works, or what becomes of the stretch."""
        self._hint.visible = mark is None
        chosen = self._editing.stretch_here is not None
        name = "coding.stretch" if chosen else self._empty
        self._hint.display(self._desk.texts(name))
        for part in (self._title, self._when):
            part.visible = mark is not None
        for button in self._buttons:
            button.allow(can=mark is not None)
            button.visible = mark is not None
        if mark is not None:
            title, when = self._fitted(*self._describe(mark))
            self._title.display(title)
            self._when.display(when)
            if mark.id != self._noted or self._note.get_text() != mark.note:
                self._note.set_text(mark.note)
        self._noted = mark.id if mark else None
        show_or_hide = self._note.show if mark else self._note.hide
        show_or_hide()  # type: ignore[no-untyped-call]


def _margin(theme: Theme) -> int:
    return theme.of(12)


def _apart(theme: Theme, texts: Texts, width: int) -> bool:
    """Tell whether a title and a time do not fit side by side."""
    forms = "00:00.0 – 00:00.0", texts("coding.since", at="00:00.0")
    return width < max(paint.width(theme, words) for words in forms) + theme.em(200)


def _button_height(theme: Theme) -> int:
    return theme.px("control") - theme.of(4)


def _button_rows(theme: Theme, words: list[str], width: int) -> list[list[tuple[int, int]]]:
    """Return how the buttons of the card stand: number and width, row by row."""
    return flow([Button.width(theme, w) - theme.of(12) for w in words], width, theme.of(6))
