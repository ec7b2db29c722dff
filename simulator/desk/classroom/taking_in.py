"""Taking in: the codings of a class from a folder, who handed in what, and how it compares."""

import webbrowser
from collections.abc import Callable
from functools import partial
from pathlib import Path

from scoring.attempts import part
from simulator.authoring.handed_in import TakenIn, take_in, write_report
from simulator.authoring.handed_in.codings import SUFFIXES, coders
from simulator.authoring.handed_in.report import REPORT
from simulator.case import OWN_CASES
from simulator.desk.classroom.browsing import BrowseScreen, usual_folder
from simulator.desk.classroom.class_table import build_class
from simulator.desk.classroom.coder import CoderScreen
from simulator.desk.classroom.written import tell_written, why
from simulator.desk.shell import doors
from simulator.desk.shell.screen import Desk, Plain
from simulator.desk.shell.subpage import subpage
from simulator.desk.widgets.buttons import Kind
from simulator.desk.widgets.column import Column
from simulator.desk.widgets.ui import Ui
from simulator.desk.widgets.widget import Press

_MOST_TOLD = 12
"""So many problems in files are told; the report on the command line tells all."""


def choose_codings(desk: Desk, back: Callable[[], None], start: Path | None = None) -> None:
    """Ask for the folder with the codings, and show what is in it."""
    texts = desk.texts

    def take(folder: Path) -> None:
        desk.announce(texts("class.comparing"))
        desk.show(TakeInScreen(desk, folder))

    title, intro = texts("class.take_in"), texts("class.take_in_text")
    begin = start or usual_folder()
    desk.show(BrowseScreen(desk, title, intro, begin, take, back, holds=SUFFIXES))


class TakeInScreen(Plain):
    """The codings found in a folder, held against their keys."""

    name = "take_in"

    def __init__(self, desk: Desk, folder: Path) -> None:
        self._desk, self.folder = desk, folder
        self._written: Path | None = None
        self._wrong = ""
        self.taken = TakenIn()
        try:
            self.taken = take_in(folder, desk.store.folder / OWN_CASES)
        except OSError as error:
            self._wrong = desk.texts("class.not_read", why=why(error))
        except OverflowError:
            self._wrong = desk.texts("class.too_many")
        self._first = "report" if self.taken.attempts else "other-folder"

    def build(self, ui: Ui) -> None:
        """Put the class on an empty window."""
        texts, taken = self._desk.texts, self.taken
        column = subpage(ui, self._desk, texts("class.take_in"), self._back, most=900)
        column.words(str(self.folder), style="small", colour="ink_soft")
        if self._wrong:
            column.words(self._wrong, colour="focus")
        if taken.attempts:
            who = len(coders(taken.attempts))
            column.words(texts("class.found", n=len(taken.attempts), coders=who), style="strong")
        elif not self._wrong:
            column.words(texts("class.nothing_found"), style="strong")
        if self._written is not None:
            tell_written(self._desk, column, texts("class.report_written"), self._written)
        self._build_buttons(column)
        ethogram = self._desk.ethogram
        build_class(column, texts, ethogram, taken.attempts, taken.called, self.show_coder)
        self._build_left_out(column)
        if taken.attempts:
            column.words(texts("class.caution"), style="small", colour="ink_soft")
        column.filled()
        if ui.control(ui.focused) is None:
            ui.focus_on(self._first, visible=False)

    def show_coder(self, coder: str) -> None:
        """Show the codings of one of the class."""
        self._first = f"row-{coders(part(self.taken.attempts).current).index(coder)}"
        here = partial(self._desk.show, self)
        self._desk.show(CoderScreen(self._desk, coder, self.taken, here))

    def _build_buttons(self, column: Column) -> None:
        texts = self._desk.texts
        here = partial(self._desk.show, self)
        other = partial(choose_codings, self._desk, here, self.folder)
        buttons: list[tuple[str, str, Press, Kind]] = [
            ("other-folder", texts("class.other_codings"), other, "plain")
        ]
        if self.taken.attempts:
            buttons.insert(0, ("report", texts("class.report"), self.report, "primary"))
        column.buttons(buttons)

    def _build_left_out(self, column: Column) -> None:
        """Tell which files could not be used, and why."""
        if self.taken.left_out:
            column.heading(self._desk.texts("class.left_out"))
        for name, reason in self.taken.left_out:
            column.words(f"{name}: {reason}", colour="ink_soft")
        for problem in self.taken.problems[:_MOST_TOLD]:
            column.words(f"{problem.place}: {problem.message}", style="small", colour="ink_soft")

    def report(self) -> None:
        """Write the report beside the codings and open it in the browser, where there is one."""
        page = self.folder / REPORT
        try:
            write_report(self.taken, page)
        except OSError as error:
            self._wrong = self._desk.texts("class.not_written", path=page, why=why(error))
        else:
            self._written, self._wrong = page, ""
            webbrowser.open(page.resolve().as_uri())
        self._desk.rebuild()

    def _back(self) -> None:
        doors.open_workshop(self._desk)

    def act(self, action: str, *, held: bool) -> bool:
        """Go back."""
        if action == "back" and not held:
            self._back()
            return True
        return False
