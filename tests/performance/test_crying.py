"""The face goes with the voice: it whimpers as long as that is heard, and a cry subsides."""

import numpy as np
import pytest

from simulator.figure.face import INDEX, load_faces
from simulator.performance import Performance
from tests.performance.conftest import Play

START = 30_000
"""Where the second episode begins, in which the acts of a test are played."""


def far_from(performance: Performance, face: str, t: int) -> float:
    """Return how far the infant's face is from a named one, mouth and brows, blinks apart."""
    rows = performance.people["infant"].part.face
    return float(np.abs(rows.at(START + t) - load_faces()[face]).max())


@pytest.mark.parametrize("whimper", ["fuss", "cranky_fuss_on_bid"])
def test_who_is_heard_to_whimper_never_looks_neutral(play: Play, whimper: str) -> None:
    performance = play((1, "infant", whimper, {"for_ms": 8_000})).value
    voice = performance.people["infant"].voice
    heard = [t for t in range(2_800, 9_000, 40) if voice.at(START + t) is not None]
    assert len(heard) > 150
    assert all(far_from(performance, "fuss", t) < 0.5 for t in heard)


@pytest.mark.parametrize("calm", ["explore_manipulate", "sit_passive", "smile_at_toy"])
def test_nobody_goes_from_crying_to_calm_at_once(play: Play, calm: str) -> None:
    acts = ((1, "infant", "hard_cry", {"for_ms": 8_000}), (9, "infant", calm, {"toy": "duck"}))
    performance = play(*acts).value
    crying = performance.people["infant"].part.face.at(START + 8_900)
    for t in range(9_000, 10_000, 40):
        face = performance.people["infant"].part.face
        step = np.abs(face.at(START + t + 40) - face.at(START + t))
        assert np.delete(step, INDEX["open"]).max() < 0.06, t
    assert float(np.abs(face.at(START + 12_000) - crying).max()) > 0.8


def test_a_cry_that_is_over_shuts_the_mouth_before_the_face_lets_go_of_it(play: Play) -> None:
    performance = play((1, "infant", "hard_cry", {"for_ms": 8_000})).value
    infant = performance.people["infant"]
    over = next(t for t in range(8_000, 11_000, 40) if infant.voice.at(START + t) is None)
    crying, after = (infant.part.face.at(START + t) for t in (over - 40, over + 480))
    assert after[INDEX["open"]] < 0.15 < 0.8 < crying[INDEX["open"]]
    assert after[INDEX["tilt"]] < 0.6 * crying[INDEX["tilt"]]


def test_after_tears_the_face_is_spent_before_it_is_calm(play: Play) -> None:
    performance = play((1, "infant", "cry", {"for_ms": 8_000})).value
    assert far_from(performance, "sober", 12_000) < 0.05
    assert far_from(performance, "neutral", 15_000) < 0.05


def test_a_sudden_sign_breaks_off_the_cry(play: Play) -> None:
    acts = (
        (1, "infant", "hard_cry", {"for_ms": 8_000}),
        (9, "infant", "d1_distress_then_indifference", {"for_ms": 8_000}),
    )
    assert far_from(play(*acts).value, "neutral", 9_700) < 0.1
