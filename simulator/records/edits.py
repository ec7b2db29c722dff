"""Edits: what a trainee does in an open attempt, one frozen value each.

An edit carries all that it needs to be read again, so a list of edits is the whole attempt. A new
kind of edit is a class here, a name in ``KINDS``, a case in :mod:`simulator.records.draft`, and a
step of ``FORMAT``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from scoring.terms.judgement import Classification, IndexMark
from scoring.terms.observed import Mark

FORMAT = 4
"""Version of the written form; an edit of a later version is refused, never guessed at.

2: ``Watched``. 3: ``MarkNoted`` and ``Together``. 4: ``IndexLookedFor`` and ``QuestionAnswered``.
"""


@dataclass(frozen=True, slots=True)
class MarkAdded:
    """A new mark; its id is new within the attempt."""

    mark: Mark


@dataclass(frozen=True, slots=True)
class MarkChanged:
    """A mark as it is from now on; the one of the same id is replaced."""

    mark: Mark


@dataclass(frozen=True, slots=True)
class MarkRemoved:
    """A mark taken away."""

    mark_id: str


@dataclass(frozen=True, slots=True)
class RatingSet:
    """A rating of 1 to 7 on a scale of one episode; None takes it back."""

    episode: int
    scale: str
    value: int | None


@dataclass(frozen=True, slots=True)
class SearchSet:
    """A rating of search behaviour in a separation; None takes it back."""

    episode: int
    value: int | None


@dataclass(frozen=True, slots=True)
class CryingSet:
    """The number of intervals with crying in an episode; None takes it back."""

    episode: int
    value: int | None


@dataclass(frozen=True, slots=True)
class DisorganisationSet:
    """The rating of 1 to 9; None takes it back."""

    rating: int | None


@dataclass(frozen=True, slots=True)
class IndexAdded:
    """A sign of disorganisation; the same sign twice is one sign."""

    index: IndexMark


@dataclass(frozen=True, slots=True)
class IndexRemoved:
    """A sign of disorganisation taken away."""

    index: IndexMark


@dataclass(frozen=True, slots=True)
class IndexLookedFor:
    """Whether one of the seven indices of disorganisation was seen; None takes it back."""

    number: int
    seen: bool | None


@dataclass(frozen=True, slots=True)
class QuestionAnswered:
    """The answer to a question on the way to a group, both by name; None takes it back."""

    question: str
    answer: str | None


@dataclass(frozen=True, slots=True)
class ClassificationSet:
    """The classification of the dyad; None takes it back."""

    classification: Classification | None


@dataclass(frozen=True, slots=True)
class ConfidenceSet:
    """How sure the trainee is, 0 to 1; None takes it back."""

    value: float | None


@dataclass(frozen=True, slots=True)
class JustificationSet:
    """The trainee's reasons, the whole text."""

    text: str


@dataclass(frozen=True, slots=True)
class PlayheadMoved:
    """Where the playhead stands, in milliseconds from the start of the performance."""

    at_ms: int


@dataclass(frozen=True, slots=True)
class Watched:
    """A stretch was played without a break, in milliseconds from the start of the performance.

    ``speed`` is 1 as it happened, below 0 backwards. When it ended is the time of the edit in the
    journal: what lies between two of them beyond their lengths was a pause.
    """

    from_ms: int
    to_ms: int
    speed: float


@dataclass(frozen=True, slots=True)
class Undone:
    """The last change that is in force is taken back."""


@dataclass(frozen=True, slots=True)
class Redone:
    """The change taken back last is in force again."""


@dataclass(frozen=True, slots=True)
class Submitted:
    """The coding was handed in; nothing follows."""


@dataclass(frozen=True, slots=True)
class MarkNoted:
    """What the trainee notes on a mark, the whole text."""

    mark_id: str
    note: str


@dataclass(frozen=True, slots=True)
class Together:
    """Changes made by one action, such as the two halves of a split mark; undone as one."""

    changes: tuple["Change", ...]


Change = (
    MarkAdded
    | MarkChanged
    | MarkRemoved
    | RatingSet
    | SearchSet
    | CryingSet
    | DisorganisationSet
    | IndexAdded
    | IndexRemoved
    | IndexLookedFor
    | QuestionAnswered
    | ClassificationSet
    | ConfidenceSet
    | JustificationSet
    | MarkNoted
    | Together
)
"""Edits of the coding itself: these can be undone."""

Edit = Change | PlayheadMoved | Watched | Undone | Redone | Submitted

KINDS: Mapping[str, type[Edit]] = MappingProxyType(
    {
        "mark_added": MarkAdded,
        "mark_changed": MarkChanged,
        "mark_removed": MarkRemoved,
        "rating_set": RatingSet,
        "search_set": SearchSet,
        "crying_set": CryingSet,
        "disorganisation_set": DisorganisationSet,
        "index_added": IndexAdded,
        "index_removed": IndexRemoved,
        "index_looked_for": IndexLookedFor,
        "question_answered": QuestionAnswered,
        "classification_set": ClassificationSet,
        "confidence_set": ConfidenceSet,
        "justification_set": JustificationSet,
        "mark_noted": MarkNoted,
        "together": Together,
        "playhead_moved": PlayheadMoved,
        "watched": Watched,
        "undone": Undone,
        "redone": Redone,
        "submitted": Submitted,
    }
)
"""The name each kind is written under; a name never changes its meaning."""
