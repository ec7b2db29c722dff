"""Adults near the infant leave it in view, do not crowd it, and do not let go of it."""

import math
from typing import Any

import pytest
import yaml

from simulator.figure.skeleton import solve
from simulator.figure.vectors import wrapped
from simulator.performance import Performance
from simulator.performance.room import load_room
from simulator.resources import ASSETS
from tests.performance.conftest import Play

START = 30_000
"""Where the second episode begins, in which the acts of a test are played."""


def played(play: Play, *acts: tuple[Any, ...], **more: Any) -> Performance:
    compiled = play(*acts, **more)
    assert compiled.value is not None, [p.message for p in compiled.problems]
    performance: Performance = compiled.value
    return performance


def hidden(performance: Performance, adult: str, t: int) -> bool:
    """Tell whether an adult is on the line from the room camera to the infant."""
    figures = performance.at(t).figures
    x, _, z = figures["infant"].placed.position
    at_x, _, at_z = figures[adult].placed.position
    to_x, to_z = load_room().watched_from
    far = math.dist((x, z), (to_x, to_z))
    before = ((at_x - x) * (to_x - x) + (at_z - z) * (to_z - z)) / far
    aside = abs((at_x - x) * (to_z - z) - (at_z - z) * (to_x - x)) / far
    return 0.0 < before < 1.4 and aside < 0.4


def test_the_room_is_watched_from_where_its_camera_stands() -> None:
    cameras = yaml.safe_load((ASSETS / "room" / "cameras.yaml").read_text(encoding="utf-8"))
    x, _, z = cameras["room"]["eye"]
    assert load_room().watched_from == (x, z)


@pytest.mark.parametrize("toy", ["bell", "car", "duck", "ball"])
@pytest.mark.parametrize("offer", ["cg_offer_toy", "hold_out_thing"])
def test_who_offers_a_toy_that_lay_in_front_leaves_the_infant_in_view(
    play: Play, toy: str, offer: str
) -> None:
    acts = (
        (0, "infant", "explore_manipulate", {"toy": "cups", "for_ms": 40_000}),
        (12, "caregiver", offer, {"toy": toy, "for_ms": 14_000}),
    )
    performance = played(play, *acts)
    t = START + 25_000
    assert not hidden(performance, "caregiver", t)
    figures = performance.at(t).figures
    apart = math.dist(
        figures["infant"].placed.position[::2], figures["caregiver"].placed.position[::2]
    )
    assert apart > 0.7


def test_who_calls_an_infant_in_arms_does_not_let_go_of_it(play: Play) -> None:
    performance = played(
        play, (0, "caregiver", "cg_pick_up"), (10, "caregiver", "cg_call_name", {"says": "Kai?"})
    )
    before, during = (performance.at(START + t).figures["caregiver"] for t in (9_900, 11_200))
    assert during.placed.heading == pytest.approx(before.placed.heading)
    assert performance.people["caregiver"].gaze.at(START + 11_200) == "infant"
    figures = performance.at(START + 11_200).figures
    joints = solve({actor: figure.placed for actor, figure in figures.items()})
    trunk = joints["infant"].trunk
    for hand in joints["caregiver"].hand:
        assert min(math.dist(hand, point) for point in (trunk.pelvis, trunk.chest)) < 0.2


def test_a_carrier_at_the_window_is_not_seen_from_behind(play: Play) -> None:
    performance = played(
        play,
        (0, "caregiver", "cg_pick_up"),
        (8, "caregiver", "go_to", {"place": "window"}),
    )
    figure = performance.at(START + 20_000).figures["caregiver"].placed
    x, z = load_room().watched_from
    to_camera = math.degrees(math.atan2(x - figure.position[0], z - figure.position[2]))
    assert abs(wrapped(to_camera - figure.heading)) < 100


def test_who_sits_gets_up_for_a_toy_out_of_reach(play: Play) -> None:
    acts = (
        (0, "caregiver", "sit_down"),
        (10, "caregiver", "pick_up_thing", {"toy": "ball"}),
    )
    performance = played(play, *acts)
    assert performance.people["caregiver"].holding.at(START + 10_900) is None
    assert performance.people["caregiver"].holding.at(START + 20_000) == "ball"
    assert performance.people["caregiver"].posture.at(START + 20_000) != "sit"


def test_a_hand_on_the_knee_is_contact(play: Play) -> None:
    acts = (
        (0, "caregiver", "sit_down"),
        (8, "infant", "crawl_to_caregiver"),
        (20, "infant", "pull_up_on_caregiver"),
        (26, "infant", "hand_on_caregiver", {"for_ms": 6_000}),
        (35, "infant", "look_at_caregiver"),
    )
    told = {e.behaviour: e for e in played(play, *acts).events()}
    assert told["hand_on_caregiver"].contact
    assert not told["look_at_caregiver"].contact


def test_arms_go_up_at_once_and_the_toy_falls(play: Play) -> None:
    acts = (
        (0, "infant", "explore_manipulate", {"toy": "rattle", "for_ms": 14_000}),
        (18, "infant", "arms_up", {"for_ms": 3_000}),
    )
    performance = played(play, *acts)
    assert performance.people["infant"].holding.at(START + 17_900) == "rattle"
    assert performance.people["infant"].holding.at(START + 18_100) is None
    figures = performance.at(START + 20_000).figures
    joints = solve({actor: figure.placed for actor, figure in figures.items()})["infant"]
    assert all(
        hand[1] > shoulder[1] for hand, shoulder in zip(joints.hand, joints.shoulder, strict=True)
    )


def test_a_slight_call_moves_the_arms_less(play: Play) -> None:
    def highest(intensity: int) -> float:
        acts = ((2, "infant", "vocalise_greet", {"intensity": intensity}),)
        performance = played(play, *acts)
        found = []
        for t in range(START + 2_000, START + 4_500, 100):
            figures = performance.at(t).figures
            joints = solve({actor: figure.placed for actor, figure in figures.items()})
            found.append(max(hand[1] for hand in joints["infant"].hand))
        return max(found)

    assert highest(1) < highest(2) - 0.03


def test_who_holds_out_a_toy_from_afar_comes_near_enough_for_it_to_be_taken(play: Play) -> None:
    acts = (
        (0, "infant", "explore_manipulate", {"toy": "duck", "for_ms": 8_000}),
        (1, "caregiver", "pick_up_thing", {"toy": "car"}),
        (12, "caregiver", "go_to", {"place": "door_inside"}),
        (20, "caregiver", "hold_out_thing", {"toy": "car", "for_ms": 14_000}),
        (28, "infant", "accept_toy", {"toy": "car", "target": "caregiver"}),
    )
    performance = played(play, *acts)
    car = next(thing for thing in performance.things if thing.name == "car")
    taken = car.holder.times[[h and h[0] for h in car.holder.values].index("infant")]
    figures = performance.at(taken).figures
    joints = solve({actor: figure.placed for actor, figure in figures.items()})
    grips = [joints[actor].hand[0] for actor in ("infant", "caregiver")]
    assert math.dist(*grips) < 0.4
