import itertools

import numpy as np
import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.figure.body import load_bodies
from simulator.figure.face import NEUTRAL, PARTS, face_from, load_faces
from simulator.figure.look import load_looks
from simulator.figure.pose import EYES, load_poses
from simulator.figure.skeleton import Placed, solve
from simulator.stage.camera import camera
from simulator.stage.features import (
    GLASSES,
    OVER_NOSE,
    UNDER_NOSE,
    Feature,
    features,
    visible,
)
from simulator.stage.figure import add_figure
from simulator.stage.group import Group
from simulator.stage.layer import render
from simulator.stage.shapes import shape_of
from simulator.stage.sitting import Sitting
from simulator.stage.surfaces import Surfaces
from tests.stage.scenes import pixels

ROOM = (1280, 720)
LOOK = load_looks()["infant_1"]
PLACE = (0.5, 0.0, 1.2)
FRONT, PROFILE = 185.0, 95.0


def head_picture(looks, face, heading: float, eyes=(0.0, 0.0)) -> np.ndarray:
    """Paint an infant's head as the room camera sees it."""
    pose = load_poses("infant")["stand"].copy()
    pose[EYES] = eyes
    placed = Placed(load_bodies()["infant"], pose, PLACE, heading)
    joints = solve({"infant": placed})["infant"]
    view = camera("room", ROOM)
    group = Group(view, PLACE)
    add_figure(group, joints, looks["infant"], face)
    picture = pygame.Surface(ROOM)
    picture.fill((200, 200, 190))
    layer = render(group, Surfaces(), "figure")
    assert layer is not None
    layer.put_on(picture)
    x, y = view.pixel(joints.trunk.head)
    return pixels(picture.subsurface((int(x) - 36, int(y) - 36, 72, 72)))


def difference(a: np.ndarray, b: np.ndarray) -> int:
    """Return how many pixels differ clearly."""
    return int((np.abs(a - b).max(2) > 24).sum())


@pytest.mark.parametrize("heading", [FRONT, PROFILE])
@pytest.mark.parametrize(
    ("one", "other", "least"),
    [
        ("neutral", "smile", 45),
        ("neutral", "cry", 130),
        ("neutral", "wary", 30),
        ("neutral", "dazed", 20),
        ("sober", "fuss", 60),
        ("fuss", "cry", 80),
        ("cry", "angry_cry", 30),
        ("angry", "fearful", 80),
    ],
)
def test_expressions_differ_at_room_size(looks, heading, one: str, other: str, least: int) -> None:
    faces = load_faces()
    share = 1.0 if heading == FRONT else 0.3
    a, b = (head_picture(looks, faces[name], heading) for name in (one, other))
    assert difference(a, b) >= least * share


def test_no_two_expressions_look_alike_from_the_front(looks) -> None:
    shown = {n: head_picture(looks, f, FRONT) for n, f in load_faces().items()}
    alike = [
        (a, b) for a, b in itertools.combinations(shown, 2) if difference(shown[a], shown[b]) < 8
    ]
    assert alike == []


def test_the_turn_of_the_eyes_is_seen_at_room_size(looks) -> None:
    face = load_faces()["neutral"]
    turned = {e: head_picture(looks, face, FRONT, e) for e in ((-1, 0), (0, 0), (1, 0), (0, -1))}
    for a, b in itertools.combinations(turned, 2):
        assert difference(turned[a], turned[b]) > 15, (a, b)


def test_a_face_turned_away_shows_nothing(looks) -> None:
    faces = load_faces()
    back = [head_picture(looks, faces[name], 5.0) for name in ("neutral", "cry")]
    assert difference(*back) == 0


def part_of(face: dict[str, float], viewer=(0.0, 0.0)):
    return features("infant", LOOK, face_from(face), (0.0, 0.0), viewer, 1.0)


def test_tears_and_an_open_mouth_add_to_a_face() -> None:
    plain = len(part_of({}).ends)
    assert len(part_of({"tears": 1.0}).ends) > plain
    assert len(part_of({"open": 0.8}).ends) > plain


def eye_height(up: float) -> float:
    """Return how tall the white of an eye is while it looks up or down."""
    part = features("infant", LOOK, face_from({"blush": 0.0}), (0.0, up), (0.0, 0.0), 1.0)
    return float(np.ptp(part.points[: part.ends[0], 1]))


