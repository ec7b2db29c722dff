"""A script with some episodes only begins with those in the room who would be there by then."""

from dataclasses import replace

import pytest

from simulator.case import load_case, load_procedure
from simulator.case.model import Case
from simulator.performance import Performance, compile_case
from simulator.resources import LIBRARY


def part(name: str, *episodes: int) -> Case:
    case = load_case(LIBRARY / name).value
    assert case is not None
    kept = tuple(e for e in case.script.episodes if e.number in episodes)
    return replace(case, script=replace(case.script, episodes=kept))


def played(case: Case) -> Performance:
    loaded = compile_case(case)
    assert loaded.errors == ()
    assert loaded.value is not None
    return loaded.value


@pytest.mark.parametrize("episodes", [(5,), (8,), (2, 3), (7, 8)])
def test_a_part_of_a_session_plays_by_itself(episodes: tuple[int, ...]) -> None:
    case = part("noor", *episodes)
    session = played(case)
    plan = load_procedure().plan(episodes[0])
    assert plan is not None
    assert set(plan.at_start) <= set(session.at(0).figures)
    acts = [(e.episode, e.behaviour) for e in session.acts()]
    written = [(e.number, a.behaviour) for e in case.script.episodes for a in e.acts]
    assert sorted(acts) == sorted(written)


def test_adults_wait_on_their_chairs_and_the_infant_on_the_rug() -> None:
    session = played(part("noor", 8))
    scene = session.at(0)
    x, _, z = scene.figures["stranger"].placed.position
    assert (x, z) == pytest.approx(session.room.chairs["stranger"].position)
    x, _, z = scene.figures["infant"].placed.position
    assert (x, z) == pytest.approx(session.room.places["put_down"])


def test_a_whole_session_still_begins_outside() -> None:
    assert "stranger" not in played(part("noor", 1, 2)).at(0).figures
