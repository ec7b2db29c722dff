"""Skeletons: limbs keep their lengths, feet stand, hands land where they are placed."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.figure.body import load_bodies
from simulator.figure.face import PARTS, face_from, load_faces
from simulator.figure.gaits import gait_pose, load_gaits
from simulator.figure.pose import FEET, FRAMES, HANDS, SIZE, load_poses, pose_from
from simulator.figure.skeleton import Placed, elbow_side, solve
from simulator.figure.vectors import (
    bearing,
    compose,
    dot,
    length,
    sub,
    turned,
    unit,
    wrapped,
)

angles = st.floats(-180, 180)
ALL = [(build, name) for build in ("infant", "adult") for name in load_poses(build)]


@pytest.mark.parametrize(("build", "name"), ALL)
def test_limbs_keep_their_lengths_in_every_pose(build: str, name: str) -> None:
    body = load_bodies()[build]
    other = Placed(
        load_bodies()["adult" if build == "infant" else "infant"],
        load_poses("adult" if build == "infant" else "infant")["stand"],
        (0.2, 0.0, 0.4),
        200.0,
    )
    joints = solve(
        {
            "one": Placed(body, load_poses(build)[name], (0.0, 0.0, 0.0), 30.0, "other"),
            "other": other,
        }
    )["one"]
    for side in (0, 1):
        assert math.dist(joints.shoulder[side], joints.elbow[side]) == pytest.approx(
            body.upper_arm, rel=0.02
        )
        assert math.dist(joints.elbow[side], joints.wrist[side]) == pytest.approx(
            body.forearm, rel=0.02
        )
        assert math.dist(joints.hip[side], joints.knee[side]) == pytest.approx(body.thigh, rel=0.02)
        assert math.dist(joints.knee[side], joints.ankle[side]) == pytest.approx(
            body.shin, rel=0.02
        )


@given(angles, angles, angles)
def test_frames_are_orthonormal(yaw: float, pitch: float, roll: float) -> None:
    frame = compose(turned(yaw, pitch, roll), turned(roll, yaw, pitch))
    for i in range(3):
        assert length(frame[i]) == pytest.approx(1.0)
        assert dot(frame[i], frame[(i + 1) % 3]) == pytest.approx(0.0, abs=1e-9)


@given(st.floats(-1000, 1000))
def test_wrapped_angles_are_the_same_direction(angle: float) -> None:
    assert -180.0 <= wrapped(angle) < 180.0
    assert math.cos(math.radians(angle)) == pytest.approx(
        math.cos(math.radians(wrapped(angle))), abs=1e-6
    )


def test_headings() -> None:
    assert bearing((0, 0, 0), (0, 0, 1)) == pytest.approx(0)
    assert bearing((0, 0, 0), (1, 0, 0)) == pytest.approx(90)


@given(st.floats(0.8, 1.3), st.floats(-2, 2), st.floats(0, 3), angles)
def test_a_standing_body_of_any_size_stands_on_the_floor(
    size: float, x: float, z: float, heading: float
) -> None:
    body = load_bodies()["infant"].grown(size)
    joints = solve({"one": Placed(body, load_poses("infant")["stand"], (x, 0.0, z), heading)})[
        "one"
    ]
    for ankle in joints.ankle:
        assert ankle[1] == pytest.approx(body.ankle, abs=0.005 * size)
    assert joints.trunk.head[1] == pytest.approx(0.59 * size, abs=0.05 * size)


AHEAD = turned()


def test_an_elbow_hangs_or_is_lifted_outwards() -> None:
    assert elbow_side(AHEAD, (0.0, 0.0, 1.0), 0.0) == pytest.approx((0.0, -1.0, 0.0))
    assert elbow_side(AHEAD, (0.0, 0.0, 1.0), 90.0) == pytest.approx((1.0, 0.0, 0.0))
    assert elbow_side(AHEAD, (0.0, -1.0, 0.0), 0.0) == pytest.approx((0.0, 0.0, -1.0))


@given(angles, st.floats(0, 115), angles, angles, st.floats(-20, 110))
def test_an_elbow_follows_its_hand_anywhere_but_behind_the_shoulder(
    heading: float, off: float, way: float, other: float, lifted: float
) -> None:
    chest = turned(heading)
    along = compose(chest, turned(off * math.cos(way), off * math.sin(way)))[2]
    near = unit(sub(along, (0.01 * math.cos(other), 0.0, 0.01 * math.sin(other))))
    side = elbow_side(chest, along, lifted)
    assert dot(side, along) == pytest.approx(0.0, abs=1e-9)
    assert length(side) == pytest.approx(1.0)
    assert math.dist(side, elbow_side(chest, near, lifted)) < 3.0 * math.dist(along, near) + 1e-9


def test_a_hand_can_be_placed_in_the_world() -> None:
    pose = load_poses("adult")["stand"].copy()
    row = np.zeros(4 * len(FRAMES))
    row[4 * FRAMES.index("world") :][:4] = (1.0, 0.3, 1.0, 0.35)
    pose[HANDS[0]] = row
    joints = solve({"one": Placed(load_bodies()["adult"], pose, (0.0, 0.0, 0.0), 0.0)})["one"]
    assert joints.wrist[0] == pytest.approx((0.3, 1.0, 0.35), abs=1e-6)


@given(st.floats(0, 1))
def test_blending_poses_blends_hands_without_a_jump(share: float) -> None:
    body, poses = load_bodies()["infant"], load_poses("infant")
    a, b = poses["stand"], poses["hands_face"]

    def hand(t: float) -> tuple[float, float, float]:
        return solve({"one": Placed(body, a + (b - a) * t, (0.0, 0.0, 0.0), 0.0)})["one"].hand[0]

    near = min(1.0, share + 0.01)
    assert math.dist(hand(share), hand(near)) < 0.02


def test_a_missing_left_side_mirrors_the_right() -> None:
    pose = pose_from({"foot": [0.3, 0.1, 0.2]})
    assert pose[FEET[1]].tolist() == [-0.3, 0.1, 0.2]
    assert pose.shape == (SIZE,)


@pytest.mark.parametrize("name", ["crawl", "toddle", "walk"])
@given(phase=st.floats(0, 1))
def test_a_foot_in_stance_stands_still(name: str, phase: float) -> None:
    """Advanced by distance, a standing foot does not move over the floor."""
    gait = load_gaits()[name]
    body = load_bodies()[gait.build]
    near = phase + 0.01
    if phase % 1.0 > gait.stance - 0.02:
        return
    ankles = []
    for p in (phase, near):
        z = p * gait.cycle(body)
        pose = gait_pose(gait, p)
        ankles.append(pose[FEET[0]][2] * body.leg + z)
    moved = abs(ankles[1] - ankles[0])
    assert moved < (0.02 if name != "crawl" else 0.025)


@pytest.mark.parametrize("name", ["crawl", "toddle", "walk"])
def test_gaits_repeat(name: str) -> None:
    gait = load_gaits()[name]
    assert np.allclose(gait_pose(gait, 0.3), gait_pose(gait, 5.3))


def test_faces_are_told_apart_by_their_numbers() -> None:
    faces = load_faces()
    names = [n for n in faces if n not in ("neutral",)]
    for i, one in enumerate(names):
        for other in names[i + 1 :]:
            assert np.abs(faces[one] - faces[other]).max() > 0.12, (one, other)


def test_an_unknown_part_of_a_face_is_refused() -> None:
    with pytest.raises(ValueError, match="nostril"):
        face_from({"nostril": 1.0})
    assert face_from({}).shape == (len(PARTS),)
