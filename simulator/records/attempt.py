"""An attempt: who codes what, and the journal of what was done so far."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, Protocol

from scoring.terms.coding import Coding, Scope
from simulator.records.draft import Draft, apply
from simulator.records.edits import Change, Edit, PlayheadMoved, Redone, Submitted, Undone, Watched
from simulator.records.errors import RecordsError
from simulator.records.journal import advance, read

Origin = Literal["exercise", "practice", "test", "try"]
"""Where an attempt began: an exercise that was chosen, practice that was drawn, the practice test,
or the editor, in which an author tries a case."""


@dataclass(frozen=True, slots=True)
class AttemptRecord:
    """What is known of an attempt besides its journal.

    ``episode_lengths_ms`` are those of the case at ``case_version``. ``submitted`` is None
    while the attempt is open, ``score`` as long as it is not told. ``origin`` is where it began,
    None where that was not kept yet.
    """

    id: int
    coder: str
    case: str
    case_version: str
    scope: Scope
    episode_lengths_ms: Mapping[int, int]
    began: datetime
    submitted: datetime | None = None
    score: Mapping[str, Any] | None = None
    origin: Origin | None = None

    def coding(self, draft: Draft) -> Coding:
        """Return the draft as the coding of this attempt, marks in order of time."""
        marks = sorted(draft.marks.values(), key=lambda m: (m.episode, m.from_ms, m.to_ms, m.id))
        return Coding(
            case=self.case,
            case_version=self.case_version,
            coder=self.coder,
            scope=self.scope,
            episode_lengths_ms=self.episode_lengths_ms,
            marks=tuple(marks),
            ratings=draft.ratings,
            search=draft.search,
            crying=draft.crying,
            disorganisation=draft.disorganisation,
            classification=draft.classification,
            confidence=draft.confidence,
            justification=draft.justification,
            decisions=draft.decisions,
        )


class Keeper(Protocol):
    """What an attempt needs of the store."""

    def keep(
        self, attempt: int, number: int, edit: Edit, score: Mapping[str, Any] | None = None
    ) -> None:
        """Keep the ``number``-th edit of an attempt, and its score if there is one, for good."""


class Attempt:
    """An attempt under way. Every edit is on the disk before the call that makes it returns.

    If an edit cannot be kept, a RecordsError says so and the draft stays as it was: the screen
    never shows what the journal does not hold.
    """

    def __init__(self, record: AttemptRecord, journal: Iterable[Edit], keeper: Keeper) -> None:
        edits = tuple(journal)
        self.about = record
        self._keeper = keeper
        self._length = len(edits)
        self._history = read(edits)
        self._draft = self._history.draft()

    @property
    def draft(self) -> Draft:
        """Return the coding under way."""
        return self._draft

    @property
    def coding(self) -> Coding:
        """Return the coding under way in the form that is scored."""
        return self.about.coding(self._draft)

    @property
    def can_undo(self) -> bool:
        """Tell whether a change is in force."""
        return bool(self._history.done)

    @property
    def can_redo(self) -> bool:
        """Tell whether a change was taken back and none made since."""
        return bool(self._history.undone)

    @property
    def submitted(self) -> bool:
        """Tell whether the coding was handed in."""
        return self._history.submitted

    def record(self, edit: Change | PlayheadMoved | Watched) -> Draft:
        """Make an edit and return the draft with it.

        An edit that changes nothing is not kept, but for what was watched.

        Raises:
            RecordsError: It could not be kept, or the attempt is submitted.
        """
        draft = apply(self._draft, edit)
        if draft != self._draft or self.submitted or isinstance(edit, Watched):
            self._keep(edit)
            self._draft = draft
        return self._draft

    def undo(self) -> Draft:
        """Take back the last change in force, if there is one, and return the draft without it.

        Raises:
            RecordsError: It could not be kept, or the attempt is submitted.
        """
        return self._keep_and_reread(Undone()) if self.can_undo else self._draft

    def redo(self) -> Draft:
        """Make the change taken back last again, if there is one, and return the draft with it.

        Raises:
            RecordsError: It could not be kept, or the attempt is submitted.
        """
        return self._keep_and_reread(Redone()) if self.can_redo else self._draft

    def submit(self, score: Mapping[str, Any] | None) -> None:
        """Hand the coding in with its score, both or neither.

        Args:
            score: The score as plain values that JSON can hold; None where it is told later.

        Raises:
            RecordsError: It could not be kept, or the attempt is submitted already.
        """
        self._keep(Submitted(), score)

    def _keep_and_reread(self, edit: Undone | Redone) -> Draft:
        self._keep(edit)
        self._draft = self._history.draft()
        return self._draft

    def _keep(self, edit: Edit, score: Mapping[str, Any] | None = None) -> None:
        if self.submitted:
            raise RecordsError(
                f"Attempt {self.about.id} was handed in and can no longer be changed. "
                "Begin a new one."
            )
        self._keeper.keep(self.about.id, self._length + 1, edit, score)
        self._length += 1
        self._history = advance(self._history, edit)
