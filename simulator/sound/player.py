"""The player: lets cues be heard along a playhead, on a sound card if there is one.

Each cue is a sound of its own that begins when the playhead reaches it, so nothing runs dry when a
frame is late. At another speed voices are made shorter or longer at their own pitch. What will be
needed soon is made ahead, one cue a frame.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import numpy as np
import pygame

from simulator.sound.contours import RATE
from simulator.sound.cue import Cue
from simulator.sound.mix import Stereo, gains, to_int16
from simulator.sound.samples import samples_of

SLOWEST, FASTEST = 0.5, 2.0
"""Beyond these speeds nothing is heard."""
_CHANNELS, _BUFFER = 16, 512
_AHEAD_MS = 2500
_JUMP_MS = 400
"""A playhead that moves further in one step, at normal speed, was moved by hand."""
_STEADY_MS = 150
"""How long it has to run before it is heard again: scrubbing is silent."""
_FADE_MS = 30
_LATE_MS = 60
"""What should have begun longer ago than this is entered where the playhead is."""


def open_device() -> bool:
    """Open the sound card; tell whether there is one. Everything works without."""
    try:
        pygame.mixer.init(RATE, -16, 2, _BUFFER, allowedchanges=0)
        pygame.mixer.set_num_channels(_CHANNELS)
    except (pygame.error, NotImplementedError):
        return False
    return True


def close_device() -> None:
    """Close the sound card, if it is open."""
    if pygame.mixer.get_init():
        pygame.mixer.quit()


class Player:
    """Follows a playhead through the cues of a performance.

    ``volume`` is 0 to 1; half of it is 12 decibels less.
    """

    def __init__(self, cues: Sequence[Cue], volume: float) -> None:
        self.volume = volume
        self._cues = cues
        self._starts = [cue.start_ms for cue in cues]
        self._longest = max((cue.end_ms - cue.start_ms for cue in cues), default=0)
        self._made: dict[int, Stereo] = {}
        self._due: list[int] = []
        self._at: float | None = None
        self._speed = 1.0
        self._wait_ms = 0.0

    def follow(self, at_ms: float, *, playing: bool, speed: float) -> None:
        """Let be heard what belongs to a time of the performance; call it in every frame.

        Nothing is heard while the playhead stands or is moved by hand, beyond ``SLOWEST`` and
        ``FASTEST``, and without a sound card.
        """
        if not pygame.mixer.get_init():
            return
        if not playing or self.volume <= 0 or not SLOWEST <= speed <= FASTEST:
            self.hush()
            return
        if speed != self._speed:
            self.hush()
            self._speed, self._made = speed, {}
        self._reach(at_ms)
        if self._wait_ms <= 0:
            self._begin_due(at_ms)
        self._make_one(at_ms)

    def hush(self) -> None:
        """Fall silent."""
        if self._at is not None and pygame.mixer.get_init():
            pygame.mixer.fadeout(_FADE_MS)
        self._at, self._due, self._wait_ms = None, [], 0.0

    def _reach(self, at: float) -> None:
        """Note which cues the playhead has come to since the last frame."""
        last = self._at
        if last is not None and not 0 <= at - last <= _JUMP_MS * max(self._speed, 1.0):
            self.hush()
            last, self._wait_ms = None, _STEADY_MS
        elif last is not None:
            self._wait_ms -= (at - last) / self._speed
        self._at = at
        since = at - self._longest if last is None else last
        self._due += range(bisect_right(self._starts, since), bisect_right(self._starts, at))

    def _begin_due(self, at: float) -> None:
        """Begin what is due and made; what is over already is left out."""
        ready = [i for i in self._due if i in self._made]
        for i in ready:
            self._begin(self._made[i], (at - self._cues[i].start_ms) / self._speed)
        self._due = [i for i in self._due if i not in ready and self._cues[i].end_ms > at]

    def _begin(self, made: Stereo, late_ms: float) -> None:
        late = late_ms > _LATE_MS
        rest = made[int(late_ms * RATE / 1000) :] if late else made
        if len(rest):
            sound = pygame.mixer.Sound(buffer=rest.tobytes())
            sound.set_volume(self.volume**2)
            sound.play(fade_ms=_FADE_MS if late else 0)

    def _make_one(self, at: float) -> None:
        """Make the next cue that will be needed; forget what is far away."""
        first = bisect_left(self._starts, at - self._longest)
        last = bisect_right(self._starts, at + _AHEAD_MS * self._speed)
        if len(self._made) > 2 * (last - first) + _CHANNELS:
            self._made = {i: made for i, made in self._made.items() if first <= i < last}
        coming = range(bisect_right(self._starts, at), last)
        wanted = next((i for i in (*self._due, *coming) if i not in self._made), None)
        if wanted is not None:
            self._made[wanted] = in_stereo(self._cues[wanted], self._speed)


def in_stereo(cue: Cue, speed: float = 1.0) -> Stereo:
    """Return the samples of a single cue where it stands between left and right."""
    return to_int16(samples_of(cue, speed)[:, None] * np.array(gains(cue.pan)))
