"""Routes: ways over the floor that go round what stands there, and the time they take."""

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from simulator.performance.room import Obstacle, Spot

_CLEARANCE = 0.06  # metres kept free beside an obstacle
_DEPTH = 4  # detours round detours: more than the room can ask for


def _nearest(a: Spot, b: Spot, p: Spot) -> tuple[float, float]:
    """Return how far along a-b (0 to 1) the point nearest to ``p`` is, and its distance."""
    dx, dz = b[0] - a[0], b[1] - a[1]
    square = dx * dx + dz * dz
    u = 0.0 if square < 1e-12 else ((p[0] - a[0]) * dx + (p[1] - a[1]) * dz) / square
    u = min(1.0, max(0.0, u))
    return u, math.hypot(a[0] + u * dx - p[0], a[1] + u * dz - p[1])


def _blocking(a: Spot, b: Spot, obstacles: Iterable[Obstacle]) -> tuple[float, Obstacle] | None:
    """Return the first obstacle on the way that neither end already stands in."""
    hits = []
    for o in obstacles:
        if math.dist(a, o.centre) < o.radius or math.dist(b, o.centre) < o.radius:
            continue
        u, gap = _nearest(a, b, o.centre)
        if gap < o.radius:
            hits.append((u, o))
    return min(hits, key=lambda h: h[0]) if hits else None


def _round(a: Spot, b: Spot, obstacles: Sequence[Obstacle], depth: int) -> list[Spot]:
    hit = _blocking(a, b, obstacles) if depth else None
    if hit is None:
        return [a, b]
    u, o = hit
    on = (a[0] + (b[0] - a[0]) * u, a[1] + (b[1] - a[1]) * u)
    away = (on[0] - o.centre[0], on[1] - o.centre[1])
    size = math.hypot(*away)
    if size < 1e-6:
        away, size = (b[1] - a[1], a[0] - b[0]), math.dist(a, b)
    k = (o.radius + _CLEARANCE) / size
    detour = (o.centre[0] + away[0] * k, o.centre[1] + away[1] * k)
    first = _round(a, detour, obstacles, depth - 1)
    return first + _round(detour, b, obstacles, depth - 1)[1:]


def _rounded(points: Sequence[Spot]) -> list[Spot]:
    """Cut the corners of a way twice (Chaikin, 1974); the ends stay."""
    way = list(points)
    for _ in range(2):
        if len(way) < 3:
            break
        cut = [way[0]]
        for p, q in itertools.pairwise(way):
            cut.append((p[0] + 0.25 * (q[0] - p[0]), p[1] + 0.25 * (q[1] - p[1])))
            cut.append((p[0] + 0.75 * (q[0] - p[0]), p[1] + 0.75 * (q[1] - p[1])))
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
        for i in range(len(self.points) - 1):
            a, b = self.points[i], self.points[i + 1]
            if s <= self.along[i + 1] or i == len(self.points) - 2:
                span = self.along[i + 1] - self.along[i]
                u = (s - self.along[i]) / span if span > 1e-9 else 1.0
                spot = (a[0] + (b[0] - a[0]) * u, a[1] + (b[1] - a[1]) * u)
                return spot, math.degrees(math.atan2(b[0] - a[0], b[1] - a[1]))
        return self.points[0], 0.0


def find_route(start: Spot, end: Spot, obstacles: Sequence[Obstacle]) -> Route:
    """Find a way from start to end round the obstacles, with rounded corners."""
    points = _rounded(_round(start, end, obstacles, _DEPTH))
    kept = [points[0]]
    for p in points[1:]:
        if math.dist(p, kept[-1]) > 1e-6:
            kept.append(p)
    along = [0.0]
    for p, q in itertools.pairwise(kept):
        along.append(along[-1] + math.dist(p, q))
    return Route(tuple(kept), tuple(along))


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
