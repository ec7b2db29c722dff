"""Captions: what is heard, in words, so that nothing depends on sound."""

from collections.abc import Mapping

from simulator.performance.performer import Person
from simulator.performance.tracks import Cues, Track

SOUNDS = {
    "fuss": "whimpers",
    "cry": "cries",
    "hard_cry": "cries hard",
    "angry_cry": "cries in bursts",
    "sob": "sobs",
    "babble": "babbles",
    "call": "calls",
    "greeting": "calls out",
    "laugh": "laughs",
}


def lay_captions(people: Mapping[str, Person], door: Track) -> Cues[tuple[str, ...]]:
    """Lay the captions of all voices, all speech and the door into one row of cues."""
    changes = {0}
    for person in people.values():
        changes.update(person.says.times, person.voice.times)
    opens = [
        t
        for t, v, w in zip(door.times, door.values, door.values[1:], strict=False)
        if float(v[0]) < 1 < float(w[0])
    ]
    for t in opens:
        changes.update((t, t + 900))
    times = sorted(changes)
    values = []
    for t in times:
        lines = []
        if any(o <= t < o + 900 for o in opens):
            lines.append("[door]")
        for actor, person in people.items():
            said = person.says.at(t)
            if said:
                lines.append(f"{actor.capitalize()}: {said}")
            voice = person.voice.at(t)
            if voice and voice[0] in SOUNDS:
                lines.append(f"[{SOUNDS[voice[0]]}]")
        values.append(tuple(lines))
    return Cues(tuple(times), tuple(values))
