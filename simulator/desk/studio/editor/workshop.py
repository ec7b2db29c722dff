"""One's own cases: begin a new one, go on with one, open the folder in which they lie."""

import contextlib
import re
from functools import partial
from pathlib import Path

from simulator.authoring.editing import journal_of
from simulator.authoring.scaffold import BLANK, OccupiedError, new_case, recipes
from simulator.case import OWN_CASES, library_cases
from simulator.desk.shell.offers import written_covers
from simulator.desk.shell.screen import Desk, Plain
from simulator.desk.shell.subpage import subpage
from simulator.desk.studio.forms.form import Form, Option
from simulator.desk.widgets.column import Card, Column
from simulator.desk.widgets.ui import Ui

_NAME = re.compile(r"[a-z][a-z0-9-]{0,40}", re.ASCII)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e", " ": "-", "_": "-"})


class WorkshopScreen(Plain):
    """The cases that somebody writes, in the folder ``cases`` of the data folder."""

    name = "workshop"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._own = written_covers(desk)
        self.typed = ""
        self.pattern = BLANK
        self._wrong = ""

    @property
    def folder(self) -> Path:
        """Return where the cases lie."""
        return self._desk.store.folder / OWN_CASES

    def build(self, ui: Ui) -> None:
        """Put the cases on an empty window."""
        texts = self._desk.texts
        column = subpage(ui, self._desk, texts("studio.workshop"), self._desk.home, most=860)
        column.words(texts("studio.workshop_text"), after=ui.theme.px("gap"))
        self._build_own(column)
        self._build_new(column)
        column.space(ui.theme.px("gap"))
        column.words(texts("studio.folder", path=self.folder), style="small", colour="ink_soft")
        column.filled()
        if ui.control(ui.focused) is None:
            first = next(iter(self._own), None)
            ui.focus_on(f"edit-{first}" if first else "case-name", visible=False)

    def _build_own(self, column: Column) -> None:
        """Offer to go on with a case."""
        if not self._own:
            return
        column.heading(self._desk.texts("studio.go_on"))
        cards = [
            Card(f"edit-{case}", case, partial(self._open, self.folder / case), script.title)
            for case, script in self._own.items()
        ]
        column.cards(cards, "own", least=240, most=3)

    def _build_new(self, column: Column) -> None:
        """Ask for a name and for what to begin with."""
        texts = self._desk.texts
        column.heading(texts("studio.new"))
        form = Form(column)
        form.line(
            "case-name", texts("studio.case_name"), self.typed, self._type,
            hint=texts("studio.case_name_hint"),
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
            words = " ".join(self.typed.split())
            new_case(self.folder / name, self.pattern, words if " " in words else "")
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


def folder_name(words: str) -> str | None:
    """Return the name of the folder for a case, None if the words do not make one."""
    name = words.strip().lower().translate(_UMLAUTS)
    return name if _NAME.fullmatch(name) else None
