"""Findings: what to tell the trainee about a comparison, most instructive first."""

from scoring.comparison import Comparison
from scoring.findings.about_classes import about_classes
from scoring.findings.about_marks import about_marks, best_praise
from scoring.findings.about_ratings import about_ratings, still_open
from scoring.findings.finding import Context, Finding, Kind
from scoring.findings.order import WHOLE, by_episode, chief, praised
from scoring.findings.seen import Seen, offsets, seen_events, seen_moments
from scoring.findings.stakes import stakes
from scoring.findings.unmet import Unmet, unmet
from scoring.rubric import Reading
from scoring.rules import DEFAULTS, Rules
from scoring.terms import Coding, Ethogram, Key
from scoring.wording import ENGLISH, Wording

__all__ = [
    "WHOLE",
    "Finding",
    "Kind",
    "Seen",
    "Unmet",
    "by_episode",
    "chief",
    "explain",
    "offsets",
    "praised",
    "seen_events",
    "seen_moments",
    "unmet",
]


def explain(
    comparison: Comparison,
    coding: Coding,
    key: Key,
    ethogram: Ethogram,
    *,
    rules: Rules = DEFAULTS,
    wording: Wording = ENGLISH,
    reading: Reading | None = None,
) -> tuple[Finding, ...]:
    """Turn a comparison into findings, most instructive first.

    Nothing is said about what the exercise did not ask: no scale, no sign and no class outside its
    scope is named, and the key's reasons are quoted only where their scale is in it. A ``reading``
    by the rubric lets the findings say what the key's numbers rest on.
    """
    at_stake = stakes(comparison, wording)
    context = Context(coding, key, ethogram, rules, wording, reading, at_stake)
    found = [
        *about_classes(context, comparison),
        *about_ratings(context, comparison),
        *still_open(context, comparison),
    ]
    if comparison.marks is not None:
        found += about_marks(context, comparison.marks)
    return tuple(
        sorted(
            best_praise(found, rules.findings.praises),
            key=lambda f: (-f.importance, f.episode or 0, f.from_ms or 0, f.code, f.about),
        )
    )
