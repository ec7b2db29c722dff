"""Tracks: one thing that changes over time, as keys with an easing between them."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from simulator.figure.vectors import smooth

Row = NDArray[np.float64]
Times = NDArray[np.int64]
Spans = tuple[Times, Times]
"""Where something begins and where it ends, in order."""
T = TypeVar("T")

SMOOTH, LINEAR, STEP = 0, 1, 2
_LEAF_MS = 8192
"""Keys are numbered at the start of every so many milliseconds, as by an index of pages."""


def _share(times: Sequence[int], eases: Sequence[int], i: int, t: float) -> float:
    """Return how far between key ``i`` and the next the time ``t`` is, after easing."""
    if eases[i] == STEP:
        return 0.0
    u = (t - times[i]) / (times[i + 1] - times[i])
    return u if eases[i] == LINEAR else smooth(u)


def _index(keys: Times) -> "array[int]":
    """Return how many keys there are up to the start of every leaf, and of two after the last."""
    leaves = np.arange(0, int(keys[-1]) + 3 * _LEAF_MS, _LEAF_MS)
    return array("q", np.searchsorted(keys, leaves, side="right").tolist())


def _keys_until(times: Sequence[int], index: "array[int]", t: float) -> int:
    """Return how many keys are not after a time: a bisection of one leaf.

    A bisection of all keys would wander through memory, and cost more in a longer performance.
    """
    leaf = int(t) // _LEAF_MS
    if leaf < 0:
        return bisect_right(times, t)
    if leaf + 1 >= len(index):
        return len(times)
    return bisect_right(times, t, index[leaf], index[leaf + 1])


@dataclass(frozen=True, slots=True)
class Track:
    """Rows of numbers over time. A seek costs the same, whatever the length.

    ``times`` are milliseconds, strictly rising, and ``keys`` the same as an array; ``values`` has
    shape (keys, numbers).
    """

    times: tuple[int, ...]
    values: NDArray[np.float64]
    eases: tuple[int, ...]
    keys: Times = field(init=False, repr=False, compare=False)
    leaves: "array[int]" = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "keys", np.array(self.times, np.int64))
        object.__setattr__(self, "leaves", _index(self.keys))

    def at(self, t: float) -> Row:
        """Return the row at a time; before the first and after the last key it stays."""
        i = _keys_until(self.times, self.leaves, t) - 1
        if i < 0 or i >= len(self.times) - 1:
            edge: Row = self.values[0 if i < 0 else -1]
            return edge
        u = _share(self.times, self.eases, i, t)
        here: Row = self.values[i]
        there: Row = self.values[i + 1]
        return here + (there - here) * u

    def sample(self, times: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the rows at many times at once: shape (times, numbers)."""
        keys = self.keys
        i = np.clip(np.searchsorted(keys, times, side="right") - 1, 0, len(keys) - 1)
        j = np.minimum(i + 1, len(keys) - 1)
        span = np.where(j > i, keys[j] - keys[i], 1.0)
        u = np.clip((times - keys[i]) / span, 0.0, 1.0)
        ease = np.asarray(self.eases)[i]
        u = np.where(ease == SMOOTH, u * u * (3 - 2 * u), np.where(ease == STEP, 0.0, u))
        return self.values[i] + (self.values[j] - self.values[i]) * u[:, None]


