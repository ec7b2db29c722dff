"""Handing in: the codings that an instructor asked for go into one file."""

from functools import partial
from pathlib import Path

from simulator.case import OWN_CASES, was_handed_out
from simulator.desk.classroom.browsing import usual_folder
from simulator.desk.classroom.destination import choose_destination
from simulator.desk.classroom.written import tell_written
from simulator.desk.shell import doors
from simulator.desk.shell.offers import assigned, covers, own_covers, was_done
from simulator.desk.shell.screen import Desk, Plain
from simulator.desk.shell.subpage import subpage
from simulator.desk.studio.forms.form import Form
from simulator.desk.style.texts import date_of
from simulator.desk.widgets.ui import Ui
from simulator.records import AttemptRecord, RecordsError
from simulator.records.handing_in import write_codings


class HandInScreen(Plain):
    """What was coded for the class, the name it goes under, and where the file is put."""

    name = "hand_in"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.made, self._covers = for_class(desk), {**covers(), **own_covers(desk)}
        profile = desk.profile
        self.called = "" if profile.name == profile.coder else profile.name
        self.folder = usual_folder()
        asked = assigned(desk, self._covers).value or ()
        self._left = [e.title for e in asked if not was_done(e, self.made)]
        self._written: Path | None = None
        self._wrong = ""

    def build(self, ui: Ui) -> None:
        """Put the page on an empty window."""
        texts = self._desk.texts
        title = texts("class.hand_in")
        column = subpage(ui, self._desk, title, partial(doors.open_cases, self._desk), most=760)
        if self._written is not None:
            words = texts("class.codings_written", n=len(self.made))
            tell_written(self._desk, column, words, self._written)
            column.words(texts("class.codings_next"), after=ui.theme.px("gap"))
        elif not self.made:
            column.words(texts("class.none_made"))
        else:
            column.words(texts("class.hand_in_text", n=len(self.made)), colour="ink_soft")
        for record in self.made:
            when = (record.submitted or record.began).astimezone()
            cover = self._covers.get(record.case)
            name = record.case if cover is None else cover.person("infant").name
            column.words(f"·  {name}, {date_of(texts, when)}", after=0)
        if self.made and self._left:
            column.space(ui.theme.px("gap"))
            column.words(texts("class.still_asked", which=", ".join(self._left)), colour="look")
        if self.made:
            column.space(ui.theme.px("gap"))
            form = Form(column)
            form.line(
                "called", texts("class.called"), self.called, self._call,
                hint=texts("class.called_hint"),
            )  # fmt: skip
            form.told(texts("class.where"), str(self.folder))
            if self._wrong:
                column.words(self._wrong, colour="focus")
            browse = partial(choose_destination, self._desk, self)
            column.buttons(
                [
                    ("write", texts("class.write_codings"), self.write, "primary"),
                    ("folder", texts("class.other_folder"), browse, "plain"),
                ]
            )
        column.filled()
        if ui.control(ui.focused) is None:
            ui.focus_on("called" if self.made and not self._written else "leave", visible=False)

    def _call(self, words: str) -> None:
        self.called = words

    def write(self) -> None:
        """Write the file, or say why it cannot be written."""
        name = " ".join(self.called.split())
        self._wrong, self._written = "", None
        if not name:
            self._wrong = self._desk.texts("class.not_called")
        else:
            try:
                self._written = write_codings(self._desk.store, self.made, name, self.folder)
            except RecordsError as error:
                self._wrong = str(error)
        self._desk.rebuild()

    def act(self, action: str, *, held: bool) -> bool:
        """Go back."""
        if action == "back" and not held:
            doors.open_cases(self._desk)
            return True
        return False


def for_class(desk: Desk) -> tuple[AttemptRecord, ...]:
    """Return what was handed in of what an instructor asked for: of exercises and of cases."""
    own = own_covers(desk)
    exercises = assigned(desk, {**covers(), **own}).value or ()
    asked = {(e.case, e.scope) for e in exercises}
    folder = desk.store.folder / OWN_CASES
    given = {case for case in own if was_handed_out(folder / case)}
    made = desk.store.attempts(desk.coder)
    return tuple(a for a in made if a.case in given or (a.case, a.scope) in asked)
