"""Resuming: which attempt, begun and not handed in, an exercise goes on with."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from scoring.terms import Scope
from simulator.records import AttemptRecord, PlayheadMoved, RecordsError, Watched

if TYPE_CHECKING:
    from simulator.records import Store


@dataclass(frozen=True, slots=True)
class Begun:
    """The open attempts of a coder, the one worked on last first.

    In ``answered`` something was marked or judged; in ``watched`` nothing but the playhead moved.
    """

    answered: tuple[AttemptRecord, ...] = ()
    watched: tuple[AttemptRecord, ...] = ()

    def resumable(self, case: str, scope: Scope, version: str) -> AttemptRecord | None:
        """Return the attempt to go on with: one with answers if there is one, or None."""
        found = _of(chain(self.answered, self.watched), case, scope)
        return next((a for a in found if a.case_version == version), None)

    def outdated(self, case: str, scope: Scope, version: str) -> bool:
        """Tell whether there are answers to another version of the case."""
        return any(a.case_version != version for a in _of(self.answered, case, scope))


def begun(store: "Store", coder: str) -> Begun:
    """Return the open attempts of a coder, without those whose journal cannot be read."""
    answered: list[AttemptRecord] = []
    watched: list[AttemptRecord] = []
    for attempt in store.open_attempts(coder):
        try:
            edits = store.journal(attempt.id)
        except RecordsError:
            continue
        said = any(not isinstance(edit, PlayheadMoved | Watched) for edit in edits)
        (answered if said else watched).append(attempt)
    return Begun(tuple(answered), tuple(watched))


def _of(attempts: Iterable[AttemptRecord], case: str, scope: Scope) -> Iterable[AttemptRecord]:
    return (a for a in attempts if a.case == case and a.scope == scope)
