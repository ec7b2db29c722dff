"""Calm: when nothing that was directed moves in a body, so that only its idle life goes on.

A calm body is drawn on a beat of a few frames, as films hold a drawing: breath and sway go on,
in steps too small to see, and the picture of that body can be kept in between.
"""

import itertools
from collections.abc import Iterable, Iterator

import numpy as np

from simulator.performance.gaze import Look
from simulator.performance.tracks import STEP, Cues, Spans, Track

BEATS_MS = {
    "caregiver": (160, 0),
    "stranger": (160, 80),
    "infant": (80, 0),
    "experimenter": (160, 40),
}
"""How long a drawing of each is held, and when in that time it changes. Four frames, and two: an
infant's breath tells that it is not frozen. The two adults never change in the same frame."""
SPEECH_MS = 80
"""How long a mouth that speaks is held."""
LEAST_MS = 320
IDLE_MS = 2400
"""How long a body rests at least that is left to itself."""
_EVER_MS = 1 << 40
Span = tuple[int, int]
HEAD_STEP, EYE_STEP = 1.0, 0.04
"""Degrees of the head, and share of the reach of the eyes."""


def calm_spans(moving: Iterable[Spans]) -> Cues[bool]:
    """Return when a body rests of which parts are ``moving`` at those times."""
    times, values = [0], [True]
    for start, end in _joined(moving):
        if start <= times[-1]:
            values[-1] = False
        else:
            times.append(start)
            values.append(False)
        times.append(end)
        values.append(True)
    return Cues(tuple(times), tuple(values))


def idle_spans(busy: Iterable[Spans]) -> Cues[Span | None]:
    """Return the stretches in which a body is left to itself: nothing keeps it busy for a while."""
    bounds = itertools.pairwise([(0, 0), *_joined(busy), (_EVER_MS, _EVER_MS)])
    cues: dict[int, Span | None] = {0: None}
    for (_, start), (end, _) in bounds:
        if end - start > IDLE_MS:
            cues |= {start: (start, end), end: None}
    cues.pop(_EVER_MS, None)
    return Cues(tuple(cues), tuple(cues.values()))


def moving(track: Track) -> Spans:
    """Return where the stretches begin and end in which a track changes."""
    changes = (track.values[1:] != track.values[:-1]).any(axis=1)
    moves = np.flatnonzero(changes & (np.array(track.eases[:-1]) != STEP))
    return track.keys[moves], track.keys[moves + 1]


def _joined(parts: Iterable[Spans]) -> Iterator[Span]:
    """Yield the stretches of all parts in order, those with too little rest between them as one."""
    starts, ends = (np.concatenate(edges) for edges in zip(*parts, strict=True))
    order = starts.argsort(kind="stable")
    starts, ends = starts[order], np.maximum.accumulate(ends[order])
    apart = np.ones(len(starts) + 1, bool)
    apart[1:-1] = starts[1:] - ends[:-1] >= LEAST_MS
    return zip(starts[apart[:-1]].tolist(), ends[apart[1:]].tolist(), strict=True)


def on_beat(calm_since: int | None, t: float, actor: str) -> float:
    """Return the time at which the idle life of a body is looked up that is calm since a time."""
    if calm_since is None:
        return t
    held, changes = BEATS_MS[actor]
    return max(float(calm_since), (t - changes) // held * held + changes)


def in_steps(look: Look) -> Look:
    """Return the look of a calm body: it follows what it watches in small steps."""
    return Look(
        round(look.yaw / HEAD_STEP) * HEAD_STEP,
        round(look.pitch / HEAD_STEP) * HEAD_STEP,
        round(look.eye_right / EYE_STEP) * EYE_STEP,
        round(look.eye_up / EYE_STEP) * EYE_STEP,
    )
