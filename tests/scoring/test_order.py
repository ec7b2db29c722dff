"""What was marked late was seen; what changed a number or the group is told before what did not."""

from dataclasses import replace

from scoring.findings import by_episode, chief, praised, seen_events, seen_moments
from scoring.rules import DEFAULTS
from scoring.score import score
from scoring.terms import Classification, Mark
from tests.scoring.sample import ETHOGRAM, EVENTS, KEY, perfect, scored, without


def with_mark(coding, name, start, end):
    return replace(coding, marks=(*coding.marks, Mark("x", "infant", name, 5, start, end)))


def test_a_late_mark_counts_as_seen_and_as_late():
    coding = with_mark(without(perfect(), "flat_glance", 5), "flat_glance", 3000, 4000)
    marks = scored(coding).comparison.marks
    found = seen_moments(marks, DEFAULTS)
    assert (found.marked, found.late, found.early, found.there) == (3, 1, 0, 3)
    every = seen_events(marks, DEFAULTS)
    assert (every.marked, every.late, every.there) == (8, 1, 8)
    assert scored(coding).as_json()["marks"]["evidence_recall"] < 1


def test_a_mark_before_its_moment_is_early_and_none_is_missed():
    coding = with_mark(without(perfect(), "turn_back", 5), "turn_back", 5000, 26_000)
    found = seen_moments(scored(coding).comparison.marks, DEFAULTS)
    assert (found.marked, found.late, found.early) == (3, 0, 1)
    nothing = seen_moments(scored(replace(perfect(), marks=())).comparison.marks, DEFAULTS)
    assert (nothing.marked, nothing.there) == (0, 3)


def test_one_long_mark_over_two_events_is_a_mark_of_one():
    coding = replace(perfect(), marks=())
    over = with_mark(coding, "play", 60_000, 179_000)
    found = seen_events(scored(over).comparison.marks, DEFAULTS)
    assert (found.marked, found.early) == (1, 1)


def rated(coding, episode, **given):
    ratings = {**coding.ratings, episode: {**coding.ratings[episode], **given}}
    return replace(coding, ratings=ratings)


def test_a_missed_moment_whose_scale_was_rated_otherwise_is_told_first():
    coding = replace(rated(perfect(), 5, avoidance=3), marks=())
    told = [f for f in scored(coding).findings if f.kind != "praise"]
    assert told[0].code == "rating_low"
    moments = [f for f in told if f.code == "must_see_missed"]
    assert [f.episode for f in moments] == [5, 5, 8]
    assert moments[0].importance > moments[-1].importance
    unrated = [f for f in scored(replace(perfect(), marks=())).findings if f.decides]
    assert [f.episode for f in unrated] == [8, 5, 5]


def test_another_group_lifts_the_moments_of_the_scale_that_tells_the_two_apart():
    key = replace(KEY, evidence=(*KEY.evidence, replace(KEY.evidence[0], episode=2)))
    coding = replace(perfect(), marks=(), classification=Classification("B", "B1", False))
    told = score(coding, key, EVENTS, ETHOGRAM).findings
    assert told[0].code == "group_wrong"
    weights = {f.importance for f in told if f.decides and f.episode in (5, 8)}
    calm = scored(replace(perfect(), marks=())).findings
    assert min(weights) > max(f.importance for f in calm if f.decides)


def test_the_few_leave_out_praise_and_what_was_said_already_and_nothing_is_lost():
    findings = scored(replace(perfect(), marks=perfect().marks[:1])).findings
    few = chief(findings, 3)
    assert len(few) == 3
    said = [(findings[n].code, findings[n].about) for n in few]
    assert len(set(said)) == 3
    assert not set(few) & set(praised(findings))
    listed = by_episode(findings)
    assert sorted(n for numbers in listed.values() for n in numbers) == list(range(len(findings)))
    for episode, numbers in listed.items():
        assert {findings[n].episode or 0 for n in numbers} == {episode}
        starts = [findings[n].from_ms or 0 for n in numbers if findings[n].kind != "rating"]
        assert starts == sorted(starts)
