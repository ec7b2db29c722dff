"""The playhead: where we are in a performance, as a value."""

import math
from dataclasses import dataclass, replace

FRAME_MS = 40
SPEEDS = (0.1, 0.25, 0.5, 1.0, 1.5, 2.0, 4.0, 8.0)


@dataclass(frozen=True, slots=True)
class Playhead:
    """A place on a reel of ``length_ms``, and whether time runs.

    ``at`` keeps fractions of a millisecond so that slow motion does not drift; ``stop_at`` is where
    playing ends, the end of the reel if it is None. ``backwards`` time runs to the beginning.
    ``loop`` is a stretch that is played again and again.
    """

    length_ms: int
    at: float = 0.0
    playing: bool = False
    speed: float = 1.0
    stop_at: int | None = None
    backwards: bool = False
    loop: tuple[int, int] | None = None

    @property
    def rate(self) -> float:
        """Return milliseconds of the reel in one of the clock, negative where time runs back."""
        return -self.speed if self.backwards else self.speed

    @property
    def ms(self) -> int:
        """Return the start of the frame that is shown: what is marked is what is seen."""
        return int(self.at) // FRAME_MS * FRAME_MS

    @property
    def picture_ms(self) -> int:
        """Return the time of the picture: the frame, in slow motion also steps between frames."""
        grid = max(round(FRAME_MS * min(self.speed, 1.0)), 1) if self.playing else FRAME_MS
        return int(self.at) // grid * grid


def advance(head: Playhead, seconds: float) -> Playhead:
    """Return the playhead after some seconds of the clock.

    It stops where playing ends, and goes round in a loop.
    """
    if not head.playing:
        return head
    at = head.at + seconds * 1000 * head.rate
    if head.loop is not None:
        start, end = head.loop
        inside = at if start <= at < end else start + (at - start) % (end - start)
        last = math.nextafter(end, start)  # a remainder may be rounded up to the end itself
        return replace(head, at=float(min(inside, last)))
    end = head.length_ms if head.stop_at is None else head.stop_at
    if at <= 0 if head.backwards else at >= end:
        return replace(pause(head), at=float(max(min(at, end), 0)))
    return replace(head, at=at)


def seek(head: Playhead, ms: float) -> Playhead:
    """Return the playhead at another place of the reel; whether it plays stays the same.

    Leaving a loop ends it.
    """
    at = float(min(max(ms, 0), head.length_ms))
    stays = head.loop is not None and head.loop[0] <= at < head.loop[1]
    return replace(head, at=at, stop_at=None, loop=head.loop if stays else None)


def toggle(head: Playhead, again_ms: int = 0) -> Playhead:
    """Play or pause; at the end of the reel, play again from ``again_ms``."""
    if not head.playing and head.at >= head.length_ms - FRAME_MS:
        head = seek(head, again_ms)
    return replace(pause(head), playing=not head.playing)


def shuttle(head: Playhead, *, backwards: bool) -> Playhead:
    """Play on or backwards at normal speed; again, and it goes twice as fast."""
    again = head.playing and head.backwards == backwards
    speed = min(head.speed * 2, SPEEDS[-1]) if again else 1.0
    return replace(pause(head), playing=True, backwards=backwards, speed=speed)


def loop(head: Playhead, stretch: tuple[int, int] | None) -> Playhead:
    """Play a stretch of the reel again and again; None lets playing go on beyond it."""
    if stretch is None or stretch[1] <= stretch[0]:
        return replace(head, loop=None)
    inside = stretch[0] <= head.at < stretch[1]
    at = head.at if inside else float(stretch[0])
    return replace(head, at=at, loop=stretch, stop_at=None, playing=True, backwards=False)


def pause(head: Playhead) -> Playhead:
    """Return the playhead standing still."""
    return replace(head, playing=False, stop_at=None, backwards=False)


def step(head: Playhead, frames: int) -> Playhead:
    """Stand still on the frame so many frames on (or back, if negative).

    Stepping on and back again always shows the same pictures.
    """
    return seek(pause(head), head.ms + frames * FRAME_MS)


def change_speed(head: Playhead, steps: int) -> Playhead:
    """Return the playhead at the next faster or slower speed there is."""
    nearest = min(range(len(SPEEDS)), key=lambda i: abs(SPEEDS[i] - head.speed))
    return replace(head, speed=SPEEDS[min(max(nearest + steps, 0), len(SPEEDS) - 1)])


def play_moment(
    head: Playhead, from_ms: int, to_ms: int, *, speed: float = 1.0, margin_ms: int = 2000
) -> Playhead:
    """Play one moment, from a little before it to a little after."""
    start = max(from_ms - margin_ms, 0)
    end = min(to_ms + margin_ms, head.length_ms)
    moved = replace(pause(head), at=float(start), loop=None)
    return replace(moved, playing=True, speed=speed, stop_at=end)
