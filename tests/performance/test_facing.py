"""Where the close-up looks for the infant's face."""

import itertools
import math

from simulator.figure.skeleton import solve_trunk
from simulator.figure.vectors import bearing, dot, sub, unit, wrapped
from simulator.performance import Performance
from tests.performance.conftest import Play, performance_of

_BEHIND = -0.2  # cosine to the viewer at which a face is no longer even a profile


def test_the_close_up_hardly_ever_looks_at_the_back_of_a_head(performance: Performance) -> None:
    behind = [_seen_from_behind(performance, t) for t in range(0, performance.length_ms, 1000)]
    asked = [b for b in behind if b is not None]
    assert sum(asked) < 0.03 * len(asked)
    assert _longest_run(asked) <= 20


def _seen_from_behind(performance: Performance, t: int) -> bool | None:
    scene = performance.at(t)
    if "infant" not in scene.figures:
        return None
    trunk = solve_trunk(scene.figures["infant"].placed)
    towards = unit(sub(scene.closeup.eye, trunk.head))
    return dot(trunk.head_frame[2], towards) < _BEHIND


def _longest_run(marks: list[bool]) -> int:
    return max((len(list(run)) for mark, run in itertools.groupby(marks) if mark), default=0)


def test_who_clings_in_arms_is_watched_from_the_side_not_over_the_shoulder() -> None:
    noor = performance_of("noor")
    start = noor.episode(8).start_ms
    shown = []
    for second in range(14, 56, 3):
        scene = noor.at(start + 1000 * second)
        assert scene.figures["infant"].carrier == "caregiver"
        face, back = (solve_trunk(scene.figures[a].placed) for a in ("infant", "caregiver"))
        shown.append(
            dot(face.head_frame[2], unit(sub(scene.closeup.eye, face.head))) > -0.15
            and dot(back.chest_frame[2], unit(sub(scene.closeup.eye, back.chest))) > -0.15
        )
    assert sum(shown) >= 0.8 * len(shown)


def test_the_close_up_steps_back_to_show_what_a_hand_is_laid_on(play: Play) -> None:
    performance = play(
        (0, "caregiver", "sit_down"),
        (1, "infant", "pull_up_on_caregiver", {"for_ms": 13_000}),
        (14, "infant", "hand_on_caregiver", {"for_ms": 8_000}),
        (23, "infant", "move_to_toys", {"toy": "rings"}),
        (36, "infant", "stay_put", {"for_ms": 8_000}),
    ).value
    assert _away(performance, 48_000) > _away(performance, 72_000) + 0.1


def _away(performance: Performance, t: int) -> float:
    """Return how far the close-up camera stands from what it looks at."""
    aim = performance.at(t).closeup
    return math.dist(aim.eye, aim.target)


def test_the_close_up_goes_round_who_stands_over_an_infant_on_the_floor() -> None:
    performance = performance_of("jonah")
    span = performance.episode(8)
    assert span is not None
    scene = performance.at(span.start_ms + 40_000)
    infant, adult = (scene.figures[a].placed.position for a in ("infant", "caregiver"))
    off = wrapped(bearing(infant, scene.closeup.eye) - bearing(infant, adult))
    assert abs(off) > 35.0
