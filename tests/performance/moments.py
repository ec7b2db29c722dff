"""Moments of a performance with bodies solved, and what is found to be wrong in them."""

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.figure.skeleton import Joints, solve
from simulator.performance import Performance, Scene


@dataclass(frozen=True, slots=True)
class Violation:
    """A law that is broken: which, when (ms of the performance), by whom, by how much."""

    law: str
    time_ms: int
    actor: str
    size: float
    unit: str
    what: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A scene with its joints solved."""

    performance: Performance
    scene: Scene
    joints: Mapping[str, Joints]

    @property
    def t(self) -> int:
        """Return the time in milliseconds."""
        return self.scene.time_ms


def moment(performance: Performance, t: int) -> Moment:
    """Ask a performance for the scene at a time and solve its bodies."""
    scene = performance.at(t)
    placed = {actor: figure.placed for actor, figure in scene.figures.items()}
    return Moment(performance, scene, solve(placed))
