"""``narrate``: the whole session or one episode, for people and for programs."""

import re

import pytest

from simulator.case import find_case, library_cases, load_ethogram, load_key


def test_an_episode_is_told_with_times_and_names(run) -> None:
    done = run("narrate", "milo", "--episode", "5")
    assert done.code == 0
    assert "Episode 5 (3:00)" in done.out
    assert re.search(r"^\[0:08\] Milo ", done.out, re.MULTILINE)
    assert "Episode 6" not in done.out


def test_without_an_episode_all_are_told(run) -> None:
    told = run("narrate", "noor", "--json").json["episodes"]
    assert [episode["number"] for episode in told] == list(range(1, 9))
    for episode in told:
        assert episode["lines"]
        starts = [line["from_ms"] for line in episode["lines"]]
        assert starts == sorted(starts)
        assert all(0 <= x["from_ms"] <= x["to_ms"] for x in episode["lines"])
        assert max(starts) <= episode["length_ms"]


@pytest.mark.parametrize("name", library_cases())
def test_neither_class_nor_behaviour_is_named(run, name: str) -> None:
    told = run("narrate", name).out
    key = load_key(find_case(name) / "key.yaml").value
    assert not re.search(rf"\b{key.classification}\b", told)
    assert not re.search(r"secure|avoidan|resistan|ambivalen|disorgani", told)
    assert not [name for name in load_ethogram().behaviours if "_" in name and name in told]


@pytest.mark.parametrize("number", [0, 9])
def test_an_absent_episode_is_a_sentence(run, number: int) -> None:
    done = run("narrate", "milo", "--episode", number)
    assert done.code == 2
    assert f"no episode {number}" in done.err
    assert "1, 2, 3" in done.err
