"""Pointed: whose movement decides in a finding, and which part of the body makes it."""

from scoring.findings import Finding
from scoring.terms import Ethogram
from simulator.desk.attempt.grading import Graded
from simulator.desk.watching.stage_view import Pointed
from simulator.lessons.pointing import part_of


def behaviour_of(graded: Graded, ethogram: Ethogram, finding: Finding) -> str:
    """Return the behaviour by which a finding can be seen, nothing if there is none.

    A finding on a rating is shown by the key's moment for it.
    """
    if finding.about in ethogram:
        return finding.about
    moments = (
        m.behaviour
        for m in graded.key.evidence
        if (m.episode, m.from_ms) == (finding.episode, finding.from_ms)
    )
    return next((name for name in moments if name in ethogram), "")


def pointed_at(ethogram: Ethogram, behaviour: str) -> Pointed | None:
    """Return whose head, hands, feet or body shows a behaviour."""
    if behaviour not in ethogram:
        return None
    actors = ethogram[behaviour].actors
    return ("infant" if "infant" in actors else next(iter(actors)), part_of(behaviour))
