"""Happenings: when the door, shoes, chairs and toys of a performance make a sound."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.figure.pose import FRAMES, HANDS, SIZE, channel_index
from simulator.performance import Performance
from simulator.performance.landings import landings
from simulator.performance.performer import Person
from simulator.performance.stagecraft import ThingTrack
from simulator.performance.tracks import Track
from simulator.sound.place import on_rug
from simulator.sound.voices import load_noises

_STEP_GRID_MS = 20
_ON_THE_MOVE = 0.2
"""The weight of the gait above which feet are heard."""
_SEATED_MS, _RISING_MS = 500, 150
"""From the start of sitting down to the seat, and from the start of getting up to the creak."""
_AJAR = 1.0  # degrees
_HANDLE_MS = 220
"""How long before the door moves its handle is heard."""
_RUN_M, _LYING_M = 0.10, 0.02
_FALL_SPEEDS = (0.8, 1.6)
"""Metres a second above which something lands with an intensity of 2 and 3."""
_HANDLED, _HANDLING_GAP_MS, _TAKEN_MS = 0.08, 450, 700
_HANDLING_SHARE = 0.35
"""How many of the movements with a thing in the hands are heard: not all touch something."""
_AT_DOOR_M = 0.6
_QUICK, _SWING = 0.5, 0.05
"""A hand that goes faster than this, in limb lengths a second, and further is striking."""


def _raised() -> NDArray[np.float64]:
    """Return weights of the numbers of the arms: how high, and how far back, the right hand is."""
    weights = np.zeros(SIZE)
    weights[HANDS[0]] = np.tile([0.0, 0.0, 1.0, -1.0], len(FRAMES))
    return weights[channel_index("arms")]


_RAISED = _raised()


@dataclass(frozen=True, slots=True)
class Happening:
    """A noise: when it begins, how long it lasts (None: as long as such a noise does), where."""

    at_ms: int
    noise: str
    intensity: int
    actor: str | None = None
    spot: tuple[float, float] | None = None
    lasts_ms: int | None = None


def happenings(performance: Performance) -> Iterator[Happening]:
    """Yield every noise of a performance that no voice makes, in no particular order."""
    yield from _door(performance)
    for person in performance.people.values():
        yield from _steps(person, performance.length_ms)
        yield from _chair(person)
    for thing in performance.things:
        yield from _landings(thing)
        yield from _runs(thing)
        yield from _handling(thing, performance)
    yield from _blows(performance)


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
            yield Happening(end, "door_close", 2, spot=(x, z))


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


def _runs(thing: ThingTrack) -> Iterator[Happening]:
    """Yield one rubbing for every unbroken way over the floor."""
    noise = load_noises().things[thing.name].runs
    times, rows = thing.position.times, thing.position.values
    begun: int | None = None
    for i in range(len(times) - 1):
        flat = max(rows[i, 1], rows[i + 1, 1]) - thing.centre < _LYING_M
        way = float(np.hypot(*(rows[i + 1] - rows[i])[[0, 2]]))
        pushed = way > 0.01 and times[i + 1] - times[i] > 1 and thing.holder.at(times[i]) is None
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


def _handling(thing: ThingTrack, performance: Performance) -> Iterator[Happening]:
    """Yield a soft touch now and then where arms that hold a thing end a movement."""
    noise = load_noises().things[thing.name].handled
    if noise is None:
        return
    rng = np.random.default_rng(len(thing.holder.times))
    ends = (*thing.holder.times[1:], performance.length_ms)
    for taken, end, holder in zip(thing.holder.times, ends, thing.holder.values, strict=True):
        if holder is None:
            continue
        arms = performance.people[holder[0]].part.arms
        struck = _swings_down(arms)
        last = taken + _TAKEN_MS - _HANDLING_GAP_MS
        keys = zip(arms.times[1:], np.abs(np.diff(arms.values, axis=0)).max(axis=1), strict=True)
        for t, moved in keys:
            if taken + _TAKEN_MS < t < end and moved > _HANDLED and t - last >= _HANDLING_GAP_MS:
                last = t
                if t in struck:
                    yield Happening(t, noise, 2, holder[0])
                elif rng.uniform() < _HANDLING_SHARE:
                    yield Happening(t, noise, 1, holder[0])


def _blows(performance: Performance) -> Iterator[Happening]:
    """Yield the blows at the door: each swing of the arms of who has come to it to bang on it."""
    door = np.array(performance.room.places["door"])
    starts = {span.number: span.start_ms for span in performance.episodes}
    for event in performance.told:
        noise = load_noises().blows.get(event.behaviour)
        if noise is not None:
            part = performance.people[event.actor].part
            first, last = (starts[event.episode] + ms for ms in (event.from_ms, event.to_ms))
            for t in sorted(_swings_down(part.arms)):
                if first <= t < last and np.hypot(*(part.spot.at(t) - door)) < _AT_DOOR_M:
                    yield Happening(t, noise, event.intensity, event.actor)


def _swings_down(arms: Track) -> frozenset[int]:
    """Return when the right hand ends a quick movement down or away from the body."""
    fallen = -np.diff(arms.values @ _RAISED)
    quick = fallen > _QUICK * np.maximum(np.diff(arms.times), 1) / 1000
    return frozenset(arms.times[i + 1] for i in np.flatnonzero(quick & (fallen > _SWING)))
