"""Scoring: the comparison of a coding with a key, and what to tell the trainee about it.

``scoring.terms`` is the shared language and needs nothing but Python; the rest needs numpy. The
names below are loaded when they are first used, so that importing the terms stays light.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scoring.agreement import Estimate
    from scoring.findings import Finding, explain
    from scoring.rules import DEFAULTS, Rules, read_rules
    from scoring.score import Score, score_against

_HOMES = {
    "DEFAULTS": "scoring.rules",
    "Estimate": "scoring.agreement",
    "Finding": "scoring.findings",
    "Rules": "scoring.rules",
    "Score": "scoring.score",
    "explain": "scoring.findings",
    "read_rules": "scoring.rules",
    "score_against": "scoring.score",
}

__all__ = [
    "DEFAULTS",
    "Estimate",
    "Finding",
    "Rules",
    "Score",
    "explain",
    "read_rules",
    "score_against",
]


def __getattr__(name: str) -> Any:
    """Load a public name from its module (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module 'scoring' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
