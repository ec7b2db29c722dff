"""The scene: everything that can be seen and heard at one time, as numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from simulator.figure.face import Face
from simulator.figure.skeleton import Placed
from simulator.figure.vectors import Vector

Grip = Literal["right", "left", "both"]


@dataclass(frozen=True, slots=True)
class Voice:
    """A sound that a figure is making: its name, how long it has lasted, how strong (1-3)."""

    sound: str
    since_ms: int
    intensity: int


@dataclass(frozen=True, slots=True)
class Figure:
    """One person in the scene.

    ``gaze_target`` names what the eyes are on ("caregiver", "toy:ball", "door", "none" ...); the
    turn of head and eyes is already in the pose. ``carrier`` names who holds this person.
    """

    actor: str
    placed: Placed
    face: Face
    gaze_target: str = "none"
    gaze_point: Vector | None = None
    carrier: str | None = None
    voice: Voice | None = None
    says: str | None = None


@dataclass(frozen=True, slots=True)
class Toy:
    """One thing that moves: where it lies, and whose hand has it.

    ``position`` is the point on which it rests. While ``held`` is above 0 the thing is that share
    of the way from there to the hand.
    """

    name: str
    position: Vector
    heading: float = 0.0
    spin: float = 0.0
    holder: str | None = None
    grip: Grip = "right"
    held: float = 0.0


@dataclass(frozen=True, slots=True)
class Aim:
    """Where the close-up camera stands and looks."""

    eye: Vector
    target: Vector


@dataclass(frozen=True, slots=True)
class Scene:
    """One moment of a performance. Absent people are not in ``figures``."""

    time_ms: int
    episode: int
    episode_ms: int
    figures: Mapping[str, Figure]
    toys: tuple[Toy, ...]
    door: float
    closeup: Aim
    captions: tuple[str, ...] = ()
