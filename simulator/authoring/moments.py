"""Moments of evidence: is the act there, at that time, and does a camera see it?"""

from collections.abc import Iterator
from dataclasses import dataclass

from scoring.terms import Event, EvidenceMoment
from simulator.authoring.rules import AuditRules
from simulator.authoring.session import Session
from simulator.authoring.sight import seen_by
from simulator.case.times import clock
from simulator.problems import Problem


@dataclass(frozen=True, slots=True)
class Shown:
    """A moment of the key with the act it points to, None if there is none.

    ``part`` is set where the moment is only a part of a longer act, and says from when to when it
    lies in the episode. ``cameras`` see the infant's face or body for long enough, ``faces`` its
    face.
    """

    moment: EvidenceMoment
    event: Event | None
    part: tuple[int, int] | None = None
    cameras: tuple[str, ...] = ()
    faces: tuple[str, ...] = ()


def shown_moments(session: Session, rules: AuditRules) -> tuple[Shown, ...]:
    """Return each moment of the key with what is to be seen then."""
    return tuple(_shown(session, moment, rules) for moment in session.key.evidence)


def _shown(session: Session, moment: EvidenceMoment, rules: AuditRules) -> Shown:
    span = session.performance.episode(moment.episode)
    event, part = _found(session, moment, rules.tolerance_ms)
    if event is None or span is None:
        return Shown(moment, event)
    start, end = (span.start_ms + ms for ms in part or (event.from_ms, event.to_ms))
    length = max(end - start, 1)
    times = [start + length * (2 * n + 1) // (2 * rules.samples) for n in range(rules.samples)]
    bodies, faces = seen_by(session.performance, event.actor, times, rules.seen)
    return Shown(moment, event, part, bodies, faces)


def _found(
    session: Session, moment: EvidenceMoment, slack_ms: int
) -> tuple[Event | None, tuple[int, int] | None]:
    """Return the act a moment points to, and which part of it where it is not the whole."""
    events = [
        e
        for e in session.performance.events()
        if (e.behaviour, e.episode) == (moment.behaviour, moment.episode)
        and e.from_ms <= moment.to_ms
        and e.to_ms >= moment.from_ms
    ]
    for event in events:
        if moment.from_ms - slack_ms <= event.from_ms and event.to_ms <= moment.to_ms + slack_ms:
            return event, None
    for event in events:
        if event.from_ms - slack_ms <= moment.from_ms and moment.to_ms <= event.to_ms + slack_ms:
            return event, (
                max(event.from_ms, moment.from_ms),
                min(event.to_ms, moment.to_ms),
            )
    return None, None


def check_moments(
    session: Session, shown: tuple[Shown, ...], rules: AuditRules
) -> Iterator[Problem]:
    """Yield the moments that are not there, cannot be seen, or give no reason."""
    if len(shown) < rules.least_moments and session.codable:
        message = f"the key points to {len(shown)} moments"
        hint = f"Name {rules.least_moments} or more."
        yield session.problem(("evidence",), "E613", message, hint)
    for index, found in enumerate(shown):
        moment = found.moment
        where = f"{moment.episode}/{clock(moment.from_ms)}"
        if not moment.because.strip():
            message = f"the moment at {where} does not say why it decides"
            hint = "Write a sentence under because: trainees read it after coding."
            yield session.problem(("evidence", index, "from"), "E614", message, hint)
        if found.event is None:
            message = f"no '{moment.behaviour}' runs from {where} to {clock(moment.to_ms)}"
            hint = _happening(session, moment)
            yield session.problem(("evidence", index, "from"), "E604", message, hint)
        elif not found.cameras:
            message = f"no camera sees '{moment.behaviour}' at {where}"
            hint = "Somebody stands before the infant, or it is out of every picture."
            yield session.problem(("evidence", index, "from"), "E605", message, hint)


def _happening(session: Session, moment: EvidenceMoment) -> str:
    """Return when the behaviour really happens."""
    acts = [
        f"{clock(e.from_ms)} to {clock(e.to_ms)}" if e.to_ms > e.from_ms else clock(e.from_ms)
        for e in session.performance.events()
        if (e.behaviour, e.episode) == (moment.behaviour, moment.episode)
    ]
    if not acts:
        return f"There is none in episode {moment.episode}."
    return f"As played: {', '.join(acts)}. Name the whole act, or a part of it."
