"""What puppets look like: every look, hairstyle and outfit can be painted, and hands speak."""

import dataclasses

import numpy as np
import pygame
import pytest

from simulator.figure.body import load_bodies
from simulator.figure.face import load_faces
from simulator.figure.look import Look, load_looks
from simulator.figure.pose import FINGERS, GRIPS, load_poses
from simulator.figure.skeleton import Joints, Placed, solve
from simulator.figure.vectors import add, dot, to_world
from simulator.stage.camera import Camera, camera
from simulator.stage.figure import add_figure
from simulator.stage.group import Group
from simulator.stage.hair import hair_of
from simulator.stage.hands import inward, opening
from simulator.stage.layer import render
from simulator.stage.shapes import outfit_of, shape_data
from simulator.stage.surfaces import Surfaces
from tests.stage.scenes import pixels

PLACE = (0.5, 0.0, 1.2)
SIDES = (185.0, 120.0, 60.0, 5.0)
PAPER = (243, 236, 221)


def joints_of(
    build: str, pose: str, heading: float, hand: tuple[float, float] | None = None
) -> Joints:
    row = load_poses(build)[pose].copy()
    if hand is not None:
        row[list(FINGERS)], row[list(GRIPS)] = hand
    return solve({"one": Placed(load_bodies()[build], row, PLACE, heading)})["one"]


def painted(joints: Joints, look: Look, view: Camera | None = None) -> np.ndarray:
    view = view or camera("room", (640, 360))
    group = Group(view, PLACE)
    add_figure(group, joints, look, load_faces()["neutral"])
    picture = pygame.Surface(view.size)
    picture.fill(PAPER)
    layer = render(group, Surfaces(), "figure")
    assert layer is not None
    layer.put_on(picture)
    return pixels(picture)


def build_of(name: str) -> str:
    return "infant" if name.startswith("infant") else "adult"


def near(tint: tuple[int, int, int], picture: np.ndarray, within: int = 60) -> int:
    """Count the pixels of about a colour."""
    return int((np.abs(picture - tint).sum(2) < within).sum())


@pytest.mark.parametrize("name", load_looks())
@pytest.mark.parametrize("heading", SIDES)
def test_every_look_shows_its_colours_from_every_side(name: str, heading: float) -> None:
    look = load_looks()[name]
    picture = painted(joints_of(build_of(name), "stand", heading), look)
    assert near(look.top, picture) > 100
    assert near(look.shoes, picture) > 5
    assert outfit_of(build_of(name), look.outfit).forms


@pytest.mark.parametrize("style", shape_data()["hair"])
@pytest.mark.parametrize("heading", SIDES)
def test_every_hairstyle_is_seen_from_every_side(style: str, heading: float) -> None:
    infant = style in list(shape_data()["hair"])[:7]
    first = load_looks()["infant_1" if infant else "caregiver_1"]
    green = dataclasses.replace(first, hairstyle=style, hair=(40, 160, 60), scarf=(40, 160, 60))
    bare = dataclasses.replace(green, hair=first.skin, scarf=first.skin)
    joints = joints_of("infant" if infant else "adult", "stand", heading)
    changed = np.abs(painted(joints, green) - painted(joints, bare)).max(2) > 12
    assert changed.sum() > (4 if hair_of(style).sheer > 0.5 or style == "bald" else 25)


@pytest.mark.parametrize("style", ["bun", "bob", "short", "headscarf", "tight_curls"])
def test_no_hair_hides_the_eyes_of_an_adult_who_looks_at_a_held_infant(style: str) -> None:
    look = dataclasses.replace(
        load_looks()["caregiver_1"], hairstyle=style, hair=(40, 160, 60), scarf=(40, 160, 60)
    )
    row = load_poses("adult")["hold"].copy()
    row[9:12] = (-30.0, 24.0, 0.0)
    joints = solve({"one": Placed(load_bodies()["adult"], row, PLACE, 200.0)})["one"]
    picture = painted(joints, look, camera("room", (1280, 720)))
    white = (picture.min(2) > 215) & (np.ptp(picture, 2) < 25)
    x, y = camera("room", (1280, 720)).pixel(joints.trunk.head)
    head = white[int(x) - 26 : int(x) + 26, int(y) - 26 : int(y) + 30]
    assert head.sum() >= 4


@pytest.mark.parametrize("build", ["infant", "adult"])
def test_hands_that_rest_grip_and_point_differ_at_room_size(build: str) -> None:
    look = load_looks()["infant_1" if build == "infant" else "caregiver_1"]
    pose = "reach_up" if build == "infant" else "wave"
    view = camera("room", (1280, 720))
    states = [(0.0, 0.0), (0.0, 1.0), (1.0, 0.0)]
    shown = [painted(joints_of(build, pose, 200.0, s), look, view) for s in states]
    for i, one in enumerate(shown):
        for other in shown[i + 1 :]:
            assert int((np.abs(one - other).max(2) > 24).sum()) > 30


def test_a_raised_hand_opens_and_a_hanging_one_rests() -> None:
    raised, hanging = joints_of("infant", "reach_up", 180.0), joints_of("adult", "stand", 180.0)
    assert opening(raised, 0) == pytest.approx(1.0)
    assert opening(hanging, 0) == pytest.approx(0.0, abs=0.1)
    assert opening(joints_of("infant", "reach_up", 180.0, (0.0, 1.0)), 0) == 0.0


@pytest.mark.parametrize("i", [0, 1])
def test_palms_look_where_those_of_people_do(i: int) -> None:
    hanging = joints_of("adult", "stand", 0.0)
    across = hanging.trunk.chest_frame[0]
    assert dot(inward(hanging, i), across) * (1 - 2 * i) < -0.5  # at the thigh
    raised = joints_of("infant", "reach_up", 0.0)
    assert dot(inward(raised, i), raised.trunk.chest_frame[2]) > 0.4  # forward
    assert abs(dot(inward(raised, i), raised.hand_direction[i])) < 1e-6


def test_glasses_and_beards_are_seen() -> None:
    bare = dataclasses.replace(load_looks()["caregiver_4"], beard=False, glasses=False)
    joints = joints_of("adult", "stand", 190.0)
    plain = painted(joints, bare)
    for worn in ({"beard": True}, {"glasses": True}):
        changed = np.abs(painted(joints, dataclasses.replace(bare, **worn)) - plain).max(2) > 20
        assert changed.sum() > 5, worn


def test_an_unknown_outfit_is_named_with_those_that_exist() -> None:
    with pytest.raises(ValueError, match=r"infant.*'toga'.*star_shirt"):
        outfit_of("infant", "toga")


def test_sleeves_leave_the_bib_of_dungarees_whole() -> None:
    look = dataclasses.replace(load_looks()["infant_1"], outfit="dungarees")
    joints, view = joints_of("infant", "stand", 185.0), camera("room", (1920, 1080))
    picture, trunk = painted(joints, look, view), joints.trunk
    for aside in (-0.024, 0.0, 0.024):
        corner = add(trunk.chest, to_world(trunk.chest_frame, (aside, 0.008, 0.064)))
        x, y = view.pixel(corner)
        seen = picture[round(x), round(y)].astype(int)
        assert np.abs(seen - look.top).sum() < np.abs(seen - look.trim).sum()
