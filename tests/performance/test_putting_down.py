"""An infant who puts a toy down leans over to it, and does not seem to fall on its face."""

import math

import pytest

from simulator.figure.skeleton import solve
from tests.performance.conftest import Play

START = 30_000
"""Where the second episode begins, in which the acts of a test are played."""


@pytest.mark.parametrize("toy", ["rattle", "book", "duck", "teddy"])
def test_the_head_of_one_who_sits_stays_up_and_the_toy_lies_within_reach(
    play: Play, toy: str
) -> None:
    performance = play(
        (0, "infant", "explore_manipulate", {"toy": toy, "for_ms": 14_000}),
        (18, "infant", "put_thing_down", {"toy": toy}),
    ).value
    heights = []
    for t in range(START + 18_000, START + 20_500, 40):
        placed = {a: figure.placed for a, figure in performance.at(t).figures.items()}
        heights.append(solve(placed)["infant"].trunk.head[1])
    assert min(heights) > 0.6 * heights[0]
    after = performance.at(START + 22_000)
    x, _, z = after.figures["infant"].placed.position
    lies = next(t for t in after.toys if t.name == toy)
    assert lies.holder is None
    assert lies.position[1] == pytest.approx(0.0, abs=0.01)
    assert math.dist((x, z), lies.position[::2]) < 0.42
