"""Layers: how poses, faces, looks and sounds of a clip are laid on the tracks of a performer."""

import math
from collections.abc import Mapping

from simulator.figure.face import INDEX, load_faces
from simulator.figure.pose import (
    FINGERS,
    FRAMES,
    GRIPS,
    HANDS,
    Pose,
    channel_index,
    load_poses,
    mirrored,
)
from simulator.figure.vectors import wrapped
from simulator.performance.beat import Take
from simulator.performance.clips import Layer, Timed, load_carrying, load_holds
from simulator.performance.gaze import SHIFT_MS
from simulator.performance.moves import heading_to
from simulator.performance.performer import Cry
from simulator.performance.postures import on_chair
from simulator.performance.steps import step_into
from simulator.performance.variety import Manner, manner, with_strength

Anchors = Mapping[str, int]
"""When the act starts ("start"), when its moves are done ("then"), and when each move begins."""

_PLACED = [
    hand.start + 4 * FRAMES.index(frame)
    for hand in HANDS
    for frame in FRAMES
    if frame in ("head", "world") or frame.startswith("partner")
]
"""Weights of the frames in which a hand touches something: it does so or not, never half."""
_HOLDING = ("arms", "trunk")
"""Channels that the infant rests on who is held."""
_CLOSED = slice(FINGERS[0], GRIPS[1] + 1)
_IN_FRONT = 12.0  # degrees
_NEAR_M = 1.2  # up to where people greet each other with open arms rather than a raised hand
_TURNED_OUT = 270.0  # of an infant in arms against its carrier: 180 faces the chest
_TURN_IN_ARMS_MS = 700
"""How long a head takes that leaves the shoulder on which it rests, or comes back to it."""
_BACK_TO_CRY_MS = 450
_TEARS, _OPEN = INDEX["tears"], INDEX["open"]
_IN_TEARS = 0.4  # tears from which a face is one that cries
_SUBSIDE_MS, _SPENT_MS, _CALM_AGAIN_MS = 1500, 3500, 5000
"""After a cry: until the face has let go of it, how long it stays spent, and when it is calm."""
_HUSH_MS, _HUSHED = 400, 0.12
"""How soon after the last sound of a cry the mouth has closed, and how far it is open then."""
_CALM = frozenset({"neutral", "flat", "sober", "interest", "smile", "joy", "tired", "resting"})
"""Faces to which nobody comes from crying all at once."""
SILENCE = "none"
CRIES = frozenset({"fuss", "cry", "hard_cry", "angry_cry", "sob"})
"""Voices whose face wins over other faces while they last."""


def lay_layers(k: Take, anchors: Anchors, end: int) -> None:
    """Lay the layers of a clip on their channels and lead these back to rest, unless it stays."""
    p, clip = k.p, k.beat.clip
    for channel, described in clip.layers.items():
        if channel in _HOLDING and _holds_on(k, anchors["start"]):
            continue
        layers = [la for la in described if _has_form(k, la, anchors[la.when])]
        if not layers:
            continue
        for layer in layers:
            begin = anchors[layer.when] + int(layer.at * 1000)
            until = end if layer.lasts is None else begin + int(layer.lasts * 1000)
            if begin < until:
                _lay_layer(k, channel, layer, begin, until)
                if layer.lasts is not None:
                    _rest(k, channel, until)
        if channel == "arms":
            p.set_number(p.part.swing, anchors["start"], 0.0)
        if not clip.stays and all(layer.lasts is None for layer in layers):
            _rest(k, channel, end)
        elif channel == "arms":
            p.set_number(p.part.swing, end, 0.0 if _hands_full(k, end) else 1.0, 400)


def _holds_on(k: Take, t: int) -> bool:
    """Tell whether arms that hold an infant have to leave out the gestures of an act.

    A hold's own movements go on, and who sits with an infant on the lap has a hand to spare for
    what has a form of its own there.
    """
    if not k.r.carries(k.p.actor, t):
        return False
    names = {name for layer in k.beat.clip.layers.get("arms", ()) for name in layer.poses}
    lap = _lap_is_taken(k, t) and any(f"lap.{n}" in load_poses(k.p.build) for n in names)
    return bool(names - load_carrying()) and not lap


