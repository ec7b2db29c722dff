"""Routes: ways over the floor that go round what stands there, and the time they take."""

import bisect
import heapq
import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.performance.room import Bounds, Obstacle, Spot

_CLEARANCE = 0.04  # metres kept free beside an obstacle
_CORNERS = 8  # points round an obstacle at which a way may bend
_MARGIN = 0.20  # metres from the walls at which a way may bend
_CORNER_CUTS = (0.16, 0.06)  # metres cut off before and after a corner, in two rounds
_TIGHTER = ((1.0, 1.0), (1.0, 0.6), (1.0, 0.3), (1.0, 0.0), (0.7, 0.0), (0.4, 0.0))
"""Shares of the radii of firm and loose obstacles tried in turn, until there is a fair way."""
WORTH, WORTH_CRAWLING, _DETOUR_M = 1.08, 1.2, 0.12
"""How much longer a way round loose things may be than the straight one.

Who crawls cannot step over them.
"""

Points = NDArray[np.float64]


def _blocked(a: Points, ends: Points, centres: Points, radii: Points) -> NDArray[np.bool_]:
    """Tell for each end whether the straight way from ``a`` to it meets an obstacle."""
    x, z = (ends - a).T
    to_x, to_z = (centres - a).T[:, :, None]
    square = np.maximum(x * x + z * z, 1e-12)
    u = np.minimum(np.maximum((x * to_x + z * to_z) / square, 0.0), 1.0)
    off_x, off_z = x * u - to_x, z * u - to_z
    gaps = np.sqrt(off_x * off_x + off_z * off_z)
    hit: NDArray[np.bool_] = (gaps < radii[:, None] - 1e-9).any(axis=0)
    return hit


def _corners(
    a: Spot, b: Spot, centres: Points, radii: Points, bounds: Bounds | None, most: float
) -> Points:
    """Return the points round the obstacles that lie in no obstacle and in no wall.

    A way from ``a`` to ``b`` over any of them may be no longer than ``most``.
    """
    angles = np.arange(_CORNERS) * 2 * math.pi / _CORNERS
    round_ = np.column_stack([np.sin(angles), np.cos(angles)])
    # The bend must clear the circle on the straight way between two neighbouring corners.
    far = (radii + _CLEARANCE) / math.cos(math.pi / _CORNERS)
    points = (centres[:, None, :] + round_[None] * far[:, None, None]).reshape(-1, 2)
    points = points[np.hypot(*(points - a).T) + np.hypot(*(points - b).T) <= most]
    apart = np.hypot(*np.moveaxis(points[:, None, :] - centres[None], -1, 0))
    free = (apart >= radii).all(axis=1)
    if bounds:
        x0, x1, z0, z1 = bounds
        low, high = (x0 + _MARGIN, z0 + _MARGIN), (x1 - _MARGIN, z1 - _MARGIN)
        free &= ((points >= low) & (points <= high)).all(axis=1)
    kept: Points = points[free]
    return kept


def _shortest(
    a: Spot, b: Spot, centres: Points, radii: Points, bounds: Bounds | None, most: float
) -> list[Spot] | None:
    """Return the corners of the shortest way among the obstacles (A* over what sees what).

    None if there is no way, or none that is no longer than ``most``.
    """
    met = np.hypot(*(centres - a).T) + np.hypot(*(centres - b).T) <= most + 2 * radii
    centres, radii = centres[met], radii[met]
    nodes = np.vstack([np.array([a, b]), _corners(a, b, centres, radii, bounds, most)])
    ahead = np.hypot(*(nodes - nodes[1]).T)
    best = np.full(len(nodes), most)
    best[0] = 0.0
    before: dict[int, int] = {}
    queue = [(float(ahead[0]), 0)]
    while queue:
        so_far, i = heapq.heappop(queue)
        if i == 1:
            break
        if so_far > best[i] + ahead[i]:
            continue
        costs = best[i] + np.hypot(*(nodes - nodes[i]).T)
        nearer = np.flatnonzero((costs < best - 1e-12) & (costs + ahead < best[1]))
        for j in nearer[~_blocked(nodes[i], nodes[nearer], centres, radii)].tolist():
            best[j], before[j] = costs[j], i
            heapq.heappush(queue, (float(costs[j] + ahead[j]), j))
    if 1 not in before:
        return None
    way = [1]
    while way[-1] != 0:
        way.append(before[way[-1]])
    return [(float(nodes[i][0]), float(nodes[i][1])) for i in reversed(way)]


