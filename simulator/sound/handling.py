"""Handling: what is heard of hands that shake, bang, touch and leaf through things."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.figure.pose import FRAMES, HANDS, SIZE, channel_index
from simulator.performance import Performance
from simulator.performance.stagecraft import ThingTrack
from simulator.performance.tracks import Track
from simulator.sound.happening import Happening
from simulator.sound.voices import load_noises

_SHAKEN = 0.3
"""Metres a second above which the end of a hand's movement shakes what it holds."""
_LOW_M, _STRUCK, _FALLEN_M = 0.12, 0.25, 0.03
"""Hands that come down so low, so fast (metres a second) and so far are banging."""
_TOUCH_M = 0.14
"""How near a hand has to come to the middle of what stands, to touch it."""
_GAP_MS = 90
_LEAF_GAP_MS, _TAKEN_MS, _MOVED, _LEAF_SHARE = 450, 700, 0.08, 0.35
"""Of the movements with paper in the hands a share is heard, at most so often."""
_AT_DOOR_M, _QUICK, _SWING = 0.6, 0.5, 0.05
"""Hands at the door that go faster, in limb lengths a second, and further are beating on it."""


@dataclass(frozen=True, slots=True)
class _Stroke:
    """The end of a hand's movement: when, where in the room, how far it fell, how fast it was."""

    at_ms: int
    spot: tuple[float, float, float]
    fallen: float
    speed: float


def handling(performance: Performance) -> Iterator[Happening]:
    """Yield what is heard of all hands, in no particular order."""
    strokes = {a: tuple(_strokes(p.part.arms)) for a, p in performance.people.items()}
    for thing in performance.things:
        yield from _in_hand(thing, strokes, performance.length_ms)
        yield from _leafing(thing, performance)
        yield from _touching(thing, strokes)
    yield from _beating(performance)


def _strokes(arms: Track) -> Iterator[_Stroke]:
    """Yield the movements of hands that are led through the room, as in play."""
    columns = np.zeros(SIZE, bool)
    for hand in HANDS:
        first = hand.start + 4 * FRAMES.index("world")
        columns[first : first + 4] = True
    led = arms.values[:, columns[channel_index("arms")]]
    seconds = np.maximum(np.diff(arms.times), 1) / 1000
    for side in (led[:, :4], led[:, 4:]):
        both = (side[:-1, 0] > 0.99) & (side[1:, 0] > 0.99)
        ways = np.linalg.norm(np.diff(side[:, 1:], axis=0), axis=1)
        for i in np.flatnonzero(both & (ways > _FALLEN_M)):
            x, y, z = side[i + 1, 1:].tolist()
            fallen = float(side[i, 2] - y)
            yield _Stroke(arms.times[i + 1], (x, y, z), fallen, float(ways[i] / seconds[i]))


def _in_hand(
    thing: ThingTrack, strokes: dict[str, tuple[_Stroke, ...]], length_ms: int
) -> Iterator[Happening]:
    """Yield the shaking and the banging of what is held."""
    sounds = load_noises().things[thing.name]
    ends = (*thing.holder.times[1:], length_ms)
    for taken, end, holder in zip(thing.holder.times, ends, thing.holder.values, strict=True):
        last = taken
        for stroke in strokes.get(holder[0], ()) if holder else ():
            if holder is None or not max(taken, last + _GAP_MS) < stroke.at_ms < end:
                continue
            noise = sounds.shaken if stroke.speed > _SHAKEN else None
            if _down(stroke) and stroke.spot[1] < _LOW_M:
                noise = sounds.struck
            if noise is not None:
                last = stroke.at_ms
                yield Happening(last, noise, 2, holder[0])


def _touching(thing: ThingTrack, strokes: dict[str, tuple[_Stroke, ...]]) -> Iterator[Happening]:
    """Yield the blows at what stands or lies before somebody: a drum, a stack of cups."""
    noise = load_noises().things[thing.name].struck
    for actor, own in strokes.items() if noise else ():
        for stroke in own:
            if _down(stroke) and thing.holder.at(stroke.at_ms) is None:
                x, y, z = thing.position.at(stroke.at_ms).tolist()
                near = np.hypot(stroke.spot[0] - x, stroke.spot[2] - z) < _TOUCH_M
                if near and stroke.spot[1] > y:
                    yield Happening(stroke.at_ms, noise or "", 2, actor)


def _down(stroke: _Stroke) -> bool:
    return stroke.fallen > _FALLEN_M and stroke.speed > _STRUCK


def _leafing(thing: ThingTrack, performance: Performance) -> Iterator[Happening]:
    """Yield the rustling of paper, now and then, where arms that hold it end a movement."""
    noise = load_noises().things[thing.name].leafed
    if noise is None:
        return
    rng = np.random.default_rng(len(thing.holder.times))
    ends = (*thing.holder.times[1:], performance.length_ms)
    for taken, end, holder in zip(thing.holder.times, ends, thing.holder.values, strict=True):
        if holder is None:
            continue
        arms = performance.people[holder[0]].part.arms
        last = taken + _TAKEN_MS - _LEAF_GAP_MS
        keys = zip(arms.times[1:], np.abs(np.diff(arms.values, axis=0)).max(axis=1), strict=True)
        for t, moved in keys:
            if taken + _TAKEN_MS < t < end and moved > _MOVED and t - last >= _LEAF_GAP_MS:
                last = t
                if rng.uniform() < _LEAF_SHARE:
                    yield Happening(t, noise, 1, holder[0])


def _beating(performance: Performance) -> Iterator[Happening]:
    """Yield the blows at the door: each swing of the arms of who has come to it to bang on it."""
    door = np.array(performance.room.places["door"])
    starts = {span.number: span.start_ms for span in performance.episodes}
    for event in performance.events():
        noise = load_noises().blows.get(event.behaviour)
        if noise is not None:
            part = performance.people[event.actor].part
            first, last = (starts[event.episode] + ms for ms in (event.from_ms, event.to_ms))
            for t in _swings_down(part.arms):
                if first <= t < last and np.hypot(*(part.spot.at(t) - door)) < _AT_DOOR_M:
                    yield Happening(t, noise, event.intensity, event.actor)


def _swings_down(arms: Track) -> list[int]:
    """Return when the right hand ends a quick movement down or away from the body."""
    fallen = -np.diff(arms.values @ _raised())
    quick = fallen > _QUICK * np.maximum(np.diff(arms.times), 1) / 1000
    return [arms.times[i + 1] for i in np.flatnonzero(quick & (fallen > _SWING))]


def _raised() -> NDArray[np.float64]:
    """Return weights of the numbers of the arms: how high, and how far back, the right hand is."""
    weights = np.zeros(SIZE)
    weights[HANDS[0]] = np.tile([0.0, 0.0, 1.0, -1.0], len(FRAMES))
    return weights[channel_index("arms")]
