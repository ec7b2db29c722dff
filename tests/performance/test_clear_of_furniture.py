"""Nobody sits down on feet or in a pile, or kneels with a leg in a chair."""

import math

import pytest

from simulator.performance.room import pushed
from tests.performance.conftest import Play, performance_of
from tests.performance.moments import moment
from tests.performance.solid_laws import apart, clear_of_room, clear_of_things

START = 30_000
"""Where the second episode begins, in which the acts of a test are played."""


def test_what_is_pushed_is_as_far_off_as_asked_and_what_is_far_stays() -> None:
    assert pushed((1.0, 0.0), (0.9, 0.0), 0.5) == pytest.approx((1.4, 0.0))
    assert pushed((1.0, 0.0), (0.0, 0.0), 0.5) == (1.0, 0.0)
    assert math.dist(pushed((1.0, 2.0), (1.0, 2.0), 0.5), (1.0, 2.0)) == pytest.approx(0.5)


@pytest.mark.parametrize("start", ["mirror", "shelf"])
def test_who_goes_to_a_place_and_sits_down_is_in_no_pile(play: Play, start: str) -> None:
    acts = (
        (1, "infant", "go_to", {"place": start}),
        (25, "infant", "go_to", {"place": "middle"}),
        (45, "infant", "sit_down"),
    )
    found = clear_of_things(moment(play(*acts).value, START + 52_000))
    assert [v for v in found if v.what.endswith(("blocks", "cups", "rings", "drum"))] == []


def test_an_infant_at_the_feet_of_one_on_a_chair_does_not_sit_on_them() -> None:
    performance = performance_of("ravi")
    for t in (216_000, 219_000):
        assert performance.people["infant"].posture.at(t) == "sit"
        assert list(apart(moment(performance, t))) == []


def test_who_kneels_near_the_own_chair_has_no_leg_in_it(play: Play) -> None:
    acts = (
        (0, "stranger", "st_enter_greet"),
        (6, "stranger", "sit_down"),
        (10, "infant", "go_to", {"place": "stranger_chair"}),
        (22, "stranger", "stand_up"),
        (25, "stranger", "st_floor_invite", {"toy": "teddy", "for_ms": 20_000}),
    )
    performance = play(*acts).value
    assert performance.people["stranger"].posture.at(START + 42_000) == "kneel"
    assert list(clear_of_room(moment(performance, START + 42_000))) == []


def test_a_toy_on_the_way_is_pushed_aside_and_none_is_left_in_a_leg(play: Play) -> None:
    acts = (
        (1, "caregiver", "sit_down"),
        (9, "infant", "go_to", {"place": "toys"}),
        (25, "infant", "go_to", {"place": "middle"}),
    )
    performance = play(*acts, moves="walks").value
    for t in range(START + 9_000, START + 40_000, 400):
        deep = [v for v in clear_of_things(moment(performance, t)) if v.size > 0.08]
        assert deep == []


@pytest.mark.parametrize("away", [0.0, 0.4])
def test_an_infant_at_a_chair_gives_way_to_who_sits_down(play: Play, away: float) -> None:
    acts = (
        (1, "infant", "go_to", {"place": "caregiver_chair"}),
        (20 + away, "infant", "sit_down"),
        (26, "caregiver", "sit_down"),
    )
    performance = play(*acts).value
    found = list(apart(moment(performance, START + 45_000)))
    assert [v for v in found if v.size > 0.06] == []


def test_who_gets_up_from_a_chair_steps_past_the_infant_at_its_feet(play: Play) -> None:
    acts = (
        (1, "caregiver", "sit_down"),
        (9, "infant", "go_to", {"target": "caregiver"}),
        (24, "infant", "sit_down"),
        (28, "caregiver", "stand_up"),
    )
    performance = play(*acts).value
    assert performance.people["caregiver"].posture.at(START + 31_000) == "stand"
    moments = (moment(performance, START + t) for t in range(28_000, 31_000, 200))
    assert [v for m in moments for v in apart(m) if v.size > 0.10] == []


def test_an_infant_at_a_lap_lets_fall_what_it_puts_down(play: Play) -> None:
    acts = (
        (1, "caregiver", "sit_down"),
        (8, "infant", "pick_up_thing", {"toy": "ring"}),
        (20, "infant", "go_to", {"target": "caregiver"}),
        (34, "infant", "put_thing_down", {"toy": "ring"}),
    )
    performance = play(*acts, moves="walks").value
    assert performance.people["infant"].holding.at(START + 33_900) == "ring"
    assert performance.people["infant"].holding.at(START + 34_500) is None
    moments = (moment(performance, START + t) for t in range(34_000, 36_000, 200))
    assert [v for m in moments for v in apart(m) if v.size > 0.06] == []
