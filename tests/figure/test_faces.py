"""Expressions as numbers: far enough from each other, and no wrong one on the way."""

import itertools

import numpy as np
import pytest

from simulator.figure.face import INDEX, Face, face_from, load_faces

INFANT = (
    "neutral", "interest", "smile", "joy", "sober", "wary", "pout", "angry", "fuss", "cry",
    "hard_cry", "angry_cry", "fearful", "dazed", "blank", "slack", "fear_smile",
)  # fmt: skip
UNSEEN = ("blush",)
"""Parts that say little by themselves."""
WEIGHTS = {"tears": 0.5, "pupil": 1.5, "lip": 0.6, "square": 0.4, "skew": 0.5, "pinch": 0.6}


def apart(a: Face, b: Face) -> float:
    """Return how far two faces are from each other, by what is seen first."""
    weights = np.array([0.0 if p in UNSEEN else WEIGHTS.get(p, 1.0) for p in INDEX])
    return float(np.sqrt((((a - b) * weights) ** 2).sum()))


def nearest(face: Face) -> str:
    return min(INFANT, key=lambda name: apart(face, load_faces()[name]))


@pytest.mark.parametrize(("a", "b"), list(itertools.combinations(INFANT, 2)))
def test_no_two_faces_are_close(a: str, b: str) -> None:
    assert apart(load_faces()[a], load_faces()[b]) > 0.24


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("neutral", "smile"), ("neutral", "joy"), ("sober", "smile"), ("interest", "smile"),
        ("smile", "sober"), ("neutral", "sober"), ("neutral", "interest"), ("neutral", "pout"),
        ("sober", "dazed"), ("neutral", "dazed"), ("neutral", "blank"), ("fuss", "cry"),
        ("cry", "hard_cry"), ("cry", "fuss"), ("sober", "fuss"), ("sober", "wary"),
        ("pout", "sober"), ("angry", "pout"), ("cry", "sober"), ("neutral", "cry"),
    ],
)  # fmt: skip
def test_a_change_of_face_never_shows_fear_or_anger_or_daze_on_the_way(
    start: str, end: str
) -> None:
    faces = load_faces()
    wrong = {"fearful", "fear_smile", "angry", "angry_cry", "dazed"} - {start, end}
    for share in np.linspace(0.0, 1.0, 21):
        passed = nearest(faces[start] * (1 - share) + faces[end] * share)
        assert passed not in wrong, (share, passed)


def test_fear_and_daze_differ_in_lids_brows_and_mouth() -> None:
    fear, daze = load_faces()["fearful"], load_faces()["dazed"]
    assert fear[INDEX["lid"]] == 0.0
    assert daze[INDEX["lid"]] >= 0.5
    assert fear[INDEX["tilt"]] <= -0.5
    assert daze[INDEX["tilt"]] >= 0.0
    assert fear[INDEX["width"]] - daze[INDEX["width"]] > 0.6


def test_crying_grows_in_three_steps() -> None:
    steps = [load_faces()[name] for name in ("fuss", "cry", "hard_cry")]
    for part in ("open", "squint", "width"):
        values = [face[INDEX[part]] for face in steps]
        assert values == sorted(values), part
        assert values[0] < values[2], part


def test_an_unknown_part_is_named() -> None:
    with pytest.raises(ValueError, match="nostril"):
        face_from({"nostril": 1.0})
