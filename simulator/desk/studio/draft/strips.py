"""Strips: the acts of an episode as they lie on the timeline, as values without pixels."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from scoring.terms.behaviour import Actor

LEAST_MS = 100
"""Times are written in tenths of a second at the finest."""
_GRIDS = ((120, 1_000), (40, 500), (0, LEAST_MS))
"""From so many milliseconds a pixel on, times are dragged in such steps."""


@dataclass(frozen=True, slots=True)
class Strip:
    """One act on the timeline; times are milliseconds of the episode.

    Several acts may come from one ``line`` of the script, if it uses a fragment. ``shows`` is what
    the act is evidence for. Up to ``there_ms`` it is on its way, walking or kneeling down; a
    ``point`` counts as a moment, though the body is busy for longer. ``ahead`` strips are not
    played yet: the script was changed since, or it cannot be played.
    """

    id: str
    line: int
    actor: Actor
    title: str
    shows: str
    from_ms: int
    there_ms: int
    to_ms: int
    point: bool = False
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an actor; ``first`` is the one that bears the name."""

    actor: Actor
    first: bool
    strips: tuple[Strip, ...]


def rows_of(strips: Iterable[Strip], actors: Sequence[Actor], least_ms: int) -> tuple[Row, ...]:
    """Lay strips into as few rows as possible, so that none covers another.

    Args:
        strips: The acts of an episode.
        actors: Whose rows there are, from top to bottom; each has one at least.
        least_ms: So much room a strip takes at least, for a moment is to be seen as well.
    """
    rows: list[Row] = []
    every = sorted(strips, key=lambda s: (s.from_ms, s.to_ms, s.line, s.id))
    for actor in actors:
        laid: list[list[Strip]] = [[]]
        for strip in (s for s in every if s.actor == actor):
            free = next(
                (row for row in laid if not row or _end(row[-1], least_ms) <= strip.from_ms), None
            )
            if free is None:
                laid.append([strip])
            else:
                free.append(strip)
        rows += [Row(actor, number == 0, tuple(row)) for number, row in enumerate(laid)]
    return tuple(rows)


def _end(strip: Strip, least_ms: int) -> int:
    return max(strip.to_ms, strip.from_ms + least_ms)


def shifted_rows(rows: Iterable[Row], line: int, by_ms: int, *, end_only: bool) -> tuple[Row, ...]:
    """Return the rows while the acts of a line are dragged: each stays in its row."""
    return tuple(
        replace(
            row,
            strips=tuple(_moved(s, by_ms, end_only) if s.line == line else s for s in row.strips),
        )
        for row in rows
    )


def _moved(strip: Strip, by_ms: int, end_only: bool) -> Strip:
    if end_only:
        return replace(strip, to_ms=max(strip.to_ms + by_ms, strip.from_ms), ahead=True)
    return moved(strip, by_ms)


def moved(strip: Strip, by_ms: int) -> Strip:
    """Return a strip at another time, not played yet."""
    start, there, end = (ms + by_ms for ms in (strip.from_ms, strip.there_ms, strip.to_ms))
    return replace(strip, from_ms=start, there_ms=there, to_ms=end, ahead=True)


def even(ms: int) -> int:
    """Return a time as it is written down: in tenths of a second."""
    return round(ms / LEAST_MS) * LEAST_MS


def snapped(
    ms: int, stops: Iterable[int], near_ms: int, ms_a_pixel: float
) -> tuple[int, int | None]:
    """Return a time that is dragged as it comes to lie, and what it was drawn to.

    Args:
        ms: Where the mouse has it.
        stops: What draws it: the playhead, the ends of other acts.
        near_ms: From how far they do.
        ms_a_pixel: How much time a pixel of the timeline is.

    Returns:
        The time, and the stop it has been drawn to, None if it only was rounded.
    """
    near = min(stops, key=lambda stop: (abs(stop - ms), stop), default=None)
    if near is not None and abs(near - ms) <= near_ms:
        return near, near
    grid = next(step for least, step in _GRIDS if ms_a_pixel >= least)
    return max(round(ms / grid) * grid, 0), None
