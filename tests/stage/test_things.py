import math
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pygame
import pytest
import yaml

from simulator.figure.look import Look, colour, load_looks
from simulator.figure.skeleton import solve
from simulator.figure.vectors import bearing, distance, wrapped
from simulator.performance.scene import Toy
from simulator.resources import ASSETS
from simulator.stage.camera import camera
from simulator.stage.company import companies, hand_point, held_position
from simulator.stage.furniture import furniture
from simulator.stage.group import Group
from simulator.stage.hair import hair_of
from simulator.stage.layer import render
from simulator.stage.palette import palette, tone
from simulator.stage.room_data import room_data
from simulator.stage.surfaces import Surfaces
from simulator.stage.toys import PAINTERS, add_toy
from tests.stage.scenes import figure, play, scene, toys

ROOM = yaml.safe_load((Path(ASSETS) / "room" / "room.yaml").read_text(encoding="utf-8"))
VIEW = camera("room", (1280, 720))


def picture(name: str, heading: float = 200.0) -> tuple[np.ndarray, np.ndarray]:
    group = Group(VIEW, (0.4, 0.0, 1.2))
    add_toy(group, name, (0.4, 0.0, 1.2), heading)
    layer = render(group, Surfaces(), "toy")
    assert layer is not None
    return pygame.surfarray.array3d(layer.surface), pygame.surfarray.array_alpha(layer.surface)


def test_every_thing_of_the_room_can_be_painted_and_nothing_else() -> None:
    assert set(PAINTERS) == set(ROOM["toys"])


@pytest.mark.parametrize("name", sorted(PAINTERS))
def test_layers_are_premultiplied_and_things_are_large_enough_to_see(name: str) -> None:
    colours, alpha = picture(name)
    assert (alpha > 200).sum() > 60
    assert (colours.max(2).astype(int) <= alpha.astype(int) + 1).all()


def test_every_thing_has_a_silhouette_of_its_own() -> None:
    outlines = {}
    for name in PAINTERS:
        _, alpha = picture(name)
        outlines[name] = (alpha.shape, (alpha > 128).sum())
    assert len(set(outlines.values())) == len(outlines)


@pytest.mark.parametrize("name", sorted(PAINTERS))
def test_things_stay_within_the_size_that_the_room_gives_them(name: str) -> None:
    group = Group(VIEW, (0.0, 0.0, 0.0))
    add_toy(group, name, (0.0, 0.0, 0.0), 0.0)
    spheres = np.array(group.spheres)
    assert (spheres[:, 1] - spheres[:, 3]).min() > -0.01, "nothing sinks into the floor"
    high = (spheres[:, 1] + spheres[:, 3]).max()
    assert 0.6 * high < 2 * room_data().things[name].centre < 1.7 * high


def test_toys_lie_apart_and_away_from_the_chairs() -> None:
    things = [(n, t) for n, t in room_data().things.items() if not t.prop]
    for i, (a, one) in enumerate(things):
        for b, other in things[i + 1 :]:
            assert distance(one.home, other.home) > 0.10, (a, b)
        for chair in room_data().chairs.values():
            assert distance(one.home, chair.position) > 0.6, a


def test_going_to_the_toys_is_not_going_to_an_adult_or_to_the_door() -> None:
    x, z = ROOM["places"]["put_down"]
    start = (x, 0.0, z)
    to = lambda p: bearing(start, (p[0], 0.0, p[1]))  # noqa: E731
    toy_way = to(ROOM["places"]["toys"])
    for other in (*(c["position"] for c in ROOM["chairs"].values()), ROOM["places"]["door"]):
        assert abs(wrapped(toy_way - to(other))) > 40


def test_places_and_homes_are_in_the_room() -> None:
    (x0, x1), (z0, z1) = ROOM["walls"]["x"], ROOM["walls"]["z"]
    outside = {"doorway", "door_outside", "corridor"}
    floor = {**ROOM["places"], **{n: t["home"] for n, t in ROOM["toys"].items()}}
    for name, (x, z) in floor.items():
        if name not in outside:
            assert x0 < x < x1, name
            assert z0 < z < z1, name


def test_the_room_camera_sees_every_place_in_the_room() -> None:
    for name, (x, z) in ROOM["places"].items():
        if name not in {"door_outside", "corridor", "doorway"}:
            u, v = VIEW.pixel((x, 0.3, z))
            assert 0 < u < 1280, name
            assert 0 < v < 720, name


