"""Corners: where an inset hides least.

The corner is laid over a whole episode: an inset moves where it would hide a head or busy hands for
long, and seldom otherwise. The same performance always gives the same corners.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from simulator.figure.skeleton import hand_of, solve_trunk
from simulator.performance import EpisodeSpan, Scene
from simulator.stage.camera import Array, Camera, Size, camera, inset_at_left, is_fixed
from simulator.stage.inset import Corner, inset_rect

_STEP_MS = 2000
_HEAD, _HAND, _TRUNK = (0.13, 1.0), (0.08, 0.4), (0.18, 0.2)
"""What may be hidden: metres round its middle, and how much that matters."""
_AWAY, _LOW = 0.02, 0.3
"""What a step in a corner costs that is not the usual one, and in a low one, where toys lie."""
_MOVE = 1.0
"""What a move costs: as much as a head that is hidden for a step."""


class Shown(Protocol):
    """What can be asked for the scene at a time, and for the episode."""

    def at(self, ms: int) -> Scene:
        """Return the scene at a time."""

    def episode_at(self, ms: float) -> EpisodeSpan:
        """Return the episode that is running at a time."""


@dataclass(frozen=True, slots=True, eq=False)
class _Present:
    """Who is where in an episode: for every part of a body the step, the place, size and weight."""

    steps: NDArray[np.intp]
    places: Array
    sizes: Array
    weights: Array


class Corners:
    """Knows the corner of the inset at every time of a performance, as each camera sees it.

    An episode is looked through when it is first asked for.
    """

    def __init__(self, performance: Shown) -> None:
        self._performance = performance
        self._present: dict[int, _Present] = {}
        self._laid: dict[tuple[int, str, Size], list[Corner]] = {}

    def at(self, ms: int, name: str, size: Size) -> Corner:
        """Return the corner at a time on a picture of that size by the camera of that name."""
        if not is_fixed(name):
            return _usual(name)
        span = self._performance.episode_at(ms)
        key = span.start_ms, name, size
        if key not in self._laid:
            if span.start_ms not in self._present:
                self._present[span.start_ms] = _present(self._performance, span)
            self._laid[key] = lay_corners(self._present[span.start_ms], name, size)
        corners = self._laid[key]
        return corners[min(max(ms - span.start_ms, 0) // _STEP_MS, len(corners) - 1)]


def _usual(name: str) -> Corner:
    return Corner(left=inset_at_left(name), low=False)


def _present(performance: Shown, span: EpisodeSpan) -> _Present:
    times = range(span.start_ms, span.end_ms, _STEP_MS)
    rows = [
        (step, *place, *matter)
        for step, ms in enumerate((*times, span.end_ms - 1))
        for place, matter in _parts(performance.at(ms))
    ]
    table = np.array(rows, np.float64).reshape(-1, 6)
    return _Present(table[:, 0].astype(np.intp), table[:, 1:4], table[:, 4], table[:, 5])


def _parts(scene: Scene) -> Iterator[tuple[tuple[float, ...], tuple[float, float]]]:
    """Yield where the parts of bodies are that an inset should not hide."""
    for figure in scene.figures.values():
        trunk = solve_trunk(figure.placed)
        yield trunk.head, _HEAD
        yield trunk.chest, _TRUNK
        yield trunk.pelvis, _TRUNK
        for side in (0, 1):
            yield hand_of(figure.placed, trunk, side), _HAND


def lay_corners(present: _Present, name: str, size: Size) -> list[Corner]:
    """Return the corner for each step of an episode."""
    view, usual = camera(name, size), _usual(name)
    corners = [Corner(left, low) for low in (False, True) for left in (False, True)]
    hidden = [_hidden(view, present, corner) for corner in corners]
    costs = np.stack(hidden, 1) + [_LOW * c.low + _AWAY * (c != usual) for c in corners]
    return [corners[i] for i in steadiest(costs, _MOVE)]


def _hidden(view: Camera, present: _Present, corner: Corner) -> Array:
    """Return how much an inset would hide from each step to the next, at either end."""
    rect = inset_rect(view.size, corner)
    pixels, scale = view.project(present.places)
    reach = np.maximum(present.sizes * scale, 1.0)
    covered = np.ones(len(reach))
    for axis in (0, 1):
        gap = rect.size[axis] / 2 + reach - np.abs(pixels[:, axis] - rect.center[axis])
        covered *= np.clip(gap / (2 * reach), 0.0, 1.0)
    steps = np.zeros(int(present.steps.max(initial=0)) + 2)
    np.add.at(steps, present.steps, covered * present.weights)
    most: Array = np.maximum(steps[:-1], steps[1:])
    return most


def steadiest(costs: Array, move: float) -> list[int]:
    """Return the choice at each step that costs least in all.

    Args:
        costs: What each choice costs at each step, shape (steps, choices).
        move: What it costs to change the choice.
    """
    total, came = costs[0].copy(), np.zeros(costs.shape, np.intp)
    for step in range(1, len(costs)):
        best = int(total.argmin())
        stays = total <= total[best] + move
        came[step] = np.where(stays, np.arange(costs.shape[1]), best)
        total = np.where(stays, total, total[best] + move) + costs[step]
    chosen = [int(total.argmin())]
    for step in range(len(costs) - 1, 0, -1):
        chosen.append(int(came[step, chosen[-1]]))
    return chosen[::-1]
