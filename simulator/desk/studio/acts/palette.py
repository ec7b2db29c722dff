"""The palette: every act there is, by who does it and by what it shows, with a moving example."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import get_args

import pygame

from scoring.terms.behaviour import Actor, Behaviour
from simulator.case.fragments import Fragment, stock
from simulator.desk.shell.screen import Desk
from simulator.desk.studio.acts.demonstration_view import DemonstrationView
from simulator.desk.studio.draft.background import Background
from simulator.desk.studio.forms.form import Form, Option
from simulator.desk.studio.forms.list_row import ListRow, put_row
from simulator.desk.studio.forms.sheet import Sheet
from simulator.desk.style.looks import look_of
from simulator.desk.timelines.lanes import grouped
from simulator.desk.widgets.buttons import Button
from simulator.desk.widgets.choice import Choice
from simulator.desk.widgets.column import Column
from simulator.desk.widgets.fields import Line
from simulator.desk.widgets.ui import Ui
from simulator.lessons.demonstrations import (
    CannotShowError,
    Demonstration,
    demonstrate,
    demonstrated,
)

FRAGMENTS = "fragments"
"""Stands beside the people: several acts under one name."""
STAGING = "staging"
_BESIDE, _LOW = 520, 6
"""From how many designed pixels on the example stands beside the list; how many buttons high the
room must be for more than a list."""
_ACTORS: tuple[Actor, ...] = get_args(Actor)
Add = Callable[[str, str], None]
"""Takes who ("fragments" for a fragment) and what, and puts it at the playhead."""


class Palette:
    """What can be added to a script. It keeps what was looked for while other panes are open."""

    def __init__(self, desk: Desk, add: Add, where: Callable[[], str]) -> None:
        """Begin with the infant.

        Args:
            desk: The window.
            add: Adds an act, or a fragment.
            where: Tells the playhead in words: where what is added will stand.
        """
        self._desk, self._add, self._where = desk, add, where
        self.who: str = "infant"
        self.opened: str | None = None
        self.chosen: str | None = None
        self.search = ""
        self._shown: Demonstration | None = None
        self._player: Background[tuple[str, Demonstration | None]] = Background("demonstrations")
        self._view: DemonstrationView | None = None
        self._adder: Button | None = None
        self._ui: Ui | None = None
        self._rows: dict[str, ListRow] = {}
        self._sheet = Sheet()
        self._fragments: Mapping[str, Fragment] = {f.name: f for f in stock()}

    def build(self, ui: Ui, rect: pygame.Rect) -> None:
        """Put the palette into a room of the window."""
        self._ui, self._view, self._adder = ui, None, None
        theme, tight = ui.theme, ui.theme.px("tight")
        options = self._people()
        if rect.height < _LOW * theme.px("control"):
            self._build_low(ui, rect, options)
            return
        head = pygame.Rect(rect.left, rect.top, rect.width, 0)
        head.height = Choice.height(theme, [said for _, said in options], head.width)
        Choice(
            ui, "who", head, options, self.who, self._turn, says=self._desk.texts("studio.who"),
            clearable=False,
        )  # fmt: skip
        top = head.bottom + tight
        left = pygame.Rect(rect.left, top, rect.width, rect.bottom - top)
        right = left.copy()
        if rect.width >= theme.em(_BESIDE):
            left.width = rect.width * 9 // 20
            right.left, right.width = left.right + 2 * tight, rect.right - left.right - 2 * tight
            self._build_shown(ui, right, beside=True)
        elif self.chosen is not None:
            self._build_shown(ui, right, beside=False)
            return
        field = pygame.Rect(left.left, left.top, left.width, theme.px("control"))
        Line(
            ui, "search", field, self._look_for, says=self._desk.texts("studio.search"),
            words=self.search, done=self._take_first,
        )  # fmt: skip
        top = field.bottom + theme.of(4)
        below = pygame.Rect(left.left, top, left.width, left.bottom - top)
        column = self._sheet.begin(ui, below, (self.who, self.opened, self.search))
        self._build_list(column)
        self._sheet.end()

    def _people(self) -> list[Option]:
        return [(who, self._desk.texts(f"studio.who_{who}")) for who in (*_ACTORS, FRAGMENTS)]

    def _build_low(self, ui: Ui, rect: pygame.Rect, options: list[Option]) -> None:
        """Put everything one under the other where there is little room; no example moves."""
        texts = self._desk.texts
        column = self._sheet.begin(ui, rect, (self.who, self.chosen))
        if self.chosen is not None:
            title, sentence = self._said(self.chosen)
            column.words(title, style="strong", after=2)
            column.words(sentence, colour="ink_soft")
            column.buttons([("add", texts("studio.add_at", at=self._where()), self.add, "primary")])
        form = Form(column)
        form.choice("who", "", options, self.who, self._turn, says=texts("studio.who"))
        form.line("search", "", self.search, self._look_for, hint=texts("studio.search"), wide=True)
        self._build_list(column)
        self._sheet.end()

    def _build_list(self, column: Column) -> None:
        """List what there is, or what was found."""
        self._rows = {}
        if self.who == FRAGMENTS:
            for name, fragment in self._fragments.items():
                if self._found(f"{name} {fragment.title} {fragment.about}"):
                    self._put(column, name, fragment.title, "")
        else:
            self._put_behaviours(column)
        if not self._rows and self.search:
            column.words(self._desk.texts("studio.nothing_found"), colour="ink_soft")

    def _put_behaviours(self, column: Column) -> None:
        if self.search:
            for group, behaviour in self._matches():
                self._put(column, behaviour.id, behaviour.title, look_of(group)[1])
            return
        for group, behaviours in self._groups().items():
            title = (
                self._desk.texts(f"studio.{STAGING}") if group == STAGING else self._titles[group]
            )
            put_row(
                column, f"group-{group}", title, partial(self._open, group),
                colour=look_of(group)[1], aside=str(len(behaviours)), style="strong",
            )  # fmt: skip
            if self.opened == group:
                for behaviour in behaviours:
                    self._put(column, behaviour.id, behaviour.title, "")

    def _matches(self) -> list[tuple[str, Behaviour]]:
        """Return what was found with its group: first by its name, then by its definition."""
        every = [(group, b) for group, found in self._groups().items() for b in found]
        named = [(g, b) for g, b in every if self._found(f"{b.id} {b.title}")]
        told = [(g, b) for g, b in every if self._found(f"{b.id} {b.title} {b.definition}")]
        return named + [one for one in told if one not in named]

    def _put(self, column: Column, name: str, title: str, colour: str) -> None:
        self._rows[name] = put_row(
            column, f"act-{name}", title, partial(self._choose, name), colour=colour,
            chosen=name == self.chosen,
        )  # fmt: skip

    @property
    def _titles(self) -> Mapping[str, str]:
        titles: Mapping[str, str] = self._desk.texts.table("interface")["groups"]
        return titles

    def _groups(self) -> Mapping[str, list[Behaviour]]:
        """Return what somebody can do by what it shows; what is never evidence comes last."""
        actor = next(a for a in _ACTORS if a == self.who)
        groups = grouped(self._desk.ethogram.of(actor, coded=True))
        return {**groups, STAGING: list(self._desk.ethogram.of(actor, coded=False))}

    def _found(self, words: str) -> bool:
        return all(part in words.lower() for part in self.search.lower().split())

    def _build_shown(self, ui: Ui, rect: pygame.Rect, *, beside: bool) -> None:
        """Put what is chosen: its picture, its sentence, and the button that adds it."""
        theme, texts, tight = ui.theme, self._desk.texts, ui.theme.px("tight")
        if self.chosen is None:
            column = Column(ui, rect, rect.width)
            column.words(texts("studio.palette"), colour="ink_soft")
            column.filled()
            return
        title, sentence = self._said(self.chosen)
        button = pygame.Rect(rect.left, 0, rect.width, theme.px("control"))
        button.bottom = rect.bottom
        if not beside:
            words = texts("studio.other_acts")
            button.width = rect.width - Button.width(theme, words) - tight
            other = pygame.Rect(button.right + tight, button.top, rect.right - button.right, 0)
            other.size = other.width - tight, button.height
            Button(ui, "other-acts", other, words, self._let_go)
        rest = pygame.Rect(rect.left, rect.top, rect.width, button.top - tight - rect.top)
        if self.chosen in demonstrated():
            rest = self._build_view(ui, rest, title, beside=beside)
        column = Column(ui, rest, rest.width)
        column.words(title, style="strong", after=theme.of(2))
        column.words(sentence, colour="ink_soft")
        column.filled()
        words = texts("studio.add_at", at=self._where())
        self._adder = Button(ui, "add", button, words, self.add, kind="primary")

    def _build_view(self, ui: Ui, rect: pygame.Rect, title: str, *, beside: bool) -> pygame.Rect:
        """Put the moving example in, above the words or beside them, and return what is left."""
        tight = ui.theme.px("tight")
        most = rect.width if beside else rect.width // 2
        tall = rect.height * (11 if beside else 20) // 20
        wide = min(most, tall * 16 // 9)
        picture = pygame.Rect(rect.left, rect.top, wide, wide * 9 // 16)
        close = self.who == "infant"
        self._view = DemonstrationView(ui, "demonstration", picture, says=title, close=close)
        self._view.play(self._shown)
        if beside:
            top = picture.bottom + tight
            return pygame.Rect(rect.left, top, rect.width, rect.bottom - top)
        left = picture.right + tight
        return pygame.Rect(left, rect.top, rect.right - left, rect.height)

    def _let_go(self) -> None:
        self.chosen = self._shown = None
        self._desk.rebuild()

    def _said(self, name: str) -> tuple[str, str]:
        """Return the title of an act or a fragment, and its sentence."""
        if name in self._fragments and self.who == FRAGMENTS:
            return self._fragments[name].title, self._fragments[name].about.strip()
        behaviour = self._desk.ethogram[name]
        return behaviour.title, behaviour.definition.strip()

    def _turn(self, who: object) -> None:
        self.who, self.opened, self.chosen = str(who), None, None
        self._shown = None
        self._desk.rebuild()

    def _open(self, group: str) -> None:
        self.opened = None if self.opened == group else group
        self._desk.rebuild()

    def _look_for(self, words: str) -> None:
        self.search = words
        self._desk.rebuild()

    def begin_search(self) -> None:
        """Let the next key go into the field to search in."""
        if self._ui is not None:
            self._ui.focus_on("search")

    def _take_first(self) -> None:
        """Choose the first that was found."""
        if self._rows:
            self._choose(next(iter(self._rows)))

    def _choose(self, name: str) -> None:
        """Show an act; once it is shown, the same press adds it."""
        if name == self.chosen:
            self.add()
            return
        self.chosen, self._shown = name, None
        if name in demonstrated() and self.who != FRAGMENTS:
            self._player.ask(partial(_demonstration, name))
        self._desk.rebuild()

    def add(self) -> None:
        """Add what is chosen; the list is whole again for the next one."""
        if self.chosen is not None:
            chosen, self.chosen, self._shown, self.search = self.chosen, None, None, ""
            self._add(self.who, chosen)

    def update(self, seconds: float) -> bool:
        """Let the example move; tell whether the picture changed."""
        found = self._player.take()
        if found is not None and found[0] == self.chosen:
            self._shown = found[1]
        follows = self._follow()
        if self._view is None:
            return follows
        self._view.play(self._shown)
        return self._view.advance(seconds) or follows

    def _follow(self) -> bool:
        """Let the button say where the playhead stands by now; tell whether it was elsewhere."""
        words = self._desk.texts("studio.add_at", at=self._where())
        if self._adder is None or self._adder.says == words:
            return False
        self._adder.says = words
        self._adder.redraw()
        return True

    def leave(self) -> None:
        """Let go of what works in the background."""
        self._player.stop()


def _demonstration(behaviour: str) -> tuple[str, Demonstration | None]:
    """Play a behaviour; None if it cannot be shown."""
    try:
        return behaviour, demonstrate(behaviour)
    except CannotShowError:
        return behaviour, None
