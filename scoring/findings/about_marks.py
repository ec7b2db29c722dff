"""Findings about marks: what was missed, mistaken, mistimed, and what was well seen."""

from collections.abc import Iterable, Iterator, Sequence

from scoring.findings.finding import (
    Context,
    Finding,
    Moment,
    called,
    clock,
    clock_of,
    means,
    reason,
    tell,
    tells_apart,
)
from scoring.findings.unmet import unmet
from scoring.marks import Pair
from scoring.marks.evidence import MarksScore
from scoring.terms import Event, EvidenceMoment, Mark

_MOST_NAMED = 3


def about_marks(context: Context, marks: MarksScore) -> Iterator[Finding]:
    """Tell of every mark and event that did not meet, and of moments well seen."""
    left = unmet(marks.matching, context.rules)
    for mark, event in left.off_time:
        yield _off_time(context, marks, mark, event)
    for mark, events in left.run_over:
        yield _run_over(context, marks, mark, events)
    for mark, event in left.taken_for:
        yield _wrong_code(context, marks, mark, event)
    for event in left.missed:
        yield _missed(context, marks, event)
    told = {mark for mark, _ in left.run_over}
    for pair in marks.matching.hits:
        if pair.mark in told:
            continue
        if abs(pair.onset_difference_ms) > context.rules.marks.tolerance_ms:
            yield _off_time(context, marks, pair.mark, pair.event)
        elif _too_short(context, pair):
            yield _told(context, "too_short", pair.event)
    for mark in left.alarms:
        yield _false_alarm(context, marks, mark)
    yield from _well_seen(context, marks)


def _told(
    context: Context,
    code: str,
    event: Event,
    instead: str | None = None,
    more: float = 0.0,
    **fields: str,
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
        more=more,
        about=event.behaviour,
        instead=instead,
    )


def _weight(context: Context, moment: EvidenceMoment) -> float:
    """Return by how much a moment of the key teaches more than others.

    It does so where its scale came out otherwise than in the key, and in a reunion, the second one
    above all.
    """
    rules = context.rules.findings
    at_stake = (moment.scale, moment.episode) in context.stakes
    return (rules.at_stake if at_stake else 0.0) + rules.reunion.get(str(moment.episode), 0.0)


def _missed(context: Context, marks: MarksScore, event: Event) -> Finding:
    if moment := marks.must_see.get(event):
        more, why = _weight(context, moment), reason(context, moment)
        return _told(context, "must_see_missed", event, more=more, why=why)
    return _told(context, "missed", event)


def _off_time(context: Context, marks: MarksScore, mark: Mark, event: Event) -> Finding:
    off = mark.from_ms - event.from_ms
    late = f"{abs(off) / 1000:.1f}"
    side = context.wording.words["late" if off > 0 else "early"]
    if moment := marks.must_see.get(event):
        why = reason(context, moment)
        return _told(context, "must_see_off_time", event, why=why, late=late, side=side)
    return _told(context, "off_time", event, late=late, side=side)


def _run_over(context: Context, marks: MarksScore, mark: Mark, events: Sequence[Event]) -> Finding:
    """Tell of a mark that goes on where its behaviour pauses or is long over."""
    first = events[0]
    moment = next((marks.must_see[e] for e in events if e in marks.must_see), None)
    why = reason(context, moment) if moment else ""
    stretches = [
        context.wording.words["from_to"].format(
            start=clock_of(context, e.from_ms), end=clock_of(context, e.to_ms)
        )
        for e in events
    ]
    return _told(
        context,
        "run_together" if events[1:] else "run_over",
        first,
        start=clock_of(context, mark.from_ms),
        end=clock_of(context, mark.to_ms),
        times=", ".join(stretches),
        count=str(len(events)),
        why="" if why == means(context, first.behaviour) else why,
    )


def _wrong_code(context: Context, marks: MarksScore, mark: Mark, event: Event) -> Finding:
    moment = marks.must_see.get(event)
    return _told(
        context,
        "must_see_wrong_code" if moment else "wrong_code",
        event,
        instead=mark.behaviour,
        more=_weight(context, moment) if moment else 0.0,
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
