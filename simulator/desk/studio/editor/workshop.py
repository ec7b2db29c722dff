"""For instructors: one's own cases, gone on with, begun, or brought back; and one's class."""

import contextlib
from functools import partial
from pathlib import Path

import pygame

from simulator.authoring.editing import journal_of
from simulator.authoring.keeping import Binned, bring_back, in_bin
from simulator.authoring.naming import folder_name
from simulator.authoring.scaffold import BLANK, OccupiedError, new_case, recipes
from simulator.case import OWN_CASES, library_cases
from simulator.desk.shell import doors
from simulator.desk.shell.offers import written_covers
from simulator.desk.shell.screen import Desk, Plain
from simulator.desk.shell.subpage import subpage
from simulator.desk.studio.editor.case_card import CaseCardScreen
from simulator.desk.studio.forms.form import Form, Option
from simulator.desk.style.texts import date_of
from simulator.desk.widgets.buttons import Button
from simulator.desk.widgets.column import Card, Column
from simulator.desk.widgets.ui import Ui

_MOST_BINNED = 12


class WorkshopScreen(Plain):
    """The cases that somebody writes, in the folder ``cases`` of the data folder."""

    name = "workshop"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._own = written_covers(desk)
        self.typed = self.infant = ""
        self.pattern = BLANK
        self._wrong = ""
        self._column: Column | None = None

    @property
    def folder(self) -> Path:
        """Return where the cases lie."""
        return self._desk.store.folder / OWN_CASES

    def build(self, ui: Ui) -> None:
        """Put the cases on an empty window."""
        texts = self._desk.texts
        column = subpage(ui, self._desk, texts("home.teach"), self._desk.home, most=860)
        column.stay_as(self._column)
        self._column = column
        column.words(texts("studio.workshop_text"), after=ui.theme.px("gap"))
        self._build_own(column)
        self._build_new(column)
        self._build_class(column)
        self._build_bin(column)
        column.words(texts("studio.folder", path=self.folder), style="small", colour="ink_soft")
        column.filled()
        if ui.control(ui.focused) is None:
            first = next(iter(self._own), None)
            ui.focus_on(f"edit-{first}" if first else "case-name", visible=False)

    def _build_own(self, column: Column) -> None:
        """Offer to go on with a case."""
        if not self._own:
            return
        texts, theme = self._desk.texts, column.theme
        column.heading(texts("studio.go_on"))
        more = texts("cards.more")
        wide, gap = Button.width(theme, more), theme.px("tight")
        column.width -= wide + gap
        for case, script in self._own.items():
            top = column.top
            go_on = partial(self._open, self.folder / case)
            tile = column.tile(f"edit-{case}", script.title, go_on, aside=case, group="own")
            place = pygame.Rect(column.left + column.width + gap, top, wide, tile.rect.height)
            press = partial(self._show_card, self.folder / case)
            Button(
                column.ui, f"more-{case}", place, more, press, into=column.scroll, group="more",
                hint=texts("cards.more_hint", case=case),
            )  # fmt: skip
        column.width += wide + gap

    def _build_new(self, column: Column) -> None:
        """Ask for a name and for what to begin with."""
        texts = self._desk.texts
        column.heading(texts("studio.new"))
        form = Form(column)
        form.line(
            "case-name", texts("studio.case_name"), self.typed, self._type,
            hint=texts("studio.case_name_hint"),
        )  # fmt: skip
        form.line(
            "infant-name", texts("studio.infant_name"), self.infant, self._name,
            hint=texts("studio.infant_hint"),
        )  # fmt: skip
        blank: Option = (BLANK, texts("studio.blank"))
        options = [(name, name) for name in recipes() if name != BLANK]
        form.choice(
            "pattern", texts("studio.begin_with"), [blank, *options], self.pattern, self._choose
        )
        form.told("", self._about_pattern())
        if self._wrong:
            column.words(self._wrong, colour="focus")
        column.buttons([("begin", texts("studio.begin"), self.begin, "primary")])

    def _build_class(self, column: Column) -> None:
        """Lead to one's class: what it is handed, and what it hands in."""
        texts = self._desk.texts
        column.heading(texts("class.class"))
        ways = (("hand_out", doors.open_handing_out), ("take_in", doors.open_taking_in))
        cards = [
            Card(name, texts(f"class.{name}"), partial(go, self._desk), texts(f"class.{name}_card"))
            for name, go in ways
        ]
        column.cards(cards, "class", least=300, most=2)

    def _build_bin(self, column: Column) -> None:
        """Offer to bring back what was put into the bin."""
        texts, binned = self._desk.texts, in_bin(self._desk.store.folder)
        if binned:
            column.heading(texts("cards.in_bin"))
        for number, one in enumerate(binned[:_MOST_BINNED]):
            date = date_of(texts, one.at)
            back = partial(self._bring_back, one)
            column.tile(
                f"binned-{number}", one.case, back, words=texts("cards.bring_back"), aside=date,
                group="bin",
            )  # fmt: skip

    def _bring_back(self, binned: Binned) -> None:
        try:
            bring_back(self._desk.store.folder, binned, self.folder)
        except OSError as error:
            self._say("cards.not_moved", why=error.strerror or str(error))
        else:
            self._own = written_covers(self._desk)
            self._desk.rebuild()

    def _about_pattern(self) -> str:
        """Say what one begins with."""
        texts = self._desk.texts
        if self.pattern == BLANK:
            return texts("studio.blank_text")
        if "/" in self.pattern:
            return texts("studio.disorganised_text", group=self.pattern.partition("/")[2])
        said = str(texts.table("classification")[self.pattern])
        return texts("studio.pattern_text", name=self.pattern, said=said)

    def _type(self, words: str) -> None:
        self.typed = words

    def _name(self, words: str) -> None:
        self.infant = words

    def _choose(self, pattern: object) -> None:
        self.pattern = str(pattern)
        self._desk.rebuild()

    def begin(self) -> None:
        """Make the new case and open it; say so if that is not possible."""
        name = folder_name(self.typed)
        taken = {case.lower() for case in library_cases()}
        if name is None or name in taken:
            self._say("studio.name_wrong" if name is None else "studio.name_taken")
            return
        try:
            title = " ".join(self.typed.split())
            new_case(self.folder / name, self.pattern, title, self.infant)
        except OccupiedError:
            self._say("studio.name_there")
        except OSError as error:
            self._say("studio.not_written", why=error.strerror or str(error))
        else:
            self._forget(self.folder / name)
            self._open(self.folder / name)

    def _forget(self, folder: Path) -> None:
        """Let a new case have no past, if one of its name was there once."""
        with contextlib.suppress(OSError):
            journal_of(self._desk.store.folder, folder).unlink()

    def _say(self, name: str, **values: object) -> None:
        self._wrong = self._desk.texts(name, **values)
        self._desk.rebuild()

    def _show_card(self, folder: Path) -> None:
        self._desk.show(CaseCardScreen(self._desk, folder))

    def _open(self, folder: Path) -> None:
        from simulator.desk.studio.editor.editor import EditorScreen

        self._desk.announce(self._desk.texts("app.moment"))
        self._desk.show(EditorScreen(self._desk, folder))

    def act(self, action: str, *, held: bool) -> bool:
        """Go back."""
        if action == "back" and not held:
            self._desk.home()
            return True
        return False
