import dataclasses
import itertools
import math
from collections.abc import Callable, Mapping

import numpy as np
import pygame
import pytest

from simulator.case import load_case
from simulator.figure.face import INDEX, load_faces
from simulator.figure.look import Look
from simulator.figure.skeleton import solve
from simulator.figure.vectors import add
from simulator.performance import compile_case
from simulator.performance.scene import Scene, Toy
from simulator.resources import LIBRARY
from simulator.stage import Stage, camera
from simulator.stage.room_data import room_data
from tests.stage.scenes import SIZE, figure, pixels, play, scene, toys, with_toys

Paint = Callable[..., np.ndarray]
CAMERAS = ("room", "corner", "door", "infant")


def held_scene(style: str = "held_push", heading: float = 108.0):
    adult = figure("caregiver", "hold", (-0.5, 0.0, 2.1), heading, "concern")
    infant = figure("infant", style, (-0.28, 1.02, 2.0), heading + 180, "cry", "caregiver")
    return scene(adult, infant, things=toys("ball", "duck"))


@pytest.mark.parametrize("camera", CAMERAS)
def test_a_scene_gives_the_same_bytes_whatever_was_painted_before(
    looks: Mapping[str, Look], painted: Paint, camera: str
) -> None:
    stage, surface = Stage(SIZE, looks, camera), pygame.Surface(SIZE)
    visited = (
        held_scene(),
        play("cry"),
        scene(figure("infant", "crawl", (1.2, 0, 1.0), 40.0), door=60.0),
        dataclasses.replace(play(), door=95.0),
        play("smile", 120.0),
        held_scene("held_arch", 100.0),
    )
    for shown in visited:
        stage.paint(surface, shown)
    for shown in (play(), held_scene()):
        stage.paint(surface, shown)
        assert (pixels(surface) == painted(shown, camera)).all()


def test_a_surface_that_something_was_drawn_on_is_painted_all_over(
    looks: Mapping[str, Look],
) -> None:
    stage, surface = Stage(SIZE, looks), pygame.Surface(SIZE)
    stage.paint(surface, play())
    before = pixels(surface)
    surface.fill((255, 0, 255))
    stage.paint(surface, play())
    assert (pixels(surface) == before).all()


def test_the_rectangles_cover_everything_that_changed(looks: Mapping[str, Look]) -> None:
    stage, surface = Stage(SIZE, looks), pygame.Surface(SIZE)
    moved = with_toys(play("cry", 150.0), *toys("car"))
    for first, then in ((play(), moved), (moved, dataclasses.replace(moved, door=40.0))):
        stage.paint(surface, first)
        before = pixels(surface)
        rects = stage.paint(surface, then)
        changed = (pixels(surface) != before).any(2)
        assert changed.any()
        for rect in rects:
            assert surface.get_rect().contains(rect)
            changed[rect.left : rect.right, rect.top : rect.bottom] = False
        assert not changed.any()


def test_nothing_changes_when_nothing_moves(looks: Mapping[str, Look]) -> None:
    stage, surface = Stage(SIZE, looks), pygame.Surface(SIZE)
    assert stage.paint(surface, play()) == [surface.get_rect()]
    assert stage.paint(surface, dataclasses.replace(play(), time_ms=40)) == []


def test_a_body_that_moves_by_a_hair_is_not_painted_anew(looks: Mapping[str, Look]) -> None:
    stage, surface = Stage(SIZE, looks), pygame.Surface(SIZE)
    infant = figure("infant", "stand", (0.3, 0.0, 1.5), 200.0)
    nudged = figure("infant", "stand", (0.30002, 0.0, 1.5), 200.0)
    stage.paint(surface, scene(infant))
    assert (
        stage.paint(surface, dataclasses.replace(scene(infant), figures={"infant": nudged})) == []
    )


def test_people_beyond_a_closed_door_are_not_seen(painted: Paint) -> None:
    outside = figure("caregiver", "stand", (-1.5, 0.0, 4.6), 180.0)
    assert (painted(scene(outside)) == painted(scene())).all()


def test_people_beyond_an_open_door_are_seen_in_the_doorway_alone(painted: Paint) -> None:
    outside = figure("caregiver", "stand", (-1.5, 0.0, 4.3), 180.0)
    seen = painted(scene(outside, door=95.0))
    changed = (seen != painted(scene(door=95.0))).any(2)
    assert changed.any()
    xs = np.flatnonzero(changed.any(1))
    assert xs.min() > 0.17 * SIZE[0]
    assert xs.max() < 0.36 * SIZE[0]


def test_the_door_swings_through_any_angle(painted: Paint) -> None:
    swung = [painted(scene(door=angle)) for angle in (0.0, 3.0, 6.0, 31.0, 62.0, 95.0)]
    for one, other in itertools.pairwise(swung):
        assert (one != other).any()


