"""What experts coded for a case."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from scoring.terms.coding import Ratings
from scoring.terms.judgement import Classification, Disorganisation


@dataclass(frozen=True, slots=True)
class EvidenceMoment:
    """A must-see moment: what happens, which scale it decides, and why."""

    episode: int
    from_ms: int
    to_ms: int
    behaviour: str
    scale: str
    because: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where the key is meant to differ from what the rubric makes of the session.

    ``scale`` may also be "classification" or "difficulty"; ``episode`` is None where no episode is
    meant.
    """

    scale: str
    episode: int | None
    because: str


@dataclass(frozen=True, slots=True)
class Expert:
    """What one member of a panel coded alone, before the panel agreed on the key."""

    name: str
    classification: Classification | None = None
    ratings: Ratings = field(default_factory=dict)
    disorganisation: int | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """The answer key of one case: the consensus, where a panel coded it.

    ``accepts`` are further classifications that earn full credit. ``coders`` are the members of the
    panel, each with what they coded alone; none where the case has one author. ``differences`` are
    those from the rubric that are meant, each with its reason.
    """

    classification: Classification
    accepts: tuple[Classification, ...]
    ratings: Ratings
    search: Mapping[int, int]
    crying: Mapping[int, int]
    disorganisation: Disorganisation
    evidence: tuple[EvidenceMoment, ...]
    rationale: str
    trap: str
    difficulty: str = "medium"
    coders: tuple[Expert, ...] = ()
    differences: tuple[Difference, ...] = ()
