"""An infant who is left to itself is alive; one who shows a sign is as still as that asks for."""

import math
from itertools import pairwise

import pytest

from simulator.figure.face import INDEX
from simulator.figure.pose import HANDS, HIP, SPINE
from simulator.figure.skeleton import solve
from simulator.performance import Performance
from tests.performance.conftest import Play, performance_of

START = 30_000
"""Where the second episode begins, in which the acts of a test are played."""


def way_of_hands(performance: Performance, start: int, end: int) -> float:
    """Return how far the infant's hands go in a stretch, in metres."""
    spots = []
    for t in range(START + start, START + end, 200):
        placed = {a: figure.placed for a, figure in performance.at(t).figures.items()}
        spots.append(solve(placed)["infant"].hand)
    return sum(math.dist(a[i], b[i]) for a, b in pairwise(spots) for i in (0, 1))


def looks(performance: Performance, start: int, end: int) -> list[str]:
    gaze = performance.people["infant"].gaze
    return [v for t, v in zip(gaze.times, gaze.values, strict=True) if start <= t - START < end]


def test_an_infant_left_to_itself_stirs_and_looks_at_toys_or_its_hands(play: Play) -> None:
    performance = play((1, "infant", "sit_down")).value
    assert way_of_hands(performance, 4_000, 24_000) > 0.3
    seen = looks(performance, 2_000, 50_000)
    assert len(set(seen)) >= 3
    assert all(look in ("down", "none") or look.startswith("toy:") for look in seen)


@pytest.mark.parametrize(("named", "told"), [("window", True), ("door", False)])
def test_who_stays_looks_at_what_is_named_unless_that_look_is_coded(
    play: Play, named: str, told: bool
) -> None:
    acts = (
        (1, "infant", "look_about", {"target": named, "for_ms": 1_000}),
        (3, "infant", "stay_put", {"target": named, "for_ms": 30_000}),
    )
    assert (named in looks(play(*acts).value, 3_500, 33_000)) is told


@pytest.mark.parametrize("sign", ["d5_still_dazed", "d4_odd_posture", "d3_fall_prone"])
def test_nothing_stirs_while_a_sign_is_shown(play: Play, sign: str) -> None:
    performance = play((1, "infant", sign, {"for_ms": 12_000})).value
    event = next(e for e in performance.events() if e.behaviour == sign)
    idle = performance.people["infant"].idle
    assert all(idle.at(START + t) is None for t in range(event.from_ms, event.to_ms, 100))
    assert looks(performance, event.from_ms + 1_500, event.to_ms) == []


def test_babbling_does_not_end_a_play(play: Play) -> None:
    acts = (
        (1, "infant", "explore_manipulate", {"toy": "drum", "for_ms": 30_000}),
        (12, "infant", "babble_play", {"for_ms": 2_000}),
    )
    performance = play(*acts).value
    assert way_of_hands(performance, 16_000, 26_000) > 0.8
    assert performance.people["infant"].gaze.at(START + 20_000) == "toy:drum"


@pytest.mark.parametrize("case", ["tomas", "ravi"])
def test_it_is_at_rest_again_when_something_begins(case: str) -> None:
    performance = performance_of(case)
    infant = performance.people["infant"]
    spans = [span for span in infant.idle.values if span is not None]
    assert len(spans) > 20
    for start, end in spans:
        for t in (start, end):
            if t > performance.length_ms or not infant.present.at(t):
                continue
            a, b = (performance.at(t + d).figures["infant"].placed.pose for d in (-1, 0))
            assert abs(a[SPINE] - b[SPINE]).max() < 0.6, t
            assert all(abs(a[hand] - b[hand]).max() < 0.02 for hand in HANDS), t


def way_of_hips(performance: Performance, start: int, end: int) -> float:
    """Return how far the caregiver's hips go to the side in a stretch, in leg lengths."""
    hips = [
        float(performance.at(START + t).figures["caregiver"].placed.pose[HIP.start])
        for t in range(start, end, 200)
    ]
    return sum(abs(b - a) for a, b in pairwise(hips))


def test_an_adult_without_an_act_shifts_its_weight_and_looks_where_it_looked(play: Play) -> None:
    performance = play((1, "infant", "cry", {"for_ms": 50_000})).value
    assert way_of_hips(performance, 4_000, 34_000) > 0.15
    gaze = performance.people["caregiver"].gaze
    assert {gaze.at(START + t) for t in range(4_000, 34_000, 500)} == {"infant"}


def test_who_has_the_infant_in_the_arms_does_not_shift_about(play: Play) -> None:
    performance = play((1, "caregiver", "cg_pick_up")).value
    idle = performance.people["caregiver"].idle
    assert all(idle.at(START + t) is None for t in range(8_000, 50_000, 500))


def test_who_soothes_looks_worried_at_first_and_calm_in_the_end() -> None:
    noor = performance_of("noor")
    start = noor.episode(8).start_ms

    def worry(second: float) -> float:
        face = noor.at(start + int(second * 1000)).figures["caregiver"].face
        return -float(face[INDEX["tilt"]])

    assert worry(19.0) > 0.3
    assert worry(26.0) < 0.2
