"""What the timeline shows of an episode: its lines as written, with their times as played."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import get_args

from scoring.terms import Ethogram
from scoring.terms.behaviour import Actor, Behaviour
from simulator.authoring.editing import Entry, EpisodeOutline, Outline
from simulator.desk.studio.draft.strips import Strip, moved
from simulator.desk.timelines.lanes import group_of
from simulator.performance import Course, Performance

ACTORS: tuple[Actor, ...] = get_args(Actor)
_MOMENT_MS = 1_000


@dataclass(frozen=True, slots=True)
class Played:
    """A version of a script that plays: its outline, and the acts by the line they come from."""

    outline: Outline = field(default_factory=Outline)
    courses: Mapping[int, tuple[Course, ...]] = field(default_factory=dict)


def played(outline: Outline, performance: Performance) -> Played:
    """Return the acts of a performance by their lines."""
    courses: dict[int, list[Course]] = {}
    for course in performance.courses:
        courses.setdefault(course.event.line or 0, []).append(course)
    return Played(outline, {line: tuple(found) for line, found in courses.items()})


def strips_of(
    episode: EpisodeOutline, before: Played, ethogram: Ethogram, *, fresh: bool
) -> tuple[Strip, ...]:
    """Return the acts of an episode.

    Args:
        episode: The episode as it is written now.
        before: The last version that played.
        ethogram: The catalogue of behaviours.
        fresh: Whether that is the version that is written now. Where it is not, an act keeps the
            way it was played, at its new time, until it is played again.
    """
    known = {} if fresh else _same_lines(episode, before.outline)
    found: list[Strip] = []
    for entry in episode.entries:
        old = entry if fresh else known.get(entry.path)
        courses = before.courses.get(old.line, ()) if old is not None else ()
        strips = [_strip(course, entry.line, ethogram) for course in courses]
        if old is not None and not fresh:
            strips = [_changed(strip, old, entry) for strip in strips]
        found += strips or _unplayed(entry, ethogram)
    return tuple(found)


def _same_lines(episode: EpisodeOutline, before: Outline) -> Mapping[object, Entry]:
    """Return for each line of an episode the one that it was, by the way to it."""
    was = before.episode(episode.number) if episode.number is not None else None
    old = dict(_numbered(was.entries)) if was is not None else {}
    return {e.path: old[name] for name, e in _numbered(episode.entries) if name in old}


def _numbered(entries: Iterable[Entry]) -> Iterator[tuple[object, Entry]]:
    """Yield lines, each with what tells it from others: who does what, and how often before."""
    seen: Counter[object] = Counter()
    for entry in entries:
        name = (entry.actor, entry.act)
        yield (name, seen[name]), entry
        seen[name] += 1


def _strip(course: Course, line: int, ethogram: Ethogram) -> Strip:
    event, behaviour = course.event, ethogram[course.event.behaviour]
    actor = next(a for a in ACTORS if a == event.actor)
    return Strip(
        event.id,
        line,
        actor,
        behaviour.title,
        shows(behaviour),
        event.from_ms,
        course.there_ms,
        max(course.end_ms, event.to_ms),
        behaviour.kind == "point",
    )


def _changed(strip: Strip, old: Entry, new: Entry) -> Strip:
    """Return a strip where and as long as its line says by now."""
    if (old.at_ms, old.for_ms) == (new.at_ms, new.for_ms):
        return strip
    strip = moved(strip, (new.at_ms or 0) - (old.at_ms or 0))
    if old.for_ms is not None and new.for_ms is not None:
        end = strip.to_ms + new.for_ms - old.for_ms
        strip = replace(strip, to_ms=max(end, strip.from_ms))
    return strip


def _unplayed(entry: Entry, ethogram: Ethogram) -> list[Strip]:
    """Return a strip for a line that was never played, if it says who does something."""
    actor = next((a for a in ACTORS if a == entry.actor), None)
    if actor is None or entry.at_ms is None:
        return []
    behaviour = ethogram.behaviours.get(entry.act or "")
    title = behaviour.title if behaviour is not None else str(entry.act)
    point = behaviour is not None and behaviour.kind == "point"
    lasts = entry.for_ms or (behaviour.typical_ms[0] if behaviour else _MOMENT_MS)
    ends = entry.at_ms + lasts
    name = shows(behaviour) if behaviour is not None else ""
    return [
        Strip(
            f"line-{entry.line}", entry.line, actor, title, name, entry.at_ms, entry.at_ms, ends,
            point, ahead=True,
        )
    ]  # fmt: skip


def shows(behaviour: Behaviour) -> str:
    """Return what a behaviour is evidence for first; of what adults do the colour stays quiet."""
    return group_of(behaviour) if behaviour.actor == "infant" and behaviour.coded else ""
