"""Weight: how a body gathers itself before it moves and swings out when it stops.

Everything here is laid on the track ``lean``, which is added to the pose, so that it goes with
whatever the limbs are doing. Rows are pitch of pelvis and spine, roll and yaw of the spine in
degrees, pelvis up in leg lengths.
"""

from collections.abc import Mapping, Sequence

from simulator.performance.performer import Performer

Row = tuple[float, float, float, float, float]
Swing = Sequence[tuple[int, Row]]
"""Milliseconds from the beginning, and the lean then."""

_NONE: Row = (0.0, 0.0, 0.0, 0.0, 0.0)
BEND: Mapping[str, tuple[float, float]] = {"adult": (48.0, 48.0), "infant": (55.0, 48.0)}
"""How far pelvis and spine bend in a full reach, in degrees."""
ARM_MS, BEND_MS = 420, 560
"""How long a stretched arm takes, and how much longer a full bend."""
_SET_OFF: Mapping[str, Swing] = {
    "walk": ((240, (2.0, 4.0, 0.0, 0.0, -0.008)), (750, _NONE)),
    "toddle": ((220, (3.0, 5.0, 0.0, 0.0, -0.015)), (650, _NONE)),
    "crawl": ((200, (0.0, -3.0, 0.0, 0.0, -0.03)), (500, _NONE)),
}
_DEEP = 20.0
"""Degrees of pelvis and spine together from which one is bent down, not only leaning."""
_STOP_LEAD_MS = 160
_STOP: Mapping[str, Swing] = {
    "walk": (
        (160, (-1.0, -2.0, 0.0, 0.0, 0.0)),
        (330, (0.8, 2.4, 0.0, 0.0, -0.008)),
        (600, (-0.3, -0.7, 0.0, 0.0, 0.0)),
        (850, _NONE),
    ),
    "toddle": (
        (140, (-2.0, -2.0, 2.0, 0.0, 0.0)),
        (330, (2.5, 5.0, -2.5, 0.0, -0.02)),
        (560, (-1.0, -2.0, 1.2, 0.0, 0.0)),
        (820, _NONE),
    ),
    "crawl": ((160, (0.0, 2.0, 0.0, 0.0, 0.02)), (380, (0.0, -1.0, 0.0, 0.0, 0.0)), (600, _NONE)),
}
_PLOP: Swing = (
    (90, (4.0, 9.0, 0.0, 0.0, 0.05)),
    (210, (0.0, 2.0, 2.0, 0.0, 0.0)),
    (340, (-1.5, -3.0, -1.5, 0.0, 0.012)),
    (620, _NONE),
)
_LOAD: Swing = (
    (260, (3.0, 3.0, 0.0, 0.0, -0.05)),
    (800, (-2.0, -2.0, 0.0, 0.0, 0.0)),
    (1250, (-2.5, -3.5, 1.0, 0.0, 0.0)),
    (1800, _NONE),
)


def rising_ms(p: Performer, t: int) -> int:
    """Return how long a body takes to come up from a lean; 0 if it does not lean."""
    share = min(1.0, abs(float(p.part.lean.at(t)[:2].sum())) / sum(BEND[p.build]))
    return int(ARM_MS + BEND_MS * share) if share > 0.0 else 0


def straighten(p: Performer, t: int) -> int:
    """Come back from a reach; return when that is done."""
    lean, end = p.part.lean, t + rising_ms(p, t)
    lean.cut(t)
    if end > t:
        lean.to(end, _NONE)
    return end


def _swing(p: Performer, t: int, swing: Swing) -> None:
    """Lay a swing; who is bent down comes up in good time and leaves out what it misses."""
    lean, up = p.part.lean, t + (rising_ms(p, t) if _is_bent(p, t) else 0)
    lean.cut(t)
    for after, row in swing:
        if t + after >= up or row is _NONE:
            lean.to(max(t + after, up), row)


def _is_bent(p: Performer, t: int) -> bool:
    return float(p.part.lean.at(t)[:2].sum()) > _DEEP


def travel(p: Performer, t0: int, t1: int) -> None:
    """Lean into a way that begins at ``t0`` and swing out where it ends."""
    _swing(p, t0, _SET_OFF[p.gait.name])
    stop = t1 - _STOP_LEAD_MS
    p.part.lean.cut(stop)
    p.part.lean.hold(stop)
    _swing(p, stop, _STOP[p.gait.name])


def plop(p: Performer, t: int) -> None:
    """Land on the seat with a bounce, as one does who lets go a little above the floor."""
    _swing(p, t, _PLOP)


def load(p: Performer, t: int) -> None:
    """Take up the weight of an infant: give way, then straighten and lean back under it."""
    _swing(p, t, _LOAD)
