"""Play: every toy has its use, moves with the hands, and is let go of when something else comes."""

import itertools
import math
from typing import Any

import pytest

from simulator.figure.skeleton import Joints, solve
from simulator.performance import Performance
from simulator.performance.room import load_room
from simulator.performance.uses import load_uses
from tests.performance.conftest import Play

SECOND = 30_000
TOYS = sorted(name for name, thing in load_room().things.items() if not thing.prop)


def moment(done: Performance, seconds: float) -> tuple[Joints, dict[str, Any]]:
    """Return the infant's joints and the toys by name."""
    scene = done.at(SECOND + round(seconds * 1000))
    joints = solve({a: f.placed for a, f in scene.figures.items()})["infant"]
    return joints, {toy.name: toy for toy in scene.toys}


def playing(play: Play, toy: str, *more: tuple[Any, ...], how: str = "explore_manipulate") -> Any:
    """Play with a toy from second 10 to 34."""
    acts = (
        (1, "infant", "move_to_toys", {"toy": toy}),
        (10, "infant", how, {"toy": toy, "for_ms": 24_000}),
    )
    return play(*acts, *more).value


def travel(done: Performance, first: float, last: float) -> float:
    """Return the metres that both hands cover."""
    seen = [moment(done, first + i * 0.12)[0].hand for i in range(int((last - first) / 0.12))]
    return sum(math.dist(a[i], b[i]) for a, b in itertools.pairwise(seen) for i in (0, 1))


def test_every_toy_has_a_lively_and_a_quiet_use() -> None:
    uses = load_uses()
    assert set(uses) == set(TOYS)
    assert all(any(use.quiet for use in own) for own in uses.values())
    assert {use.piece for own in uses.values() for use in own} - {None} <= set(TOYS)


@pytest.mark.parametrize("toy", TOYS)
def test_hands_are_busy_with_every_toy(play: Play, toy: str) -> None:
    assert travel(playing(play, toy), 14, 30) > 0.8


@pytest.mark.parametrize("toy", ["ball", "car", "duck"])
def test_what_rolls_stays_under_the_hands(play: Play, toy: str) -> None:
    done = playing(play, toy)
    rolled = 0
    for i in range(12 * 25):
        joints, toys = moment(done, 16 + i * 0.04)
        thing = toys[toy]
        if thing.holder == "infant" and thing.held == 0.0:
            rolled += 1
            used = min(math.dist(h[::2], thing.position[::2]) for h in joints.hand)
            assert used < 0.10
            assert thing.position[1] == pytest.approx(0.0, abs=0.01)
    assert rolled > 10


@pytest.mark.parametrize(
    ("pile", "piece", "top"), [("blocks", "block", 0.208), ("cups", "cup", 0.184)]
)
def test_pieces_go_onto_their_pile(play: Play, pile: str, piece: str, top: float) -> None:
    done = playing(play, pile)
    centre = load_room().things[piece].centre
    heights = [moment(done, 12 + i * 0.2)[1][piece].position[1] + centre for i in range(110)]
    assert max(heights) > top
    assert any(h == pytest.approx(top, abs=0.002) for h in heights)


def test_subdued_play_is_slower(play: Play) -> None:
    lively, subdued = (playing(play, "doll", how=h) for h in ("explore_manipulate", "play_subdued"))
    assert travel(subdued, 14, 30) < 0.8 * travel(lively, 14, 30)


def test_a_new_act_takes_the_toy_into_the_hand(play: Play) -> None:
    done = playing(play, "car", (20.0, "infant", "show_toy", {"toy": "car"}))
    _, toys = moment(done, 21.5)
    assert toys["car"].holder == "infant"
    assert toys["car"].held == 1.0


def test_play_goes_on_after_a_glance(play: Play) -> None:
    done = playing(play, "rattle", (18.0, "infant", "check_back"))
    assert travel(done, 24, 32) > 0.5


def test_play_ends_when_the_infant_is_lifted(play: Play) -> None:
    done = playing(play, "cups", (18.0, "caregiver", "cg_pick_up"))
    ends = [moment(done, s)[1]["cup"].position for s in (28, 33)]
    assert math.dist(*ends) < 1e-6
    assert moment(done, 33)[1]["cup"].holder is None


def centre(done: Performance, joints: Joints, toy: Any) -> tuple[float, ...]:
    """Return where the middle of a toy is shown, on the floor or on its way to the hand."""
    x, y, z = toy.position
    lying = (x, y + done.room.things[toy.name].centre, z)
    if toy.holder is None:
        return lying
    hand = joints.hand[0 if toy.grip == "right" else 1]
    return tuple(a + (b - a) * toy.held for a, b in zip(lying, hand, strict=True))


@pytest.mark.parametrize("piece", ["block", "cup", "ring"])
@pytest.mark.parametrize("pile", ["", "s"])
def test_what_is_stacked_never_jumps_into_the_hand(play: Play, piece: str, pile: str) -> None:
    done = playing(play, piece + pile)
    seen = []
    for i in range(24 * 25):
        joints, toys = moment(done, 12 + i * 0.04)
        seen.append(centre(done, joints, toys[piece]))
    assert max(math.dist(a, b) for a, b in itertools.pairwise(seen)) < 0.09
