"""The compiler: a case becomes a performance, or the problems that forbid it."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from scoring.terms.behaviour import Actor, Behaviour, Ethogram
from scoring.terms.observed import Event
from simulator.case import load_ethogram, load_procedure
from simulator.case.model import USUAL_GAIT, Act, Case, Script
from simulator.figure.body import USUAL_MONTHS, Body, load_bodies
from simulator.figure.casting import decor_of, look_of
from simulator.figure.gaits import grown, load_gaits
from simulator.figure.look import Look, load_looks
from simulator.performance.beat import Beat
from simulator.performance.captions import lay_captions
from simulator.performance.clips import load_clips
from simulator.performance.closeup import lay_closeup
from simulator.performance.contact import hand_on, hold
from simulator.performance.direct import perform
from simulator.performance.layers import CRIES
from simulator.performance.looking import Leisure, look_about
from simulator.performance.performance import Course, EpisodeSpan, Performance
from simulator.performance.performer import Performer, Person
from simulator.performance.remarks import Remarks
from simulator.performance.room import Room, Spot, load_room
from simulator.performance.stagecraft import Impossible, Rehearsal, ThingSketch
from simulator.performance.whereabouts import distances
from simulator.problems import Loaded

_TOUCHING_M, _ARMS_LENGTH_M = 0.36, 1.0
"""How near pelvis and pelvis touch, and from how far a hand comes to a knee."""
LATE_MS = 1500
"""How much later than written an act may begin before the author is told."""
LEAVING_MS = 2500
"""How far a departure may run over the end of its episode before the author is told."""
Apart = Mapping[int, float | None]
"""How far infant and caregiver are apart, by time."""
ACTORS: tuple[Actor, ...] = ("caregiver", "infant", "stranger", "experimenter")


@dataclass(frozen=True, slots=True)
class _Played:
    """An act with the times it really took, from the beginning of the performance."""

    act: Act
    behaviour: Behaviour
    span: EpisodeSpan
    start: int
    there: int
    end: int


def compile_case(case: Case) -> Loaded[Performance]:
    """Compile a case; what cannot be played is a problem at its line."""
    script = case.script
    ethogram = load_ethogram()
    spans = _spans(script)
    remarks = Remarks(case)
    looks = _looks(script, remarks)
    rehearsal = _gather(script, looks)
    played = _rehearse(case, ethogram, rehearsal, spans, remarks)
    _fill_leisure(rehearsal, played, spans[-1].end_ms)
    people = {actor: p.finish() for actor, p in rehearsal.cast.items()}
    things = tuple(thing.finish() for thing in rehearsal.things.values())
    voiced = Performance(
        case_id=case.id,
        title=script.title,
        names=MappingProxyType({a: script.person(a).name for a in ACTORS}),
        looks=MappingProxyType(looks),
        decor=decor_of(script.seed),
        episodes=spans,
        room=rehearsal.room,
        people=MappingProxyType(people),
        things=things,
        door=rehearsal.door.freeze(),
        captions=lay_captions(people, rehearsal.door.freeze(), things),
        closeup=lay_closeup(people, spans[-1].end_ms, rehearsal.gaze_point),
        courses=_courses(played, people),
    )
    found = Loaded(voiced, remarks.problems)
    return Loaded(None, found.problems) if found.errors else found


def _spans(script: Script) -> tuple[EpisodeSpan, ...]:
    spans, at = [], 0
    for episode in script.episodes:
        spans.append(EpisodeSpan(episode.number, at, episode.length_ms))
        at += episode.length_ms
    return tuple(spans)


def _body(script: Script, actor: str, look: Look) -> Body:
    if actor != "infant":
        return load_bodies()["adult"].grown(look.stature)
    return load_bodies()["infant"].aged(script.person("infant").age_months or USUAL_MONTHS)


def _gather(script: Script, looks: Mapping[str, Look]) -> Rehearsal:
    """Put everybody where the session begins.

    A whole session begins with all outside, the infant in the caregiver's arms. A script that
    begins later finds those in the room who would be there by then: adults on their chairs, the
    infant on the rug.
    """
    room, gaits = load_room(), load_gaits()
    moves = script.person("infant").moves or USUAL_GAIT
    there = _already_there(script)
    cast: dict[str, Performer] = {}
    for i, actor in enumerate(ACTORS):
        infant = actor == "infant"
        gait = gaits["crawl" if moves == "crawls" else "toddle"] if infant else gaits["walk"]
        gait = grown(gait, script.person("infant").age_months or USUAL_MONTHS)
        spot, heading, posture = _place(room, actor, inside=actor in there)
        cast[actor] = Performer(
            actor,
            _body(script, actor, looks[actor]),
            gait,
            script.seed * 31 + i,
            spot=spot,
            heading=heading,
            posture=posture,
            present=actor in there,
        )
    rehearsal = Rehearsal(
        room=room,
        cast=cast,
        things={name: ThingSketch(thing) for name, thing in room.things.items()},
    )
    if "infant" not in there:
        _into_arms(rehearsal)
    return rehearsal


def _already_there(script: Script) -> frozenset[str]:
    """Return who is in the room as the script begins."""
    first = script.episodes[0].number
    plan = load_procedure().plan(first)
    return frozenset(plan.at_start if plan is not None and first > 1 else ())


def _place(room: Room, actor: str, *, inside: bool) -> tuple[Spot, float, str]:
    """Return where somebody is as the script begins, the heading, and the posture."""
    if not inside:
        near = actor in ("infant", "caregiver")
        spot = room.places["door_outside" if near else "corridor"]
        return spot, 180.0, "held" if actor == "infant" else "stand"
    if actor in room.chairs:
        chair = room.chairs[actor]
        return chair.position, chair.heading, "sit"
    return room.places["put_down"], 180.0, "sit"


def _into_arms(r: Rehearsal) -> None:
    child = r.cast["infant"]
    child.carrier.to(0, "caregiver")
    hold(r, "infant", 0, "held", into=1)
    r.cast["caregiver"].part.swing.jump(0, [0.0])


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
    case: Case, ethogram: Ethogram, r: Rehearsal, spans: tuple[EpisodeSpan, ...], remarks: Remarks
) -> list[_Played]:
    """Lay every act in the order of time; what cannot be played is remarked and left out."""
    played: list[_Played] = []
    for span, episode in zip(spans, case.script.episodes, strict=True):
        for act in sorted(episode.acts, key=lambda a: a.at_ms):
            if act.behaviour not in ethogram:
                continue
            behaviour = ethogram[act.behaviour]
            if behaviour.clip not in load_clips():
                message = f"there is no picture of {act.behaviour} yet"
                remarks.error(act, "E361", message, "use another behaviour")
                continue
            at = span.start_ms + act.at_ms
            try:
                start, there, end = perform(r, _beat(act, behaviour, at))
            except Impossible as reason:
                remarks.error(act, "E360", f"{act.actor} {act.behaviour}: {reason}", reason.hint)
                continue
            done = _Played(act, behaviour, span, start, there, end)
            played.append(done)
            _remark_delay(remarks, done, start - at)
    return played


def _fill_leisure(r: Rehearsal, played: list[_Played], length_ms: int) -> None:
    """Let the infant look about while it stays where it is, and between acts."""
    stays, busy = list[Leisure](), list[tuple[int, int]]()
    for p in played:
        clip = load_clips()[p.behaviour.clip]
        if p.act.actor != "infant":
            continue
        if clip.looks_about:
            stays.append(Leisure(p.start, p.end, p.act.toy or p.act.target or p.act.place))
        elif clip.gazes or clip.voice in CRIES or p.behaviour.sign:
            busy.append((p.start, p.end))
        if p.behaviour.sign:
            r.cast["infant"].composed.append((p.start, p.end))
    _mind_the_carried(r, length_ms)
    look_about(r, stays, busy)
    look_about(r, [Leisure(0, length_ms)], [*busy, *((stay.start, stay.end) for stay in stays)])


def _mind_the_carried(r: Rehearsal, length_ms: int) -> None:
    """Let nobody shift about who has the infant in the arms."""
    carrier = r.cast["infant"].carrier
    for start, end in itertools.pairwise([0, *carrier.changes(0, length_ms), length_ms]):
        holder = carrier.at(start)
        if holder is not None:
            r.cast[holder].composed.append((start, end))


def _remark_delay(remarks: Remarks, done: _Played, late_ms: int) -> None:
    act, over = done.act, done.end - done.span.end_ms
    if late_ms > LATE_MS:
        remarks.warning(
            act,
            "W460",
            f"{act.behaviour} begins {late_ms / 1000:.1f} s late: the {act.actor} is busy before",
            "give what comes before it more time, or write the later time here",
        )
    if done.behaviour.door == "leaves" and over > LEAVING_MS:
        remarks.warning(
            act,
            "W461",
            f"the {act.actor} is out of the door {over / 1000:.1f} s after the episode's end",
            "begin the leaving earlier, or make the episode longer",
        )


def _looks(script: Script, remarks: Remarks) -> dict[str, Look]:
    """Cast everybody; an appearance that nobody knows is remarked."""
    chosen: dict[str, Look] = {}
    for actor in ACTORS:
        person = script.person(actor)
        wanted = person.look
        if wanted is not None and wanted not in load_looks():
            remarks.unknown_look(wanted, ", ".join(load_looks()))
            wanted = None
        elder = script.person("caregiver")
        chosen[actor] = look_of(
            actor, person.relation, wanted, script.seed, drawn=person.drawn,
            kin=elder.relation if actor == "infant" else None, kin_drawn=elder.drawn,
        )  # fmt: skip
    return chosen


def _entries(played: list[_Played]) -> dict[int, int]:
    """Return when the caregiver comes in, by episode, from the beginning of the performance."""
    found: dict[int, int] = {}
    for p in played:
        if p.act.actor == "caregiver" and p.behaviour.door == "enters":
            found.setdefault(p.span.number, p.start)
    return found


def _lasting(done: _Played) -> tuple[int, int]:
    """Return when an act begins and ends within its episode."""
    start = min(done.start, done.span.end_ms)
    return start, min(max(done.end, start), done.span.end_ms)


def _contact(
    people: Mapping[str, Person], apart: Apart, done: _Played, start: int, end: int
) -> bool:
    """Tell whether infant and caregiver are in contact in an act: in arms, close, or by a hand."""
    carrier = people["infant"].carrier
    for t in (start, (start + end) // 2, end):
        if carrier.at(t) == "caregiver":
            return True
        metres = apart[t]
        if metres is not None and metres < _TOUCHING_M:
            return True
    middle, near = (done.start + done.end) // 2, apart[start]
    lays_hand = done.act.actor == "infant" and "arms" in load_clips()[done.behaviour.clip].layers
    reached = lays_hand and near is not None and near < _ARMS_LENGTH_M
    return reached and hand_on(people, "infant", "caregiver", middle)


def _courses(played: list[_Played], people: Mapping[str, Person]) -> tuple[Course, ...]:
    entries = _entries(played)
    lasting = [_lasting(p) for p in played]
    asked = [t for start, end in lasting for t in (start, (start + end) // 2, end)]
    apart = distances(people, "infant", "caregiver", asked)
    courses = []
    for p, (start, end) in zip(played, lasting, strict=True):
        there = min(max(p.there, start), end)
        entry = entries.get(p.span.number)
        event = Event(
            id=f"{p.span.number}:{p.act.id}",
            actor=p.act.actor,
            behaviour=p.behaviour.id,
            episode=p.span.number,
            from_ms=start - p.span.start_ms,
            to_ms=(start if p.behaviour.kind == "point" else end) - p.span.start_ms,
            target=p.act.toy or p.act.target or p.act.place,
            intensity=p.act.intensity,
            contact=_contact(people, apart, p, start, end),
            distance=apart[start],
            bid=p.behaviour.bid,
            latency_ms=start - entry if entry is not None else None,
            line=p.act.span.line,
        )
        times = there - p.span.start_ms, end - p.span.start_ms
        courses.append(Course(event, *times, coded=p.behaviour.coded))
    return tuple(sorted(courses, key=lambda c: c.order))
