"""Pointed: whose movement decides in a finding, and which part of the body makes it."""

from scoring.findings import Finding
from scoring.terms import Ethogram
from simulator.desk.grading import Graded
from simulator.desk.widgets.stage_view import Pointed
from simulator.lessons.pointing import part_of


def shown_by(graded: Graded, ethogram: Ethogram, finding: Finding) -> Pointed | None:
    """Return whose head, hands, feet or body shows what a finding is about.

    A finding on a rating is shown by the key's moment for it.
    """
    behaviour = finding.about
    if behaviour not in ethogram:
        moments = (
            m.behaviour
            for m in graded.key.evidence
            if (m.episode, m.from_ms) == (finding.episode, finding.from_ms)
        )
        behaviour = next(moments, "")
    if behaviour not in ethogram:
        return None
    actors = ethogram[behaviour].actors
    return ("infant" if "infant" in actors else next(iter(actors)), part_of(behaviour))
