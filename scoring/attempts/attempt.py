"""An attempt: one coding that was handed in, with its key and its score."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from scoring.attempts.outcome import Outcome, outcome_of
from scoring.score import Score
from scoring.terms import Coding, Key


class Made(Protocol):
    """An attempt, or what one came to."""

    @property
    def stale(self) -> bool:
        """Tell whether another version of the case was coded than it was scored against."""

    @property
    def when(self) -> str:
        """Return what orders the attempts."""


M = TypeVar("M", bound=Made)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One coding with what it was compared with.

    ``version`` is the version of script and key that it was scored against. ``when`` orders the
    attempts: any text that sorts by time, such as an ISO date. ``unseen`` tells whether it was this
    coder's first attempt at the case, without feedback before. ``handed_in`` is None where nobody
    wrote down when that was.
    """

    coding: Coding
    key: Key
    score: Score
    version: str
    when: str = ""
    unseen: bool = True
    handed_in: datetime | None = None

    @property
    def stale(self) -> bool:
        """Tell whether another version of the case was coded than it was scored against."""
        return self.coding.case_version != self.version

    @property
    def outcome(self) -> Outcome:
        """Return what it came to."""
        found = outcome_of(
            self.coding.case,
            self.key.classification,
            self.score.comparison,
            self.score.total,
            self.coding.confidence,
        )
        return replace(found, when=self.when, unseen=self.unseen, stale=self.stale)


@dataclass(frozen=True)
class Parted(Generic[M]):
    """Attempts in order of time: those that count, and those made on an older version of a case.

    What was seen then may not be what the key speaks of now: those are set apart, and it is said.
    """

    current: tuple[M, ...]
    stale: tuple[M, ...]


def part(attempts: Iterable[M]) -> Parted[M]:
    """Set apart the attempts that were made on an older version of a case."""
    ordered = sorted(attempts, key=lambda a: a.when)
    return Parted(tuple(a for a in ordered if not a.stale), tuple(a for a in ordered if a.stale))
