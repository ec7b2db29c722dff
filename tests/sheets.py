"""Contact sheets of faces, people, hands and hair, to judge by eye what puppets look like.

``python -m tests.sheets faces docs/pictures/faces.png`` paints one; the first word names the sheet.
"""

import argparse
import dataclasses
import itertools
import os
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import numpy as np
import pygame

from simulator.export.sheets import Tile, contact_sheet
from simulator.figure.body import Body, load_bodies
from simulator.figure.casting import look_of
from simulator.figure.face import Face, load_faces
from simulator.figure.look import Look, load_looks
from simulator.figure.pose import EYES, FINGERS, GRIPS, HEAD, load_poses
from simulator.figure.skeleton import Joints, Placed, solve
from simulator.figure.vectors import Vector, add
from simulator.stage.camera import Camera
from simulator.stage.figure import add_figure
from simulator.stage.group import Group
from simulator.stage.layer import render
from simulator.stage.shapes import shape_data
from simulator.stage.surfaces import Surfaces

PAPER = pygame.Color("#F3ECDD")
ROOM_SCALE = 290  # pixels per metre in the middle of that view
INFANT_STYLES = 7
ADULT_FACES = ("warm", "concern", "talk", "reading")
ROOM_HEAD = 60  # pixels of an infant's head in the room view at 1280x720


def solved(
    body: Body,
    pose: str,
    heading: float = 180.0,
    head: tuple[float, float] = (0.0, 0.0),
    eyes: tuple[float, float] = (0.0, 0.0),
    hand: tuple[float, float] | None = None,
) -> Joints:
    """Solve one body at the origin; ``head`` turns it (yaw, pitch), ``hand`` is point and grip."""
    row = load_poses(body.build)[pose].copy()
    row[HEAD] += (*head, 0.0)
    row[EYES] = eyes
    if hand is not None:
        row[list(FINGERS)], row[list(GRIPS)] = hand
    return solve({"one": Placed(body, row, (0.0, 0.0, 0.0), heading)})["one"]


def picture(
    joints: Joints,
    look: Look,
    face: Face,
    size: tuple[int, int],
    scale: float,
    target: Vector,
    rise: float = 0.0,
) -> pygame.Surface:
    """Paint one figure at so many pixels a metre; the camera stands ``rise`` above the target."""
    far = 4.0
    eye = add(target, (0.0, rise, -far))
    away = float(np.hypot(far, rise))
    fov = 2 * np.degrees(np.arctan(size[1] / 2 / (scale * away)))
    view = Camera(eye, target, float(fov), size)
    group = Group(view, (0.0, 0.0, 0.0))
    add_figure(group, joints, look, face)
    surface = pygame.Surface(size)
    surface.fill(PAPER)
    layer = render(group, Surfaces(), "figure")
    if layer:
        layer.put_on(surface)
    return surface


def head_picture(
    joints: Joints, look: Look, face: Face, size: int, head: float, rise: float = 0.3
) -> pygame.Surface:
    """Paint a head of so many pixels in the middle of a square."""
    unit = joints.body.head_scale * 0.21
    return picture(joints, look, face, (size, size), head / unit, joints.trunk.head, rise)


