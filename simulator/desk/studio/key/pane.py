"""The key as a form, beside what the rubric makes of the acts."""

from functools import partial
from typing import TYPE_CHECKING, Any

import pygame

from scoring.terms import Event
from simulator.authoring.editing import value_at
from simulator.desk.shell.screen import Desk
from simulator.desk.studio.draft.key_places import SECTIONS, Section, place_in_key
from simulator.desk.studio.forms.form import Form, Option
from simulator.desk.studio.forms.sheet import Sheet
from simulator.desk.studio.key.classes import build_classes, build_signs
from simulator.desk.studio.key.moments import Moments
from simulator.desk.studio.key.ratings import build_apart, build_reunion
from simulator.desk.widgets.choice import Choice
from simulator.desk.widgets.column import Column
from simulator.desk.widgets.ui import Ui

if TYPE_CHECKING:
    from simulator.desk.studio.editor.editor import EditorScreen

_LOW = 5
"""In a room lower than so many buttons the choice of the page is scrolled with the page."""


class KeyPane:
    """Ratings, class, signs, moments and reasons, each on a page of its own."""

    def __init__(self, desk: Desk, editor: "EditorScreen") -> None:
        self.desk, self.editor = desk, editor
        self.section: Section = "reunion_5"
        self.moments = Moments(desk, self)
        self.unfolded: frozenset[str] = frozenset()
        self._sheet = Sheet()

    def at(self, *path: str | int) -> Any:
        """Return what the key says at the end of a way, as text, None if nothing."""
        return value_at(self.editor.draft.key, path)

    def number(self, *path: str | int) -> int | None:
        """Return a whole number of the key, None if there is none."""
        said = self.at(*path)
        return int(said) if isinstance(said, str) and said.strip().isdecimal() else None

    def put(self, path: tuple[str | int, ...], value: object) -> None:
        """Write something down, None takes it out, and show it."""
        self.editor.draft.set_key(path, value)
        self.editor.changed()

    def typed(self, path: tuple[str | int, ...], words: str) -> None:
        """Write down what is being typed."""
        self.editor.draft.set_key(path, words.strip(), typing=True)

    def build(self, ui: Ui, rect: pygame.Rect) -> None:
        """Put the form into a room of the window."""
        texts, theme = self.desk.texts, ui.theme
        options: list[Option] = [(s, texts(f"studio.key_{s}")) for s in SECTIONS]
        words = [said for _, said in options]
        if rect.height < _LOW * theme.px("control"):
            column = self._sheet.begin(ui, rect, self.section)
            says = texts("studio.key_parts")
            Form(column).choice("section", "", options, self.section, self._turn, says=says)
            self._build_section(column)
            self._sheet.end()
            return
        head = pygame.Rect(rect.left, rect.top, rect.width, 0)
        head.height = Choice.height(theme, words, head.width)
        Choice(
            ui, "section", head, options, self.section, self._turn, says=texts("studio.key_parts"),
            clearable=False,
        )  # fmt: skip
        top = head.bottom + theme.px("tight")
        below = pygame.Rect(rect.left, top, rect.width, rect.bottom - top)
        column = self._sheet.begin(ui, below, self.section)
        self._build_section(column)
        self._sheet.end()

    def _build_section(self, column: Column) -> None:
        if self.section == "reunion_5":
            build_reunion(self, column, 5)
        elif self.section == "reunion_8":
            build_reunion(self, column, 8)
        elif self.section == "apart":
            build_apart(self, column)
        elif self.section == "class":
            build_classes(self, column)
            self._build_words(Form(column))
        elif self.section == "signs":
            build_signs(self, column)
        else:
            self.moments.build(column)

    def _build_words(self, form: Form) -> None:
        """Ask for the reasons of the key as a whole."""
        texts = self.desk.texts
        form.column.space(form.theme.px("gap"))
        for name in ("rationale", "trap"):
            words = " ".join(str(self.at(name) or "").split())
            form.box(
                f"key-{name}", texts(f"studio.{name}"), words,
                partial(self.typed, (name,)), lines=6,
            )  # fmt: skip

    def _turn(self, section: object) -> None:
        """Show another page; for a reunion the stage goes there as well."""
        self.section = next(s for s in SECTIONS if s == section)
        kind, _, number = self.section.partition("_")
        if kind == "reunion":
            self.editor.show_episode(int(number))
        self.desk.rebuild()

    def unfold(self, name: str) -> None:
        """List all of the acts that count for a scale."""
        self.unfolded |= {name}
        self.desk.rebuild()

    def add_moment(self, event: Event) -> None:
        """Make a moment of evidence from an act, and ask why it decides."""
        self.section = "moments"
        self.moments.add(event)
        self.editor.show_pane("key")

    def show_line(self, line: int) -> None:
        """Show the page for a line of the key, and open its moment."""
        self.section, number = place_in_key(self.editor.draft.key, line)
        if number is not None:
            self.moments.opened = number
        self.editor.show_pane("key")

    def update(self, seconds: float) -> bool:
        """Stand still."""
        return False

    def leave(self) -> None:
        """Nothing is held."""
