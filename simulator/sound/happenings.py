"""Happenings: when the door, shoes, chairs and toys of a performance make a sound."""

from collections.abc import Iterator

import numpy as np

from simulator.performance import Performance
from simulator.performance.landings import landings
from simulator.performance.performer import Person
from simulator.performance.stagecraft import ThingTrack
from simulator.sound.handling import handling
from simulator.sound.happening import Happening
from simulator.sound.place import on_rug
from simulator.sound.voices import load_noises

_STEP_GRID_MS = 20
_ON_THE_MOVE = 0.2
"""The weight of the gait above which feet are heard."""
_SEATED_MS, _RISING_MS = 500, 150
"""From the start of sitting down to the seat, and from the start of getting up to the creak."""
_AJAR = 1.0  # degrees
_HANDLE_MS, _SOFTLY_MS = 220, 1200
"""How long before the door moves its handle is heard, and from when on it closes softly."""
_RUN_M, _LYING_M, _PUT_M = 0.05, 0.02, 0.03
_IN_HAND = 0.5
"""The share of the way to the hand from which a thing is no longer on the floor."""
_FALL_SPEEDS = (0.8, 1.6)
"""Metres a second above which something lands with an intensity of 2 and 3."""


def happenings(performance: Performance) -> Iterator[Happening]:
    """Yield every noise of a performance that no voice makes, in no particular order."""
    yield from _door(performance)
    for person in performance.people.values():
        yield from _steps(person, performance.length_ms)
        yield from _chair(person)
    for thing in performance.things:
        yield from _landings(thing)
        yield from _runs(thing)
        yield from _set_down(thing)
    yield from handling(performance)


def _door(performance: Performance) -> Iterator[Happening]:
    x, z = performance.room.places["doorway"]
    track = performance.door
    angles = track.values[:, 0]
    for before, after, start, end in zip(
        angles, angles[1:], track.times, track.times[1:], strict=False
    ):
        if before < _AJAR < after:
            yield Happening(max(start - _HANDLE_MS, 0), "handle", 2, spot=(x, z))
            yield Happening(start, "door_open", 2, spot=(x, z))
        elif after < _AJAR < before:
            softly = end - start > _SOFTLY_MS
            yield Happening(end, "door_close", 1 if softly else 2, spot=(x, z))


def _steps(person: Person, length_ms: int) -> Iterator[Happening]:
    """Yield a step whenever the gait begins a new half of its cycle."""
    noises = load_noises().gaits[person.gait.name]
    times = np.arange(0, length_ms, _STEP_GRID_MS, dtype=float)
    halves = np.floor(2 * person.part.phase.sample(times)[:, 0] + 0.1)
    weight = person.part.gait.sample(times)[:, 0]
    steps = np.nonzero(np.diff(halves) != 0)[0] + 1
    soft = on_rug(person.part.spot.sample(times[steps]))
    for i, rug in zip(steps, soft, strict=True):
        if weight[i] > _ON_THE_MOVE and person.present.at(times[i]):
            noise = noises["rug" if rug else "floor"]
            yield Happening(int(times[i]), noise, 2 if weight[i] > 0.7 else 1, person.actor)


def _chair(person: Person) -> Iterator[Happening]:
    if person.body.build == "infant":
        return
    postures = zip(
        person.posture.times[1:], person.posture.values, person.posture.values[1:], strict=False
    )
    for at, before, after in postures:
        if after == "sit" != before:
            yield Happening(at + _SEATED_MS, "chair", 2, person.actor)
        elif before == "sit" != after:
            yield Happening(at + _RISING_MS, "chair", 1, person.actor)


def _landings(thing: ThingTrack) -> Iterator[Happening]:
    noise = load_noises().things[thing.name].lands
    for landing in landings(thing):
        intensity = 1 + sum(landing.speed > limit for limit in _FALL_SPEEDS)
        yield Happening(landing.at_ms, noise, intensity, spot=landing.spot)


def _set_down(thing: ThingTrack) -> Iterator[Happening]:
    """Yield the soft click of what a hand puts on top of something."""
    noise = load_noises().things[thing.name].lands
    heights = thing.position.values[:, 1]
    falls = np.diff(heights) < -_PUT_M
    for i in np.flatnonzero(falls[:-1] & ~falls[1:]) + 1:
        above = heights[i] - thing.centre > _LYING_M
        if above and thing.holder.at(thing.position.times[i]) is None:
            x, _, z = thing.position.values[i].tolist()
            yield Happening(thing.position.times[i], noise, 1, spot=(x, z))


def _runs(thing: ThingTrack) -> Iterator[Happening]:
    """Yield one rubbing for every unbroken way over the floor."""
    noise = load_noises().things[thing.name].runs
    times, rows = thing.position.times, thing.position.values
    begun: int | None = None
    for i in range(len(times) - 1):
        flat = max(rows[i, 1], rows[i + 1, 1]) - thing.centre < _LYING_M
        way = float(np.hypot(*(rows[i + 1] - rows[i])[[0, 2]]))
        loose = thing.holder.at(times[i]) is None or thing.held.at(times[i])[0] < _IN_HAND
        pushed = way > 0.01 and times[i + 1] - times[i] > 1 and loose
        if flat and pushed:
            begun = i if begun is None else begun
        elif begun is not None:
            yield from _run(thing, noise, begun, i)
            begun = None
    if begun is not None:
        yield from _run(thing, noise, begun, len(times) - 1)


def _run(thing: ThingTrack, noise: str, first: int, last: int) -> Iterator[Happening]:
    rows, times = thing.position.values, thing.position.times
    steps = np.diff(rows[first : last + 1], axis=0)[:, [0, 2]]
    if float(np.hypot(*steps.T).sum()) > _RUN_M:
        x, _, z = rows[(first + last) // 2].tolist()
        yield Happening(times[first], noise, 2, spot=(x, z), lasts_ms=times[last] - times[first])
