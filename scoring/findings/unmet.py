"""Unmet: what a matching left over, sorted into errors of which each is told once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from scoring.marks import Matching
from scoring.rules import Rules
from scoring.terms import Event, Mark

Meant = tuple[Mark, Event]
RunOver = tuple[Mark, tuple[Event, ...]]
Same = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Unmet:
    """Marks and events that did not meet, by what went wrong.

    ``off_time`` are marks of the right behaviour that lie beside their event, ``run_over`` marks
    that go on over several events or far beyond one, ``taken_for`` marks of something else just
    where an event is. ``missed`` and ``alarms`` are what is left.
    """

    off_time: tuple[Meant, ...]
    run_over: tuple[RunOver, ...]
    taken_for: tuple[Meant, ...]
    missed: tuple[Event, ...]
    alarms: tuple[Mark, ...]


def unmet(matching: Matching, rules: Rules) -> Unmet:
    """Sort what did not meet.

    A mark of the right name is held to be meant for its own behaviour, even where the matching had
    to pair it with a look-alike that was nearer in time.
    """
    same, near_ms = rules.marks.same, rules.findings.near_ms
    misses, alarms = list(matching.misses), list(matching.false_alarms)
    taken_so = {p.mark: p.event for p in matching.wrong_codes}
    over = _over_several(matching, misses, alarms, same)
    misses += [taken_so.pop(mark) for mark, _ in over if mark in taken_so]
    misses, alarms = _without(misses, alarms, over)
    meant, misses, alarms, wrong = _meant_for(taken_so, misses, alarms, same, near_ms)
    beyond = _over_one(misses, alarms, same)
    misses, alarms = _without(misses, alarms, beyond)
    taken, misses, alarms = _taken_for(misses, alarms, rules.marks.tolerance_ms)
    return Unmet(tuple(meant), (*over, *beyond), (*wrong, *taken), tuple(misses), tuple(alarms))


def _within(mark: Mark, events: Sequence[Event], same: Same) -> list[Event]:
    """Return the events of a mark's behaviour during which it is on."""
    return [
        e
        for e in events
        if e.episode == mark.episode
        and same(mark.behaviour, e.behaviour)
        and mark.from_ms < e.to_ms
        and e.from_ms < mark.to_ms
    ]


def _over_several(
    matching: Matching, misses: Sequence[Event], alarms: Sequence[Mark], same: Same
) -> list[RunOver]:
    """Find marks that go on over more than one event, the one they were paired with included.

    That is so also of a mark which was paired with a look-alike between them.
    """
    met = {p.mark: [p.event] for p in matching.hits}
    found: list[RunOver] = []
    left = list(misses)
    for mark in (*met, *(p.mark for p in matching.wrong_codes), *alarms):
        missed = _within(mark, left, same)
        events = [*met.get(mark, []), *missed]
        if missed and len(events) > 1:
            found.append((mark, tuple(sorted(events, key=lambda e: e.from_ms))))
            left = [e for e in left if e not in missed]
    return found


def _over_one(misses: Sequence[Event], alarms: Sequence[Mark], same: Same) -> list[RunOver]:
    """Find false alarms that go on far beyond an event."""
    found: list[RunOver] = []
    left = list(misses)
    for mark in alarms:
        if events := _within(mark, left, same):
            found.append((mark, tuple(events)))
            left = [e for e in left if e not in events]
    return found


def _without(
    misses: Sequence[Event], alarms: Sequence[Mark], told: Sequence[RunOver]
) -> tuple[list[Event], list[Mark]]:
    """Return what is left when these have been told."""
    marks, events = {m for m, _ in told}, {e for _, es in told for e in es}
    return [e for e in misses if e not in events], [m for m in alarms if m not in marks]


def _meant_for(
    wrong: Mapping[Mark, Event],
    misses: Sequence[Event],
    alarms: Sequence[Mark],
    same: Same,
    near_ms: int,
) -> tuple[list[Meant], list[Event], list[Mark], list[Meant]]:
    """Find marks that were plainly meant for a missed event nearby.

    One presses late, not before: a mark that stands at a look-alike was meant for an earlier event
    of its own name, never for a later one.

    Returns:
        These marks with their events, the other misses, the other false alarms, and the pairs of
        look-alikes that remain.
    """
    meant: list[Meant] = []
    wrong = dict(wrong)
    free, open_, left = list(alarms), list(misses), []
    while open_:
        event = open_.pop(0)
        near = [
            m
            for m in (*free, *wrong)
            if same(m.behaviour, event.behaviour)
            and m.episode == event.episode
            and (0 if m in wrong else -near_ms) <= m.from_ms - event.from_ms <= near_ms
        ]
        if not near:
            left.append(event)
            continue
        mark = min(near, key=lambda m: abs(m.from_ms - event.from_ms))
        meant.append((mark, event))
        if mark in wrong:
            open_.append(wrong.pop(mark))
        else:
            free.remove(mark)
    return meant, left, free, list(wrong.items())


def _taken_for(
    misses: Sequence[Event], alarms: Sequence[Mark], tolerance_ms: int
) -> tuple[list[Meant], list[Event], list[Mark]]:
    """Find false alarms that stand just where something else was missed."""
    taken: list[Meant] = []
    left, rest = [], list(alarms)
    for event in misses:
        near = [
            m
            for m in rest
            if m.episode == event.episode and abs(m.from_ms - event.from_ms) <= tolerance_ms
        ]
        if near:
            mark = min(near, key=lambda m: abs(m.from_ms - event.from_ms))
            rest.remove(mark)
            taken.append((mark, event))
        else:
            left.append(event)
    return taken, left, rest
