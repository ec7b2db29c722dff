"""Findings about marks: what was missed, mistaken, mistimed, and what was well seen."""

from collections.abc import Iterable, Iterator

from scoring.findings.finding import (
    Context,
    Finding,
    Moment,
    called,
    clock,
    means,
    reason,
    tell,
    tells_apart,
)
from scoring.marks import Pair
from scoring.marks.evidence import MarksScore
from scoring.terms import Event, Mark

_MOST_NAMED = 3


def about_marks(context: Context, marks: MarksScore) -> Iterator[Finding]:
    """Tell of every mark and event that did not meet, and of moments well seen."""
    meant, misses, alarms = _meant_for(context, marks)
    taken, misses, alarms = _taken_for(context, misses, alarms)
    for mark, event in meant:
        yield _off_time(context, marks, mark, event)
    for mark, event in taken:
        yield _wrong_code(context, marks, mark, event)
    for event in misses:
        yield _missed(context, marks, event)
    for pair in marks.matching.wrong_codes:
        yield _wrong_code(context, marks, pair.mark, pair.event)
    for pair in marks.matching.hits:
        if abs(pair.onset_difference_ms) > context.rules.marks.tolerance_ms:
            yield _off_time(context, marks, pair.mark, pair.event)
        elif _too_short(context, pair):
            yield _told(context, "too_short", pair.event)
    for mark in alarms:
        yield _false_alarm(context, marks, mark)
    yield from _well_seen(context, marks)


def _meant_for(
    context: Context, marks: MarksScore
) -> tuple[list[tuple[Mark, Event]], list[Event], list[Mark]]:
    """Find false alarms that were plainly meant for a missed event nearby.

    Returns:
        These marks with their events, the other misses, the other false alarms.
    """
    meant: list[tuple[Mark, Event]] = []
    alarms = list(marks.matching.false_alarms)
    misses = []
    for event in marks.matching.misses:
        near = [
            m
            for m in alarms
            if context.rules.marks.same(m.behaviour, event.behaviour)
            and m.episode == event.episode
            and abs(m.from_ms - event.from_ms) <= context.rules.findings.near_ms
        ]
        if near:
            mark = min(near, key=lambda m: abs(m.from_ms - event.from_ms))
            alarms.remove(mark)
            meant.append((mark, event))
        else:
            misses.append(event)
    return meant, misses, alarms


def _taken_for(
    context: Context, misses: list[Event], alarms: list[Mark]
) -> tuple[list[tuple[Mark, Event]], list[Event], list[Mark]]:
    """Find false alarms that stand just where something else was missed: one error, told once.

    Returns:
        These marks with their events, the other misses, the other false alarms.
    """
    taken: list[tuple[Mark, Event]] = []
    left, rest = [], list(alarms)
    for event in misses:
        near = [
            m
            for m in rest
            if m.episode == event.episode
            and abs(m.from_ms - event.from_ms) <= context.rules.marks.tolerance_ms
        ]
        if near:
            mark = min(near, key=lambda m: abs(m.from_ms - event.from_ms))
            rest.remove(mark)
            taken.append((mark, event))
        else:
            left.append(event)
    return taken, left, rest


def _told(
    context: Context, code: str, event: Event, instead: str | None = None, **fields: str
) -> Finding:
    """Tell of one event."""
    known = {
        "what": called(context, event.behaviour),
        "means": means(context, event.behaviour),
        "cue": tells_apart(context, event.behaviour),
    }
    return tell(
        context,
        code,
        "mark",
        known | fields,
        at=_place(event),
        about=event.behaviour,
        instead=instead,
    )


def _missed(context: Context, marks: MarksScore, event: Event) -> Finding:
    if moment := marks.must_see.get(event):
        return _told(context, "must_see_missed", event, why=reason(context, moment))
    return _told(context, "missed", event)


def _off_time(context: Context, marks: MarksScore, mark: Mark, event: Event) -> Finding:
    off = mark.from_ms - event.from_ms
    words = context.wording.words
    fields = {
        "late": f"{abs(off) / 1000:.1f}",
        "side": words["late"] if off > 0 else words["early"],
    }
    if moment := marks.must_see.get(event):
        return _told(context, "must_see_off_time", event, why=reason(context, moment), **fields)
    return _told(context, "off_time", event, **fields)


def _wrong_code(context: Context, marks: MarksScore, mark: Mark, event: Event) -> Finding:
    moment = marks.must_see.get(event)
    return _told(
        context,
        "must_see_wrong_code" if moment else "wrong_code",
        event,
        instead=mark.behaviour,
        marked=called(context, mark.behaviour),
        why=reason(context, moment) if moment else "",
    )


def _too_short(context: Context, pair: Pair) -> bool:
    lasted = pair.event.to_ms - pair.event.from_ms
    marked = pair.mark.to_ms - pair.mark.from_ms
    # A press without a length says nothing about how long the behaviour was seen to last.
    return 0 < marked < context.rules.findings.short_share * lasted


def _false_alarm(context: Context, marks: MarksScore, mark: Mark) -> Finding:
    twice = any(
        p.event.episode == mark.episode
        and context.rules.marks.same(mark.behaviour, p.event.behaviour)
        and mark.from_ms <= p.event.to_ms + context.rules.marks.tolerance_ms
        and mark.to_ms >= p.event.from_ms - context.rules.marks.tolerance_ms
        for p in marks.matching.hits
    )
    return tell(
        context,
        "marked_twice" if twice else "false_alarm",
        "mark",
        {"what": called(context, mark.behaviour), "means": means(context, mark.behaviour)},
        at=_place(mark),
        about=mark.behaviour,
    )


def _well_seen(context: Context, marks: MarksScore) -> Iterator[Finding]:
    """Praise must-see moments that are hard to see; the brief ones together."""
    brief: list[Event] = []
    for pair in marks.matching.hits:
        event, moment = pair.event, marks.must_see.get(pair.event)
        known = context.ethogram.behaviours.get(event.behaviour)
        if moment is None:
            continue
        if known is not None and known.sign is not None:
            code = "seen_sign"
        elif event.to_ms - event.from_ms < context.rules.findings.brief_ms:
            brief.append(event)
            continue
        elif known is not None and known.family is not None:
            code = "seen_look_alike"
        else:
            continue
        yield tell(
            context,
            code,
            "praise",
            {
                "what": called(context, event.behaviour),
                "why": reason(context, moment),
            },
            at=_place(event),
            about=event.behaviour,
        )
    if brief:
        yield _seen_brief(context, brief)


def _seen_brief(context: Context, events: list[Event]) -> Finding:
    """Praise brief moments, up to a handful of them by name."""
    words = context.wording.words
    shown = [
        words["what_at"].format(what=called(context, e.behaviour), at=clock(context, _place(e)))
        for e in sorted(events, key=lambda e: (e.episode, e.from_ms))[:_MOST_NAMED]
    ]
    together = words["and"].join((", ".join(shown[:-1]), shown[-1])) if shown[1:] else shown[0]
    return tell(
        context,
        "seen_brief",
        "praise",
        {"whats": together, "far": context.rules.findings.brief_ms // 1000},
        at=_place(events[0]),
        about=events[0].behaviour,
    )


def _place(seen: Event | Mark) -> Moment:
    return Moment(seen.episode, seen.from_ms, seen.to_ms)


def best_praise(findings: Iterable[Finding], limit: int) -> list[Finding]:
    """Return all findings, but of the praise only the most instructive ``limit``."""
    found = list(findings)
    praise = sorted((f for f in found if f.kind == "praise"), key=lambda f: -f.importance)
    return [f for f in found if f.kind != "praise"] + praise[:limit]
