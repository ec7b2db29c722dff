"""Where a camera stands best: what it sees of a face from each side, and the calmest way round."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float64]

STEP_DEG = 15.0
HEADINGS = np.arange(0.0, 360.0, STEP_DEG)
"""The headings from a face at which the camera may stand."""

_TURNED_DEG = (0.0, 24.0, 55.0, 90.0, 130.0, 180.0)
_TURNED = (0.15, 0.0, 0.20, 1.0, 2.2, 2.4)
"""How bad a view is by how far the face is turned from it: a three-quarter view says most."""
_LOST = 2.4  # how bad it is not to see a face at all
_OVER = 1.2  # how bad it is to look over the shoulder of who carries it: a head on a back
_BODY = 0.35  # how bad it is to see the face alone
_BEFORE_DEG = 100.0  # off the front of who carries it, until where one looks at it from before
_RISE = 0.10  # of the camera over a face, against its distance
_FACE_M, _FACE_HALF_M = 0.06, 0.06  # from the middle of a head to its face, and half a face
_BODY_HALF_M = 0.09  # half of what is to be seen of a trunk
_BEFORE_M, _FAR_M = 0.04, 1.10  # nearer to a face is where it leans; farther is not painted
_MOST_STEPS = 4  # round by which the camera may go between two views
_MOVE, _SET_OUT = 0.30, 0.50  # how bad it is to go round by a step, and to move at all


class Views(NamedTuple):
    """What there is to see at n times.

    ``head`` and ``waist`` (n, 3), ``facing`` (n) in degrees; ``bulks`` (n, k, 4) spheres of others
    that may stand before them, of radius 0 where nobody is; ``carrier`` (n) the heading of who
    carries, NaN where nobody does; ``whole`` (n) is 1 where the body says as much as the face;
    ``there`` (n) tells whether there is anybody to see.
    """

    head: Rows
    waist: Rows
    facing: Rows
    bulks: Rows
    carrier: Rows
    whole: Rows
    there: NDArray[np.bool_]


def best_headings(views: Views) -> Rows:
    """Return the headings (n), unwrapped, of the camera that sees most and moves least.

    All views are weighed together: a camera that goes round for a glance would have to come back.
    """
    return _cheapest(worth(views))


def worth(views: Views) -> Rows:
    """Return how bad every view (n, headings) is: 0 shows the face well, and the body below it."""
    way = np.radians(views.facing)
    ahead = np.column_stack([np.sin(way), np.zeros(len(way)), np.cos(way)])
    face = views.head + _FACE_M * ahead
    turned = np.interp(_off(views.facing), _TURNED_DEG, _TURNED)
    behind = ~(_off(views.carrier) < _BEFORE_DEG)
    hidden = covered(face, views.bulks, _FACE_HALF_M) * behind
    alone = covered(views.waist, views.bulks, _BODY_HALF_M) * behind
    weight = _BODY + (_LOST - _BODY) * np.maximum(views.whole[:, None], hidden)
    over = behind & ~np.isnan(views.carrier)[:, None]
    bad: Rows = np.minimum(_LOST, turned + _LOST * hidden) + weight * alone + _OVER * over
    return bad * views.there[:, None]


def _off(ways: Rows) -> Rows:
    """Return how many degrees each heading is off others (n), shape (n, headings)."""
    off: Rows = np.abs((HEADINGS - ways[:, None] + 180.0) % 360.0 - 180.0)
    return off


def covered(points: Rows, bulks: Rows, half: float) -> Rows:
    """Return how far bulks cover what lies round points for each heading, (n, headings), 0 to 1."""
    way = np.radians(HEADINGS)
    ray = np.column_stack([np.sin(way), np.full(len(way), _RISE), np.cos(way)])
    ray /= np.linalg.norm(ray, axis=1, keepdims=True)
    off = bulks[:, :, :3] - points[:, None, :]
    square, reach = np.einsum("nki,nki->nk", off, off), bulks[:, :, 3]
    level = np.hypot(off[:, :, 0], off[:, :, 2])
    past = np.abs(level * ray[0, 1] - off[:, :, 1] * ray[0, 2])
    near = (reach > 0.0) & (square < (_FAR_M + reach + half) ** 2) & (past < reach + half)
    times, which = np.nonzero(near)
    most: Rows = np.zeros((len(points), len(HEADINGS)))
    if not len(times):
        return most
    radius, along = reach[times, which, None], off[times, which] @ ray.T
    over = square[times, which, None] - along * along
    np.sqrt(np.maximum(over, 0.0, out=over), out=over)
    np.divide(radius + half - over, 2.0 * half, out=over)
    np.clip(over, 0.0, 1.0, out=over)
    over *= (along > _BEFORE_M) & (along < _FAR_M)
    firsts = np.flatnonzero(np.diff(times, prepend=-1))
    most[times[firsts]] = np.maximum.reduceat(over, firsts, axis=0)
    return most


def _cheapest(cost: Rows) -> Rows:
    """Return the cheapest way through costs (n, headings), found backwards from its end."""
    count = len(HEADINGS)
    steps = np.arange(-_MOST_STEPS, _MOST_STEPS + 1)
    moving = _MOVE * np.abs(steps) + _SET_OUT * (steps != 0)
    after = (np.arange(count)[:, None] + steps) % count
    every = np.arange(count)
    chosen = np.zeros(cost.shape, np.intp)
    rest = cost[-1]
    for i in range(len(cost) - 2, -1, -1):
        ways = rest[after] + moving
        chosen[i] = ways.argmin(axis=1)
        rest = cost[i] + ways[every, chosen[i]]
    place = int(rest.argmin())
    places = [place]
    for i in range(len(cost) - 1):
        place += int(steps[chosen[i, place % count]])
        places.append(place)
    headings: Rows = STEP_DEG * np.array(places, float)
    return headings
