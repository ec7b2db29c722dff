"""What is done to the chosen act, by keys and by the buttons of its card."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from simulator.desk.studio.draft.strips import even

if TYPE_CHECKING:
    from simulator.desk.studio.editor.editor import EditorScreen

STEP_MS = 500
_GAP_MS, _USUAL_MS = 500, 2_000
"""A copy that would lie on its model stands so long behind it; so long is one that says nothing."""


class ChosenAct:
    """The act that is chosen in an editor.

    Attributes:
        repeated: What goes on as long as a key is held, by the name of the action.
    """

    def __init__(self, editor: "EditorScreen") -> None:
        self._editor = editor
        self.repeated: Mapping[str, Callable[[], bool]] = {
            "act_move_earlier": partial(self.move, -STEP_MS),
            "act_move_later": partial(self.move, STEP_MS),
            "act_end_earlier": partial(self.stretch, -STEP_MS),
            "act_end_later": partial(self.stretch, STEP_MS),
            "line_on": partial(self.step, 1),
            "line_back": partial(self.step, -1),
        }

    def step(self, by: int) -> bool:
        """Choose the next act in the order of time, or the one before, and go there."""
        line = self._editor.board.step(by)
        self._editor.choose(line)
        if line is not None:
            self._editor.board.go_to(line)
        return True

    def move(self, by_ms: int) -> bool:
        """Let it begin later or earlier; tell whether there is one."""
        entry = self._editor.draft.entry
        if entry is None:
            return False
        self._editor.draft.move((entry.at_ms or 0) + by_ms)
        self._editor.changed()
        return True

    def stretch(self, by_ms: int) -> bool:
        """Let it last longer or shorter; tell whether there is one."""
        if self._editor.draft.entry is None:
            return False
        self._editor.board.stretch(by_ms)
        self._editor.changed()
        return True

    def move_here(self) -> None:
        """Let it begin at the playhead."""
        self._editor.draft.move(even(self._editor.here.at_ms))
        self._editor.changed()

    def duplicate(self) -> None:
        """Put it in once more, at the playhead, else behind itself."""
        entry, here = self._editor.draft.entry, self._editor.here
        if entry is None:
            return
        at = even(here.at_ms)
        if at == entry.at_ms:
            at += (entry.for_ms or _USUAL_MS) + _GAP_MS
        self._editor.draft.duplicate(min(at, here.length_ms))
        self._editor.changed()

    def remove(self) -> None:
        """Take it out."""
        if self._editor.draft.entry is not None:
            self._editor.draft.delete()
            self._editor.choose(None)
