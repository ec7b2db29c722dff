"""Scoring of whatever was entered: nothing a person enters breaks it."""

import json
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.score import score_against
from scoring.terms import (
    CRYING_EPISODES,
    EPISODES,
    REUNION_SCALES,
    REUNIONS,
    SEARCH_EPISODES,
    Classification,
    Coding,
    Disorganisation,
    IndexMark,
    Mark,
    Scope,
)
from tests.scoring.sample import (
    D_KEY,
    ETHOGRAM,
    KEY,
    scored,
)

episodes = st.lists(st.sampled_from(EPISODES), unique=True).map(lambda e: tuple(sorted(e)))
names = st.sampled_from([*ETHOGRAM.behaviours, "never_heard_of"])
times = st.integers(0, 400_000)
marks = st.lists(
    st.builds(
        lambda actor, name, episode, start, length: Mark(
            "m", actor, name, episode, start, start + length
        ),
        st.sampled_from(["infant", "infant", "stranger"]),
        names,
        st.sampled_from(EPISODES),
        times,
        st.integers(0, 30_000),
    ),
    max_size=8,
)
strengths = st.sampled_from(["strong", "medium", "weak"])
judgements = st.builds(
    Disorganisation,
    st.none() | st.integers(1, 9),
    st.lists(st.builds(IndexMark, names, st.sampled_from(EPISODES), times, strengths)).map(tuple),
)
classifications = st.none() | st.builds(
    Classification,
    st.sampled_from([None, "A", "B", "C", "U"]),
    st.sampled_from([None, "A1", "B4", "C2"]),
    st.sampled_from([None, True, False]),
    st.sampled_from([None, "the film stopped"]),
)
numbers = st.integers(1, 7)
codings = st.builds(
    Coding,
    case=st.just("sample"),
    case_version=st.just("sha256:0"),
    coder=st.just("t-01"),
    scope=st.builds(
        Scope,
        episodes=episodes,
        scales=st.lists(st.sampled_from(REUNION_SCALES), unique=True).map(tuple),
        behaviours=st.none() | st.frozensets(names),
        parts=st.frozensets(
            st.sampled_from(["search", "crying", "disorganisation", "classification"])
        ),
    ),
    episode_lengths_ms=st.dictionaries(st.sampled_from(EPISODES), st.integers(0, 240_000)),
    marks=marks.map(tuple),
    ratings=st.dictionaries(
        st.sampled_from(REUNIONS), st.dictionaries(st.sampled_from(REUNION_SCALES), numbers)
    ),
    search=st.dictionaries(st.sampled_from(SEARCH_EPISODES), numbers),
    crying=st.dictionaries(st.sampled_from(CRYING_EPISODES), st.integers(0, 12)),
    disorganisation=judgements,
    classification=classifications,
    justification=st.sampled_from(["", "Anger in episode 8.", "{curly} and 100 %"]),
)
keys = st.builds(
    lambda base, classification, judgement, difficulty: replace(
        base, classification=classification, disorganisation=judgement, difficulty=difficulty
    ),
    st.sampled_from([KEY, D_KEY]),
    classifications.filter(lambda c: c is not None),
    judgements,
    st.sampled_from(["medium", "hard"]),
)


@settings(max_examples=150)
@given(codings, keys)
def test_whatever_was_entered_is_scored(coding, key):
    result = scored(coding, key)
    data = json.loads(json.dumps(result.as_json()))
    assert data["total"] is None or 0 <= data["total"] <= 1
    for told in result.findings:
        assert told.text
        assert "{" not in told.text.replace("{curly}", "")
        assert told.episode is None or told.episode in coding.scope.episodes
    assert list(result.findings) == sorted(result.findings, key=lambda f: -f.importance)
    if "classification" not in coding.scope.parts:
        assert not [f for f in result.findings if f.kind == "classification"]
    if "disorganisation" not in coding.scope.parts:
        assert not [f for f in result.findings if f.kind == "disorganisation"]


@settings(max_examples=60)
@given(codings, codings)
def test_whatever_two_people_entered_is_compared(one, other):
    total = score_against(one, other, ETHOGRAM).total
    assert total is None or 0 <= total <= 1
