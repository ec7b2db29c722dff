"""Scenes made by hand."""

import dataclasses
import math

import numpy as np
import pygame

from simulator.figure.body import load_bodies
from simulator.figure.face import load_faces
from simulator.figure.pose import load_poses
from simulator.figure.skeleton import Placed, solve
from simulator.figure.vectors import Vector
from simulator.performance.scene import Aim, Figure, Scene, Toy
from simulator.stage.room_data import room_data

SIZE = (480, 270)


def figure(
    actor: str,
    pose: str,
    place: Vector,
    heading: float,
    face: str = "neutral",
    carrier: str | None = None,
) -> Figure:
    build = "infant" if actor == "infant" else "adult"
    placed = Placed(load_bodies()[build], load_poses(build)[pose], place, heading)
    return Figure(actor, placed, load_faces()[face], carrier=carrier)


def toys(*names: str) -> tuple[Toy, ...]:
    things = room_data().things
    return tuple(Toy(n, things[n].home, things[n].heading) for n in names)


def aim_before(infant: Figure, side: float = 22.0) -> Aim:
    """Stand before an infant's face, a little aside."""
    trunk = solve({"infant": infant.placed})["infant"].trunk
    forward, head = trunk.head_frame[2], trunk.head
    a = math.atan2(forward[0], forward[2]) + math.radians(side)
    eye = (head[0] + 1.45 * math.sin(a), max(0.3, head[1] + 0.14), head[2] + 1.45 * math.cos(a))
    return Aim(eye, (head[0], head[1] - 0.06, head[2]))


def scene(*people: Figure, things: tuple[Toy, ...] = (), door: float = 0.0) -> Scene:
    infant = next((p for p in people if p.actor == "infant"), None)
    aim = aim_before(infant) if infant else Aim((0.0, 1.0, -1.0), (0.0, 0.5, 2.0))
    return Scene(0, 5, 0, {p.actor: p for p in people}, things, door, aim)


def play(face: str = "neutral", heading: float = 200.0) -> Scene:
    """Return a scene with everybody in it."""
    chairs = room_data().chairs
    caregiver, stranger = chairs["caregiver"], chairs["stranger"]
    return scene(
        figure("infant", "sit_play", (0.46, 0.0, 1.36), heading, face),
        figure("caregiver", "sit", caregiver.position, caregiver.heading, "warm"),
        figure("stranger", "sit_lean", stranger.position, stranger.heading, "interest"),
        things=toys("ball", "blocks", "duck", "teddy", "rings"),
    )


def pixels(surface: pygame.Surface) -> np.ndarray:
    return pygame.surfarray.array3d(surface).astype(int)


def with_toys(shown: Scene, *more: Toy) -> Scene:
    return dataclasses.replace(shown, toys=shown.toys + more)
