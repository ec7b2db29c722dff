"""Where the close-up looks for the infant's face."""

import itertools

from simulator.figure.skeleton import solve_trunk
from simulator.figure.vectors import dot, sub, unit
from simulator.performance import Performance
from tests.performance.conftest import performance_of

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


def test_who_clings_in_arms_is_seen_over_the_shoulder() -> None:
    noor = performance_of("noor")
    start = noor.episode(8).start_ms
    shown = []
    for second in range(14, 56, 3):
        scene = noor.at(start + 1000 * second)
        assert scene.figures["infant"].carrier == "caregiver"
        face, back = (solve_trunk(scene.figures[a].placed) for a in ("infant", "caregiver"))
        shown.append(
            dot(face.head_frame[2], unit(sub(scene.closeup.eye, face.head))) > 0.5
            and dot(back.chest_frame[2], unit(sub(scene.closeup.eye, back.chest))) < 0.0
        )
    assert sum(shown) >= 0.8 * len(shown)
