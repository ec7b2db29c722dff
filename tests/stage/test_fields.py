"""Beards and headscarves lie on the face, whichever way it turns."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.figure.body import load_bodies
from simulator.figure.look import Look, load_looks
from simulator.figure.pose import HEAD, load_poses
from simulator.figure.skeleton import Joints, Placed, solve
from simulator.figure.vectors import Vector, add, dot, scale, to_frame, to_world, turned, unit
from simulator.stage.camera import Camera
from simulator.stage.fields import field_from, seen_field
from simulator.stage.hair import hair_of
from simulator.stage.shapes import shape_of
from tests.stage.test_people import PLACE, painted

HEAD_SHAPE = shape_of("adult").head
ROUND = (0.1, 0.1, 0.1)
LOOK = load_looks()["caregiver_2"]
directions = st.tuples(st.floats(-180, 180), st.floats(-70, 70))


@given(directions)
def test_what_is_seen_of_a_field_faces_the_viewer(direction: tuple[float, float]) -> None:
    viewer = turned(*direction)[2]
    assert HEAD_SHAPE.beard_field is not None
    points = seen_field(HEAD_SHAPE.beard_field, ROUND, 0.0, viewer)
    assert all(dot(unit(tuple(p)), viewer) >= 0.0 for p in points.tolist())


@pytest.mark.parametrize("pitch", [-30.0, 0.0, 30.0])
def test_no_less_than_an_area_is_seen_while_a_head_turns_away(pitch: float) -> None:
    assert HEAD_SHAPE.beard_field is not None
    corners = {
        len(seen_field(HEAD_SHAPE.beard_field, ROUND, 0.0, turned(yaw, pitch)[2]))
        for yaw in np.linspace(60, 180, 1201).tolist()
    }
    assert min(corners - {0}) >= 4


@given(st.floats(-15, 15), st.floats(-15, 15))
def test_a_small_field_in_front_is_seen_whole(yaw: float, pitch: float) -> None:
    field = field_from([[0, 0.3, -0.3], [0.5, 0.3, -0.3]])
    whole = seen_field(field, ROUND, 0.0, (0.0, 0.0, 1.0))
    assert np.array_equal(seen_field(field, ROUND, 0.0, turned(yaw, pitch)[2]), whole)
    assert not len(seen_field(field, ROUND, 0.0, (0.0, 0.0, -1.0)))


def looking(yaw: float, pitch: float, build: str = "adult") -> tuple[Joints, Camera]:
    """Return somebody who stands upright, and a camera that sees the head turned like this."""
    pose = load_poses(build)["stand"].copy()
    pose[HEAD] = 0.0
    joints = solve({"one": Placed(load_bodies()[build], pose, PLACE, 0.0)})["one"]
    trunk = joints.trunk
    away = scale(to_world(trunk.head_frame, turned(yaw, pitch)[2]), 1.5)
    return joints, Camera(add(trunk.head, away), trunk.head, 14.0, (240, 240))


def on_face(joints: Joints, u: float, v: float) -> Vector:
    a, b, c = (r * joints.body.head_scale for r in HEAD_SHAPE.ellipsoid)
    offset = (a * np.sin(u) * np.cos(v), b * np.sin(v), c * np.cos(u) * np.cos(v))
    return add(joints.trunk.head, to_world(joints.trunk.head_frame, offset))


def around(picture: np.ndarray, view: Camera, point: Vector) -> np.ndarray:
    x, y = (round(p) for p in view.pixel(point))
    return picture[x - 4 : x + 5, y - 4 : y + 5].astype(int)


# Degrees by which the viewer stands aside of a face and below it: above who looks down.
ANGLES = [(0.0, 0.0), (0.0, -35.0), (40.0, -35.0), (-70.0, -20.0), (75.0, 20.0), (0.0, 25.0)]


@pytest.mark.parametrize(("yaw", "pitch"), ANGLES)
@pytest.mark.parametrize("worn", [{"beard": True}, {"hairstyle": "headscarf"}])
def test_eyes_and_cheeks_stay_free_however_a_head_is_held(
    worn: dict[str, object], yaw: float, pitch: float
) -> None:
    joints, view = looking(yaw, pitch)
    bare = dataclasses.replace(LOOK, beard=False, hairstyle="bald", glasses=False)
    plain, changed = (painted(joints, look, view) for look in (bare, with_(bare, worn)))
    near_eye = 0.37 * (1.0 if yaw >= 0 else -1.0) * (1.5 if abs(yaw) > 60 else 1.0)
    for u, v in ((near_eye, 0.045), (near_eye * 0.6, -0.14)):
        point = on_face(joints, u, v)
        viewer = to_frame(joints.trunk.head_frame, unit(tuple(np.subtract(view.eye, point))))
        if dot(unit((np.sin(u), v, np.cos(u))), viewer) < 0.2:
            continue
        difference = np.abs(around(changed, view, point) - around(plain, view, point))
        assert np.median(difference.max(2)) < 45, (u, v)


def with_(look: Look, worn: dict[str, object]) -> Look:
    return dataclasses.replace(look, **worn)  # type: ignore[arg-type]


def test_a_beard_covers_the_chin_and_no_neck_from_behind() -> None:
    bearded, bare = (dataclasses.replace(LOOK, beard=b, hairstyle="bald") for b in (True, False))
    joints, view = looking(0.0, 0.0)
    chin = on_face(joints, 0.0, -0.85)
    seen = around(painted(joints, bearded, view), view, chin)
    assert np.abs(np.median(seen, axis=(0, 1)) - LOOK.hair).max() < 45
    joints, view = looking(180.0, 5.0)
    nape = joints.trunk.neck
    pictures = [around(painted(joints, look, view), view, nape) for look in (bearded, bare)]
    assert np.array_equal(*pictures)


def test_a_headscarf_leaves_the_face_open_and_covers_the_rest() -> None:
    opening = hair_of("headscarf").opening
    assert opening is not None
    assert abs(opening.u).max() < np.pi / 2
    assert opening.widened(0.1).u[-1] == pytest.approx(opening.u[-1] + 0.1)


@pytest.mark.parametrize(("yaw", "pitch"), [(0.0, 12.0), (30.0, 8.0), (-25.0, 4.0)])
def test_hair_of_a_lifted_head_is_no_beard(yaw: float, pitch: float) -> None:
    look = dataclasses.replace(load_looks()["infant_1"], hairstyle="wisps", hair=(20, 20, 20))
    joints, view = looking(yaw, pitch, "infant")
    picture = painted(joints, look, view)
    x, y = view.pixel(add(joints.trunk.head, scale(joints.trunk.head_frame[1], -0.08)))
    below_chin = picture[round(x) - 40 : round(x) + 41, round(y) :]
    assert (below_chin.max(2) < 40).sum() == 0
