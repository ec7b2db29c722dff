"""Resuming: which attempt, begun and not handed in, an exercise goes on with."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from scoring.terms import Scope
from simulator.records import AttemptRecord, Origin, PlayheadMoved, RecordsError, Watched

if TYPE_CHECKING:
    from simulator.records import Store

Attempts = tuple[AttemptRecord, ...]


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


def made(store: "Store", coder: str, origin: Origin) -> tuple[Attempts, Attempts]:
    """Return what a coder handed in, in order, and what is open, the one worked on last first.

    Tries see each other and nothing else; everything else does not see them.
    """
    if origin != "try":
        return store.attempts(coder), store.open_attempts(coder)
    tries = store.tries(coder)
    done = (attempt for attempt in reversed(tries) if attempt.submitted is not None)
    return tuple(done), tuple(attempt for attempt in tries if attempt.submitted is None)


def begun(store: "Store", attempts: Attempts) -> Begun:
    """Return some open attempts, without those whose journal cannot be read."""
    answered: list[AttemptRecord] = []
    watched: list[AttemptRecord] = []
    for attempt in attempts:
        try:
            edits = store.journal(attempt.id)
        except RecordsError:
            continue
        said = any(not isinstance(edit, PlayheadMoved | Watched) for edit in edits)
        (answered if said else watched).append(attempt)
    return Begun(tuple(answered), tuple(watched))


def _of(attempts: Iterable[AttemptRecord], case: str, scope: Scope) -> Iterable[AttemptRecord]:
    return (a for a in attempts if a.case == case and a.scope == scope)
