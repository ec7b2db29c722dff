"""Directing: one act of a script, by its clip, becomes keys on the tracks of those it moves."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from simulator.figure.face import load_faces
from simulator.figure.pose import channel_index, load_poses
from simulator.figure.vectors import wrapped
from simulator.performance import contact, doorway, moves, things
from simulator.performance.clips import Clip, Layer, Timed, load_clips, load_holds
from simulator.performance.gaze import SHIFT_MS
from simulator.performance.performer import Performer
from simulator.performance.stagecraft import Impossible, Rehearsal
from simulator.performance.tracks import STEP, Sketch

_AMOUNT = {1: 0.75, 2: 1.0, 3: 1.1}
_TEMPO = {1: 0.8, 2: 1.0, 3: 1.25}
LATEST_MS = 15_000
"""How long an act may wait for the body to finish what it is doing."""
_MOST_STYLES_BACK_MS = 450


@dataclass(frozen=True, slots=True)
class Beat:
    """One act with its place in the whole performance; times in milliseconds from the beginning."""

    actor: str
    clip: Clip
    at: int
    lasts: int | None
    usual: tuple[int, int]
    target: str | None
    toy: str | None
    place: str | None
    intensity: int
    says: str | None
    outside: bool = False


@dataclass(frozen=True, slots=True)
class _Take:
    """A beat being laid out: who, where, with what."""

    r: Rehearsal
    p: Performer
    beat: Beat
    target: str
    toy: str | None

    def word(self, value: Any) -> str:
        """Return what a word of a clip stands for in this act."""
        if value == "target":
            return self.target
        if value == "toy":
            if self.toy is None:
                raise Impossible("this needs a toy", "add 'toy:' to the line")
            return self.toy
        if value == "place":
            return self.beat.place or self.target
        if value == "holder":
            return self.p.carrier.at(self.beat.at) or "caregiver"
        return str(value)


Move = Callable[[_Take, int, Mapping[str, Any]], int]


def _go(k: _Take, t: int, e: Mapping[str, Any]) -> int:
    stop = e.get("stop")
    names = {1: "slow", 2: "normal", 3: "fast"}
    pace = e.get("pace") or names[k.beat.intensity]
    end = moves.go(
        k.r,
        k.p.actor,
        t,
        k.word(e["to"]),
        stop=None if stop in (None, "contact") else float(stop),
        pace_name=pace,
        share=float(e.get("share", 1.0)),
    )
    if e.get("push") and end - t > 600:
        things.push_along(k.r, k.p.actor, k.word("toy"), t + 300, end)
    return end


def _back(k: _Take, t: int, e: Mapping[str, Any]) -> int:
    """Go backwards, eyes on what is left."""
    away = float(e.get("far", 0.8))
    spot = k.r.inside(k.r.ahead(k.p.actor, t, -away))
    return moves.run(
        k.r, k.p.actor, t, spot, tempo=moves.PACES[e.get("pace", "slow")], backwards=True
    )


def _turn(k: _Take, t: int, e: Mapping[str, Any]) -> int:
    if k.p.carrier.at(t):
        return t
    if "away" in e:
        return moves.turn_away(k.r, k.p.actor, t, k.word(e["away"]), float(e.get("angle", 165)))
    if "by" in e:
        return moves.turn(k.r, k.p.actor, t, k.p.heading_at(t) + float(e["by"]))
    return moves.face(k.r, k.p.actor, t, k.word(e["to"]), within=float(e.get("within", 15)))


def _posture(k: _Take, t: int, e: Mapping[str, Any]) -> int:
    return t if k.p.carrier.at(t) else moves.take_posture(k.r, k.p.actor, t, str(e["to"]))


def _stop(k: _Take, t: int, e: Mapping[str, Any]) -> int:
    if not k.p.carrier.at(t):
        k.p.stay(t)
    return t


def _hold(k: _Take, t: int, e: Mapping[str, Any]) -> int:
    return contact.hold(k.r, k.p.actor, t, str(e["to"]), into=int(1000 * e.get("in", 0.6)))


def _lift(k: _Take, t: int, e: Mapping[str, Any]) -> int:
    return contact.lift(k.r, k.p.actor, "infant", t, str(e.get("to", "held")))


def _lower(k: _Take, t: int, e: Mapping[str, Any]) -> int:
    toward = k.word(e["toward"]) if "toward" in e else k.beat.place
    return contact.lower(k.r, k.p.actor, t, toward=toward, posture=e.get("posture"))


def _fling(k: _Take, t: int, e: Mapping[str, Any]) -> int:
    if k.p.holding.at(t) is None and k.toy:
        t = things.take(k.r, k.p.actor, t, k.toy)
    back, forth = k.p.named_pose("throw", t), k.p.named_pose("throw_end", t)
    k.p.pose_to(t, t + 320, back, ("arms", "trunk"))
    k.p.pose_to(t + 320, t + 430, forth, ("arms", "trunk"))
    things.fling(
        k.r,
        k.p.actor,
        t + 400,
        far=float(e.get("far", 0.9)),
        rise=float(e.get("rise", 0.22)),
        aside=float(e.get("aside", 15)),
    )
    k.p.pose_to(t + 480, t + 900, k.p.base_pose(k.p.posture.at(t)), ("arms", "trunk"))
    return t + 900


def _wait(k: _Take, t: int, e: Mapping[str, Any]) -> int:
    return t + int(1000 * float(e["to"]))


MOVES: Mapping[str, Move] = {
    "go": _go,
    "back": _back,
    "turn": _turn,
    "posture": _posture,
    "stop": _stop,
    "wait": _wait,
    "sit": lambda k, t, e: moves.sit_down(k.r, k.p.actor, t),
    "enter": lambda k, t, e: doorway.enter(k.r, k.p.actor, t),
    "leave": lambda k, t, e: doorway.leave(k.r, k.p.actor, t),
    "settle": lambda k, t, e: moves.settle(k.r, k.p.actor, t),
    "upright": lambda k, t, e: moves.upright(k.r, k.p.actor, t),
    "pull_up": lambda k, t, e: moves.pull_up(k.r, k.p.actor, t, k.word(e["to"])),
    "step_in": lambda k, t, e: doorway.step_in(k.r, k.p.actor, t),
    "hold": _hold,
    "lift": _lift,
    "lower": _lower,
    "climb": lambda k, t, e: contact.climb(k.r, k.p.actor, k.target, t, str(e.get("to", "cling"))),
    "climb_down": lambda k, t, e: contact.climb_down(k.r, k.p.actor, t),
    "take": lambda k, t, e: things.take(k.r, k.p.actor, t, k.word(e["to"])),
    "put": lambda k, t, e: things.put_down_thing(k.r, k.p.actor, t),
    "drop": lambda k, t, e: things.drop(k.r, k.p.actor, t),
    "fling": _fling,
    "bat": lambda k, t, e: things.bat(k.r, k.p.actor, t, k.toy),
    "roll": lambda k, t, e: things.roll(
        k.r, k.p.actor, t, k.word(e["to"]) if e.get("to") else None
    ),
}
"""The verbs that clips may use."""


def _default_target(r: Rehearsal, beat: Beat) -> str:
    if beat.target:
        return beat.target
    if beat.place:
        return beat.place
    return "caregiver" if beat.actor == "infant" else "infant"


def _toy_of(r: Rehearsal, beat: Beat, p: Performer) -> str | None:
    named = next((e["to"] for kind, e in beat.clip.moves if kind == "take"), None)
    if named in r.things:
        return str(named)
    if beat.toy:
        return beat.toy
    if beat.target in r.things:
        return beat.target
    held = p.holding.at(beat.at)
    if held is None and named == "toy":
        return r.nearest_thing(beat.actor, beat.at)
    return held


def perform(r: Rehearsal, beat: Beat) -> tuple[int, int]:
    """Lay one act and return when it really begins and ends.

    Raises Impossible where the act cannot be played.
    """
    p = r.cast[beat.actor]
    beat = replace(beat, clip=_variant(p, beat))
    clip = beat.clip
    if not (beat.outside or p.present.at(beat.at)):
        raise Impossible(f"the {beat.actor} is not in the room then")
    start = beat.at
    if clip.moves and p.busy_until > start and not _resists(p, clip, start):
        if p.busy_until - start > LATEST_MS:
            raise Impossible(
                f"the {beat.actor} is still busy for {(p.busy_until - start) / 1000:.0f} s then",
                "leave the act before it more time, or let this one begin later",
            )
        start = p.busy_until
    k = _Take(r, p, beat, _default_target(r, beat), _toy_of(r, beat, p))
    _check_needs(k, start)
    style = p.style.at(start)
    then = start
    if p.holding.at(start) == "magazine" and clip.moves and not _still_reads(clip):
        then = things.put_down_thing(r, beat.actor, start)
    for kind, params in clip.moves:
        then = MOVES[kind](k, then, params)
    if clip.moves:
        p.busy_until = max(p.busy_until, then)
    end = _end(beat, start, then)
    _lay_layers(k, start, then, end)
    _lay_faces(k, start, then, end)
    _lay_gazes(k, start, then, end)
    _lay_voice(k, start, then, end)
    if clip.still:
        p.set_number(p.part.still, then, 1.0)
        p.part.still.to(max(end - 150, then + 151), [1.0], STEP)
        p.part.still.to(end, [0.0])
    held = any(kind == "hold" for kind, _ in clip.moves)
    if held and not clip.stays and p.carrier.at(end):
        contact.hold(r, beat.actor, end, style or "held", into=_MOST_STYLES_BACK_MS)
    return start, end


def _variant(p: Performer, beat: Beat) -> Clip:
    """Return the clip for a body of this build, and for one in arms, if there is one."""
    clips, name = load_clips(), beat.clip.name
    if p.carrier.at(max(beat.at, p.busy_until)) and f"held.{name}" in clips:
        return clips[f"held.{name}"]
    return clips.get(f"{p.build}.{name}", beat.clip)


def _resists(p: Performer, clip: Clip, t: int) -> bool:
    """Tell whether an act in arms interrupts what is going on, as being put down."""
    return clip.needs == "held" and p.carrier.at(t) is not None


def _still_reads(clip: Clip) -> bool:
    """Tell whether somebody who reads can do this without laying the magazine aside."""
    return all(kind == "turn" or "magazine" in params.values() for kind, params in clip.moves)


def _check_needs(k: _Take, t: int) -> None:
    needs = k.beat.clip.needs
    if needs == "held" and not k.p.carrier.at(t):
        raise Impossible(
            "nobody is holding the infant then", "let an adult pick the infant up before this line"
        )
    if needs == "free" and k.p.carrier.at(t):
        raise Impossible(
            "the infant is being held then",
            "put it down before this line (cg_put_down), or let it slide down (infant: sit_down)",
        )


def _end(beat: Beat, start: int, then: int) -> int:
    clip = beat.clip
    if beat.lasts is not None:
        return max(start + beat.lasts, then + 200 if clip.layers else then)
    if clip.lasts is not None:
        return then + int(clip.lasts * 1000)
    if clip.moves and not (clip.layers or clip.faces or clip.voice):
        return then
    low, high = beat.usual
    return then + min(max(low, 800), high) if clip.moves else start + (low + high) // 2


def _lay_layers(k: _Take, start: int, then: int, end: int) -> None:
    p, clip = k.p, k.beat.clip
    for channel, layers in clip.layers.items():
        for layer in layers:
            begin = (start if layer.when == "start" else then) + int(layer.at * 1000)
            if begin < end:
                _lay_layer(k, channel, layer, begin, end)
        if channel == "arms":
            p.set_number(p.part.swing, start, 0.0)
        if not clip.stays:
            _rest(k, channel, end)
        elif channel == "arms":
            p.set_number(p.part.swing, end, 0.0 if p.holding.at(end) else 1.0, 400)


def _rest(k: _Take, channel: str, t: int) -> None:
    """Lead a channel back to what the posture, the hold or a carried toy asks for."""
    p = k.p
    track = p.channel(channel)
    track.hold(t)
    carrier = p.carrier.at(t)
    if carrier:
        pose = load_poses("infant")[load_holds()[p.style.at(t) or "held"].infant]
    elif channel == "arms" and _carrying_infant(k, t):
        pose = load_poses("adult")["hold"]
    elif channel == "arms" and p.holding.at(t):
        pose = p.named_pose("toy_carry", t)
    else:
        pose = p.base_pose(p.posture.at(t))
    p.blend(channel, t, t + 450, pose)
    if channel == "arms":
        busy = p.holding.at(t) is not None or _carrying_infant(k, t)
        p.set_number(p.part.swing, t, 0.0 if busy else 1.0, 450)


def _carrying_infant(k: _Take, t: int) -> bool:
    return any(q.carrier.at(t) == k.p.actor for q in k.r.cast.values())


def _lay_layer(k: _Take, channel: str, layer: Layer, begin: int, end: int) -> None:
    p = k.p
    amount, tempo = _AMOUNT[k.beat.intensity], _TEMPO[k.beat.intensity]
    into = int(layer.into * 1000 / tempo)
    poses = [p.named_pose(name, begin) for name in layer.poses]
    base = p.base_pose(p.posture.at(begin)) if not p.carrier.at(begin) else poses[0]
    rows = [base + (pose - base) * min(amount, 1.0) for pose in poses]
    p.blend(channel, begin, begin + into, rows[0])
    track = p.channel(channel)
    at = begin + into
    index = channel_index(channel)
    if layer.period is None:
        for row in rows[1:]:
            track.hold(at + int(layer.hold * 1000))
            at = track.end + into
            track.to(at, row[index])
        return
    each = max(60, int(layer.period * 1000 / tempo / len(rows)))
    i = 1
    while at + each <= end:
        at += each
        track.to(at, rows[i % len(rows)][index])
        i += 1


def _lay_timed(entries: tuple[Timed, ...], start: int, then: int) -> list[tuple[int, Timed]]:
    laid = [((start if e.when == "start" else then) + int(e.at * 1000), e) for e in entries]
    return sorted(laid, key=lambda pair: pair[0])


def _lay_faces(k: _Take, start: int, then: int, end: int) -> None:
    p, faces = k.p, load_faces()
    crying = k.beat.clip.voice in CRIES
    if k.beat.clip.faces and (crying or not p.crying_at(start)):
        for at, e in _lay_timed(k.beat.clip.faces, start, then):
            into = int(e.into * 1000)
            p.part.face.cut(at)
            p.part.face.to(at + into, faces[e.value])
        p.part.face.hold(end)
        if crying:
            p.crying.append((start, end))
        if not k.beat.clip.stays or crying:
            p.part.face.to(end + (1200 if crying else 350), faces[p.mood])
    if k.beat.clip.sob:
        p.set_number(p.part.sob, start, k.beat.clip.sob, 400)
        p.part.sob.hold(end)
        p.part.sob.to(end + 700, [0.0])


CRIES = frozenset({"fuss", "cry", "hard_cry", "angry_cry", "sob"})
"""Voices whose face wins over other faces while they last."""


def gaze_name(k: "_Take", word: str, t: int) -> str:
    """Return the gaze target a clip's word stands for, as events and scenes name it.

    An averted gaze keeps the side it first took: away from where the target was then.
    """
    if word == "avert":
        return f"avert{_free_side(k, t)}:{k.target}"
    name = k.word(word)
    return f"toy:{name}" if name in k.r.things else name


def _free_side(k: "_Take", t: int) -> str:
    if k.target not in k.r.cast or not k.r.cast[k.target].present.at(t):
        return "+"
    if k.p.carrier.at(t):
        return "+"
    angle = moves.heading_to(k.r, k.p.actor, t, k.target) - k.p.heading_at(t)
    return "-" if wrapped(angle) >= 0 else "+"


def _lay_gazes(k: _Take, start: int, then: int, end: int) -> None:
    p, clip = k.p, k.beat.clip
    if not clip.gazes:
        return
    p.part.watching.cut(start)
    for at, e in _lay_timed(clip.gazes, start, then):
        if at > end:
            continue
        if e.value == "toy" and k.toy is None:
            continue
        if 0 < at - p.gaze.since < SHIFT_MS:
            at = p.gaze.since  # a look that was not finished is given up for the new one
        name = gaze_name(k, e.value, at)
        p.gaze.to(at, name)
        p.set_number(p.part.watching, at, 0.0 if name == "none" else 1.0, int(e.into * 1000))
    rest = _resting_gaze(k, end)
    if not clip.stays:
        p.gaze.to(end, rest)
        watch: Sketch = p.part.watching
        watch.hold(end)
        watch.to(end + 350, [0.0 if rest == "none" else 1.0])


def _resting_gaze(k: _Take, t: int) -> str:
    held = k.p.holding.at(t)
    if held:
        return f"toy:{held}"
    return "none" if k.p.build == "infant" else "infant"


def _lay_voice(k: _Take, start: int, then: int, end: int) -> None:
    p, beat = k.p, k.beat
    if beat.clip.voice and (beat.clip.voice in CRIES or not p.crying_at(start)):
        p.voice.to(start, (beat.clip.voice, start, beat.intensity))
        p.voice.to(end, None)
    if beat.says:
        long = max(1400, 65 * len(beat.says))
        at = start if beat.clip.voice or not beat.clip.moves else start + (then - start) // 3
        p.says.to(at, beat.says)
        p.says.to(at + long, None)
        if beat.clip.voice is None:
            p.voice.to(at, ("speech", at, beat.intensity))
            p.voice.to(at + long, None)
