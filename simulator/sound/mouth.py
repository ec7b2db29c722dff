"""The mouth: a cry is heard while the mouth that utters it is open."""

from collections.abc import Iterator

import numpy as np

from simulator.figure.face import INDEX
from simulator.performance.performer import Person

_OPEN = INDEX["open"]
_GRID_MS = 40
_SHORTEST_MS = 240


def open_stretches(
    person: Person, wanted: float, start_ms: int, end_ms: int
) -> list[tuple[int, int]]:
    """Return from when to when the mouth is open as far as wanted, within a stretch.

    A mouth that never opens so far, because another act has the face, does not silence a cry: then
    it is the whole stretch.
    """
    if wanted <= 0:
        return [(start_ms, end_ms)]
    found = [s for s in _runs(person, wanted, start_ms, end_ms) if s[1] - s[0] >= _SHORTEST_MS]
    return found or [(start_ms, end_ms)]


def _runs(person: Person, wanted: float, start_ms: int, end_ms: int) -> Iterator[tuple[int, int]]:
    times = np.append(np.arange(start_ms, end_ms, _GRID_MS), end_ms)
    opened = person.part.face.sample(times.astype(float))[:, _OPEN] >= wanted
    edges = np.flatnonzero(np.diff(np.concatenate([[False], opened, [False]]).astype(int)))
    for first, after in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        yield int(times[first]), int(times[min(after, len(times) - 1)])
