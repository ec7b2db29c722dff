"""The text beside the picture: the chosen act is lit, a click on a line finds its act."""

from typing import TYPE_CHECKING

import pygame

from simulator.authoring.writing import moment_of
from simulator.desk.shell.screen import Desk
from simulator.desk.studio.draft.draft import KEY, SCRIPT
from simulator.desk.studio.editor.text_view import TextView
from simulator.desk.widgets import paint
from simulator.desk.widgets.choice import Choice
from simulator.desk.widgets.text import Words
from simulator.desk.widgets.ui import Ui

if TYPE_CHECKING:
    from simulator.desk.studio.editor.editor import EditorScreen

_FILES = (SCRIPT, KEY)


class TextPane:
    """Script or key as they stand in their files, for those who want to see."""

    def __init__(self, desk: Desk, editor: "EditorScreen") -> None:
        self._desk, self._editor = desk, editor
        self.file = SCRIPT
        self._view: TextView | None = None
        self._tops = dict.fromkeys(_FILES, 0)
        self._lit: int | None = None

    def build(self, ui: Ui, rect: pygame.Rect) -> None:
        """Put the text into a room of the window."""
        theme, texts, draft = ui.theme, self._desk.texts, self._editor.draft
        tight = theme.px("tight")
        wide = min(Choice.width(theme, _FILES), rect.width)
        head = pygame.Rect(rect.left, rect.top, wide, theme.px("control"))
        Choice(
            ui, "file", head, [(f, f) for f in _FILES], self.file, self._turn,
            says=texts("studio.file"), clearable=False,
        )  # fmt: skip
        hint = pygame.Rect(
            head.right + tight, head.top, rect.right - head.right - tight, head.height
        )
        words = texts("studio.text_hint")
        room = max(hint.width, 1)
        if (
            paint.height(theme, words, room, "small") <= hint.height
            and paint.longest_word(theme, words, "small") < room
        ):
            Words(ui, hint, words, style="small", colour="ink_soft")
        self._keep_place()
        top = head.bottom + tight
        area = pygame.Rect(rect.left, top, rect.width, rect.bottom - top)
        entry = draft.entry if self.file == SCRIPT else None
        lit = range(entry.line, entry.end_line + 1) if entry is not None else ()
        wrong = {p.span.line for p in draft.problems if p.file.name == self.file}
        text = draft.script if self.file == SCRIPT else draft.key
        self._view = TextView(
            ui, "text", area, text, self._press, says=self.file, lit=lit, wrong=wrong,
            top=self._tops[self.file],
        )  # fmt: skip
        self._view.scroll_to(self._view.top)
        line = entry.line if entry is not None else None
        if line is None and self._tops[self.file] == 0 and self.file == SCRIPT:
            episode = draft.outline.episode(self._editor.here.episode)
            line = episode.line if episode is not None else None
        if line != self._lit and entry is not None:
            self._view.reveal()
        self._lit = line

    def _keep_place(self) -> None:
        if self._view is not None:
            self._tops[self._view.says] = self._view.top

    def _turn(self, file: object) -> None:
        self._keep_place()
        self.file, self._view = str(file), None
        self._desk.rebuild()

    def _press(self, line: int) -> None:
        """Choose the act of a line, and go to its moment."""
        if self.file != SCRIPT:
            return
        moment = moment_of(self._editor.draft.script, line)
        if moment is not None:
            self._editor.go(*moment)
        self._editor.choose(line)

    def update(self, seconds: float) -> bool:
        """Stand still."""
        return False

    def leave(self) -> None:
        """Nothing is held."""
