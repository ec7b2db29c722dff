"""Stretches: what is in force about a person until something begins or ends.

Of the many tracks of a body few move at a time. A stretch keeps a row with the numbers of all the
others, so that a moment costs one look-up, one copy and a look-up for each track that moves:
little, and hardly more in a performance of many hours, whose keys are spread over much memory.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from simulator.performance.part import PLACES, WIDTH, Part, Place
from simulator.performance.tracks import STEP, Cues, Row, Spans, Times, Track

_JOINED_MS = 1000
"""Pauses shorter than this are counted to the movement, so that stretches are not too many."""

T = TypeVar("T")

VoiceCue = tuple[str, int, int] | None
"""Sound, when it began, intensity."""


class Glance(NamedTuple):
    """What is looked at, since when, and what was before; None if nothing was."""

    target: str
    since: int
    before: str | None


class Stretch(NamedTuple):
    """What is in force about one person for a while.

    ``calm_since`` is None where something directed moves; ``idle`` is when the body is left to
    itself, from and to; ``kept`` is the row of the part, in
    which the tracks of ``moving`` are missing.
    """

    carrier: str | None
    partner: str
    holding: str | None
    says: str | None
    voice: VoiceCue
    idle: tuple[int, int] | None
    gaze: Glance
    calm_since: int | None
    kept: Row
    moving: tuple[tuple[Place, Track], ...]

    def row(self, t: float) -> Row:
        """Return a fresh row of the part at a time of the stretch."""
        row = self.kept.copy()
        for place, track in self.moving:
            row[place] = track.at(t)
        return row


class Manner(NamedTuple):
    """The cues of a person of which a stretch says what is in force."""

    present: Cues[bool]
    carrier: Cues[str | None]
    partner: Cues[str]
    holding: Cues[str | None]
    says: Cues[str | None]
    voice: Cues[VoiceCue]
    idle: Cues[tuple[int, int] | None]
    gaze: Cues[str]
    calm: Cues[bool]


def lay_stretches(part: Part[Track], manner: Manner) -> Cues[Stretch | None]:
    """Lay the stretches of a person; None while the person is not there."""
    spans = [moving_spans(track) for track in part]
    bounds = joint_bounds(manner, spans)
    kept = _kept(part, bounds)
    moving = np.column_stack([within(own, bounds) for own in spans])
    present, *others = (in_force(cues, bounds) for cues in manner[:-2])
    stretches = (
        Stretch(*row)
        for row in zip(
            *others,
            _glances(manner.gaze, bounds),
            _calm_since(manner.calm, bounds),
            kept,
            _movers(part, moving),
            strict=True,
        )
    )
    values = tuple(s if there else None for s, there in zip(stretches, present, strict=True))
    return Cues(tuple(bounds.tolist()), values)


def moving_spans(track: Track) -> Spans:
    """Return where a track begins and ceases to change, short pauses included.

    A switch at once is a span of no length.
    """
    times = track.keys
    changes = np.flatnonzero((track.values[1:] != track.values[:-1]).any(axis=1))
    switches = np.array(track.eases)[changes] == STEP
    starts, ends = times[changes + switches], times[changes + 1]
    if not len(changes):
        return starts, ends
    apart = starts[1:] - ends[:-1] >= _JOINED_MS
    return starts[np.r_[True, apart]], ends[np.r_[apart, True]]


def joint_bounds(cues: Sequence[Cues[Any]], spans: Sequence[Spans]) -> Times:
    """Return all times at which a cue changes, or a span begins or ends; the first is 0."""
    edges = [c.keys for c in cues] + [edge for span in spans for edge in span]
    return np.unique(np.concatenate([np.zeros(1, np.int64), *edges]))


def within(spans: Spans, times: Times) -> NDArray[np.bool_]:
    """Mark the times that lie in a span."""
    begun, over = (np.searchsorted(edges, times, side="right") for edges in spans)
    inside: NDArray[np.bool_] = begun > over
    return inside


def in_force(cues: Cues[T], times: NDArray[np.number]) -> list[T]:
    """Return what is in force at many times."""
    return [cues.values[i] for i in cues.indices(times).tolist()]


def _kept(part: Part[Track], bounds: Times) -> Row:
    """Return a row for each stretch."""
    rows = np.zeros((len(bounds), WIDTH))
    for place, track in zip(PLACES, part, strict=True):
        rows[:, place] = track.values[np.searchsorted(track.keys, bounds, side="right") - 1]
    rows.flags.writeable = False
    return rows


def _movers(
    part: Part[Track], moving: NDArray[np.bool_]
) -> Iterator[tuple[tuple[Place, Track], ...]]:
    """Yield for each stretch the tracks that move in it."""
    placed = tuple(zip(PLACES, part, strict=True))
    known: dict[bytes, tuple[tuple[Place, Track], ...]] = {}
    for row in moving:
        key = row.tobytes()
        if key not in known:
            known[key] = tuple(placed[i] for i in np.flatnonzero(row))
        yield known[key]


def _glances(gaze: Cues[str], bounds: Times) -> Iterator[Glance]:
    for i in gaze.indices(bounds).tolist():
        yield Glance(gaze.values[i], gaze.times[i], gaze.values[i - 1] if i else None)


def _calm_since(calm: Cues[bool], bounds: Times) -> Iterator[int | None]:
    for i in calm.indices(bounds).tolist():
        yield calm.times[i] if calm.values[i] else None