def _arrays(a: Spot, b: Spot, obstacles: Sequence[Obstacle]) -> tuple[Points, Points]:
    """Return centres and radii; what an end stands in is small enough to let it out."""
    met = [o.shrunk(a, b) for o in obstacles]
    return np.array([o.centre for o in met]).reshape(-1, 2), np.array([o.radius for o in met])


def _round(
    a: Spot,
    b: Spot,
    firm: Sequence[Obstacle],
    loose: Sequence[Obstacle],
    bounds: Bounds | None,
    worth: float,
) -> list[Spot]:
    """Return the corners of a way round what is firm, and round what is loose if that is near."""
    hard, soft = _arrays(a, b, firm), _arrays(a, b, loose)
    near = worth * math.dist(a, b) + _DETOUR_M
    for tight, share in _TIGHTER:
        centres = np.vstack([hard[0], soft[0]])
        radii = np.concatenate([hard[1] * tight, soft[1] * share])
        if not _blocked(np.array(a), np.array([b]), centres, radii)[0]:
            return [a, b]
        way = _shortest(a, b, centres, radii, bounds, near if share > 0.0 else math.inf)
        if way is not None:
            return way
    return [a, b]


def _rounded(points: Sequence[Spot]) -> list[Spot]:
    """Cut the corners of a way twice (Chaikin, 1974), but never by much; the ends stay."""
    way = list(points)
    for most in _CORNER_CUTS:
        if len(way) < 3:
            break
        cut = [way[0]]
        for p, q in itertools.pairwise(way):
            k = min(0.25, most / max(math.dist(p, q), 1e-9))
            cut.append((p[0] + k * (q[0] - p[0]), p[1] + k * (q[1] - p[1])))
            cut.append((q[0] - k * (q[0] - p[0]), q[1] - k * (q[1] - p[1])))
        way = [*cut, way[-1]]
    return way


@dataclass(frozen=True, slots=True)
class Route:
    """A way over the floor: its corners and how far along each lies, in metres."""

    points: tuple[Spot, ...]
    along: tuple[float, ...]

    @property
    def length(self) -> float:
        """Return the metres from start to end."""
        return self.along[-1]

    def at(self, metres: float) -> tuple[Spot, float]:
        """Return the spot that far along and the heading of the way there, in degrees."""
        s = min(max(metres, 0.0), self.length)
        i = max(1, min(bisect.bisect_left(self.along, s), len(self.points) - 1))
        if len(self.points) == 1:
            return self.points[0], 0.0
        a, b, start = self.points[i - 1], self.points[i], self.along[i - 1]
        span = self.along[i] - start
        u = (s - start) / span if span > 1e-9 else 1.0
        spot = (a[0] + (b[0] - a[0]) * u, a[1] + (b[1] - a[1]) * u)
        return spot, math.degrees(math.atan2(b[0] - a[0], b[1] - a[1]))


def find_route(
    start: Spot,
    end: Spot,
    firm: Sequence[Obstacle],
    loose: Sequence[Obstacle] = (),
    bounds: Bounds | None = None,
    worth: float = WORTH,
) -> Route:
    """Find the shortest way inside the walls, with rounded corners.

    It goes round what is ``firm``, and round what is ``loose`` where that is at most ``worth``
    times as long and a little more: a toy can be stepped over.
    """
    points = _rounded(_round(start, end, firm, loose, bounds, worth))
    kept = [points[0]]
    for p in points[1:]:
        if math.dist(p, kept[-1]) > 1e-6:
            kept.append(p)
    along = [0.0]
    for p, q in itertools.pairwise(kept):
        along.append(along[-1] + math.dist(p, q))
    return Route(tuple(kept), tuple(along))


def joined(first: Route, second: Route) -> Route:
    """Return one way along two that meet, without stopping where they do."""
    points = _rounded([*first.points, *second.points[1:]])
    along = [0.0]
    for p, q in itertools.pairwise(points):
        along.append(along[-1] + math.dist(p, q))
    return Route(tuple(points), tuple(along))


def pace(length: float, speed: float, ramp: float = 0.25) -> float:
    """Return the seconds a way takes when speed is gained and lost over ``ramp`` seconds."""
    return length / speed + ramp if length > 0 else 0.0


def travelled(t: float, length: float, speed: float, ramp: float = 0.25) -> float:
    """Return the metres covered ``t`` seconds after setting off."""
    total = pace(length, speed, ramp)
    if t <= 0 or total <= 0:
        return 0.0
    if t >= total:
        return length
    if total < 2 * ramp:
        u = t / total
        return length * u * u * (3 - 2 * u)
    if t < ramp:
        return speed * t * t / (2 * ramp)
    if t > total - ramp:
        rest = total - t
        return length - speed * rest * rest / (2 * ramp)
    return speed * (t - ramp / 2)
