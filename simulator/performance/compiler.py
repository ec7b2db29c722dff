"""The compiler: a case becomes a performance, or the problems that forbid it."""

from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from scoring.terms.behaviour import Behaviour, Ethogram
from scoring.terms.observed import Event
from simulator.case import load_ethogram
from simulator.case.model import Act, Case, Script
from simulator.figure.body import Body, load_bodies
from simulator.figure.gaits import load_gaits
from simulator.figure.look import Look, load_looks
from simulator.performance.beat import Beat
from simulator.performance.captions import lay_captions
from simulator.performance.clips import load_clips
from simulator.performance.closeup import lay_closeup
from simulator.performance.contact import distance, hold
from simulator.performance.direct import perform
from simulator.performance.facing import face_track
from simulator.performance.performance import EpisodeSpan, Performance
from simulator.performance.performer import Performer
from simulator.performance.room import load_room
from simulator.performance.stagecraft import Impossible, Rehearsal, ThingSketch
from simulator.problems import Loaded, Problem, in_order

_TOUCHING_M = 0.36
ACTORS = ("caregiver", "infant", "stranger", "experimenter")


@dataclass(frozen=True, slots=True)
class _Played:
    """An act with the times it really took, from the beginning of the performance."""

    act: Act
    behaviour: Behaviour
    span: EpisodeSpan
    start: int
    end: int


def compile_case(case: Case) -> Loaded[Performance]:
    """Compile a case; what cannot be played is a problem at its line."""
    script = case.script
    ethogram = load_ethogram()
    spans = _spans(script)
    rehearsal = _gather(script)
    played, problems = _rehearse(case, ethogram, rehearsal, spans)
    people = {actor: p.finish() for actor, p in rehearsal.cast.items()}
    voiced = Performance(
        case_id=case.id,
        title=script.title,
        names=MappingProxyType({a: script.person(a).name for a in ACTORS}),  # type: ignore[arg-type]
        looks=MappingProxyType(_looks(script)),
        episodes=spans,
        room=rehearsal.room,
        people=MappingProxyType(people),
        things=tuple(thing.finish() for thing in rehearsal.things.values()),
        door=rehearsal.door.freeze(),
        captions=lay_captions(people, rehearsal.door.freeze()),
        closeup=lay_closeup(spans[-1].end_ms, face_track(people, rehearsal.gaze_point)),
        told=_events(played, rehearsal, coded=True),
        staged=_events(played, rehearsal, coded=False),
    )
    found = in_order(problems)
    return Loaded(None if any(p.severity == "error" for p in found) else voiced, found)


def _spans(script: Script) -> tuple[EpisodeSpan, ...]:
    spans, at = [], 0
    for episode in script.episodes:
        spans.append(EpisodeSpan(episode.number, at, episode.length_ms))
        at += episode.length_ms
    return tuple(spans)


def _body(script: Script, actor: str) -> Body:
    bodies = load_bodies()
    if actor != "infant":
        return bodies["adult"]
    months = script.person("infant").age_months or 13
    return bodies["infant"].grown(1.0 + 0.012 * (months - 13))


def _gather(script: Script) -> Rehearsal:
    """Put everybody where the session begins: all outside, the infant in the caregiver's arms."""
    room, gaits = load_room(), load_gaits()
    outside = room.places["door_outside"]
    moves = script.person("infant").moves or "crawls"
    cast: dict[str, Performer] = {}
    for i, actor in enumerate(ACTORS):
        infant = actor == "infant"
        gait = gaits["crawl" if moves == "crawls" else "toddle"] if infant else gaits["walk"]
        cast[actor] = Performer(
            actor,
            _body(script, actor),
            gait,
            script.seed * 31 + i,
            spot=outside if infant or actor == "caregiver" else room.places["corridor"],
            heading=180.0,
            posture="held" if infant else "stand",
            present=False,
        )
    rehearsal = Rehearsal(
        room=room,
        cast=cast,
        things={name: ThingSketch(thing) for name, thing in room.things.items()},
        rng=np.random.default_rng(script.seed),
    )
    _into_arms(rehearsal)
    return rehearsal


def _into_arms(r: Rehearsal) -> None:
    child = r.cast["infant"]
    child.carrier.to(0, "caregiver")
    hold(r, "infant", 0, "held", into=1)