def _has_form(k: Take, layer: Layer, t: int) -> bool:
    """Tell whether a body in its posture at ``t`` can take a pose of the layer at all.

    A gesture without one, as the fists of rage on hands and knees, is left out: so acts of other
    channels go on undisturbed.
    """
    poses, posture = load_poses(k.p.build), k.p.posture.at(t)
    return any(f"{posture}.{name}" in poses or name in poses for name in layer.poses)


def _rest(k: Take, channel: str, t: int) -> None:
    """Lead a channel back to what the posture, the hold or a carried toy asks for."""
    p = k.p
    track = p.channel(channel)
    track.hold(t)
    busy = k.r.carries(p.actor, t)
    if channel == "arms" and busy and not p.carrier.at(t):
        pose = load_poses("adult")["hold"]
    elif channel == "arms" and p.holding.at(t) and not p.carrier.at(t):
        pose = p.named_pose("toy_carry", t)
    else:
        pose = _resting_pose(k, t)
    p.blend(channel, t, t + 450, pose)
    if channel == "legs" and not p.carrier.at(t):
        step_into(p, t, t + 450)
    if channel == "arms":
        p.set_number(p.part.swing, t, 0.0 if _hands_full(k, t) else 1.0, 450)


def _hands_full(k: Take, t: int) -> bool:
    """Tell whether arms have somebody or something to hold, and do not swing with a gait."""
    return k.r.carries(k.p.actor, t) or k.p.holding.at(t) is not None


def _resting_pose(k: Take, t: int) -> Pose:
    """Return the pose in which the body rests, on its own or in somebody's arms."""
    if k.p.carrier.at(t):
        return load_poses("infant")[load_holds()[k.p.style.at(t) or "held"].infant]
    return k.p.base_pose(k.p.posture.at(t))


def _manner(k: Take) -> Manner:
    return manner(k.p.seed, k.beat.at, k.beat.intensity)


def _for_partner(k: Take, name: str, t: int) -> str:
    """Return the form of a pose for a lap that is taken, a partner on a chair or one near by."""
    poses = load_poses(k.p.build)
    if f"lap.{name}" in poses and _lap_is_taken(k, t):
        return f"lap.{name}"
    if f"{name}_near" in poses and _is_near(k, t):
        return f"{name}_near"
    partner = k.r.cast.get(k.p.partner.at(t))
    seated = partner is not None and on_chair(partner, t)
    return f"{name}_knee" if seated and f"{name}_knee" in poses else name


def _is_near(k: Take, t: int) -> bool:
    """Tell whether the target is so near that nobody would wave at it."""
    there = k.r.cast.get(k.target)
    if there is None or not there.present.at(t):
        return False
    return math.dist(k.p.spot_at(t), k.r.spot_of(k.target, t)) < _NEAR_M


def _lap_is_taken(k: Take, t: int) -> bool:
    return on_chair(k.p, t) and k.r.carries(k.p.actor, t)


def _other_side(k: Take, t: int, poses: list[Pose], by_chance: bool) -> bool:
    """Tell whether an act is done with the left hand: the one that is nearer to its target.

    Where the target is in front, chance decides; what is held stays in its hand. In somebody's
    arms the free side is always the same, but who sits turned out of them touches the holder with
    the other hand.
    """
    p = k.p
    if p.build != "infant" or any(pose[GRIPS[0]] or pose[GRIPS[1]] for pose in poses):
        return False
    if p.carrier.at(t):
        turned_out = load_holds()[p.style.at(t) or "held"].turn > _TURNED_OUT
        return turned_out and all(pose[_PLACED].any() for pose in poses)
    if p.holding.at(t):
        return False
    if k.target not in k.r.cast or not k.r.cast[k.target].present.at(t):
        return by_chance
    aside = wrapped(heading_to(k.r, p.actor, t, k.target) - p.heading_at(t))
    return by_chance if abs(aside) < _IN_FRONT else aside < 0


