"""Tears well up, stay through the pauses of a cry, and dry slowly."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.figure.face import INDEX, load_faces
from simulator.performance import Performance
from simulator.performance.tears import DRY_MS, STAY_MS, WELL_MS, lay_tears
from simulator.performance.tracks import Sketch, Track
from tests.performance.conftest import Play

START = 30_000
CALM = Sketch([0.0]).freeze()


def face_of(cries: list[tuple[int, int]]) -> Track:
    """Return a face that cries from and to these times."""
    face, faces = Sketch(load_faces()["neutral"]), load_faces()
    for start, end in cries:
        face.cut(start)
        face.to(start + 200, faces["hard_cry"])
        face.hold(end)
        face.to(end + 1500, faces["sober"])
    return face.freeze()


def tears(performance: Performance, t: int) -> float:
    scene = performance.at(START + t)
    return float(scene.figures["infant"].face[INDEX["tears"]])


gaps = st.lists(
    st.tuples(st.integers(100, 40_000), st.integers(300, 20_000)), min_size=1, max_size=6
)


@settings(max_examples=60)
@given(gaps)
def test_tears_never_come_or_go_within_a_second(gaps: list[tuple[int, int]]) -> None:
    cries, t = [], 0
    for gap, lasts in gaps:
        cries.append((t + gap, t + gap + lasts))
        t += gap + lasts
    wet = lay_tears(face_of(cries), CALM).sample(np.arange(0.0, t + 40_000, 100.0))[:, 0]
    assert wet.min() >= 0.0
    assert wet.max() <= 1.0
    assert np.diff(wet).max() <= 100 / WELL_MS + 1e-3
    assert np.diff(wet).min() >= -100 / DRY_MS - 1e-3
    assert wet[-1] == 0.0


def test_tears_stay_through_the_pauses_of_a_cry() -> None:
    cries = [(start, start + 5000) for start in range(1000, 60_000, 5000 + STAY_MS)]
    wet = lay_tears(face_of(cries), CALM).sample(np.arange(6000.0, 60_000, 100.0))
    assert wet.min() == 1.0


def test_tears_do_not_dry_while_nothing_moves() -> None:
    still = Sketch([0.0])
    still.cut(12_000)
    still.to(12_150, [1.0])
    still.hold(30_000)
    still.to(31_000, [0.0])
    wet = lay_tears(face_of([(1000, 9000)]), still.freeze())
    assert wet.at(12_500) == wet.at(29_000) > 0.5
    assert wet.at(31_000 + DRY_MS) == 0.0


def test_a_cry_leaves_its_tears_on_a_face_that_is_calm(play: Play) -> None:
    performance = play((1, "infant", "hard_cry", {"for_ms": 8_000})).value
    assert tears(performance, 1_500) < 0.4
    assert tears(performance, 8_500) == 1.0
    assert performance.people["infant"].part.face.at(START + 15_000)[INDEX["tears"]] == 0.0
    assert 0.3 < tears(performance, 17_000) < 1.0
    assert tears(performance, 40_000) == 0.0
