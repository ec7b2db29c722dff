"""Looking about: where the eyes of an infant rest that nobody has directed.

Between acts, and while it stays where it is, an infant looks at the toys round it, at its hands,
and at what the act names. It never looks at a person, a door or a chair: those looks are coded, and
only a script can ask for them.
"""

import itertools
import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from simulator.figure.vectors import wrapped
from simulator.performance.performer import Performer
from simulator.performance.room import Spot
from simulator.performance.stagecraft import Rehearsal

_LEAST_MS, _SETTLE_MS, _BACK_MS = 2600, 500, 700
"""How long an infant is left to itself at least to look about, when it begins to, and ends."""
_LOOK_MS, _INTO_MS = (1300, 3400), 350
_TELLING = frozenset({"door", "handle", "caregiver_chair", "stranger_chair"})
"""What a look at tells a coder something, besides people."""
_ASIDE_DEG, _NEAR_M, _FAR_M = 60.0, 0.25, 2.4
"""How far off the front a toy may be, how near and how far, to be looked at in passing."""
_FROM_ADULT_M = 0.85
"""How far from an adult a toy is at least, so that the eyes do not come near a face."""
_FAVOURED, _HANDS = 0.5, 0.2
"""How often it is what the act names, and how often its own hands."""
_UPRIGHT = frozenset({"sit", "stand", "crawl", "crouch"})

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Leisure:
    """A stretch in which an infant may look about, and what it looks at most, if anything."""

    start: int
    end: int
    favourite: str | None = None


def look_about(r: Rehearsal, leisures: Sequence[Leisure], busy: Sequence[Span]) -> None:
    """Lay looks wherever an infant at leisure is left alone by what is ``busy``."""
    p = r.cast["infant"]
    for leisure in leisures:
        for start, end in without((leisure.start, leisure.end), busy):
            for piece in _undisturbed(p, start, end):
                _lay_looks(r, p, piece, leisure.favourite)


def without(stretch: Span, busy: Sequence[Span]) -> Iterator[Span]:
    """Yield what is left of a stretch."""
    at, last = stretch
    for start, end in sorted(busy):
        if start > at and at < last:
            yield at, min(start, last)
        at = max(at, end)
    if at < last:
        yield at, last


def _undisturbed(p: Performer, start: int, end: int) -> Iterator[Span]:
    """Yield the pieces in which neither gaze nor posture nor carrier change, and long enough."""
    cues = (p.gaze, p.carrier, p.present, p.posture)
    bounds = sorted({start, end}.union(*(cue.changes(start, end) for cue in cues)))
    for a, b in itertools.pairwise(bounds):
        if b - a >= _LEAST_MS:
            yield a, b


def _lay_looks(r: Rehearsal, p: Performer, piece: Span, favourite: str | None) -> None:
    start, end = piece
    now, settled = p.gaze.at(start), start + _SETTLE_MS
    aimless = now == "none"
    free = p.present.at(start) and p.carrier.at(start) is None and p.posture.at(start) in _UPRIGHT
    if not free or not (aimless or now.startswith("toy:")):
        return
    watching = p.part.watching
    if not watching.rests(settled, end) or aimless == (watching.at(settled)[0] > 0.0):
        return
    wanted = _named(r, p, start, favourite) if aimless else now
    looks = list(_drawn(p, piece, wanted, _passing(r, p, (start + end) // 2)))
    if not looks:
        return
    first, last = looks[0][0], end - _BACK_MS
    p.gaze.visit(looks, last)
    if aimless:
        watching.visit(
            [(first, [0.0]), (first + _INTO_MS, [1.0]), (last, [1.0]), (last + _INTO_MS, [0.0])]
        )


def _drawn(
    p: Performer, piece: Span, favourite: str | None, others: Sequence[str]
) -> Iterator[tuple[int, str]]:
    """Draw looks that follow one another, each at something else than the one before."""
    chance = random.Random(p.seed * 15_485_863 + piece[0])
    at, before = piece[0] + chance.randint(_SETTLE_MS, 2 * _SETTLE_MS), p.gaze.at(piece[0])
    while at + _LOOK_MS[0] < piece[1] - _BACK_MS:
        if favourite and favourite != before and chance.random() < _FAVOURED:
            look = favourite
        elif before != "down" and (chance.random() < _HANDS or not others):
            look = "down"
        else:
            look = chance.choice([name for name in others if name != before] or ["down"])
        if look != before:
            yield at, look
        before = look
        at += chance.randint(*_LOOK_MS)


def _named(r: Rehearsal, p: Performer, t: int, name: str | None) -> str | None:
    """Return the gaze target an act names, if a look at it tells nothing and the eyes reach it."""
    if name is None or name in _TELLING or name in r.cast or r.gaze_point(name, t) is None:
        return None
    if _aside(p, t, r.spot_of(name, t)) > 90.0:
        return None
    return f"toy:{name}" if name in r.things else name


def _passing(r: Rehearsal, p: Performer, t: int) -> list[str]:
    """Return the toys on the floor that an infant looks at in passing."""
    adults = [
        other.spot_at(t)
        for other in r.cast.values()
        if other.build == "adult" and other.present.at(t)
    ]
    found = []
    for name, thing in r.things.items():
        if thing.thing.prop or thing.holder.at(t) is not None:
            continue
        x, _, z = thing.position.numbers(t)
        far = math.dist((x, z), p.spot_at(t))
        alone = all(math.dist((x, z), adult) > _FROM_ADULT_M for adult in adults)
        if _NEAR_M < far < _FAR_M and alone and _aside(p, t, (x, z)) < _ASIDE_DEG:
            found.append(f"toy:{name}")
    return found


def _aside(p: Performer, t: int, spot: Spot) -> float:
    """Return how far off the front of a body a spot is, in degrees."""
    x, z = p.spot_at(t)
    return abs(wrapped(math.degrees(math.atan2(spot[0] - x, spot[1] - z)) - p.heading_at(t)))
