"""Watching: what was watched, how fast and how often, noted stretch by stretch."""

from collections.abc import Callable

from simulator.records import Watched

_SLACK_MS = 120
"""A step of the playhead longer than it takes by so much is a leap."""


class WatchingLog:
    """Notes every stretch that is played without a break."""

    def __init__(self, note: Callable[[Watched], object]) -> None:
        """Begin with nothing watched; ``note`` keeps a stretch."""
        self._note = note
        self._from: float | None = None
        self._last = 0.0
        self._speed = 1.0

    def follow(self, at_ms: float, *, playing: bool, speed: float, seconds: float) -> None:
        """Take where the playhead is after some seconds, in milliseconds of the performance."""
        leap = abs(at_ms - self._last) > abs(speed) * seconds * 1000 + _SLACK_MS
        if self._from is not None and (leap or speed != self._speed):
            self.end()
        elif self._from is not None:
            self._last = at_ms
            if not playing:
                self.end()
        if playing and self._from is None:
            self._from, self._last, self._speed = at_ms, at_ms, speed

    def end(self) -> None:
        """Note the stretch that is under way, if there is one."""
        start, self._from = self._from, None
        if start is not None and round(start) != round(self._last):
            self._note(Watched(round(start), round(self._last), self._speed))
