"""Course: which findings follow each other, the few that teach most or those of one episode."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scoring.findings import WHOLE, Finding, by_episode, chief, praised

FEW = 6
"""So many findings stand at the beginning; one more stands there too rather than alone."""


@dataclass(frozen=True, slots=True)
class Courses:
    """All ways through the findings of one coding, each a row of their numbers."""

    praise: tuple[int, ...]
    few: tuple[int, ...]
    episodes: Mapping[int, tuple[int, ...]]

    @property
    def rest(self) -> bool:
        """Tell whether there is more than what stands at the beginning."""
        return sum(map(len, self.episodes.values())) > len(self.praise) + len(self.few)

    def of(self, number: int, findings: Sequence[Finding]) -> tuple[int, ...]:
        """Return the course that a finding belongs to: praise leads to the few."""
        if number in self.few or number in self.praise:
            return self.few
        return self.episodes[findings[number].episode or WHOLE]


def courses_of(findings: Sequence[Finding]) -> Courses:
    """Return the ways through findings, given most instructive first."""
    praise, every = praised(findings), chief(findings, len(findings))
    others = len(findings) - len(praise)
    few = tuple(n for n in range(len(findings)) if n not in praise)
    return Courses(praise, few if others <= FEW + 1 else every[:FEW], by_episode(findings))
