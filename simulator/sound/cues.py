"""Cues of a performance: everything that is heard in it, in order of time."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

import numpy as np

from simulator.performance import Performance
from simulator.performance.breathing import seed_of
from simulator.performance.performer import Person
from simulator.performance.tracks import Cues
from simulator.sound.cue import Cue
from simulator.sound.happening import Happening
from simulator.sound.happenings import happenings
from simulator.sound.mouth import open_stretches
from simulator.sound.phrasing import breaths, is_hushing, phrases
from simulator.sound.place import pan_of, spots_of
from simulator.sound.voices import load_noises, load_speaking, load_voices

SPEECH, HUSH = "speech", "hush"
T = TypeVar("T")


def cues_of(performance: Performance) -> tuple[Cue, ...]:
    """Return all that is heard: always the same for the same performance."""
    noises = [_noise(n, what) for n, what in enumerate(happenings(performance))]
    cues = [cue for cue in noises if cue.actor is None]
    for actor, person in performance.people.items():
        own = [cue for cue in noises if cue.actor == actor]
        own += _voices(person, performance.length_ms)
        own += _speech(person, performance.looks[actor].voice, performance.length_ms)
        cues += _placed(performance, actor, own)
    heard = (cue for cue in cues if cue.start_ms < performance.length_ms)
    return tuple(sorted(heard, key=lambda c: (c.start_ms, c.sound, c.actor or "", c.seed)))


def _placed(performance: Performance, actor: str, cues: list[Cue]) -> Iterator[Cue]:
    """Let the sounds of somebody come from where that person is, behind the door or not."""
    spots = spots_of(performance, actor, np.array([float(cue.start_ms) for cue in cues]))
    present = performance.people[actor].present
    for cue, (x, z) in zip(cues, spots.tolist(), strict=True):
        yield replace(cue, pan=pan_of(x, z), outside=not present.at(cue.start_ms))


def _seed(person: Person, at_ms: int) -> int:
    return seed_of(person.seed, at_ms)


def _register(person: Person) -> float:
    """Return how high the voice of a person lies, 1 as others of its kind."""
    spread = load_speaking().spread
    return 1.0 + spread * float(np.random.default_rng((person.seed, 3)).uniform(-1, 1))


def _stretches(cues: Cues[T], length_ms: int) -> Iterator[tuple[int, int, T]]:
    """Yield from, to and what of every cue that begins before the end."""
    ends = (*cues.times[1:], length_ms)
    for start, end, value in zip(cues.times, ends, cues.values, strict=True):
        if start < length_ms:
            yield start, min(end, length_ms), value


def _voices(person: Person, length_ms: int) -> Iterator[Cue]:
    """Yield the breaths of crying, babbling, laughing, and knocking; speech is another matter."""
    known, register = load_voices(), _register(person)
    for start, end, voice in _stretches(person.voice, length_ms):
        if voice is None or voice[0] == SPEECH:
            continue
        sound, _, intensity = voice
        if sound not in known:
            cue = Cue(start, end, sound, person.actor, intensity, 0.0, _seed(person, start))
            yield from (cue,) if sound in load_noises().named else ()
            continue
        kind = known[sound]
        parts = (
            part
            for opens, shuts in open_stretches(person, kind.mouth, start, end)
            for part in breaths(kind, opens, shuts, _seed(person, opens))
        )
        for part in parts:
            yield Cue(
                part.start_ms,
                part.end_ms,
                part.voice,
                person.actor,
                intensity,
                0.0,
                _seed(person, part.start_ms),
                along=(part.start_ms - start) / (end - start),
                register=register,
            )


def _speech(person: Person, speaker: str, length_ms: int) -> Iterator[Cue]:
    """Yield the phrases of everything that is said."""
    speaking, register = load_speaking(), _register(person)
    for start, end, words in _stretches(person.says, length_ms):
        voice = person.voice.at(start)
        for phrase in phrases(words or "", start, end, speaking):
            yield Cue(
                phrase.start_ms,
                phrase.end_ms,
                HUSH if is_hushing(phrase.words) else SPEECH,
                person.actor,
                voice[2] if voice is not None else 2,
                0.0,
                _seed(person, phrase.start_ms),
                words=phrase.words,
                speaker=speaker,
                register=register,
            )


def _noise(number: int, what: Happening) -> Cue:
    pan = pan_of(*what.spot) if what.spot is not None else 0.0
    lasts = what.lasts_ms or int(load_noises().named[what.noise].seconds * 1000)
    end = what.at_ms + lasts
    return Cue(what.at_ms, end, what.noise, what.actor, what.intensity, pan, number)
