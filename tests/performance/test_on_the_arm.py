"""Whoever carries an infant and picks something up takes it along, and goes on holding it."""

import math

import pytest

from simulator.figure.body import load_bodies
from simulator.figure.pose import channel_index, load_poses
from simulator.figure.skeleton import Joints, Placed, solve
from simulator.figure.vectors import add, to_world, turned
from simulator.performance import Performance
from simulator.performance.clips import load_holds
from simulator.performance.evaluate import pelvis_of
from tests.performance.conftest import Play
from tests.performance.solids import gap, legs_of, trunk_of

START = 30_000
"""Where the second episode begins, in which the acts of a test are played."""


def joints(performance: Performance, t: int) -> dict[str, Joints]:
    figures = performance.at(START + t).figures
    return dict(solve({actor: figure.placed for actor, figure in figures.items()}))


def held_by(found: dict[str, Joints]) -> list[float]:
    """Return how far each hand of the carrier is from the infant's trunk."""
    trunk = found["infant"].trunk
    spots = (trunk.pelvis, trunk.waist, trunk.chest)
    return [min(math.dist(hand, spot) for spot in spots) for hand in found["caregiver"].hand]


@pytest.mark.parametrize("toy", ["bell", "ball", "car"])
def test_an_infant_on_the_arm_goes_down_and_up_with_its_carrier(play: Play, toy: str) -> None:
    acts = ((1, "caregiver", "cg_pick_up"), (9, "caregiver", "pick_up_thing", {"toy": toy}))
    performance = play(*acts).value
    lowest = 2.0
    for t in range(9_000, 19_000, 120):
        found = joints(performance, t)
        carrier, infant = found["caregiver"].trunk, found["infant"].trunk
        lowest = min(lowest, infant.pelvis[1])
        assert math.dist(carrier.chest, infant.chest) < 0.45, t
        assert min(held_by(found)) < 0.22, t
    assert lowest < 0.5
    assert performance.people["caregiver"].holding.at(START + 19_000) == toy
    assert joints(performance, 19_000)["infant"].trunk.pelvis[1] > 0.8


def test_both_arms_hold_it_again_when_the_toy_is_gone(play: Play) -> None:
    acts = (
        (1, "caregiver", "cg_pick_up"),
        (9, "caregiver", "pick_up_thing", {"toy": "bell"}),
        (19, "infant", "bat_away_toy", {"toy": "bell"}),
    )
    assert max(held_by(joints(play(*acts).value, 23_000))) < 0.22


@pytest.mark.parametrize("style", sorted(load_holds()))
def test_legs_hang_before_a_carrier_or_go_round_it_but_not_into_it(style: str) -> None:
    hold, poses = load_holds()[style], load_poses("adult")
    standing = poses["stand"].copy()
    for channel in ("arms", "trunk"):
        standing[channel_index(channel)] = poses[hold.carrier][channel_index(channel)]
    carrier = Placed(load_bodies()["adult"], standing, (0.0, 0.0, 0.0), 0.0, "infant")
    there = add(pelvis_of(carrier), to_world(turned(0.0), hold.offset))
    body, pose = load_bodies()["infant"].aged(13), load_poses("infant")[hold.infant]
    infant = Placed(body, pose, there, hold.turn, "caregiver")
    found = solve({"caregiver": carrier, "infant": infant})
    trunk, _ = trunk_of(found["caregiver"])
    assert min(gap(leg, trunk) for leg in legs_of(found["infant"])) > -0.065


def test_arms_that_hold_an_infant_do_not_swing_with_the_steps(play: Play) -> None:
    acts = (
        (1, "caregiver", "cg_pick_up"),
        (8, "caregiver", "cg_hold_soothe", {"for_ms": 4_000}),
        (13, "caregiver", "go_to", {"place": "caregiver_chair"}),
    )
    part = play(*acts).value.people["caregiver"].part
    walking = [t for t in range(12_500, 18_000, 40) if part.gait.at(START + t)[0] > 0.5]
    assert len(walking) > 10
    assert all(part.swing.at(START + t)[0] == 0.0 for t in walking)