def _lay_layer(k: Take, channel: str, layer: Layer, begin: int, end: int) -> None:
    p, how = k.p, _manner(k)
    into = int(layer.into * 1000 / how.tempo)
    poses = [p.named_pose(_for_partner(k, name, begin), begin) for name in layer.poses]
    if _other_side(k, begin, poses, how.mirrored):
        poses = [mirrored(pose) for pose in poses]
    base = _resting_pose(k, begin)
    on_feet = channel == "legs" and not p.carrier.at(begin)
    amount = how.amount * layer.grades[k.beat.intensity - 1]
    rows = [_scaled(base, pose, amount, channel, on_feet) for pose in poses]
    p.blend(channel, begin, begin + into, rows[0])
    if on_feet and layer.period is None:
        step_into(p, begin, begin + into)
    track = p.channel(channel)
    at = begin + into
    index = channel_index(channel)
    if layer.period is None:
        for row in rows[1:]:
            track.hold(at + int(layer.hold * 1000))
            at = track.end + into
            track.to(at, row[index])
        return
    each = max(60.0, layer.period * 1000 / how.tempo / len(rows))
    for i, beat in enumerate(how.beats(at, end, each), 1):
        track.to(beat, rows[i % len(rows)][index])


def _scaled(base: Pose, pose: Pose, amount: float, channel: str, on_feet: bool) -> Pose:
    """Return a pose some of the way from rest, or beyond; feet on the floor go no further."""
    if channel == "arms" and pose[_PLACED].any():
        return pose
    row = base + (pose - base) * (min(amount, 1.0) if on_feet else amount)
    row[_CLOSED] = pose[_CLOSED]
    return row


def _timed(entries: tuple[Timed, ...], anchors: Anchors) -> list[tuple[int, Timed]]:
    laid = [(anchors[e.when] + int(e.at * 1000), e) for e in entries]
    return sorted(laid, key=lambda pair: pair[0])


def lay_faces(k: Take, anchors: Anchors, end: int) -> None:
    """Lay the faces of a clip; while a cry lasts, its face wins over others."""
    start = anchors["start"]
    p, faces, how = k.p, load_faces(), _manner(k)
    crying = k.beat.clip.voice in CRIES
    if k.beat.clip.faces and (crying or not p.crying_at(start)):
        laid = _timed(k.beat.clip.faces, anchors)
        if crying and float(p.part.face.at(start)[_TEARS]) > _IN_TEARS:
            laid = [(start, laid[-1][1])]  # who cries already does not build up to it again
        for at, e in laid:
            into = max(int(e.into * 1000 / how.tempo), _subsiding(k, e.value, at))
            p.part.face.cut(at)
            p.part.face.to(at + into, with_strength(faces[e.value], how.face))
        p.part.face.hold(end)
        outer = p.cry_at(end)
        if crying:
            p.crying.append(_cry(k, start, end))
        if outer is not None:
            p.part.face.to(end + _BACK_TO_CRY_MS, outer.face)
            p.part.face.hold(outer.end)
            p.part.face.to(outer.end + 1200, faces[p.mood])
        elif crying:
            _subside(k, end)
        elif not k.beat.clip.stays:
            p.part.face.to(end + 800, faces[p.mood])


def _subsiding(k: Take, face: str, t: int) -> int:
    """Return how long a face takes at least because of the cry before it, in milliseconds."""
    p, clip = k.p, k.beat.clip
    over = max((cry.end for cry in p.crying if cry.start <= t), default=-_SUBSIDE_MS)
    tears = float(load_faces()[face][_TEARS])
    weaker = clip.voice in CRIES and tears < float(p.part.face.at(t)[_TEARS]) - _IN_TEARS
    if clip.sudden or not (face in _CALM or weaker):
        return 0
    return max(0, min(_SUBSIDE_MS, over + _SUBSIDE_MS - t))


def _subside(k: Take, end: int) -> None:
    """Let the face come to rest after a cry, by way of a spent one if there were tears.

    The mouth closes first: a crying face without a sound would say that it goes on.
    """
    track, faces = k.p.part.face, load_faces()
    hushed = track.at(end).copy()
    hushed[_OPEN] = min(float(hushed[_OPEN]), _HUSHED)
    track.to(end + _HUSH_MS, hushed)
    if float(k.p.crying[-1].face[_TEARS]) > 0.0:
        track.to(end + _SUBSIDE_MS, faces["sober"])
        track.hold(end + _SPENT_MS)
        track.to(end + _CALM_AGAIN_MS, faces[k.p.mood])
    else:
        track.to(end + _SUBSIDE_MS, faces[k.p.mood])


def _cry(k: Take, start: int, end: int) -> Cry:
    clip, how = k.beat.clip, _manner(k)
    face = with_strength(load_faces()[clip.faces[-1].value], how.face)
    return Cry(start, end, face, str(clip.voice), k.beat.intensity, clip.sob * how.amount)


