"""What the cameras see of a person: is the face or the body in the picture, and not covered?

Only people cover each other here: furniture and toys are low, and the close-up goes round them.
"""

import functools
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import yaml

from simulator.figure.skeleton import Trunk, solve_trunk
from simulator.figure.vectors import UP, Vector, add, cross, dot, length, scale, sub, unit
from simulator.performance import Performance
from simulator.performance.scene import Aim, Scene
from simulator.resources import ASSETS

_PROFILE = math.cos(math.radians(100))
"""A face is seen as long as it is turned away no further than a little beyond the profile."""
_HEAD_M, _TRUNK_M, _LEGS_M = 0.11, 0.15, 0.12  # half widths that cover what is behind
_CLOSE_M = 0.05


@dataclass(frozen=True, slots=True)
class _View:
    """A camera: where it stands and looks, and half the height and width of its picture at 1 m."""

    eye: Vector
    target: Vector | None
    half_height: float
    half_width: float

    def aimed(self, aim: Aim) -> "_View":
        """Return the view with the aim of the close-up."""
        return _View(aim.eye, aim.target, self.half_height, self.half_width)

    def frames(self, point: Vector) -> bool:
        """Tell whether a point lies in the picture."""
        forward = unit(sub(self.target or self.eye, self.eye))
        right = unit(cross(UP, forward))
        up, way = cross(forward, right), sub(point, self.eye)
        ahead = dot(way, forward)
        return (
            ahead > _CLOSE_M
            and abs(dot(way, right)) <= ahead * self.half_width
            and abs(dot(way, up)) <= ahead * self.half_height
        )


@functools.cache
def _views() -> Mapping[str, _View]:
    text = (ASSETS / "room" / "cameras.yaml").read_text(encoding="utf-8")
    return MappingProxyType({name: _view(plan) for name, plan in yaml.safe_load(text).items()})


def _view(plan: Mapping[str, Any]) -> _View:
    half = math.tan(math.radians(plan["fov"]) / 2)
    eye = _point(plan.get("eye", (0.0, 0.0, 0.0)))
    target = _point(plan["target"]) if "target" in plan else None
    return _View(eye, target, half, half * plan["frame"])


def _point(row: Sequence[float]) -> Vector:
    x, y, z = row
    return float(x), float(y), float(z)


def seen_by(
    performance: Performance, actor: str, times: Sequence[int], share: float
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the cameras that see a person, and those that see the face.

    Args:
        performance: the session.
        actor: who is looked for.
        times: when, in milliseconds from the start of the session.
        share: of the times at which a camera has to see the person.
    """
    bodies, faces = dict.fromkeys(_views(), 0), dict.fromkeys(_views(), 0)
    for time in times:
        scene = performance.at(time)
        if actor not in scene.figures:
            continue
        trunks = {name: solve_trunk(figure.placed) for name, figure in scene.figures.items()}
        for name in _views():
            face, body = _seen(scene, name, actor, trunks)
            faces[name] += face
            bodies[name] += face or body
    least = share * len(times)
    return _enough(bodies, least), _enough(faces, least)


def _enough(counts: Mapping[str, int], least: float) -> tuple[str, ...]:
    return tuple(name for name, n in counts.items() if n >= max(least, 1))


def _seen(scene: Scene, camera: str, actor: str, trunks: Mapping[str, Trunk]) -> tuple[bool, bool]:
    """Return whether a camera sees face and body of a person."""
    view = _views()[camera]
    if view.target is None:
        view = view.aimed(scene.closeup)
    own = trunks[actor]
    others = [trunk for name, trunk in trunks.items() if name != actor]
    towards = unit(sub(view.eye, own.head))
    front = dot(own.head_frame[2], towards) >= _PROFILE
    face = front and _clear(view, own.head, others)
    return face, any(_clear(view, point, others) for point in (own.head, own.chest, own.pelvis))


def _clear(view: _View, point: Vector, others: Iterable[Trunk]) -> bool:
    """Tell whether a point is in the picture and nobody stands before it."""
    return view.frames(point) and not any(_covers(trunk, view.eye, point) for trunk in others)


def _covers(trunk: Trunk, eye: Vector, point: Vector) -> bool:
    x, height, z = trunk.pelvis
    parts = (
        (trunk.head, _HEAD_M),
        (trunk.chest, _TRUNK_M),
        (trunk.waist, _TRUNK_M),
        (trunk.pelvis, _TRUNK_M),
        ((x, 0.5 * height, z), _LEGS_M),
    )
    return any(_between(eye, point, centre) < radius for centre, radius in parts)


def _between(eye: Vector, point: Vector, centre: Vector) -> float:
    """Return how far a centre is from the line of sight; infinite unless it lies before the end."""
    line = unit(sub(point, eye))
    along = dot(sub(centre, eye), line)
    if not _CLOSE_M < along < length(sub(point, eye)) - _CLOSE_M:
        return math.inf
    return length(sub(centre, add(eye, scale(line, along))))
