"""The library's performances, and a way to play a few acts written in a test."""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from simulator.case import library_cases, load_case
from simulator.case.model import About, Act, Case, EpisodeScript, Person, Script
from simulator.performance import Performance, compile_case
from simulator.problems import Loaded, Span
from simulator.resources import LIBRARY

Play = Callable[..., Loaded[Performance]]


@functools.cache
def performance_of(case_id: str) -> Performance:
    loaded = load_case(LIBRARY / case_id)
    assert loaded.value is not None
    compiled = compile_case(loaded.value)
    assert compiled.value is not None, [p.message for p in compiled.problems]
    return compiled.value


@pytest.fixture(scope="session", params=library_cases())
def performance(request: pytest.FixtureRequest) -> Performance:
    """Every case of the library, compiled once."""
    return performance_of(request.param)


def act(seconds: float, actor: Any, behaviour: str, line: int, **more: Any) -> Act:
    return Act(int(seconds * 1000), actor, behaviour, Span(line, 1, line, 2), **more)


@pytest.fixture
def play(tmp_path: Path) -> Play:
    """Return a function that plays acts in a second episode, after the infant was set down.

    Each act is (seconds, actor, behaviour) with a dict of more fields; the line is its number.
    """

    def played(*acts: tuple[Any, ...], moves: Any = "crawls", seconds: int = 60) -> Any:
        arrival = (
            act(0, "caregiver", "carry_in", 101),
            act(12, "caregiver", "set_down", 102),
        )
        laid = tuple(
            act(a[0], a[1], a[2], n, **(a[3] if len(a) > 3 else {})) for n, a in enumerate(acts, 1)
        )
        span = Span(1, 1, 1, 2)
        script = Script(
            title="A try",
            people=(Person("infant", "Kai", age_months=13, moves=moves),),
            episodes=(
                EpisodeScript(1, 30_000, arrival, span),
                EpisodeScript(2, seconds * 1000, laid, span),
            ),
            seed=3,
            about=About(),
        )
        return compile_case(Case("try", tmp_path, script, "sha256:0"))

    return played
