"""Keys of a panel: scored against the consensus, with what the experts differ on beside it."""

from dataclasses import replace

import pytest

from scoring.panel import classes_given, disputed, experts_gave, panel_agreement
from scoring.score import score
from scoring.terms import (
    CORE_SCALES,
    Classification,
    Coding,
    Disorganisation,
    Ethogram,
    Expert,
    Key,
    Scope,
)

CONSENSUS = {e: dict.fromkeys(CORE_SCALES, 4) for e in (5, 8)}


def expert(name: str, avoidance: int, group: str, d: int) -> Expert:
    ratings = {e: dict.fromkeys(CORE_SCALES, 4) for e in (5, 8)}
    ratings[5]["avoidance"] = avoidance
    return Expert(name, Classification(group), ratings, d)  # type: ignore[arg-type]


KEY = Key(
    classification=Classification("B", "B4", disorganised=False),
    accepts=(),
    ratings=CONSENSUS,
    search={},
    crying={},
    disorganisation=Disorganisation(4),
    evidence=(),
    rationale="",
    trap="",
    coders=(expert("K", 3, "B", 4), expert("L", 6, "C", 5), expert("M", 4, "B", 4)),
)


def test_only_what_the_experts_differ_on_is_disputed_the_widest_first() -> None:
    found = disputed(KEY)
    assert [(d.scale, d.episode, d.low, d.high, d.consensus) for d in found] == [
        ("avoidance", 5, 3, 6, 4),
        ("disorganisation", None, 4, 5, 4),
    ]
    assert experts_gave(KEY, "avoidance", 8) is None
    assert classes_given(KEY) == ("B", "C")
    assert disputed(replace(KEY, coders=())) == ()


def test_a_rating_is_scored_against_the_consensus_and_the_finding_tells_of_the_panel() -> None:
    coding = Coding(
        case="x",
        case_version="v",
        coder="t",
        scope=Scope(episodes=(5,), scales=("avoidance",), parts=frozenset()),
        episode_lengths_ms={5: 180_000},
        ratings={5: {"avoidance": 7}},
    )
    found = score(coding, KEY, (), Ethogram({}, {}))
    assert found.comparison.ratings is not None
    assert found.comparison.ratings.by_episode[5]["avoidance"].key == 4
    assert "experts themselves gave 3 to 6" in found.findings[0].text
    assert found.as_json()["experts_differ"][0]["given"] == [3, 6, 4]


def test_the_agreement_of_the_panel_needs_more_than_one_expert() -> None:
    assert panel_agreement([KEY, KEY], "avoidance").value is not None
    assert panel_agreement([replace(KEY, coders=())], "avoidance").undefined


@pytest.mark.parametrize("scale", CORE_SCALES)
def test_a_panel_that_agrees_disputes_nothing(scale: str) -> None:
    agreed = replace(KEY, coders=(KEY.coders[2],) * 3)
    assert experts_gave(agreed, scale, 5) is None