@pytest.mark.parametrize("heading", range(0, 360, 45))
def test_the_close_up_sees_the_face_whichever_way_the_infant_turns(
    painted: Paint, heading: int
) -> None:
    shown = scene(figure("infant", "sit", (0.46, 0.0, 1.36), float(heading)))
    neutral = painted(shown, "infant", (240, 240))
    crying = scene(figure("infant", "sit", (0.46, 0.0, 1.36), float(heading), "cry"))
    assert (np.abs(painted(crying, "infant", (240, 240)) - neutral).max(2) > 24).sum() > 300


@pytest.mark.parametrize("style", ["held", "held_push", "held_limp", "held_arch"])
def test_the_close_up_sees_the_face_of_an_infant_in_arms(painted: Paint, style: str) -> None:
    crying = held_scene(style)
    infant = dataclasses.replace(crying.figures["infant"], face=play().figures["infant"].face)
    calm = dataclasses.replace(crying, figures={**crying.figures, "infant": infant})
    a, b = (painted(s, "infant", (240, 240)) for s in (crying, calm))
    assert (np.abs(a - b).max(2) > 24).sum() > 150


def _speaks(painted: Paint, crying: Scene) -> int:
    """Return how many pixels of the close-up tell a crying face from a calm one."""
    infant = dataclasses.replace(crying.figures["infant"], face=play().figures["infant"].face)
    calm = dataclasses.replace(crying, figures={**crying.figures, "infant": infant})
    a, b = (painted(s, "infant", (240, 240)) for s in (crying, calm))
    return int((np.abs(a - b).max(2) > 24).sum())


@pytest.mark.parametrize("apart", [0.30, 0.40])
def test_legs_that_stand_before_an_infant_do_not_hide_its_face(
    painted: Paint, apart: float
) -> None:
    infant = figure("infant", "sit", (0.46, 0.0, 1.36), 200.0, "cry")
    a = math.radians(222.0)
    place = (0.46 + apart * math.sin(a), 0.0, 1.36 + apart * math.cos(a))
    crowded = scene(infant, figure("caregiver", "stand", place, 20.0))
    assert _speaks(painted, crowded) > 0.8 * _speaks(painted, scene(infant))


@pytest.mark.parametrize(("case", "second"), [("milo", 155), ("theo", 79)])
def test_the_sleeves_of_an_infant_at_play_do_not_hide_its_mouth(
    painted: Paint, case: str, second: int
) -> None:
    loaded = load_case(LIBRARY / case).value
    performance = compile_case(loaded).value if loaded else None
    assert performance is not None
    shown = performance.at(performance.episodes[7].start_ms + 1000 * second)
    crying = load_faces()["cry"]
    shut = crying.copy()
    shut[INDEX["open"]] = 0.0
    pictures = []
    for face in (crying, shut):
        infant = dataclasses.replace(shown.figures["infant"], face=face)
        busy = dataclasses.replace(shown, figures={**shown.figures, "infant": infant})
        pictures.append(painted(busy, "infant", (240, 240)))
    a, b = pictures
    assert (np.abs(a - b).max(2) > 24).sum() > 60


def test_what_stands_between_the_close_up_and_the_infant_is_left_out(painted: Paint) -> None:
    alone = scene(figure("infant", "sit", (0.46, 0.0, 1.36), 200.0))
    eye = alone.closeup.eye
    between = figure("stranger", "stand", (eye[0] * 0.7 + 0.14, 0.0, eye[2] * 0.7 + 0.41), 20.0)
    crowded = dataclasses.replace(alone, figures={**alone.figures, "stranger": between})
    assert (painted(crowded, "infant") == painted(alone, "infant")).all()


@pytest.mark.parametrize(("pose", "left_out"), [("stand", True), ("kneel", False)])
def test_who_goes_by_close_before_the_infant_is_left_out_and_who_kneels_there_is_not(
    painted: Paint, pose: str, left_out: bool
) -> None:
    alone = scene(figure("infant", "sit", (0.46, 0.0, 1.36), 200.0))
    (x, _, z), (to_x, _, to_z) = alone.figures["infant"].placed.position, alone.closeup.eye
    share = 0.5 / math.dist((x, z), (to_x, to_z))
    place = (x + (to_x - x) * share, 0.0, z + (to_z - z) * share)
    near = dataclasses.replace(
        alone, figures={**alone.figures, "stranger": figure("stranger", pose, place, 20.0)}
    )
    assert (painted(near, "infant") == painted(alone, "infant")).all() == left_out


