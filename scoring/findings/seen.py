"""Seen: what was marked by its own name, and whether on time; a late mark is no miss."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scoring.findings.unmet import unmet
from scoring.marks.evidence import MarksScore
from scoring.rules import Rules
from scoring.terms import Event, EvidenceMoment


@dataclass(frozen=True, slots=True)
class Seen:
    """How many of what was ``there`` were marked, ``late`` and ``early`` ones among them."""

    marked: int
    late: int
    early: int
    there: int


def offsets(marks: MarksScore, rules: Rules) -> Mapping[Event, int]:
    """Return every event marked by its own name, with the ms by which the mark comes after it.

    One mark that goes on over several is a mark of one of them.
    """
    left = unmet(marks.matching, rules)
    met = {p.event: p.onset_difference_ms for p in marks.matching.hits}
    over = [(mark, events[0]) for mark, events in left.run_over if met.keys().isdisjoint(events)]
    return met | {event: mark.from_ms - event.from_ms for mark, event in (*left.off_time, *over)}


def seen_events(marks: MarksScore, rules: Rules) -> Seen:
    """Count all that happened within the exercise."""
    matching = marks.matching
    every = len(matching.hits) + len(matching.misses) + len(matching.wrong_codes)
    return _counted(offsets(marks, rules).values(), every, rules)


def seen_moments(marks: MarksScore, rules: Rules) -> Seen:
    """Count the key's moments, each by the mark that is nearest to one of its events."""
    best: dict[EvidenceMoment, int] = {}
    for event, off in offsets(marks, rules).items():
        moment = marks.must_see.get(event)
        if moment is not None:
            best[moment] = min(off, best.get(moment, off), key=abs)
    return _counted(best.values(), len(set(marks.must_see.values())), rules)


def _counted(found: Iterable[int], every: int, rules: Rules) -> Seen:
    off, far = tuple(found), rules.marks.tolerance_ms
    return Seen(len(off), sum(ms > far for ms in off), sum(ms < -far for ms in off), every)
