"""An attempt: one coding that was handed in, with its key and its score."""

from collections.abc import Iterable
from dataclasses import dataclass

from scoring.score import Score
from scoring.terms import Coding, Key


@dataclass(frozen=True, slots=True)
class Attempt:
    """One coding with what it was compared with.

    ``version`` is the version of script and key that it was scored against. ``when`` orders the
    attempts: any text that sorts by time, such as an ISO date. ``unseen`` tells whether it was this
    coder's first attempt at the case, without feedback before.
    """

    coding: Coding
    key: Key
    score: Score
    version: str
    when: str = ""
    unseen: bool = True

    @property
    def stale(self) -> bool:
        """Tell whether another version of the case was coded than it was scored against."""
        return self.coding.case_version != self.version


@dataclass(frozen=True, slots=True)
class Parted:
    """Attempts in order of time: those that count, and those made on an older version of a case.

    What was seen then may not be what the key speaks of now: those are set apart, and it is said.
    """

    current: tuple[Attempt, ...]
    stale: tuple[Attempt, ...]


def part(attempts: Iterable[Attempt]) -> Parted:
    """Set apart the attempts that were made on an older version of a case."""
    ordered = sorted(attempts, key=lambda a: a.when)
    return Parted(tuple(a for a in ordered if not a.stale), tuple(a for a in ordered if a.stale))