def test_what_an_infant_plays_with_is_seen_in_the_close_up_but_never_before_its_face(
    painted: Paint,
) -> None:
    alone = scene(figure("infant", "sit_play", (0.46, 0.0, 1.36), 200.0))
    eye, head = alone.closeup.eye, alone.closeup.target

    def changed(far: float, up: float) -> int:
        k = far / math.dist((eye[0], eye[2]), (head[0], head[2]))
        place = (head[0] + (eye[0] - head[0]) * k, up, head[2] + (eye[2] - head[2]) * k)
        with_ball = with_toys(alone, Toy("ball", place, 0.0))
        difference = painted(with_ball, "infant") - painted(alone, "infant")
        return int((np.abs(difference).max(2) > 24).sum())

    assert changed(0.30, 0.14) > 200
    assert changed(0.30, 0.40) == 0


def test_a_thing_on_its_way_into_a_hand_is_between_floor_and_hand(painted: Paint) -> None:
    def ball(held: float):
        thing = dataclasses.replace(toys("ball")[0], holder="infant", grip="both", held=held)
        return with_toys(scene(figure("infant", "toy_carry", (0.3, 0.0, 1.5), 200.0)), thing)

    lying, halfway, in_hand = (painted(ball(h)) for h in (0.0, 0.4, 1.0))
    assert (lying != halfway).any()
    assert (halfway != in_hand).any()


def test_the_magazine_opens_between_reading_hands(painted: Paint) -> None:
    reader = figure("caregiver", "sit_read", (-1.45, 0.0, 1.55), 118.0)
    magazine = Toy("magazine", (0.0, 0.0, 0.0), holder="caregiver", grip="both", held=1.0)
    changed = painted(with_toys(scene(reader), magazine)) != painted(scene(reader))
    assert changed.any(2).sum() > 60


@pytest.mark.parametrize("camera", CAMERAS)
@pytest.mark.parametrize("size", [(64, 64), (333, 217), (480, 480)])
def test_pictures_of_any_size_are_painted(looks, camera: str, size: tuple[int, int]) -> None:
    surface = pygame.Surface(size)
    surface.fill((255, 0, 255))
    Stage(size, looks, camera).paint(surface, play())
    assert not (pixels(surface) == (255, 0, 255)).all(2).any()


def test_a_part_of_a_larger_surface_can_be_painted(looks: Mapping[str, Look]) -> None:
    large = pygame.Surface((SIZE[0] + 40, SIZE[1] + 40))
    large.fill((255, 0, 255))
    Stage(SIZE, looks).paint(large.subsurface((20, 20, *SIZE)), play())
    outside = pixels(large)
    outside[20:-20, 20:-20] = (255, 0, 255)
    assert (outside == (255, 0, 255)).all(), "nothing is painted outside the picture"


def test_picking_finds_the_nearest_person_or_thing(looks: Mapping[str, Look]) -> None:
    shown, stage, view = play(), Stage(SIZE, looks), camera("room", SIZE)
    for name in ("infant", "caregiver", "stranger"):
        head = solve({name: shown.figures[name].placed})[name].trunk.head
        x, y = view.pixel(head)
        assert stage.pick(shown, (int(x), int(y))) == name
    ball = next(t for t in shown.toys if t.name == "ball")
    x, y = view.pixel(add(ball.position, (0.0, 0.085, 0.0)))
    assert stage.pick(shown, (int(x), int(y))) == "toy:ball"
    assert stage.pick(shown, (SIZE[0] - 2, 2)) is None


def test_an_empty_room_can_be_painted_from_everywhere(painted: Paint) -> None:
    for name in CAMERAS:
        assert painted(scene(things=toys("ball")), name).std() > 5


@pytest.mark.parametrize("name", CAMERAS)
def test_a_kept_picture_is_painted_as_a_fresh_one(
    looks: Mapping[str, Look], painted: Paint, name: str
) -> None:
    stage, surface = Stage(SIZE, looks, name), pygame.Surface(SIZE)
    moments = (
        play(),
        with_toys(play("cry", 150.0), *toys("car")),
        dataclasses.replace(play("cry", 150.0), door=40.0),
        held_scene(),
        scene(figure("caregiver", "stand", (-1.5, 0.0, 4.3), 180.0), door=95.0),
        play(),
    )
    for i, shown in enumerate(moments):
        stage.paint(surface, shown, kept=i > 0)
        assert (pixels(surface) == painted(shown, name)).all()


def test_feet_that_stick_out_over_the_sill_are_seen(
    painted: Paint, looks: Mapping[str, Look]
) -> None:
    door = room_data().door
    place = ((door.x[0] + door.x[1]) / 2, 0.0, door.z + 0.02)
    there = painted(scene(figure("caregiver", "stand", place, 180.0), door=95.0))
    empty = painted(scene(door=95.0))
    sill = round(camera("room", SIZE).pixel((place[0], 0.0, door.z))[1]) + 1
    changed = np.abs(there.astype(int) - empty).sum(axis=2)[:, sill:] > 40
    shoes = np.abs(there[:, sill:].astype(int) - looks["caregiver"].shoes).sum(axis=2) < 90
    assert (changed & shoes).sum() > 10