class Sketch:
    """A track under construction: new keys replace what was planned after them.

    Writing at a time first pins the value the track has then, so that a change of plan never jumps.
    """

    __slots__ = ("_eases", "_times", "_values")

    def __init__(self, value: Sequence[float] | Row) -> None:
        self._times: list[int] = [0]
        self._values: list[Row] = [np.array(value, float)]
        self._eases: list[int] = [SMOOTH]

    @property
    def end(self) -> int:
        """Return the time of the last key."""
        return self._times[-1]

    def at(self, t: float) -> Row:
        """Return the row at a time, as planned so far."""
        if t >= self._times[-1]:  # most that is asked for has come to rest
            return self._values[-1]
        i = bisect_right(self._times, t) - 1
        if i < 0:
            return self._values[0]
        here, there = self._values[i], self._values[i + 1]
        if here is there or self._eases[i] == STEP:
            return here
        return here + (there - here) * _share(self._times, self._eases, i, t)

    def numbers(self, t: float) -> list[float]:
        """Return the same as a list: quicker than an array where a row is short."""
        i = -1 if t >= self._times[-1] else max(0, bisect_right(self._times, t) - 1)
        here: list[float] = self._values[i].tolist()
        if i < 0 or self._eases[i] == STEP or t <= self._times[0]:
            return here
        u = _share(self._times, self._eases, i, t)
        return [a + (b - a) * u for a, b in zip(here, self._values[i + 1].tolist(), strict=True)]

    def cut(self, t: int) -> None:
        """Forget what was planned after ``t``; the value at ``t`` stays."""
        now = self.at(t)
        keep = bisect_left(self._times, t)
        if keep == 0:
            keep, t = 1, self._times[0]
            self._values[0] = now
        del self._times[keep:], self._values[keep:], self._eases[keep:]
        if self._times[-1] < t:
            self._times.append(t)
            self._values.append(now)
            self._eases.append(SMOOTH)

    def to(self, t: int, value: Sequence[float] | Row, ease: int = SMOOTH) -> None:
        """Add a key after the last one; ``ease`` leads to it from there.

        A row is kept as it is given: nobody changes one that a track has.
        """
        value = np.asarray(value, float)
        if t <= self._times[-1]:
            self._values[-1] = value
            return
        self._eases[-1] = ease
        self._times.append(int(t))
        self._values.append(value)
        self._eases.append(SMOOTH)

    def along(self, times: Sequence[int], values: Sequence[Sequence[float]]) -> None:
        """Add keys after the last one that are joined by straight lines."""
        for t, row in zip(times, np.array(values, float), strict=True):
            if t <= self._times[-1]:
                self._values[-1] = row
                continue
            self._eases[-1] = LINEAR
            self._times.append(t)
            self._values.append(row)
            self._eases.append(SMOOTH)

    def jump(self, t: int, value: Sequence[float] | Row) -> None:
        """Be something else from ``t`` on, with nothing between: for what is not seen changing."""
        if t <= self._times[0]:
            self.cut(t)
            self._values[-1] = np.asarray(value, float)
            return
        self.cut(t - 1)
        self.to(t, value, LINEAR)

    def hold(self, t: int) -> None:
        """Keep the last value until ``t``."""
        if t > self._times[-1]:
            self.to(t, self._values[-1], STEP)

    def rests(self, start: int, end: int) -> bool:
        """Tell whether nothing changes between two times, as planned so far."""
        i = max(0, bisect_right(self._times, start) - 1)
        j = bisect_left(self._times, end)
        return all((self._values[i] == row).all() for row in self._values[i + 1 : j + 1])

    def visit(self, keys: Sequence[tuple[int, Sequence[float]]]) -> None:
        """Lay keys into a rest; what comes after it stays as it was planned."""
        times = [t for t, _ in keys]
        i, j = (
            bisect_right(self._times, times[0]),
            bisect_left(self._times, times[-1]),
        )
        rows = [self._values[i - 1], *(np.array(value, float) for _, value in keys)]
        after = self._eases[j - 1]
        self._times[i:j] = [times[0] - 1, *times]
        self._values[i:j] = rows
        self._eases[i - 1 : j] = [STEP, *(SMOOTH for _ in keys), after]

    def freeze(self) -> Track:
        """Return the finished track."""
        values = np.array(self._values)
        values.flags.writeable = False
        return Track(tuple(self._times), values, tuple(self._eases))


@dataclass(frozen=True, slots=True)
class Cues(Generic[T]):
    """Things that switch from one to the next: names, targets, captions."""

    times: tuple[int, ...]
    values: tuple[T, ...]
    keys: Times = field(init=False, repr=False, compare=False)
    leaves: "array[int]" = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "keys", np.array(self.times, np.int64))
        object.__setattr__(self, "leaves", _index(self.keys))

    def index(self, t: float) -> int:
        """Return the number of the cue in force; the first one before its time."""
        return max(0, _keys_until(self.times, self.leaves, t) - 1)

    def indices(self, times: NDArray[np.number]) -> NDArray[np.intp]:
        """Return the numbers of the cues in force at many times at once."""
        numbers: NDArray[np.intp] = np.searchsorted(self.keys, times, side="right") - 1
        return np.maximum(numbers, 0)

    def at(self, t: float) -> T:
        """Return what is in force at a time."""
        return self.values[self.index(t)]


class CueSketch(Generic[T]):
    """Cues under construction."""

    __slots__ = ("_times", "_values")

    def __init__(self, value: T) -> None:
        self._times = [0]
        self._values: list[T] = [value]

    def at(self, t: float) -> T:
        """Return what is in force at a time, as planned so far."""
        if t >= self._times[-1]:
            return self._values[-1]
        return self._values[max(0, bisect_right(self._times, t) - 1)]

    @property
    def since(self) -> int:
        """Return when the last cue begins."""
        return self._times[-1]

    @property
    def last(self) -> T:
        """Return what will be in force in the end, as planned so far."""
        return self._values[-1]

    def cut(self, t: int) -> None:
        """Forget cues after ``t``."""
        keep = max(1, bisect_right(self._times, t))
        del self._times[keep:], self._values[keep:]

    def to(self, t: int, value: T) -> None:
        """Switch to ``value`` at ``t``; what was planned from then on is forgotten."""
        keep = bisect_left(self._times, t)
        del self._times[keep:], self._values[keep:]
        if not self._values or self._values[-1] != value:
            self._times.append(int(t))
            self._values.append(value)

    def changes(self, start: int, end: int) -> list[int]:
        """Return when something switches between two times, as planned so far."""
        first, last = bisect_right(self._times, start), bisect_left(self._times, end)
        return self._times[first:last]

    def visit(self, cues: Sequence[tuple[int, T]], end: int) -> None:
        """Lay cues where nothing switches; at the end, what was in force before is so again."""
        i = bisect_right(self._times, cues[0][0])
        self._times[i:i] = [*(t for t, _ in cues), end]
        self._values[i:i] = [*(value for _, value in cues), self._values[i - 1]]

    def freeze(self) -> Cues[T]:
        """Return the finished cues."""
        return Cues(tuple(self._times), tuple(self._values))
