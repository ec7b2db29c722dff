"""Stretches of time: how long they cover, and how they join."""

from collections.abc import Iterable

Stretch = tuple[int, int]


def covered(stretches: Iterable[Stretch], window: Stretch) -> int:
    """Return how many milliseconds of a window are covered, overlaps counted once."""
    total, reached = 0, window[0]
    for start, end in sorted(stretches):
        until = min(end, window[1])
        total += max(0, until - max(start, reached))
        reached = max(reached, until)
    return total


def joined(stretches: Iterable[Stretch], gap_ms: int = 0) -> tuple[Stretch, ...]:
    """Return the stretches in order, those nearer than a gap to each other as one."""
    result: list[Stretch] = []
    for start, end in sorted(stretches):
        if result and start - result[-1][1] <= gap_ms:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)
