"""The journal's readings: which changes are in force, which can be redone, and the draft they make.

Everything here is a function of the list of edits, so that undo, restart and recovery from a
crash are one thing: reading the list again.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce

from simulator.records.draft import Draft, apply
from simulator.records.edits import (
    Change,
    Edit,
    JustificationSet,
    MarkNoted,
    PlayheadMoved,
    Redone,
    Submitted,
    Undone,
    Watched,
)


@dataclass(frozen=True, slots=True)
class History:
    """A journal read up to one edit.

    ``done`` are the changes in force, oldest first; ``undone`` those taken back, the next to redo
    last. The playhead is no part of undo: taking back a rating must not throw the trainee out of
    the moment.
    """

    done: tuple[Change, ...] = ()
    undone: tuple[Change, ...] = ()
    playhead_ms: int = 0
    submitted: bool = False

    def draft(self) -> Draft:
        """Return the coding that the changes in force make."""
        return reduce(apply, self.done, Draft(playhead_ms=self.playhead_ms))


def advance(history: History, edit: Edit) -> History:
    """Return the history after one more edit.

    A new change forgets what could be redone; a text typed on is one change with what it was.
    Undoing or redoing where there is nothing to, and anything after the submission, leave the
    history as it is.
    """
    if history.submitted:
        return history
    match edit:
        case PlayheadMoved(at_ms):
            return replace(history, playhead_ms=at_ms)
        case Watched():
            return history
        case Submitted():
            return replace(history, submitted=True)
        case Undone():
            done, undone = _shift(history.done, history.undone)
            return replace(history, done=done, undone=undone)
        case Redone():
            undone, done = _shift(history.undone, history.done)
            return replace(history, done=done, undone=undone)
        case _:
            typed_on = any(_typed_on(before, edit) for before in history.done[-1:])
            kept = history.done[:-1] if typed_on else history.done
            return replace(history, done=(*kept, edit), undone=())


def _typed_on(before: Change, edit: Change) -> bool:
    """Tell whether an edit goes on with the text that the one before wrote."""
    match before, edit:
        case JustificationSet(), JustificationSet():
            return True
        case MarkNoted(one), MarkNoted(other):
            return one == other
    return False


def _shift(
    source: tuple[Change, ...], target: tuple[Change, ...]
) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
    """Move the last change of the one list to the end of the other."""
    return source[:-1], target + source[-1:]


def read(edits: Iterable[Edit]) -> History:
    """Return the history that a journal tells."""
    return reduce(advance, edits, History())


def replay(edits: Iterable[Edit]) -> Draft:
    """Return the draft that a journal tells."""
    return read(edits).draft()
