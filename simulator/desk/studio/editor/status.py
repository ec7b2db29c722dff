"""The line below the timeline: what is wrong, what was changed last, and the way back."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import pygame

from simulator.desk.shell.screen import Desk
from simulator.desk.studio.draft.plain import Told, told_plainly
from simulator.desk.studio.draft.saying import told_in
from simulator.desk.style.signs import Icon
from simulator.desk.style.theme import Theme
from simulator.desk.widgets import paint
from simulator.desk.widgets.buttons import Button
from simulator.desk.widgets.text import Words
from simulator.desk.widgets.ui import Ui

if TYPE_CHECKING:
    from simulator.desk.studio.editor.editor import EditorScreen


class Status:
    """How the case stands, in one line."""

    def __init__(self, desk: Desk, editor: "EditorScreen") -> None:
        self._desk, self._editor = desk, editor

    @staticmethod
    def height(theme: Theme) -> int:
        """Return how tall the line is."""
        return theme.px("control")

    def build(self, ui: Ui, rect: pygame.Rect) -> None:
        """Put the line into place."""
        theme, draft = ui.theme, self._editor.draft
        tight, side = theme.px("tight"), rect.height
        right = rect.right
        board = self._editor.board
        for name, press, icon, can in (
            ("redo", self._editor.redo, "redo", draft.can_redo),
            ("undo", self._editor.undo, "undo", draft.can_undo),
            ("zoom_in", partial(board.zoom, 1), "faster", True),
            ("zoom_out", partial(board.zoom, -1), "slower", True),
        ):
            place = pygame.Rect(right - side, rect.top, side, side)
            key = self._desk.keys.shown(self._editor.name, name)
            button = Button(
                ui, name, place, self._means(name), press, icon=icon, icon_only=True,  # type: ignore[arg-type]
                kind="quiet", key=key,
            )  # fmt: skip
            button.allow(can=can)
            right = place.left - tight // 2
        told = told_plainly(self._desk, draft)
        words = self._stand(told)
        wide = min(Button.width(theme, words, icon=True), (right - rect.left) // 2)
        place = pygame.Rect(rect.left, rect.top, wide, rect.height)
        Button(
            ui, "problems", place, paint.fitted(theme.font("strong"), words, wide - theme.of(48)),
            self._show, kind="quiet", icon=_sign(told),
        )  # fmt: skip
        said = self._last()
        left = place.right + tight
        room = pygame.Rect(left, rect.top, right - left - tight, rect.height)
        said = paint.fitted(theme.font("small"), said, room.width)
        Words(ui, room, said, style="small", colour="ink_soft", align="right", middle=True)

    def _means(self, name: str) -> str:
        """Return what a button does; of undo and redo which change they speak of."""
        words, told = self._desk.texts(f"keys.{name}"), self._editor.draft.ahead.get(name)  # type: ignore[call-overload]
        return f"{words}: {told_in(self._desk, told)}" if told is not None else words

    def _stand(self, told: Sequence[Told]) -> str:
        """Say how many things are wrong, and the first of them; else what is left to write."""
        texts = self._desk.texts
        if not told:
            return texts("studio.no_problems")
        message = f"{told[0].message}. {told[0].hint}"
        if all(one.unfinished for one in told):
            return texts("studio.to_write", message=message)
        return texts("studio.first_problem", n=len(told), message=message)

    def _last(self) -> str:
        """Say what was changed last, or why something could not be."""
        texts, draft = self._desk.texts, self._editor.draft
        if draft.refused is not None:
            return texts(f"studio.refused_{draft.refused.reason}", where=draft.refused.where)
        if draft.outcome.problem:
            return texts("studio.unsaved", why=draft.outcome.problem)
        if draft.outcome.aside:
            return texts("studio.aside")
        return told_in(self._desk, draft.last, draft.how) if draft.last else texts("studio.saved")

    def _show(self) -> None:
        self._editor.show_pane("check")


def _sign(told: Sequence[Told]) -> Icon:
    """Return a warning where something is wrong."""
    if not told:
        return "tick"
    return "plus" if all(one.unfinished for one in told) else "triangle"
