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


def test_talk_whose_words_are_known_is_said() -> None:
    acts = (Act(8_000, "caregiver", "talk", SPAN, says="One for you"),)
    said = event("talk", until=11_000, actor="caregiver", line=3)
    assert told(said, acts=acts) == ["Anna says: “One for you”."]
    assert told(said) == ["Anna talks for 3 s."]


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
    times = [
        event(behaviour.id, at, at + 9_000, actor=behaviour.actor)
        for at in range(0, 50_000, 10_000)
    ]
    for sentence in told(*times):
        assert not re.search(r"[{}|_]|  ", sentence)
        assert re.search(r"[.!?…]”?$", sentence)
        assert not re.search(r"\b(he|she|his|her|hers|him)\b", sentence)


def play(*toys: str) -> list[str]:
    starts = range(0, 20_000 * len(toys), 20_000)
    acts = [
        Act(at, "infant", "explore_manipulate", Span(n, 3, n, 9), toy=toy)
        for n, (at, toy) in enumerate(zip(starts, toys, strict=True), 1)
    ]
    events = [event(a.behaviour, a.at_ms, a.at_ms + 9_000, line=a.span.line) for a in acts]
    return told(*events, acts=tuple(acts))


def test_wordings_take_turns() -> None:
    told_of = [line.split(" the ")[0] for line in play("car", "drum", "car", "bell")]
    assert len(set(told_of[:3])) == 3
    assert told_of[3] == told_of[0]


def test_going_on_with_the_same_thing_is_told_as_going_on() -> None:
    assert play("car", "car")[1] == "Milo goes on with the car for 9 s."
    assert play("car", "drum", "car")[2] == "Milo explores the car for 9 s."


def test_no_text_names_a_class_or_a_meaning() -> None:
    words = r"secure|avoid|resist|ambivalen|disorgani|anxious|because|bid\b"
    known = [w for part in ("acts", "again", "saying") for w in TEXTS[part].values()]
    wordings = "\n".join(w if isinstance(w, str) else "\n".join(w) for w in known)
    assert re.search(words, wordings) is None


def test_no_text_is_left_over() -> None:
    assert set(TEXTS["acts"]) <= set(load_ethogram().behaviours)
    assert {*TEXTS["again"], *TEXTS["saying"]} <= set(TEXTS["acts"])
