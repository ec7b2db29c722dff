"""Directing: one act of a script, by its clip, becomes keys on the tracks of those it moves."""

from dataclasses import replace

from simulator.performance import contact, play, things
from simulator.performance.beat import Beat, Take
from simulator.performance.clips import Clip, load_clips
from simulator.performance.gaze import SHIFT_MS
from simulator.performance.layers import lay_faces, lay_gazes, lay_layers, lay_voice
from simulator.performance.moves import face
from simulator.performance.performer import Performer
from simulator.performance.stagecraft import Impossible, Rehearsal
from simulator.performance.tracks import STEP
from simulator.performance.verbs import MOVES

LATEST_MS = 15_000
"""How long an act may wait for the body to finish what it is doing."""
SEEN_MS = 1000
"""How long a gesture is seen at least once the body has got where it is made (simulator rule)."""
_BACK_MS = 450
_SETTLE_MS = 350
"""How long a body takes at least to come to rest before it is still."""
_WAKING_MS = 1000
_BESIDE = 100.0
"""How far off the front a thing may be that one goes back to playing with, in degrees."""
_TURNED_OFF = 35.0
"""How many degrees a body may turn without its hands leaving what they play with."""
_AT_PLAY = frozenset({"play_a", "play_b", "play_c"})
"""Poses of arms that play with whatever it is."""
_GLANCES = frozenset({"turn", "wait"})
"""Moves that do not end a play: one goes back to it."""


def _default_target(r: Rehearsal, beat: Beat) -> str:
    if beat.target:
        return beat.target
    if beat.place:
        return beat.place
    if beat.clip.target:
        return beat.clip.target
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
    if held is None and beat.clip.plays and p.plays and beat.at < p.plays[1]:
        return p.plays[0]
    return held


def perform(r: Rehearsal, beat: Beat) -> tuple[int, int, int]:
    """Lay one act and return when it really begins, is where it is done, and ends.

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
    k = Take(r, p, beat, _default_target(r, beat), _toy_of(r, beat, p))
    _check_needs(k, start)
    style = p.style.at(start)
    then = start
    if p.holding.at(start) == "magazine" and clip.moves and not _still_reads(clip):
        then = things.put_down_thing(r, beat.actor, start)
    if beat.actor == "infant" and k.target in ("caregiver", "stranger") and not p.carrier.at(start):
        p.partner.to(start, k.target)
    played = p.plays
    heading = p.heading_at(start)
    if played and start < played[1] and _goes_with_play(clip):
        k = _without_hands(k)
        clip = k.beat.clip
    if _needs_hands(clip):
        things.leave_off(r, beat.actor, start)
    anchors = {"start": start}
    for kind, params in clip.moves:
        anchors.setdefault(kind, then)
        then = MOVES[kind](k, then, params)
    anchors["then"] = then
    if clip.moves:
        p.busy_until = max(p.busy_until, then)
    end = _end(beat, start, then)
    if abs(p.heading_at(then) - heading) > _TURNED_OFF:
        things.leave_off(r, beat.actor, start)
    if clip.plays:
        plays = play.lay_play(k, then, end, clip.plays)
        k = _without_hands(k) if plays or p.holding.at(then) is None else k
    for lay in (lay_layers, lay_faces, lay_gazes, lay_voice):
        lay(k, anchors, end)
    if clip.still:
        _still(p, then + _settling(clip), end)
    held = any(kind == "hold" for kind, _ in clip.moves)
    if held and not clip.stays and p.carrier.at(end):
        contact.hold(r, beat.actor, end, style or "held", into=_BACK_MS)
    if played and p.plays is None and not clip.stays and not _needs_hands(clip):
        name, until, manner = played
        back = face(r, beat.actor, end, name, within=_BESIDE) if end < until - _BACK_MS else end
        play.lay_play(replace(k, toy=name), back + _BACK_MS, until, manner)
    return start, then, end


def _needs_hands(clip: Clip) -> bool:
    """Tell whether an act ends a play: it uses the arms, or more of the body than a turn."""
    busy = any(kind not in _GLANCES for kind, _ in clip.moves)
    return busy or "arms" in clip.layers or clip.plays is not None


def _goes_with_play(clip: Clip) -> bool:
    """Tell whether an act only goes on with a play, as babbling does, whatever is played with."""
    arms = {name for layer in clip.layers.get("arms", ()) for name in layer.poses}
    return bool(arms) and arms <= _AT_PLAY and not clip.moves and clip.plays is None


def _without_hands(k: Take) -> Take:
    """Return the take without the layers of arms and trunk, which are busy otherwise."""
    kept = {c: own for c, own in k.beat.clip.layers.items() if c not in ("arms", "trunk")}
    return replace(k, beat=replace(k.beat, clip=replace(k.beat.clip, layers=kept)))


def _settling(clip: Clip) -> int:
    """Return how long the body takes to come to rest in a clip."""
    layers = (layer for own in clip.layers.values() for layer in own)
    moving = [(x.at, x.into) for x in layers] + [(x.at, x.into) for x in clip.faces]
    blends = [int(1000 * (at + into)) + 100 for at, into in moving]
    return max([_SETTLE_MS, *blends, *(int(1000 * x.at) + SHIFT_MS for x in clip.gazes)])


def _still(p: Performer, t0: int, t1: int) -> None:
    """Stop breath, blinks and sway between two times; whoever wakes does not blink at once."""
    p.set_number(p.part.still, t0, 1.0)
    p.part.still.to(max(t1 - 40, t0 + 151), [1.0], STEP)
    p.part.still.to(max(t1, t0 + 191) + _WAKING_MS, [0.0])


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


def _check_needs(k: Take, t: int) -> None:
    needs = k.beat.clip.needs
    if needs == "held" and not k.p.carrier.at(t):
        raise Impossible(
            "nobody is holding the infant then", "let an adult pick the infant up before this line"
        )
    held, named = k.p.holding.at(t), k.beat.toy
    takes = any(kind in ("take", "bat", "fling") for kind, _ in k.beat.clip.moves)
    if held and named and named != held and "arms" in k.beat.clip.layers and not takes:
        raise Impossible(
            f"the {k.p.actor} holds the {held} then, not the {named}",
            f"let it put down the {held} and pick up the {named} before this line",
        )
    if needs == "free" and k.p.carrier.at(t):
        raise Impossible(
            "the infant is being held then",
            "put it down before this line (cg_put_down), or let it slide down (infant: sit_down)",
        )


def _end(beat: Beat, start: int, then: int) -> int:
    clip = beat.clip
    if beat.lasts is not None:
        return max(start + beat.lasts, then + SEEN_MS if clip.layers else then)
    if clip.lasts is not None:
        return then + int(clip.lasts * 1000)
    if clip.moves and not (clip.layers or clip.faces or clip.voice):
        return then
    low, high = beat.usual
    return then + min(max(low, 800), high) if clip.moves else start + (low + high) // 2
