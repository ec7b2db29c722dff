"""Heads: they turn no faster than people turn them, whatever passes and however the body turns."""

import math
from collections.abc import Mapping

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from simulator.figure.pose import HEAD
from simulator.performance import Performance
from simulator.performance.gaze import SHIFT_MS, Look, look_along, shares
from simulator.performance.performance import FRAME_MS
from simulator.performance.scene import Figure

_MOST_DEG = 13.0
"""How far a head turns from one frame to the next at most: 325 degrees a second."""
_BODY_TURNS_DEG = 8.4  # a frame: 210 degrees a second, the quickest turn on the spot
_WIDE_DEG = 100.0
"""A change of gaze over more than this is from one side to the other, and may be quicker."""
_SAMPLES = 12


def _turned(a: Look, b: Look) -> float:
    return math.hypot(b.yaw - a.yaw, b.pitch - a.pitch)


@given(st.floats(-180.0, 180.0), st.floats(-20.0, 45.0))
def test_a_head_does_not_flick_when_the_body_turns_past_what_it_looks_at(
    yaw: float, pitch: float
) -> None:
    after = yaw + _BODY_TURNS_DEG
    after -= 360.0 if after > 180.0 else 0.0
    assert _turned(look_along(yaw, pitch), look_along(after, pitch)) < _MOST_DEG


@given(st.integers(0, SHIFT_MS), st.floats(0.0, _WIDE_DEG))
def test_a_change_of_gaze_turns_the_head_no_faster_and_the_eyes_go_first(
    since: int, turn: float
) -> None:
    head, eyes = shares(since, turn)
    later, _ = shares(since + FRAME_MS, turn)
    assert (later - head) * turn < _MOST_DEG
    assert eyes >= head


def test_a_change_of_gaze_is_over_when_it_is_said_to_be() -> None:
    assert shares(SHIFT_MS, 144.0) == (1.0, 1.0)


def _settled(performance: Performance, actor: str, t: int) -> bool:
    """Tell whether somebody on the floor looks at a person or a place, and has for a while."""
    person = performance.people[actor]
    at = person.gaze.index(t)
    watches = float(person.part.watching.at(t)[0]) == 1.0 == person.part.watching.at(t + FRAME_MS)
    steady = t - person.gaze.times[at] > SHIFT_MS and person.gaze.index(t + FRAME_MS) == at
    aimed = not person.gaze.values[at].startswith(("toy:", "avert"))
    return bool(watches and steady and aimed and person.carrier.at(t) is None)


def _quickest_turns(performance: Performance, actor: str) -> list[int]:
    """Return the frames in which the body of somebody turns fastest."""
    heading = performance.people[actor].part.heading
    times = np.array(heading.times)
    rates = np.abs(np.diff(heading.values[:, 0])) / np.diff(times)
    middles = (times[1:] + times[:-1]) // 2 // FRAME_MS * FRAME_MS
    moments = [int(middles[i]) for i in np.argsort(-rates, kind="stable")]
    return [t for t in moments if _settled(performance, actor, t)][:_SAMPLES]


def _head(figures: Mapping[str, Figure], actor: str) -> tuple[float, float] | None:
    if actor not in figures:
        return None
    yaw, pitch, _ = figures[actor].placed.pose[HEAD].tolist()
    return yaw, pitch


def test_no_head_flicks_while_its_body_turns(performance: Performance) -> None:
    for actor in performance.people:
        for t in _quickest_turns(performance, actor):
            before = _head(performance.at(t).figures, actor)
            after = _head(performance.at(t + FRAME_MS).figures, actor)
            if before is not None and after is not None:
                assert math.dist(before, after) < _MOST_DEG, (actor, t)
