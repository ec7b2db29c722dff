"""What was once misread in the demonstrations can be measured, so that it stays mended."""

import math

import numpy as np
import pytest

from simulator.figure.face import INDEX
from simulator.figure.pose import HEAD
from simulator.figure.vectors import distance
from simulator.stage.camera import camera
from tests.lessons.test_definitions import Film, film

LEAF_Z = 3.80
SEEDS = (1, 2, 3)
SIZE = (480, 270)


def on_the_way(f: Film) -> list[float]:
    """Return the seconds at which a crawling infant is under way."""
    return [s for s in np.arange(1.0, f.seconds - 0.5, 0.25).tolist() if crawls(f, s)]


def crawls(f: Film, seconds: float) -> bool:
    """Tell whether the infant moves in its gait."""
    t = f.shown.start_ms + seconds * 1000
    return float(f.shown.performance.people["infant"].part.gait.at(t)[0]) > 0.9


@pytest.mark.parametrize("behaviour", ["crawl_to_caregiver", "go_to_door", "move_to_toys"])
def test_who_crawls_keeps_the_neck_and_the_hands_low(behaviour: str) -> None:
    f = film(behaviour)
    moments = [f.at(s) for s in on_the_way(f)]
    assert len(moments) > 5
    assert min(m.pose[HEAD][1] for m in moments) > -35
    assert max(max(h[1] for h in m.infant.wrist) for m in moments) < 0.06


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("behaviour", ["cg_reach_out", "cg_offer_toy", "st_offer_pickup"])
def test_an_adults_hands_stop_before_the_infant(behaviour: str, seed: int) -> None:
    m = film(behaviour, seed=seed).part(0.95)
    adult = m.joints["stranger" if behaviour.startswith("st") else "caregiver"]
    assert min(distance(hand, m.infant.trunk.head) for hand in adult.hand) > 0.20


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("behaviour", ["kick_held", "squirm_down_angry", "arch_back"])
def test_the_close_up_shows_the_legs_where_they_decide(behaviour: str, seed: int) -> None:
    m = film(behaviour, seed=seed).part(0.7)
    assert m.scene.closeup is not None
    view = camera("infant", SIZE, m.scene.closeup)
    for point in (*m.infant.ankle, m.infant.trunk.head):
        x, y = view.pixel(point)
        assert 0 < x < SIZE[0]
        assert 0 < y < SIZE[1]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_batted_toy_flies_and_lies_where_it_is_seen(seed: int) -> None:
    f = film("bat_away_toy", seed=seed)
    held, lies = (f.at(s).scene for s in (-0.3, 2.0))
    doll = next(t for t in lies.toys if t.name == "doll")
    assert next(t for t in held.toys if t.name == "doll").holder == "caregiver"
    assert doll.holder is None
    assert doll.position[1] < 0.02
    for figure in lies.figures.values():
        x, _, z = figure.placed.position
        assert doll.position[2] < z or abs(doll.position[0] - x) > 0.2
        assert math.hypot(doll.position[0] - x, doll.position[2] - z) > 0.3


def test_tears_dry_slowly_after_a_cry() -> None:
    f = film("cry")
    performance, end = f.shown.performance, f.shown.end_ms
    tears = [
        float(performance.at(end + ms).figures["infant"].face[INDEX["tears"]])
        for ms in (-500, 7500, 15_000)
    ]
    assert tears[0] > 0.8
    assert tears[0] > tears[1] > tears[2] > 0.1


def test_a_cry_builds_up() -> None:
    f = film("cry")
    opened = [f.at(s).face("open") for s in (0.3, 0.7, 1.4)]
    assert opened[0] < 0.2
    assert opened[1] < 0.5 < opened[2]


def test_a_shown_toy_is_held_beside_the_face_by_one_hand() -> None:
    m = film("show_toy").part(0.6)
    up, low = sorted((m.rise(0), m.rise(1)), reverse=True)
    assert up > 0.05
    assert low < -0.05
    assert min(distance(hand, m.infant.trunk.head) for hand in m.infant.hand) > 0.15


def test_fists_meet_the_door_at_shoulder_height() -> None:
    f = film("bang_door")
    near = [
        (LEAF_Z - m.infant.hand[side][2], m.rise(side))
        for m in f.moments(f.seconds - 2.5, f.seconds - 0.5)
        for side in (0, 1)
    ]
    gap, rise = min(near)
    assert gap < 0.08
    assert abs(rise) < 0.08
