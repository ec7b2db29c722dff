"""Showing: moments of a session played on the stage, with what decides pointed at."""

from dataclasses import dataclass

from scoring.terms import Ethogram
from simulator.desk.watching.pointed import pointed_at
from simulator.desk.watching.viewer import Viewer

EARLY_MS, LATE_MS = 400, 600
"""What decides is pointed at from so long before its moment to so long after it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A stretch of an episode in milliseconds from its start, and what is to be seen in it."""

    episode: int
    from_ms: int
    to_ms: int
    behaviour: str


class Showing:
    """Plays moments, at half speed if wanted; ``points`` tells whether a ring is put around."""

    def __init__(self, viewer: Viewer, ethogram: Ethogram) -> None:
        self._viewer, self._ethogram = viewer, ethogram
        self.slow, self.points = False, True
        self.now: Shown | None = None

    def play(self, shown: Shown) -> None:
        """Play a moment, from a little before to a little after."""
        self.now = shown
        reel = self._viewer.reel
        start = reel.at(shown.episode, shown.from_ms)
        end = reel.at(shown.episode, shown.to_ms)
        self._viewer.play(start, end, speed=0.5 if self.slow else 1.0)

    def again(self) -> None:
        """Play the last moment once more."""
        if self.now is not None:
            self.play(self.now)

    def update(self) -> None:
        """Point at what decides while its moment is on the stage."""
        self._viewer.pointed = None
        if self.now is None or not self.points:
            return
        episode, at = self._viewer.here
        here = self.now.from_ms - EARLY_MS <= at <= self.now.to_ms + LATE_MS
        if here and episode == self.now.episode:
            self._viewer.pointed = pointed_at(self._ethogram, self.now.behaviour)