def _beside(*surfaces: pygame.Surface) -> pygame.Surface:
    """Put pictures beside each other, the smaller ones in the middle."""
    whole = pygame.Surface(
        (sum(s.get_width() for s in surfaces), max(s.get_height() for s in surfaces))
    )
    whole.fill(PAPER)
    left = 0
    for surface in surfaces:
        whole.blit(surface, (left, (whole.get_height() - surface.get_height()) // 2))
        left += surface.get_width()
    return whole


def faces() -> pygame.Surface:
    """Every face of an infant: near, and at room size from three sides and looking down."""
    body, look = load_bodies()["infant"], load_looks()["infant_1"]
    tiles = []
    for name, face in load_faces().items():
        if name in ADULT_FACES:
            continue
        near = head_picture(solved(body, "stand", 195), look, face, 106, 80)
        small = [
            head_picture(
                solved(body, "stand", heading, (0.0, pitch)), look, face, 68, ROOM_HEAD, 0.9
            )
            for heading, pitch in ((190, 0), (135, 0), (95, 0), (190, 32))
        ]
        tiles.append(Tile(name, _beside(near, *small)))
    return _sheet(tiles, 3)


def _sheet(tiles: Sequence[Tile], columns: int) -> pygame.Surface:
    return contact_sheet(tiles, tiles[0].surface.get_size(), len(tiles), columns)


def hair() -> pygame.Surface:
    """Every hairstyle from four sides."""
    tiles = []
    for i, name in enumerate(shape_data()["hair"]):
        build = "infant" if i < INFANT_STYLES else "adult"
        body, first = load_bodies()[build], {"infant": "infant_2", "adult": "caregiver_6"}[build]
        look = dataclasses.replace(load_looks()[first], hairstyle=name)
        heads = [
            head_picture(solved(body, "stand", h), look, load_faces()["neutral"], 150, 90)
            for h in (185, 135, 95, 40)
        ]
        tiles.append(Tile(name, _beside(*heads)))
    return _sheet(tiles, 2)


def hands() -> pygame.Surface:
    """Every state of a hand, both builds, near and at room size."""
    poses = {"infant": ("reach_up", "sit", "push", "crawl"), "adult": ("beckon", "stand", "wave")}
    states = {
        "open": (0.0, 0.0),
        "half closed": (0.0, 0.5),
        "grips": (0.0, 1.0),
        "points": (1.0, 0.0),
    }
    face, tiles = load_faces()["neutral"], []
    for build, names in poses.items():
        body = load_bodies()[build]
        look = load_looks()["infant_1" if build == "infant" else "caregiver_1"]
        for pose, (state, hand) in itertools.product(names, states.items()):
            joints = solved(body, pose, 150, hand=hand)
            whole = joints.trunk.chest if build == "infant" else joints.hand[0]
            near = picture(joints, look, face, (200, 200), 850, joints.hand[0], 0.6)
            small = picture(joints, look, face, (160, 200), ROOM_SCALE, whole, 0.9)
            tiles.append(Tile(f"{pose}, {state}", _beside(near, small)))
    return _sheet(tiles, 4)


PEOPLE = (
    # label, actor, relation, look or None, months, pose, seed
    ("infant, 11 months", "infant", None, None, 11, "sit_play", 4),
    ("infant, 13 months", "infant", None, None, 13, "crawl", 7),
    ("infant, 16 months", "infant", "daughter", "infant_3", 16, "stand", 1),
    ("infant, 20 months", "infant", None, "infant_4", 20, "reach_up", 1),
    ("mother", "caregiver", "mother", "caregiver_5", 0, "stand", 1),
    ("mother", "caregiver", "mother", "caregiver_6", 0, "beckon", 1),
    ("father", "caregiver", "father", "caregiver_7", 0, "stand", 1),
    ("foster parent", "caregiver", "foster parent", None, 0, "wave", 3),
    ("grandmother", "caregiver", "grandmother", "caregiver_3", 0, "stand", 1),
    ("grandfather", "caregiver", "grandfather", "caregiver_4", 0, "stand", 1),
    ("stranger", "stranger", None, "stranger_2", 0, "stand", 1),
    ("stranger", "stranger", None, None, 0, "wave", 11),
)


def people() -> pygame.Surface:
    """Twelve appearances, whole, on one scale: infants of several ages, caregivers, strangers."""
    tiles = []
    for label, actor, relation, wanted, months, pose, seed in PEOPLE:
        look = look_of(actor, relation, wanted, seed)
        bodies = load_bodies()
        infant = actor == "infant"
        body = bodies["infant"].aged(months) if infant else bodies["adult"].grown(look.stature)
        joints = solved(body, pose, 200 if pose != "crawl" else 130)
        face = load_faces()["interest" if infant else "warm"]
        shown = picture(joints, look, face, (230, 350), 195, (0.0, 0.84, 0.0), 0.5)
        tiles.append(Tile(label, shown))
    return _sheet(tiles, 6)


SHEETS = {"people": people, "faces": faces, "hair": hair, "hands": hands}


def main() -> None:
    """Paint the sheet that was asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.sheets", description=__doc__)
    parser.add_argument("sheet", choices=SHEETS)
    parser.add_argument("out", type=Path)
    asked = parser.parse_args()
    pygame.init()
    pygame.image.save(SHEETS[asked.sheet](), str(asked.out))


if __name__ == "__main__":
    main()
