"""A finding's moment as a small exercise: fair, the same every time, and inside the scope."""

from collections import Counter
from dataclasses import replace

import pytest

from scoring.findings.finding import Finding
from scoring.score import score
from scoring.terms import Classification, Coding, Mark, Scope
from simulator.case import load_case, load_ethogram, load_key
from simulator.lessons.retry import NOTHING, retry_of
from simulator.performance import compile_case
from simulator.resources import LIBRARY

ETHOGRAM = load_ethogram()


def session(case, scope=None, **given):
    """Return a coding of a case that says nothing but what is given, its key and its events."""
    found = load_case(LIBRARY / case).value
    key = load_key(LIBRARY / case / "key.yaml", found.script).value
    events = compile_case(found).value.events()
    coding = Coding(case, found.version, "t-01", scope or Scope(), {}, **given)
    return coding, key, events


def retries(coding, key, events):
    result = score(coding, key, events, ETHOGRAM)
    found = [(f, retry_of(f, coding, key, events, ETHOGRAM)) for f in result.findings]
    return [(f, r) for f, r in found if r is not None]


@pytest.fixture(scope="module")
def lena():
    """A coding of a case with signs: everything missed, all ratings far off."""
    ratings = {e: dict.fromkeys(Scope().scales, 4) for e in (5, 8)}
    return session("lena", ratings=ratings, classification=Classification("A", "A1"))


def test_what_was_missed_is_waited_for(lena):
    found = [(f, r) for f, r in retries(*lena) if r.asks == "when"]
    assert len(found) > 5
    _, _, events = lena
    for finding, retry in found:
        assert 1_500 <= retry.begins_ms - retry.from_ms <= 6_500
        assert retry.to_ms > retry.begins_ms == finding.from_ms
        others = [
            e
            for e in events
            if (e.behaviour, e.episode, e.actor) == (retry.answer, retry.episode, "infant")
            and retry.from_ms <= e.from_ms < retry.begins_ms
        ]
        assert not others, "another one of it begins in the stretch before"
    leads = Counter(r.begins_ms - r.from_ms for _, r in found)
    assert len(leads) > 3, "when it begins must not follow from when the stretch does"


def test_a_time_is_right_within_the_tolerance(lena):
    retry = next(r for _, r in retries(*lena) if r.asks == "when")
    assert retry.is_right(retry.begins_ms + 900, tolerance_ms=1000)
    assert not retry.is_right(retry.begins_ms - 1_200, tolerance_ms=1000)


def test_a_rating_asks_which_scale_its_moment_speaks_to(lena):
    found = [(f, r) for f, r in retries(*lena) if r.asks == "scale"]
    assert found
    for finding, retry in found:
        assert retry.answer in retry.options == lena[0].scope.scales
        assert finding.kind in {"rating", "classification"}


def test_what_was_named_differently_is_named_among_look_alikes():
    scope = Scope(
        episodes=(5,),
        scales=("avoidance",),
        behaviours=frozenset({"crawl_to_caregiver", "flat_glance", "turn_back_to_caregiver"}),
        parts=frozenset(),
    )
    marks = (
        Mark("m1", "infant", "flat_glance", 5, 8_000, 14_000),
        Mark("m2", "infant", "crawl_to_caregiver", 5, 150_000, 152_000),
    )
    coding, key, events = session("milo", scope, marks=marks)
    found = {f.code: r for f, r in retries(coding, key, events)}
    named = next(r for code, r in found.items() if code.endswith("wrong_code"))
    assert named.answer == "turn_back_to_caregiver"
    assert {"flat_glance", "turn_back_to_caregiver"} <= set(named.options)
    alarm = found["false_alarm"]
    assert "crawl_to_caregiver" in alarm.options
    assert alarm.answer != "crawl_to_caregiver"
    assert alarm.answer in alarm.options
    assert alarm.options.count(NOTHING) == 1
    assert len(named.options) <= 4
    assert len(set(named.options)) == len(named.options)


def test_no_option_but_the_answer_happens_in_the_stretch(lena):
    coding, key, events = lena
    alarms = tuple(
        Mark(f"m{n}", "infant", behaviour, episode, at, at + 3_000)
        for n, (behaviour, episode, at) in enumerate(
            (b, e, at)
            for b in ("sink_in", "smile_greet", "ignore_bid", "cry")
            for e in (5, 8)
            for at in range(0, 170_000, 17_000)
        )
    )
    found = [r for _, r in retries(replace(coding, marks=alarms), key, events) if r.asks == "what"]
    assert len(found) > 10
    for retry in found:
        happens = {
            e.behaviour
            for e in events
            if (e.episode, e.actor) == (retry.episode, "infant")
            and e.from_ms <= retry.to_ms
            and e.to_ms >= retry.from_ms
        }
        assert happens & set(retry.options) <= {retry.answer}
        assert retry.answer in retry.options


def test_the_same_finding_always_makes_the_same_exercise(lena):
    assert [r for _, r in retries(*lena)] == [r for _, r in retries(*lena)]


def test_praise_and_gaps_make_none(lena):
    coding, key, events = lena
    praise = Finding("seen_sign", 0.5, 5, 0, 1_000, "Well seen.", "praise", "cry")
    for finding in (praise, replace(praise, kind="open", code="unanswered", from_ms=None)):
        assert retry_of(finding, coding, key, events, ETHOGRAM) is None
