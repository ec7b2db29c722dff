"""The shared language of scoring and simulator: frozen values without arithmetic."""

from scoring.terms.behaviour import Behaviour, Ethogram, Evidence, Sign
from scoring.terms.coding import Coding, Scope
from scoring.terms.judgement import Classification, Disorganisation, IndexMark
from scoring.terms.key import Difference, EvidenceMoment, Expert, Key
from scoring.terms.observed import Event, Mark
from scoring.terms.scales import (
    CORE_SCALES,
    CRYING_EPISODES,
    EPISODES,
    REUNION_SCALES,
    REUNIONS,
    SEARCH_EPISODES,
)

__all__ = [
    "CORE_SCALES",
    "CRYING_EPISODES",
    "EPISODES",
    "REUNIONS",
    "REUNION_SCALES",
    "SEARCH_EPISODES",
    "Behaviour",
    "Classification",
    "Coding",
    "Difference",
    "Disorganisation",
    "Ethogram",
    "Event",
    "Evidence",
    "EvidenceMoment",
    "Expert",
    "IndexMark",
    "Key",
    "Mark",
    "Scope",
    "Sign",
]
