"""Rings lie around what they point at, from every camera."""

from functools import cache

import pytest

from simulator.case import load_case
from simulator.lessons.pointing import PARTS
from simulator.performance import compile_case
from simulator.resources import LIBRARY
from simulator.stage import Stage

SIZE = (480, 270)


@cache
def performance():
    return compile_case(load_case(LIBRARY / "milo").value).value


def stage(camera):
    return Stage(SIZE, performance().looks, camera, performance().decor)


@pytest.mark.parametrize("camera", ["room", "corner", "door", "infant"])
@pytest.mark.parametrize("part", PARTS)
def test_there_is_a_ring_for_every_part_from_every_camera(camera, part):
    scene = performance().at(performance().episode(2).start_ms + 30_000)
    found = stage(camera).rings(scene, "infant", part)
    assert len(found) == (2 if part == "hands" else 1)
    assert all(2 < ring.radius < SIZE[0] for ring in found)
    if camera == "room":
        assert all(0 <= r.x <= SIZE[0] and 0 <= r.y <= SIZE[1] for r in found)


def test_the_ring_around_the_head_goes_where_the_head_is():
    scene = performance().at(performance().episode(2).start_ms + 30_000)
    (ring,) = stage("room").rings(scene, "infant", "head")
    assert stage("room").pick(scene, (round(ring.x), round(ring.y))) == "infant"


def test_the_ring_around_the_body_holds_the_head():
    scene = performance().at(performance().episode(5).start_ms + 20_000)
    (body,) = stage("room").rings(scene, "caregiver", "body")
    (head,) = stage("room").rings(scene, "caregiver", "head")
    assert (head.x - body.x) ** 2 + (head.y - body.y) ** 2 < body.radius**2


def test_who_is_not_there_has_no_ring():
    scene = performance().at(performance().episode(6).start_ms + 30_000)
    assert "caregiver" not in scene.figures
    assert stage("room").rings(scene, "caregiver", "head") == ()
