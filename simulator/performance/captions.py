"""Captions: what is heard, in words, so that nothing depends on sound."""

from collections.abc import Iterator, Mapping, Sequence

from simulator.performance.landings import landings
from simulator.performance.performer import Person
from simulator.performance.stagecraft import ThingTrack
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
    "knock": "knocking",
}
_SHOWN_MS = 900
"""How long the caption of a noise stands."""
_AJAR = 1.0  # degrees
_LOUD_FALL = 0.8
"""Metres a second above which a thing that lands is heard by everybody in the room."""


def lay_captions(
    people: Mapping[str, Person], door: Track, things: Sequence[ThingTrack] = ()
) -> Cues[tuple[str, ...]]:
    """Lay the captions of all voices, all speech, the door and what falls into one row of cues."""
    noises = sorted((*_door(door), *_thuds(things)))
    changes = {0}
    for person in people.values():
        changes.update(person.says.times, person.voice.times)
    for at, _ in noises:
        changes.update((at, at + _SHOWN_MS))
    times = sorted(changes)
    return Cues(tuple(times), tuple(_heard(people, noises, t) for t in times))


def _heard(
    people: Mapping[str, Person], noises: Sequence[tuple[int, str]], t: int
) -> tuple[str, ...]:
    lines = dict.fromkeys(words for at, words in noises if at <= t < at + _SHOWN_MS)
    for actor, person in people.items():
        said, voice = person.says.at(t), person.voice.at(t)
        if said:
            lines[f"{actor.capitalize()}: {said}"] = None
        if voice and voice[0] in SOUNDS:
            lines[f"[{SOUNDS[voice[0]]}]"] = None
    return tuple(lines)


def _door(door: Track) -> Iterator[tuple[int, str]]:
    """Yield when the door begins to open and when it falls shut."""
    angles, times = door.values[:, 0].tolist(), door.times
    for before, after, start, end in zip(angles, angles[1:], times, times[1:], strict=False):
        if before < _AJAR < after:
            yield start, "[door]"
        elif after < _AJAR < before:
            yield end, "[door]"


def _thuds(things: Sequence[ThingTrack]) -> Iterator[tuple[int, str]]:
    for thing in things:
        for landing in landings(thing):
            if landing.speed > _LOUD_FALL:
                yield landing.at_ms, "[thud]"
