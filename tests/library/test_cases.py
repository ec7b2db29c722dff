"""Every case of the library: does it load, play, and hold what its key says of it?"""

import functools
import re

import pytest

from scoring.rubric import (
    counted_rating,
    crying_intervals,
    organised_group,
    reunion_groups,
    signs_of,
)
from scoring.terms import CRYING_EPISODES, REUNIONS, Event, EvidenceMoment, Key
from simulator.case import find_case, library_cases, load_case, load_ethogram, load_key
from simulator.case.model import Case
from simulator.performance import compile_case
from simulator.problems import Loaded

CASES = library_cases()
ETHOGRAM = load_ethogram()
ROUNDED_MS = 1000
"""A moment of a key may be a second off the acts it points to: keys are read by people."""

GIVES_AWAY = re.compile(
    r"\b(avoid\w*|resistan\w*|ambivalen\w*|secure|insecure|disorgani\w*|A1|A2|B1|B2|B3|B4|C1|C2)\b"
)
AVOIDED_WORDS = re.compile(
    r"\b(clingy|manipulative|spoilt|naughty|cold|disorder|diagnos\w+|symptom|abnormal|traumati\w+|"
    r"abuse\w*|victim|bad|failed|poor|certified|"
    r"(?:avoidant|disorganised|resistant) (?:baby|child|infant))\b",
    re.IGNORECASE,
)


@functools.cache
def case_of(case_id: str) -> Case:
    folder = find_case(case_id)
    assert folder is not None
    case = load_case(folder).value
    assert case is not None
    return case


@functools.cache
def key_of(case_id: str) -> Loaded[Key]:
    case = case_of(case_id)
    return load_key(case.folder / "key.yaml", case.script)


@functools.cache
def key(case_id: str) -> Key:
    value = key_of(case_id).value
    assert value is not None
    return value


@functools.cache
def events_of(case_id: str) -> tuple[Event, ...]:
    performance = compile_case(case_of(case_id)).value
    assert performance is not None
    return tuple(e for e in performance.told if e.actor == "infant")


def shows(event: Event, moment: EvidenceMoment) -> bool:
    return (
        event.behaviour == moment.behaviour
        and event.episode == moment.episode
        and event.from_ms <= moment.to_ms
        and event.to_ms >= moment.from_ms
    )


def test_each_organised_subgroup_and_the_rarer_answers_have_a_case() -> None:
    answers = {key(c).classification for c in CASES}
    organised = {a.subgroup for a in answers if not a.disorganised}
    assert {"A1", "A2", "B1", "B2", "B3", "B4", "C1", "C2"} <= organised
    assert {"A", "B", "C"} <= {a.group for a in answers if a.disorganised}
    assert "U" in {a.group for a in answers}


@pytest.mark.parametrize("case_id", CASES)
def test_script_and_key_load_without_problems(case_id: str) -> None:
    folder = find_case(case_id)
    assert folder is not None
    assert load_case(folder).problems == ()
    assert key_of(case_id).problems == ()


@pytest.mark.parametrize("case_id", CASES)
def test_case_compiles_without_problems(case_id: str) -> None:
    assert compile_case(case_of(case_id)).problems == ()


@pytest.mark.parametrize("case_id", CASES)
def test_script_does_not_give_the_class_away(case_id: str) -> None:
    case = case_of(case_id)
    assert GIVES_AWAY.findall(case.script_path.read_text(encoding="utf-8")) == []
    assert case.script.person("infant").name in case.script.title


@pytest.mark.parametrize("case_id", CASES)
def test_keyed_crying_is_the_crying_that_happens(case_id: str) -> None:
    lengths = {e.number: e.length_ms for e in case_of(case_id).script.episodes}
    counted = {
        n: crying_intervals(events_of(case_id), ETHOGRAM, episode=n, length_ms=lengths[n])
        for n in CRYING_EPISODES
    }
    assert counted == dict(key(case_id).crying)


@pytest.mark.parametrize("case_id", CASES)
def test_every_must_see_moment_can_be_seen(case_id: str) -> None:
    unseen = [
        (m.episode, m.from_ms, m.behaviour)
        for m in key(case_id).evidence
        if not any(shows(e, m) for e in events_of(case_id))
    ]
    assert unseen == []


@pytest.mark.parametrize("case_id", CASES)
def test_must_see_bouts_are_where_the_key_says(case_id: str) -> None:
    astray = [
        (m.episode, m.behaviour, m.from_ms, m.to_ms)
        for m in key(case_id).evidence
        if not any(
            shows(e, m) and m.from_ms - ROUNDED_MS <= e.from_ms and e.to_ms <= m.to_ms + ROUNDED_MS
            for e in events_of(case_id)
        )
    ]
    assert astray == []


@pytest.mark.parametrize("case_id", CASES)
def test_key_teaches_with_ten_moments_and_both_reunions(case_id: str) -> None:
    moments = key(case_id).evidence
    assert len(moments) >= 10
    assert set(REUNIONS) <= {m.episode for m in moments}
    assert all(len(m.because.split()) >= 8 for m in moments)


@pytest.mark.parametrize("case_id", CASES)
def test_key_speaks_of_behaviour_and_the_dyad(case_id: str) -> None:
    texts = [key(case_id).rationale, key(case_id).trap, *(m.because for m in key(case_id).evidence)]
    assert "The dyad is coded" in key(case_id).rationale
    assert [AVOIDED_WORDS.findall(text) for text in texts if AVOIDED_WORDS.search(text)] == []


@pytest.mark.parametrize("case_id", CASES)
def test_keyed_signs_are_the_signs_that_happen(case_id: str) -> None:
    happened = signs_of(events_of(case_id), ETHOGRAM)
    keyed = key(case_id).disorganisation
    assert [(s.behaviour, s.episode, s.strength) for s in happened] == [
        (i.behaviour, i.episode, i.strength) for i in keyed.indices
    ]
    assert all(
        abs(s.from_ms - i.at_ms) <= ROUNDED_MS for s, i in zip(happened, keyed.indices, strict=True)
    )
    assert keyed.rating is not None
    turned = set(reunion_groups(key(case_id).ratings).values()) == {"A", "C"}
    assert abs(counted_rating(happened, ac_mix=turned) - keyed.rating) <= 1


@pytest.mark.parametrize("case_id", CASES)
def test_keyed_ratings_lead_to_the_keyed_group(case_id: str) -> None:
    last = case_of(case_id).script.episodes[-1]
    unsettled = any(
        ETHOGRAM[e.behaviour].cry is not None
        for e in events_of(case_id)
        if e.episode == last.number and e.to_ms > last.length_ms - 30_000
    )
    group = organised_group(key(case_id).ratings, settled=not unsettled)
    assert group == key(case_id).classification.group