def _gaze_name(k: Take, word: str, t: int) -> str:
    """Return the gaze target a clip's word stands for, as events and scenes name it.

    An averted gaze keeps the side it first took: away from where the target was then.
    """
    if word == "avert":
        return f"avert{_free_side(k, t)}:{k.target}"
    name = k.word(word)
    return f"toy:{name}" if name in k.r.things else name


def _free_side(k: Take, t: int) -> str:
    if k.target not in k.r.cast or not k.r.cast[k.target].present.at(t):
        return "+"
    if k.p.carrier.at(t):
        return "+"
    angle = heading_to(k.r, k.p.actor, t, k.target) - k.p.heading_at(t)
    return "-" if wrapped(angle) >= 0 else "+"


def lay_gazes(k: Take, anchors: Anchors, end: int) -> None:
    """Lay the looks of a clip, and back to what one looks at between acts."""
    p, clip = k.p, k.beat.clip
    if not clip.gazes:
        return
    p.part.watching.cut(anchors["start"])
    for at, e in _timed(clip.gazes, anchors):
        if at > end:
            continue
        if e.value == "toy" and k.toy is None:
            continue
        if 0 < at - p.gaze.since < SHIFT_MS:
            at = p.gaze.since  # a look that was not finished is given up for the new one
        name = _gaze_name(k, e.value, at)
        p.gaze.to(at, name)
        into = max(int(e.into * 1000), _TURN_IN_ARMS_MS if p.carrier.at(at) else 0)
        p.set_number(p.part.watching, at, 0.0 if name == "none" else 1.0, into)
    rest = _resting_gaze(k, end)
    if not clip.stays:
        done = max(end, p.gaze.since + SHIFT_MS)  # the last look comes to where it was going
        p.gaze.to(done, rest)
        p.part.watching.hold(done)
        into = _TURN_IN_ARMS_MS if p.carrier.at(done) else 350
        p.part.watching.to(done + into, [0.0 if rest == "none" else 1.0])


def _resting_gaze(k: Take, t: int) -> str:
    plays = k.p.plays[0] if k.p.plays and t < k.p.plays[1] else None
    toy = k.p.holding.at(t) or plays
    if toy:
        return f"toy:{toy}"
    return "none" if k.p.build == "infant" else "infant"


def lay_voice(k: Take, anchors: Anchors, end: int) -> None:
    """Lay the sound of a clip, and the words that the act says."""
    p, beat = k.p, k.beat
    start, then = anchors["start"], anchors["then"]
    if beat.clip.voice and (beat.clip.voice in CRIES or not p.crying_at(start)):
        for at, e in _timed(beat.clip.voices, anchors):
            if at < end:
                p.voice.to(at, None if e.value == SILENCE else (e.value, at, beat.intensity))
        outer = p.cry_at(end)
        p.voice.to(end, None)
        if outer is not None:
            p.voice.to(end + _BACK_TO_CRY_MS, (outer.voice, end, outer.intensity))
            p.voice.to(outer.end, None)
    if beat.clip.sob:
        _lay_sob(k, anchors, end)
    if beat.says:
        long = max(1400, 65 * len(beat.says))
        at = start if beat.clip.voice or not beat.clip.moves else start + (then - start) // 3
        p.says.to(at, beat.says)
        p.says.to(at + long, None)
        if beat.clip.voice is None:
            p.voice.to(at, ("speech", at, beat.intensity))
            p.voice.to(at + long, None)


def _lay_sob(k: Take, anchors: Anchors, end: int) -> None:
    """Shake the body with its crying, as long as that is heard."""
    sob, strength = k.p.part.sob, k.beat.clip.sob * _manner(k).amount
    heard = [(at, e.value != SILENCE) for at, e in _timed(k.beat.clip.voices, anchors) if at < end]
    for at, loud in heard or [(anchors["start"], True)]:
        k.p.set_number(sob, at, strength if loud else 0.0, 400 if loud else 150)
    sob.hold(end)
    outer = k.p.cry_at(end)
    if outer is not None:
        sob.to(end + _BACK_TO_CRY_MS, [outer.sob])
        sob.hold(outer.end)
    sob.to((outer.end if outer else end) + 700, [0.0])