@pytest.mark.parametrize("look", sorted(load_looks()))
def test_every_look_has_a_hairstyle_that_exists(look: str) -> None:
    hair = hair_of(load_looks()[look].hairstyle)
    assert hair.caps or hair.opening


def test_an_unknown_hairstyle_is_named_with_those_that_exist() -> None:
    with pytest.raises(ValueError, match=r"'mohawk'.*wisps, .*curls, bun, .*headscarf"):
        hair_of("mohawk")


def test_the_room_keeps_the_colours_of_the_people_for_the_people(looks: Mapping[str, Look]) -> None:
    casting = yaml.safe_load((ASSETS / "figures" / "casting.yaml").read_text(encoding="utf-8"))
    people = ("infant", "caregiver", "stranger")
    tops = [looks[actor].top for actor in people]
    tops += [colour(p["top"]) for actor in people for p in casting["palettes"][actor]]
    for decor in casting["decors"]:
        for name, tint in palette(decor).room.items():
            for top in tops:
                assert math.dist(tint, top) > 35, (decor, name, top)


def test_decors_differ_and_an_unknown_one_is_named_with_those_that_exist() -> None:
    casting = yaml.safe_load((ASSETS / "figures" / "casting.yaml").read_text(encoding="utf-8"))
    walls = {palette(decor).room["wainscot"] for decor in casting["decors"]}
    assert len(walls) == len(casting["decors"])
    with pytest.raises(ValueError, match=r"'gold'.*sage, sand"):
        palette("gold")


def test_tones_darken_towards_brown_and_lighten_towards_cream() -> None:
    base = (120, 130, 140)
    assert tone(base, 0.0) == palette().dark
    assert tone(base, 2.0) == palette().light
    assert tone(base, 1.0) == base


def test_furniture_is_painted_by_a_camera_on_either_side() -> None:
    for name in ("room", "corner"):
        for piece in furniture():
            group, depth = piece.build(camera(name, (640, 360)))
            assert group.spheres
            assert depth > 1.0


# ---------------------------------------------------------------------------- companies


def partition(shown):
    joints = solve({n: f.placed for n, f in shown.figures.items()})
    found, loose = companies(shown, joints)
    return {c.actors for c in found}, {t.name for t in loose}, found


def test_people_far_apart_are_painted_apart() -> None:
    actors, loose, _ = partition(play())
    assert actors == {("infant",), ("caregiver",), ("stranger",)}
    assert loose == {"ball", "blocks", "duck", "teddy", "rings"}


def test_a_carried_infant_is_painted_with_its_carrier() -> None:
    adult = figure("caregiver", "hold", (-0.5, 0.0, 2.1), 108.0)
    infant = figure("infant", "held", (-0.3, 1.0, 2.0), 288.0, carrier="caregiver")
    far = figure("stranger", "stand", (1.4, 0.0, 2.6), 200.0)
    actors, _, _ = partition(scene(adult, infant, far))
    assert actors == {("caregiver", "infant"), ("stranger",)}


def test_bodies_that_may_touch_are_painted_together() -> None:
    infant = figure("infant", "stand", (0.0, 0.0, 2.0), 90.0)
    near = figure("caregiver", "kneel", (0.5, 0.0, 2.0), 270.0)
    actors, _, _ = partition(scene(infant, near))
    assert actors == {("caregiver", "infant")}


def test_a_held_thing_belongs_to_its_holder_and_is_in_the_hand() -> None:
    infant = figure("infant", "toy_carry", (0.0, 0.0, 2.0), 180.0)
    duck = Toy("duck", (0.9, 0.0, 1.0), holder="infant", held=1.0)
    shown = scene(infant, things=(duck, *toys("ball")))
    _, loose, (company,) = partition(shown)
    assert company.toys == (duck,)
    assert loose == {"ball"}
    joints = solve({"infant": infant.placed})["infant"]
    assert hand_point(joints, duck) == joints.hand[0]
    foot = held_position(joints, duck)
    assert foot[1] == pytest.approx(joints.hand[0][1] - room_data().things["duck"].centre)


def test_a_thing_half_way_to_a_hand_is_half_way() -> None:
    infant = figure("infant", "toy_carry", (0.0, 0.0, 2.0), 180.0)
    joints = solve({"infant": infant.placed})["infant"]
    start = (0.9, 0.0, 1.0)
    there = held_position(joints, Toy("duck", start, holder="infant", held=1.0))
    middle = held_position(joints, Toy("duck", start, holder="infant", held=0.5))
    assert distance(middle, start) == pytest.approx(distance(there, start) / 2)
