"""The playhead: where we are in a performance, as a value."""

from dataclasses import dataclass, replace

FRAME_MS = 40
SPEEDS = (0.25, 0.5, 1.0, 1.5, 2.0, 4.0)


@dataclass(frozen=True, slots=True)
class Playhead:
    """A place on a reel of ``length_ms``, and whether time runs.

    ``at`` keeps fractions of a millisecond so that slow motion does not drift; ``stop_at`` is where
    playing ends, the end of the reel if it is None.
    """

    length_ms: int
    at: float = 0.0
    playing: bool = False
    speed: float = 1.0
    stop_at: int | None = None

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
    """Return the playhead after some seconds of the clock; it stops where playing ends."""
    if not head.playing:
        return head
    end = head.length_ms if head.stop_at is None else head.stop_at
    at = head.at + seconds * 1000 * head.speed
    if at >= end:
        return replace(head, at=float(end), playing=False, stop_at=None)
    return replace(head, at=at)


def seek(head: Playhead, ms: float) -> Playhead:
    """Return the playhead at another place of the reel; whether it plays stays the same."""
    return replace(head, at=float(min(max(ms, 0), head.length_ms)), stop_at=None)


def toggle(head: Playhead) -> Playhead:
    """Play or pause; at the end of the reel, play from its beginning."""
    if not head.playing and head.at >= head.length_ms - FRAME_MS:
        head = seek(head, 0)
    return replace(head, playing=not head.playing, stop_at=None)


def pause(head: Playhead) -> Playhead:
    """Return the playhead standing still."""
    return replace(head, playing=False, stop_at=None)


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
    return replace(head, at=float(start), playing=True, speed=speed, stop_at=end)
