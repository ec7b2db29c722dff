"""What is wrong with a case, in plain words, and the page on which all of it can be checked."""

import subprocess
import sys
import webbrowser
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pygame

from simulator.desk.shell.screen import Desk
from simulator.desk.studio.draft.background import Background
from simulator.desk.studio.draft.plain import Told, told_plainly
from simulator.desk.studio.forms.sheet import Sheet
from simulator.desk.widgets.column import Column
from simulator.desk.widgets.ui import Ui

if TYPE_CHECKING:
    from simulator.desk.studio.editor.editor import EditorScreen

PAGE = "check.html"
_LONGEST_S = 120


class CheckPane:
    """The problems of script and key, each leading to where it is."""

    def __init__(self, desk: Desk, editor: "EditorScreen") -> None:
        self._desk, self._editor = desk, editor
        self._sheet = Sheet()
        self._maker: Background[str] = Background("check")
        self._said, self._made = "", False

    def build(self, ui: Ui, rect: pygame.Rect) -> None:
        """Put the list into a room of the window."""
        texts, draft = self._desk.texts, self._editor.draft
        column = self._sheet.begin(ui, rect)
        if draft.version is not None and not draft.fresh and not draft.busy:
            column.words(texts("studio.last_good"), style="strong", colour="accent")
        if not draft.problems:
            column.words(texts("studio.sound"))
        for number, told in enumerate(told_plainly(self._desk, draft)):
            self._build_problem(column, number, told)
        column.space(ui.theme.px("tight"))
        column.heading(texts("studio.check"))
        column.words(texts("studio.check_text"), colour="ink_soft")
        column.buttons([("check", texts("studio.check_do"), self._make, "plain")])
        if self._said:
            column.words(self._said)
        if self._made:
            column.buttons([("copy-path", texts("studio.copy_path"), self._copy, "plain")])
        self._sheet.end()

    def _build_problem(self, column: Column, number: int, told: Told) -> None:
        texts, problem = self._desk.texts, told.problem
        hint = told.hint
        if told.more:
            hint = f"{hint} {texts('studio.follows', what=' '.join(told.more))}"
        tile = column.tile(
            f"problem-{number}",
            f"{told.message}.",
            partial(self._editor.show_problem, problem),
            words=hint,
            aside=told.place,
            colour="focus" if problem.severity == "error" and not told.unfinished else "look",
            group="problems",
        )
        tile.hint = texts(
            "studio.place", file=problem.file.name, line=problem.span.line, code=problem.code
        )

    def _copy(self) -> None:
        """Put the place of the page onto the clipboard."""
        pygame.scrap.put_text(str((self._editor.folder / PAGE).resolve()))
        self._desk.announce(self._desk.texts("studio.copied"))

    def _make(self) -> None:
        """Make the page beside the window; it opens in the browser, where there is one."""
        self._said, self._made = self._desk.texts("studio.checking"), False
        self._maker.ask(partial(_check, self._editor.folder))
        self._desk.rebuild()

    def update(self, seconds: float) -> bool:
        """Open the page once it is made."""
        found = self._maker.take()
        if found is None:
            return False
        page = self._editor.folder / PAGE
        if found:
            self._said = self._desk.texts("studio.check_failed", why=found)
        else:
            webbrowser.open(page.resolve().as_uri())
            self._said = self._desk.texts("studio.checked", path=page)
            self._made = True
        self._desk.rebuild()
        return True

    def leave(self) -> None:
        """Let go of what works in the background."""
        self._maker.stop()


def _check(folder: Path) -> str:
    """Make the page by the command that does; return why it could not be made."""
    command = [
        sys.executable,
        "-m",
        "simulator.cli",
        "check",
        str(folder),
        "--out",
        str(folder / PAGE),
    ]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=_LONGEST_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    return "" if done.returncode in {0, 1} else done.stderr.strip()