def _beat(act: Act, behaviour: Behaviour, at: int) -> Beat:
    return Beat(
        actor=act.actor,
        clip=load_clips()[behaviour.clip],
        at=at,
        lasts=act.for_ms,
        usual=behaviour.typical_ms,
        target=act.target,
        toy=act.toy,
        place=act.place,
        intensity=act.intensity,
        says=act.says,
        outside=behaviour.door in ("enters", "outside"),
    )


def _rehearse(
    case: Case, ethogram: Ethogram, r: Rehearsal, spans: tuple[EpisodeSpan, ...]
) -> tuple[list[_Played], list[Problem]]:
    played: list[_Played] = []
    problems: list[Problem] = []
    lines = (
        case.script_path.read_text(encoding="utf-8").splitlines()
        if case.script_path.is_file()
        else []
    )
    for span, episode in zip(spans, case.script.episodes, strict=True):
        for act in sorted(episode.acts, key=lambda a: a.at_ms):
            if act.behaviour not in ethogram:
                continue
            behaviour = ethogram[act.behaviour]
            if behaviour.clip not in load_clips():
                problems.append(
                    _problem(
                        case,
                        act,
                        lines,
                        "E361",
                        f"there is no picture of {act.behaviour} yet",
                        "use another behaviour",
                    )
                )
                continue
            at = span.start_ms + act.at_ms
            try:
                start, end = perform(r, _beat(act, behaviour, at))
            except Impossible as reason:
                problems.append(
                    _problem(
                        case,
                        act,
                        lines,
                        "E360",
                        f"{act.actor} {act.behaviour}: {reason}",
                        reason.hint,
                    )
                )
                continue
            played.append(_Played(act, behaviour, span, start, end))
            if start - at > 1500:
                late = (start - at) / 1000
                problems.append(
                    _problem(
                        case,
                        act,
                        lines,
                        "W460",
                        f"{act.behaviour} begins {late:.1f} s late: the {act.actor} is busy before",
                        "give what comes before it more time, or write the later time here",
                        warning=True,
                    )
                )
    return played, problems


def _problem(
    case: Case,
    act: Act,
    lines: list[str],
    code: str,
    message: str,
    hint: str,
    *,
    warning: bool = False,
) -> Problem:
    n = act.span.line - 1
    return Problem(
        case.script_path,
        act.span,
        code,
        message,
        hint,
        "warning" if warning else "error",
        lines[n] if 0 <= n < len(lines) else "",
    )


def _looks(script: Script) -> dict[str, Look]:
    looks = load_looks()
    chosen = {}
    for actor in ACTORS:
        name = script.person(actor).look or f"{actor}_1"  # type: ignore[arg-type]
        chosen[actor] = looks.get(name, looks[f"{actor}_1"])
    return chosen


def _entries(played: list[_Played]) -> dict[int, int]:
    """Return when the caregiver comes in, by episode, from the beginning of the performance."""
    found: dict[int, int] = {}
    for p in played:
        if p.act.actor == "caregiver" and p.behaviour.door == "enters":
            found.setdefault(p.span.number, p.start)
    return found


def _contact(r: Rehearsal, start: int, end: int) -> bool:
    infant = r.cast["infant"]
    for t in (start, (start + end) // 2, end):
        if infant.carrier.at(t) == "caregiver":
            return True
        apart = distance(r, "infant", "caregiver", t)
        if apart is not None and apart < _TOUCHING_M:
            return True
    return False


def _events(played: list[_Played], r: Rehearsal, *, coded: bool) -> tuple[Event, ...]:
    entries = _entries(played)
    events = []
    for p in played:
        if p.behaviour.coded != coded:
            continue
        start = min(p.start, p.span.end_ms)
        end = min(max(p.end, start), p.span.end_ms)
        entry = entries.get(p.span.number)
        events.append(
            Event(
                id=f"{p.span.number}:{p.act.span.line}",
                actor=p.act.actor,
                behaviour=p.behaviour.id,
                episode=p.span.number,
                from_ms=start - p.span.start_ms,
                to_ms=(start if p.behaviour.kind == "point" else end) - p.span.start_ms,
                target=p.act.toy or p.act.target or p.act.place,
                intensity=p.act.intensity,
                contact=_contact(r, start, end),
                distance=distance(r, "infant", "caregiver", start),
                bid=p.behaviour.bid,
                latency_ms=start - entry if entry is not None else None,
                line=p.act.span.line,
            )
        )
    return tuple(sorted(events, key=lambda e: (e.episode, e.from_ms, e.line or 0)))
