"""Span: which part of an episode a timeline shows, from all of it down to single frames."""

from dataclasses import dataclass

from simulator.desk.timelines.playhead import FRAME_MS

SHORTEST_MS = 25 * FRAME_MS
"""The nearest view: one second, in which every frame has its own place."""
STEP = 2.0
_MARGIN = 0.1


@dataclass(frozen=True, slots=True)
class Span:
    """A part of an episode, as milliseconds from its start."""

    from_ms: int
    to_ms: int

    @property
    def length_ms(self) -> int:
        """Return how much it shows."""
        return self.to_ms - self.from_ms


def zoomed(span: Span, steps: int, around_ms: int, length_ms: int) -> Span:
    """Return the span so many steps nearer (or wider, if negative) with a time where it was."""
    wide = round(span.length_ms * STEP**-steps)
    wide = min(max(wide, min(SHORTEST_MS, length_ms)), length_ms)
    share = (around_ms - span.from_ms) / max(span.length_ms, 1)
    return _at(round(around_ms - min(max(share, 0.0), 1.0) * wide), wide, length_ms)


def shifted(span: Span, by_ms: int, length_ms: int) -> Span:
    """Return the span further on, or back, inside the episode."""
    return _at(span.from_ms + by_ms, span.length_ms, length_ms)


def following(span: Span, at_ms: int, length_ms: int) -> Span:
    """Return the span that shows a time: the same, or turned over like a page."""
    if span.to_ms > length_ms or span.length_ms >= length_ms:
        span = _at(span.from_ms, min(span.length_ms, length_ms), length_ms)
    if span.from_ms <= at_ms <= span.to_ms:
        return span
    return _at(round(at_ms - _MARGIN * span.length_ms), span.length_ms, length_ms)


def carried(span: Span, before_ms: int, length_ms: int) -> Span:
    """Return the span in another episode: as near as before if that fits, else all of it.

    Args:
        span: What was shown of the episode before.
        before_ms: How long that one is.
        length_ms: How long the other one is.
    """
    whole = span.length_ms >= min(before_ms, length_ms)
    return Span(0, length_ms) if whole else _at(span.from_ms, span.length_ms, length_ms)


def _at(from_ms: int, wide: int, length_ms: int) -> Span:
    start = min(max(from_ms, 0), max(length_ms - wide, 0))
    return Span(start, start + wide)
