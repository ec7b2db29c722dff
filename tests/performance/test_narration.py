"""Narration: sentences from events, names from the script, words from data."""

import re

import pytest
import yaml

from scoring.terms import Event
from simulator.case import load_ethogram
from simulator.case.model import About, Act, EpisodeScript, Person, Script
from simulator.performance.narration import describe_people, narrate
from simulator.problems import Span
from simulator.resources import ASSETS

SPAN = Span(3, 1, 3, 9)
TEXTS = yaml.safe_load((ASSETS / "texts/en/narration.yaml").read_text(encoding="utf-8"))


def script(*acts: Act) -> Script:
    return Script(
        "Two people",
        (
            Person("infant", "Milo", age_months=13),
            Person("caregiver", "Anna", relation="grandmother"),
        ),
        (EpisodeScript(5, 180_000, acts, SPAN),),
        1,
        About(),
    )


def event(behaviour: str, at: int = 8_000, until: int = 28_000, **more: object) -> Event:
    actor = str(more.pop("actor", "infant"))
    return Event(f"{behaviour}-{at}", actor, behaviour, 5, at, until, **more)  # type: ignore[arg-type]


def told(*events: Event, acts: tuple[Act, ...] = ()) -> list[str]:
    return [line.text for line in narrate(script(*acts), events)]


def test_names_come_from_the_script_and_lengths_are_told() -> None:
    assert told(event("turn_back_to_caregiver")) == [
        "Milo turns the back squarely on Anna for 20 s."
    ]


def test_what_one_person_does_at_once_is_one_sentence() -> None:
    acts = (Act(8_500, "infant", "explore_manipulate", SPAN, toy="car"),)
    both = (
        event("turn_back_to_caregiver"),
        event("explore_manipulate", 8_500, 28_500, line=3),
    )
    assert told(*both, acts=acts) == [
        "Milo turns the back squarely on Anna and plays intently with the car for 20 s."
    ]


def test_what_ends_at_different_times_is_told_apart() -> None:
    assert len(told(event("turn_back_to_caregiver"), event("cry", until=60_000))) == 2


def test_words_of_adults_are_quoted_with_their_own_stop() -> None:
    acts = (Act(8_000, "caregiver", "cg_greet", SPAN, says="Hello, Milo!"),)
    greeting = event("cg_greet", until=9_000, actor="caregiver", line=3)
    assert told(greeting, acts=acts) == ["Anna greets Milo: “Hello, Milo!”"]


def test_whom_the_script_does_not_name_has_a_role() -> None:
    assert told(event("st_sit_silent", actor="stranger")) == [
        "The stranger sits in silence for 20 s."
    ]


def test_minutes_are_told_as_minutes() -> None:
    assert told(event("cry", 0, 80_000)) == ["Milo cries for 1 min 20 s."]


def test_people_are_introduced() -> None:
    assert describe_people(script()) == ("Milo (infant, 13 months)", "Anna (grandmother)")


def test_lines_are_in_order_of_time() -> None:
    lines = narrate(script(), (event("cry", 9_000), event("arms_up", 1_000, 2_000)))
    assert [line.from_ms for line in lines] == [1_000, 9_000]


@pytest.mark.parametrize("behaviour", load_ethogram().behaviours.values(), ids=lambda b: b.id)
def test_every_behaviour_has_a_text_that_fills_in(behaviour) -> None:
    assert behaviour.id in TEXTS["acts"]
    (sentence,) = told(event(behaviour.id, actor=behaviour.actor))
    assert not re.search(r"[{}|_]|  ", sentence)
    assert re.search(r"[.!?…]”?$", sentence)
    assert not re.search(r"\b(he|she|his|her|hers|him)\b", sentence)


def test_no_text_names_a_class_or_a_meaning() -> None:
    words = r"secure|avoid|resist|ambivalen|disorgani|anxious|because|bid\b"
    assert [t for t in TEXTS["acts"].values() if re.search(words, t)] == []


def test_no_text_is_left_over() -> None:
    assert set(TEXTS["acts"]) <= set(load_ethogram().behaviours)