def test_the_upper_lid_follows_eyes_that_look_down() -> None:
    assert eye_height(1.0) == eye_height(0.0) > eye_height(-0.5) > eye_height(-1.0)
    assert eye_height(-1.0) > 0.7 * eye_height(0.0)


def test_few_tears_are_thin_pale_and_short() -> None:
    plain, few, many = (part_of({"tears": share}) for share in (0.0, 0.15, 1.0))
    first, last = plain.ends[-1], plain.ends[-1] + 16
    reach = [np.ptp(part.points[first:last], axis=0).max() for part in (few, many)]
    assert reach[0] < 0.6 * reach[1]
    skin = np.array(LOOK.skin)
    tints = [np.array(part.tints[len(plain.ends)]) for part in (few, many)]
    assert np.abs(tints[0] - skin).max() < 0.5 * np.abs(tints[1] - skin).max()


def test_a_one_sided_face_is_one_sided() -> None:
    even, skewed = part_of({"curve": 0.8}), part_of({"curve": 0.8, "skew": 1.0})
    assert even.points.shape == skewed.points.shape
    moved = np.abs(even.points - skewed.points).max(1) > 1e-6
    assert moved.any()
    assert (even.points[moved, 0] <= 1e-6).all(), "only its left side lags behind"


def test_ways_outward_have_length_one_and_polygons_end_where_they_say() -> None:
    for entry in ({}, {"tears": 1.0, "open": 1.0}, {"eye": 0.0}, {"eye": 0.0, "squint": 0.9}):
        drawn = part_of({**NEUTRAL, **entry})
        assert np.allclose(np.linalg.norm(drawn.outward, axis=1), 1.0)
        assert drawn.ends[-1] == len(drawn.points) == len(drawn.outward)
        assert len(drawn.ends) == len(drawn.tints)


share = st.floats(0.0, 1.0)


@given(
    st.sampled_from([*UNDER_NOSE, *OVER_NOSE, GLASSES]),
    st.lists(share, min_size=len(PARTS), max_size=len(PARTS)),
    st.tuples(share, share),
    st.booleans(),
)
def test_a_feature_is_drawn_from_nothing_but_what_it_says(
    feature: Feature, parts: list[float], gaze: tuple[float, float], infant: bool
) -> None:
    tints = (LOOK.skin, LOOK.hair, LOOK.iris)
    head = shape_of("infant" if infant else "adult").head

    def drawn(numbers: list[float], looks: tuple[float, float]):
        return feature.draw(Sitting(head, infant, *tints, tuple(numbers), looks, 1.1, 0.3, 0.2))

    read = [p if i in feature.reads else 0.0 for i, p in enumerate(parts)]
    whole = drawn(parts, gaze)
    again = drawn(read, gaze if feature.gazes else (0.0, 0.0))
    assert [tint for _, tint in whole] == [tint for _, tint in again]
    assert all((a == b).all() for (a, _), (b, _) in zip(whole, again, strict=True))


corner = st.tuples(st.floats(-1, 1), st.floats(-1, 1), st.floats(-1, 1)).map(list)


@given(st.lists(st.tuples(corner, st.floats(-1, 1)), min_size=3, max_size=12), st.floats(-0.5, 0.5))
def test_cutting_off_keeps_what_faces_the_viewer(found, least: float) -> None:
    points, facing = [p for p, _ in found], [f for _, f in found]
    kept = visible(points, facing, least)
    for point, f in found:
        assert (point in kept) or f < least
    if min(facing) >= least:
        assert kept == points
    if max(facing) < least:
        assert kept == []


def test_thinned_features_keep_every_other_point() -> None:
    face, gaze = face_from({"open": 0.8}), (0.0, 0.0)
    whole = features("infant", LOOK, face, gaze, gaze, 1.0)
    thin = features("infant", LOOK, face, gaze, gaze, 1.0, every=2)
    assert thin.tints == whole.tints
    assert thin.before_nose == whole.before_nose
    starts = zip((0, *whole.ends[:-1]), whole.ends, strict=True)
    kept = np.concatenate([whole.points[start:end:2] for start, end in starts])
    assert (thin.points == kept).all()
