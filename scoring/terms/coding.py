"""All that a trainee says in an exercise."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from scoring.terms.judgement import Classification, Disorganisation
from scoring.terms.observed import Mark
from scoring.terms.scales import EPISODES, REUNION_SCALES

Mode = Literal["learn", "practise", "test"]
Ratings = Mapping[int, Mapping[str, int]]
"""Episode -> scale -> rating of 1 to 7."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What an exercise asks for. ``behaviours`` is None for all of them.

    ``parts`` names what is asked besides marks and scales: "search", "crying", "disorganisation",
    "classification".
    """

    episodes: tuple[int, ...] = EPISODES
    scales: tuple[str, ...] = REUNION_SCALES
    behaviours: frozenset[str] | None = None
    mode: Mode = "practise"
    parts: frozenset[str] = frozenset({"search", "crying", "disorganisation", "classification"})

    def asks_for(self, behaviour: str, episode: int) -> bool:
        """Tell whether marks of this behaviour in this episode belong to the exercise."""
        return episode in self.episodes and (
            self.behaviours is None or behaviour in self.behaviours
        )


@dataclass(frozen=True, slots=True)
class Coding:
    """One trainee's answers; what is None or absent was not given.

    ``decisions`` are the answers to the questions on the way to a group, by the question's name;
    like the notes on marks they are not scored.
    """

    case: str
    case_version: str
    coder: str
    scope: Scope
    episode_lengths_ms: Mapping[int, int]
    marks: tuple[Mark, ...] = ()
    ratings: Ratings = field(default_factory=dict)
    search: Mapping[int, int] = field(default_factory=dict)
    crying: Mapping[int, int] = field(default_factory=dict)
    disorganisation: Disorganisation = field(default_factory=Disorganisation)
    classification: Classification | None = None
    confidence: float | None = None
    justification: str = ""
    decisions: Mapping[str, str] = field(default_factory=dict)
