"""Cameras: where the scene is seen from, and how points of the world become pixels."""

import functools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import numpy as np
import yaml
from numpy.typing import ArrayLike, NDArray

from simulator.figure.vectors import UP, Vector, cross, dot, sub, unit
from simulator.performance.scene import Aim
from simulator.resources import ASSETS

Array = NDArray[np.float64]
Size = tuple[int, int]

NEAR = 0.05  # metres; nothing is projected from nearer than this
_LIGHT = unit((-0.55, 0.75, -0.45))  # towards the window


@dataclass(frozen=True, slots=True)
class Camera:
    """A camera: place, aim, vertical field of view in degrees, size of the picture in pixels.

    ``right``, ``up`` and ``forward`` are its axes, ``focal`` is the focal length in pixels,
    ``light`` the direction on the picture from which forms are lit (x right, y down).
    """

    eye: Vector
    target: Vector
    fov: float
    size: Size
    right: Vector = field(init=False, compare=False, repr=False)
    up: Vector = field(init=False, compare=False, repr=False)
    forward: Vector = field(init=False, compare=False, repr=False)
    focal: float = field(init=False, compare=False, repr=False)
    light: tuple[float, float] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        forward = unit(sub(self.target, self.eye))
        right = unit(cross(UP, forward))
        up = cross(forward, right)
        put = functools.partial(object.__setattr__, self)
        put("forward", forward)
        put("right", right)
        put("up", up)
        put("focal", self.size[1] / 2 / math.tan(math.radians(self.fov) / 2))
        put("light", _light_on_picture(right, up))

    def depth(self, point: Vector) -> float:
        """Return how far in front of the camera a point is, along its forward axis."""
        return dot(sub(point, self.eye), self.forward)

    def scale_at(self, point: Vector) -> float:
        """Return pixels per metre at a point."""
        return self.focal / max(self.depth(point), NEAR)

    def pixel(self, point: Vector) -> tuple[float, float]:
        """Project one point."""
        d = sub(point, self.eye)
        s = self.focal / max(dot(d, self.forward), NEAR)
        return (
            self.size[0] / 2 + dot(d, self.right) * s,
            self.size[1] / 2 - dot(d, self.up) * s,
        )

    def local(self, points: ArrayLike) -> Array:
        """Express points of shape (n, 3) by the camera's axes: right, up, forward.

        Each row depends on its own point alone, to the last bit; a matrix product would not
        promise that.
        """
        x, y, z = (np.asarray(points, np.float64) - self.eye).T[..., None]
        across, up, ahead = np.array((self.right, self.up, self.forward)).T
        out: Array = x * across + y * up + z * ahead
        return out

    def flatten(self, local: Array) -> tuple[Array, Array]:
        """Turn points by the camera's axes into pixels (n, 2) and pixels per metre (n,)."""
        s = self.focal / np.maximum(local[:, 2], NEAR)
        pixels = np.empty((len(local), 2))
        pixels[:, 0] = self.size[0] / 2 + local[:, 0] * s
        pixels[:, 1] = self.size[1] / 2 - local[:, 1] * s
        return pixels, s

    def project(self, points: ArrayLike) -> tuple[Array, Array]:
        """Project points (n, 3) into pixels (n, 2) and pixels per metre (n,)."""
        return self.flatten(self.local(points))

    def at_size(self, size: Size) -> "Camera":
        """Return the same view on a picture of another size."""
        return Camera(self.eye, self.target, self.fov, size)


def _light_on_picture(right: Vector, up: Vector) -> tuple[float, float]:
    """Keep the light in the upper part of every picture, so that forms stay readable."""
    x, y = dot(_LIGHT, right), max(dot(_LIGHT, up), 0.55)
    x = min(-0.25, max(-0.75, x)) if x < 0.2 else min(0.6, max(0.25, x))
    n = math.hypot(x, y)
    return (x / n, -y / n)


@functools.cache
def _plans() -> Mapping[str, Mapping[str, Any]]:
    text = (ASSETS / "room" / "cameras.yaml").read_text(encoding="utf-8")
    return MappingProxyType(yaml.safe_load(text))


def camera_names() -> Sequence[str]:
    """Return the names of the cameras."""
    return tuple(_plans())


def is_fixed(name: str) -> bool:
    """Tell whether a camera of that name stands still."""
    return "eye" in _plans().get(name, {})


def inset_at_left(name: str) -> bool:
    """Tell whether a second picture usually goes into the left upper corner, not the right one."""
    return bool(_plans().get(name, {}).get("inset") == "left")


def _point(row: Sequence[float]) -> Vector:
    x, y, z = row
    return (float(x), float(y), float(z))


def camera(name: str, size: Size, aim: Aim | None = None) -> Camera:
    """Return the camera of that name for a picture of that size in pixels.

    ``aim`` is needed by the close-up "infant" alone: take it from the scene.

    Raises:
        ValueError: No camera has that name, or the close-up has no aim.
    """
    plan = _plans().get(name)
    if plan is None:
        raise ValueError(f"no camera is called '{name}'; there are {', '.join(_plans())}")
    if "eye" in plan:
        eye, target = _point(plan["eye"]), _point(plan["target"])
    elif aim is not None:
        eye, target = aim.eye, aim.target
    else:
        raise ValueError(f"the camera '{name}' needs an aim; take the closeup of a scene")
    half = math.tan(math.radians(plan["fov"]) / 2)
    half *= max(1.0, plan["frame"] * size[1] / size[0])
    return Camera(eye, target, math.degrees(2 * math.atan(half)), size)
