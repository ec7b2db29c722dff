"""Handing out: choose sessions, what is asked of the class and what it sees; one file holds all."""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from simulator.authoring.sharing import ASKS, SEES, Handout, pack_handout
from simulator.authoring.sharing.handing_out import PACK
from simulator.authoring.unwritten import unwritten
from simulator.case import OWN_CASES, load_key, own_cases
from simulator.case.model import Script
from simulator.desk.classroom.browsing import usual_folder
from simulator.desk.classroom.choosing import Choosing
from simulator.desk.classroom.destination import choose_destination
from simulator.desk.classroom.written import tell_written, why
from simulator.desk.shell import doors
from simulator.desk.shell.offers import covers, written_covers
from simulator.desk.shell.screen import Desk, Plain
from simulator.desk.shell.subpage import subpage
from simulator.desk.shell.trouble import sentences
from simulator.desk.studio.forms.form import Form
from simulator.desk.widgets.column import Column
from simulator.desk.widgets.ui import Ui
from simulator.files import write_whole
from simulator.lessons.pools import read_pools


class HandOutScreen(Plain):
    """One page of questions, and a button that writes the file."""

    name = "hand_out"

    def __init__(self, desk: Desk, case: str | None = None) -> None:
        """Begin with one of one's own cases chosen, or with none."""
        self._desk = desk
        own = written_covers(desk)
        self._choosing = Choosing(desk, own, _practised(covers()), self._toggle)
        self._column: Column | None = None
        title = own[case].title if case is not None and case in own else ""
        self.handout = Handout(title, (case,) if case is not None else ())
        self.folder = usual_folder()
        self._written: Path | None = None
        self._wrong: tuple[str, ...] = ()

    def build(self, ui: Ui) -> None:
        """Put the questions on an empty window."""
        texts = self._desk.texts
        back = partial(doors.open_workshop, self._desk)
        column = subpage(ui, self._desk, texts("class.hand_out"), back, most=1000)
        column.stay_as(self._column)
        self._column = column
        if self._written is not None:
            tell_written(
                self._desk, column, texts("class.written", n=len(self.handout.cases)), self._written
            )
            column.words(texts(f"class.next_{self.handout.sees}"))
            if unfinished := ", ".join(self._unfinished()):
                column.words(texts("class.unwritten", which=unfinished), colour="look")
            column.space(ui.theme.px("tight"))
        else:
            column.words(texts("class.hand_out_text"), colour="ink_soft")
        column.heading(texts("class.which"))
        self._choosing.build(column, self.handout.cases)
        self._build_questions(column)
        for sentence in self._wrong:
            column.words(sentence, colour="focus")
        browse = partial(choose_destination, self._desk, self)
        column.buttons(
            [
                ("write", texts("class.write"), self.write, "primary"),
                ("folder", texts("class.other_folder"), browse, "plain"),
            ]
        )
        column.filled()
        if ui.control(ui.focused) is None:
            ui.focus_on("show-folder" if self._written is not None else "title", visible=False)

    def _build_questions(self, column: Column) -> None:
        texts, handout = self._desk.texts, self.handout
        form = Form(column)
        column.heading(texts("class.what"))
        asks = [(ask, texts(f"class.ask_{ask}")) for ask in ASKS]
        form.choice("ask", texts("class.ask"), asks, handout.ask, partial(self._put, "ask"))
        sees = [(sees, texts(f"class.sees_{sees}")) for sees in SEES]
        form.choice("sees", texts("class.sees"), sees, handout.sees, partial(self._put, "sees"))
        form.told("", texts(f"class.means_{handout.sees}"))
        form.line(
            "title", texts("class.title"), handout.title, self._call, hint=texts("class.title_hint")
        )
        form.told(texts("class.where"), str(self.folder))

    def _toggle(self, case: str) -> None:
        """Choose a case, or choose it no longer; the order is that of choosing."""
        now = self.handout.cases
        self._put("cases", [c for c in now if c != case] if case in now else [*now, case])

    def _put(self, field: str, value: object) -> None:
        self.handout = replace(self.handout, **{field: value})  # type: ignore[arg-type]
        self._wrong, self._written = (), None
        self._desk.rebuild()

    def _call(self, title: str) -> None:
        self.handout = replace(self.handout, title=title)

    def write(self) -> None:
        """Write the file, or say what stands in its way."""
        self._wrong, self._written = (), None
        if not self.handout.cases:
            self._wrong = (self._desk.texts("class.none_chosen"),)
        else:
            packed = pack_handout(self.handout, self._desk.store.folder)
            file = _unused(self.folder, self.handout.name)
            if packed.value is None:
                self._wrong = tuple(sentences(packed.problems))
            else:
                self._write_to(file, packed.value)
        self._desk.rebuild()

    def _write_to(self, file: Path, content: bytes) -> None:
        try:
            write_whole(file, content)
        except OSError as error:
            self._wrong = (self._desk.texts("class.not_written", path=file, why=why(error)),)
        else:
            self._written, self._column = file, None

    def _unfinished(self) -> Iterator[str]:
        """Yield what the class is about to read although its author has not written it yet."""
        if self.handout.sees == "nothing":
            return
        own = own_cases(self._desk.store.folder / OWN_CASES).value or {}
        for case in self.handout.cases:
            key = load_key(own[case] / "key.yaml").value if case in own else None
            if key is not None and any(unwritten(key)):
                yield self._choosing.called(case)

    def act(self, action: str, *, held: bool) -> bool:
        """Go back."""
        if action == "back" and not held:
            doors.open_workshop(self._desk)
            return True
        return False


def _unused(folder: Path, name: str) -> Path:
    """Return a file of that name that is not there yet, with a number if need be."""
    tried = (f"{name}{PACK}" if n == 1 else f"{name}-{n}{PACK}" for n in itertools.count(1))
    return next(file for each in tried if not (file := folder / each).exists())


def _practised(cases: Mapping[str, Script]) -> Mapping[str, Script]:
    """Return the cases that are not kept for the internal practice test."""
    pools = read_pools()
    return {case: script for case, script in cases.items() if pools.practises(script.about.pools)}
