"""Craft: what can be played and looks like a slip is told, and what is meant is left alone."""

from dataclasses import replace
from pathlib import Path

import pytest

from simulator.authoring.craft import play_case
from simulator.authoring.craft_rules import load_craft
from simulator.authoring.lint.catalogue import Example
from simulator.authoring.lint.examples import lay_out
from simulator.case import load_case
from simulator.problems import Problem

CODES = {"W462", "W463", "W464", "W465", "W466"}


def told(folder: Path, acts: str, part: str = "acts 5") -> list[Problem]:
    """Return the warnings of craft for acts in the case around the examples."""
    file = lay_out(Example("wrong", "yaml", part, acts), folder)
    case = load_case(file.parent).value
    assert case is not None
    return [p for p in play_case(case).problems if p.code in CODES]


def test_who_is_calm_in_a_cry_is_told_when_the_cry_ends(tmp_path: Path) -> None:
    acts = (
        '- {at: "0:40", infant: cry, for: 40s}\n- {at: "0:50", infant: babble_play, for: 4s}\n'
        '- {at: "1:30", infant: cry, for: 20s}\n- {at: "1:40", infant: hard_cry, for: 20s}\n'
    )
    calm, twice = told(tmp_path, acts)
    assert (calm.code, twice.code) == ("W462", "W462")
    assert calm.message == "babble_play begins at 0:50, while cry goes on until 1:20"
    assert "babble_play" in calm.source
    assert "hard_cry" in twice.source


def test_a_sob_that_fades_into_calm_is_no_slip(tmp_path: Path) -> None:
    acts = (
        '- {at: "0:40", infant: cry, for: 12s}\n- {at: "0:51", infant: sob_subside, for: 8s}\n'
        '- {at: "0:58", infant: sit_passive, for: 8s}\n'
    )
    assert told(tmp_path, acts) == []


def test_an_answer_is_told_until_when_the_bid_is_on_its_way(tmp_path: Path) -> None:
    offer = '- {at: "0:40", caregiver: cg_offer_toy, toy: doll, for: 14s}\n'
    (found,) = told(tmp_path, f'{offer}- {{at: "0:42", infant: ignore_bid, for: 6s}}\n')
    assert found.code == "W463"
    assert "takes until 0:4" in found.hint
    (tmp_path / "two").mkdir()
    assert told(tmp_path / "two", f'{offer}- {{at: "0:52", infant: ignore_bid, for: 6s}}\n') == []


def test_an_adult_without_any_act_is_told_at_the_first_act_of_the_episode(tmp_path: Path) -> None:
    episode = """\
- number: 4
  length: "3:00"
  acts:
    - {at: "0:05", infant: look_at_door, for: 3s}
    - {at: "2:57", caregiver: cg_call_outside}
"""
    (found,) = told(tmp_path, episode, "episode 4")
    assert found.code == "W464"
    assert found.message == "the stranger does nothing from 0:00 to 3:00"
    assert "look_at_door" in found.source


@pytest.mark.parametrize("read", ["cg_sit_read, for: 20s", "look_at, target: infant, for: 120s"])
def test_who_reads_or_looks_does_something(read: str, tmp_path: Path) -> None:
    episode = f"""\
- number: 2
  length: "3:00"
  acts:
    - {{at: "0:02", caregiver: {read}}}
    - {{at: "0:10", infant: stay_put, target: rings, for: 20s}}
    - {{at: "2:20", caregiver: look_at, target: infant, for: 6s}}
"""
    found = told(tmp_path, episode, "episode 2")
    assert [p for p in found if p.source.strip() in episode] == []


def test_an_episode_without_acts_has_no_slip(tmp_path: Path) -> None:
    assert told(tmp_path, '- {number: 6, length: "3:00", acts: []}\n', "episode 6") == []


def test_the_rules_are_data(tmp_path: Path) -> None:
    file = lay_out(Example("right", "yaml", "script seed", "seed: 2\n"), tmp_path)
    case = load_case(file.parent).value
    assert case is not None
    strict = replace(load_craft(), idle_ms=5_000)
    assert play_case(case).problems == ()
    assert {p.code for p in play_case(case, strict).problems} == {"W464"}


def test_play_and_a_way_at_once_are_told_unless_the_way_is_nearly_over(tmp_path: Path) -> None:
    play = '- {at: "0:20", infant: explore_manipulate, toy: rings, for: 20s}\n'
    (found,) = told(tmp_path, f'{play}- {{at: "0:30", infant: crawl_to_caregiver}}\n')
    assert found.code == "W465"
    assert found.message.startswith("crawl_to_caregiver sets off at 0:30, while explore_manipulate")
    (tmp_path / "two").mkdir()
    assert told(tmp_path / "two", f'{play}- {{at: "0:41", infant: crawl_to_caregiver}}\n') == []


def test_an_approach_that_leaves_no_gap_is_told(tmp_path: Path) -> None:
    near = '- {at: "0:20", infant: crawl_to_caregiver}\n'
    (found,) = told(tmp_path, f'{near}- {{at: "0:40", infant: approach_partial_stop}}\n')
    assert found.code == "W466"
    assert "from the caregiver" in found.message
