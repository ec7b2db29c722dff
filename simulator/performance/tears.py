"""Tears: how wet the cheeks are, derived from the face that cries.

They well up while the face sheds them, stay through the pauses of a cry and dry slowly when it is
over: a face that is calm again still tells that it wept.
"""

from collections.abc import Iterator

import numpy as np

from simulator.figure.face import INDEX
from simulator.performance.tracks import LINEAR, Row, Sketch, Track

WELL_MS, STAY_MS, DRY_MS = 4000, 4000, 16_000
"""How long until dry cheeks are wet all over, how long they stay so, and until they are dry."""
_TEARS = INDEX["tears"]


def lay_tears(face: Track, still: Track) -> Track:
    """Lay the tears on the cheeks, 0 to 1.

    The ``tears`` of a face are those it sheds. While a body is ``still`` its tears do not dry, so
    that nothing at all moves where that is the sign.
    """
    wet = Sketch([0.0])
    stills = list(_spans(still, still.values[:, 0]))
    for start, end, shed in _spans(face, face.values[:, _TEARS]):
        wet.cut(start)
        before = float(wet.at(start)[0])
        full = max(before, shed)
        wet.to(start + round((full - before) * WELL_MS), [full], LINEAR)
        if wet.end > end:
            wet.cut(end)
        _dry(wet, end + STAY_MS)
        for since, until, _ in stills:
            if until > end and since < wet.end:
                wet.cut(max(since, end))
                _dry(wet, until)
    return wet.freeze()


def _dry(wet: Sketch, t: int) -> None:
    """Let the cheeks be as wet as they are until ``t``, and then dry."""
    wet.hold(t)
    wet.to(t + round(float(wet.at(t)[0]) * DRY_MS), [0.0], LINEAR)


def _spans(track: Track, numbers: Row) -> Iterator[tuple[int, int, float]]:
    """Yield from when to when a number of a track is above 0, and how far at most."""
    above = np.maximum(numbers[:-1], numbers[1:]) > 0.0
    edges = np.flatnonzero(np.diff(np.concatenate([[False], above, [False]]).astype(int)))
    for first, last in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        yield track.times[first], track.times[last], float(numbers[first : last + 1].max())
