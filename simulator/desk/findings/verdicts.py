"""Verdicts: which mark belongs to which event, what stands alone, and what is said of either."""

from collections.abc import Iterator

from scoring.findings import Finding, unmet
from scoring.rules import DEFAULTS
from scoring.terms import Event, Mark
from simulator.desk.attempt.grading import Graded
from simulator.desk.timelines.paired_timeline import Joined, Verdicts


def verdicts_of(graded: Graded) -> Verdicts:
    """Return what belongs together as the findings tell it: a late mark is joined with its event.

    Only an event that no mark was meant for is missed.
    """
    marks = graded.score.comparison.marks
    if marks is None:
        return Verdicts()
    left = unmet(marks.matching, DEFAULTS)
    joined: dict[tuple[str, str], Joined] = {}
    hits = [(p.mark, p.event) for p in marks.matching.hits]
    over = [(mark, event) for mark, events in left.run_over for event in events]
    for pairs, right in (((*hits, *left.off_time, *over), True), (left.taken_for, False)):
        for mark, event in pairs:
            joined.setdefault((mark.id, event.id), (mark.id, event.id, right))
    return Verdicts(
        tuple(joined.values()),
        frozenset(event.id for event in left.missed),
        frozenset(mark.id for mark in left.alarms),
    )


def told_of(graded: Graded, bar: str) -> int | None:
    """Return the number of the finding about a mark or an event, by its id, None if there is none.

    What is said of an event is said of the mark that belongs to it too.
    """
    findings = graded.score.findings
    together = {bar}
    for mark, event, _ in verdicts_of(graded).joined:
        if bar in (mark, event):
            together |= {mark, event}
    items: tuple[Mark | Event, ...] = (*graded.coding.marks, *graded.events)
    meant = [item for item in items if item.id in together]
    return next((n for n, found in enumerate(findings) if any(_about(found, meant))), None)


def _about(finding: Finding, items: list[Mark | Event]) -> Iterator[bool]:
    """Tell of each item whether a finding is about it: by what it is, and when it begins."""
    for item in items:
        what = (item.behaviour, item.episode, item.from_ms)
        yield (finding.about, finding.episode, finding.from_ms) == what
