"""What the entries of a script become when they are played: when they really begin and end."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scoring.terms import Event
from simulator.authoring.editing.outline import Entry, Outline
from simulator.case.source import Steps
from simulator.performance import Performance


@dataclass(frozen=True, slots=True)
class Played:
    """An entry on the stage; milliseconds from the start of its episode.

    It begins at ``from_ms``; at ``there_ms`` the way that it brings with it is over; at ``end_ms``
    the body is free again. A fragment lasts from its first act to its last.
    """

    from_ms: int
    there_ms: int
    end_ms: int
    acts: tuple[Event, ...]


def played_entries(outline: Outline, performance: Performance) -> Mapping[Steps, Played]:
    """Return what becomes of each entry, by its path; what cannot be played is left out.

    Args:
        outline: The script as it is now.
        performance: The same script compiled; an older one gives the times of the lines that
            still stand where they stood.
    """
    by_line: dict[tuple[int, int], list[Entry]] = {}
    for entry in outline.entries:
        by_line.setdefault((entry.episode or 0, entry.line), []).append(entry)
    courses: dict[Steps, list[tuple[Event, int, int]]] = {}
    for course in performance.courses:
        event = course.event
        there = by_line.get((event.episode, event.line or 0), ())
        found = _entry_of(event, there)
        if found is not None:
            courses.setdefault(found.path, []).append((event, course.there_ms, course.end_ms))
    return {path: _together(those) for path, those in courses.items()}


def _entry_of(event: Event, entries: Iterable[Entry]) -> Entry | None:
    """Return the entry of a line that an event comes from; more than one may stand there."""
    of = [e for e in entries if e.kind == "fragment" or (e.actor, e.act) == _does(event)]
    near = [e for e in of if e.at_ms is None or e.at_ms <= event.from_ms]
    return max(near or of, key=lambda e: e.at_ms or 0, default=None)


def _does(event: Event) -> tuple[str, str]:
    return event.actor, event.behaviour


def _together(courses: list[tuple[Event, int, int]]) -> Played:
    first, there, _ = min(courses, key=lambda course: course[0].from_ms)
    end = max(course[2] for course in courses)
    return Played(first.from_ms, there, end, tuple(course[0] for course in courses))
