"""Scoring as a whole: what counts and what is told."""

import json
from dataclasses import replace

import pytest

from scoring.score import score, score_against
from scoring.terms import (
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
    EVENTS,
    KEY,
    codes,
    event,
    finding,
    perfect,
    scored,
    without,
)


@pytest.mark.parametrize("key", [KEY, D_KEY])
def test_a_perfect_coding_has_full_marks_and_only_praise(key):
    result = scored(perfect(key), key)
    assert result.total == pytest.approx(1)
    assert codes(result) == []
    marks = result.as_json()["marks"]
    assert (marks["hits"], marks["misses"], marks["false_alarms"]) == (8, 0, 0)
    assert marks["f1"] == marks["evidence_recall"] == marks["alignment_kappa"] == 1
    assert marks["time_unit_kappa"] == 1


def test_an_empty_coding_scores_nothing_and_is_told_what_is_open():
    empty = Coding("sample", "sha256:0", "t-01", Scope(), {})
    result = scored(empty)
    assert result.total == 0
    assert result.as_json()["marks"]["misses"] == 8
    assert "avoidance in episode 5" in finding(result, "unanswered").text
    assert "the classification" in finding(result, "unanswered").text


def test_json_has_the_fields_of_the_contract_and_only_plain_values():
    result = scored(perfect()).as_json()
    assert json.loads(json.dumps(result)) == result
    assert result["format"] == 1
    assert set(result["classification"]) == {
        "group_agrees",
        "subgroup_agrees",
        "disorganised_agrees",
        "four_way_agrees",
        "credit",
    }
    assert result["ratings"]["5"]["avoidance"] == {
        "yours": 7,
        "key": 7,
        "difference": 0,
        "credit": 1.0,
    }
    assert set(result["search"]) == {"4", "6", "7"}
    assert set(result["crying"]) == {"4", "5", "6", "7", "8"}
    assert result["within_one"] == 1
    assert result["mean_absolute_difference"] == 0
    assert result["disorganisation"]["difference"] == 0
    assert set(result["marks"]) == {
        "observer_accuracy",
        "hits",
        "misses",
        "wrong_codes",
        "false_alarms",
        "precision",
        "recall",
        "f1",
        "evidence_recall",
        "time_unit_kappa",
        "alignment_kappa",
    }
    assert result["estimates"]["within_one"]["n"] == 10
    assert {"code", "importance", "episode", "from_ms", "to_ms", "text"} <= set(
        result["findings"][0]
    )


def test_a_missed_must_see_weighs_more_than_another_miss():
    must_see = scored(without(perfect(), "turn_back", 8))
    other = scored(without(perfect(), "play", 8))
    assert must_see.total < other.total < 1
    assert must_see.as_json()["marks"]["evidence_recall"] == pytest.approx(2 / 3)
    told = must_see.findings[0]
    assert told.code == "must_see_missed"
    assert (told.episode, told.from_ms, told.to_ms) == (8, 5000, 15_000)
    assert "The same again at the end." in told.text
    assert finding(other, "missed").importance < told.importance


def test_a_look_alike_is_told_with_what_tells_the_two_apart():
    coding = without(perfect(), "fuss", 6)
    coding = replace(coding, marks=(*coding.marks, Mark("x", "infant", "cry", 6, 120_500, 126_000)))
    result = scored(coding)
    assert codes(result) == ["wrong_code"]
    told = finding(result, "wrong_code")
    assert (told.about, told.instead) == ("fuss", "cry")
    assert "does cry" in told.text
    assert told.text.endswith("not. Look at how loud it is.")
    assert result.as_json()["marks"]["wrong_codes"] == 1


def test_a_late_mark_is_told_once_and_not_as_a_miss_and_a_false_alarm():
    coding = without(perfect(), "flat_glance", 5)
    coding = replace(
        coding, marks=(*coding.marks, Mark("x", "infant", "flat_glance", 5, 3000, 4000))
    )
    result = scored(coding)
    assert codes(result) == ["must_see_off_time"]
    assert "3.0 s late" in finding(result, "must_see_off_time").text
    assert result.as_json()["marks"]["false_alarms"] == 1


def test_marks_too_short_twice_and_for_nothing_are_told_apart():
    coding = without(perfect(), "play", 8)
    coding = replace(
        coding,
        marks=(
            *coding.marks,
            Mark("short", "infant", "play", 8, 40_000, 44_000),
            Mark("twice", "infant", "ignore_bid", 5, 80_000, 90_000),
            Mark("nothing", "infant", "cry", 4, 60_000, 62_000),
        ),
    )
    assert sorted(codes(scored(coding))) == ["false_alarm", "marked_twice", "too_short"]


def test_adults_behaviour_and_staging_are_no_reference():
    coding = perfect()
    with_adult = replace(
        coding, marks=(*coding.marks, Mark("a", "caregiver", "cg_greet", 5, 5000, 6000))
    )
    assert scored(with_adult).as_json() == scored(coding).as_json()


def test_either_of_two_equivalent_signs_is_right():
    events = (event("d2_strike_neutral_face", 5, 30_000, 31_000),)
    mark = Mark("m", "infant", "d1_cuddle_then_strike", 5, 30_000, 31_000)
    result = score(replace(perfect(), marks=(mark,)), KEY, events, ETHOGRAM)
    assert result.as_json()["marks"]["hits"] == 1


def test_a_rating_too_low_is_told_with_the_moment_that_decides_it():
    ratings = {5: {**KEY.ratings[5], "avoidance": 3}, 8: KEY.ratings[8]}
    result = scored(replace(perfect(), ratings=ratings))
    told = finding(result, "rating_low")
    assert "For avoidance in episode 5 you gave 3, 4 points below the key's 7." in told.text
    assert (told.episode, told.from_ms) == (5, 8000)
    number = result.as_json()["ratings"]["5"]["avoidance"]
    assert (number["difference"], number["credit"]) == (-4, 0)
    assert result.comparison.ratings.bias["avoidance"] == -2


def test_a_rating_one_point_off_is_told_last_with_what_the_keys_rests_on():
    ratings = {5: {**KEY.ratings[5], "avoidance": 6}, 8: KEY.ratings[8]}
    result = scored(without(replace(perfect(), ratings=ratings), "play", 8))
    told = finding(result, "rating_near_low")
    assert "counts as agreement" in told.text
    assert "it turns away" in told.text
    assert (told.about, told.episode) == ("avoidance", 5)
    assert codes(result)[-1] == "rating_near_low"
    assert result.comparison.ratings.credit == 1


def test_a_count_of_crying_one_interval_off_is_not_told():
    assert codes(scored(replace(perfect(), crying={**KEY.crying, 4: 1}))) == []


def test_a_rating_of_a_reunion_is_told_before_a_count_of_crying():
    ratings = {5: {**KEY.ratings[5], "avoidance": 4}, 8: KEY.ratings[8]}
    result = scored(replace(perfect(), ratings=ratings, crying={**KEY.crying, 4: 4}))
    assert [f.about for f in result.findings if f.kind == "rating"] == ["avoidance", "crying"]


def test_within_one_counts_what_was_given_and_credit_what_was_asked():
    result = scored(replace(perfect(), ratings={5: {"avoidance": 6}}))
    assert result.as_json()["within_one"] == 1
    assert result.comparison.ratings.within_one.n == 1
    assert result.comparison.ratings.credit == 0.1


def test_a_wrong_group_is_told_with_the_pair_that_looks_alike():
    result = scored(replace(perfect(), classification=Classification("B", "B1", False)))
    told = finding(result, "group_wrong")
    assert "You coded the dyad B1; the key has A1." in told.text
    assert "lets the bids go by" in told.text
    assert told.episode == 8
    assert result.findings[0] == told


def test_a_wrong_subgroup_is_told_as_such():
    result = scored(replace(perfect(), classification=Classification("A", "A2", False)))
    assert codes(result) == ["subgroup_wrong"]
    assert result.as_json()["classification"]["credit"] == 0.7


def test_a_missed_d_is_told_first_with_its_strongest_sign():
    coding = replace(
        perfect(D_KEY),
        disorganisation=Disorganisation(1),
        classification=Classification("A", "A1", disorganised=False),
    )
    unseen = tuple(m for m in coding.marks if m.behaviour != "d5_freeze")
    result = scored(replace(coding, marks=unseen), D_KEY)
    told = next(f for f in result.findings if f.kind == "disorganisation")
    assert told.code == "disorganisation_missed"
    assert "keeps A1 as the alternate" in told.text
    assert (told.episode, told.from_ms) == (8, 20_000)
    assert "does d5_freeze" in told.text
    assert "rating_low" not in codes(result)


def test_signs_that_were_seen_and_not_weighed_are_told_as_that():
    coding = replace(
        perfect(D_KEY),
        disorganisation=Disorganisation(1),
        classification=Classification("A", "A1", disorganised=False),
    )
    told = scored(coding, D_KEY).findings[0]
    assert told.code == "disorganisation_weighed"
    assert "does d5_freeze" in told.text
    assert "D says nothing about what the caregiver did" in told.text


def test_one_error_that_is_a_miss_and_a_false_alarm_at_once_is_told_once():
    coding = perfect()
    marks = tuple(
        replace(m, behaviour="play") if m.behaviour == "flat_glance" else m for m in coding.marks
    )
    result = scored(replace(coding, marks=marks))
    told = [f for f in result.findings if f.kind == "mark"]
    assert [(f.about, f.instead) for f in told] == [("flat_glance", "play")]
    assert result.as_json()["marks"]["misses"] == 1


def test_a_d_wrongly_given_is_told_at_the_sign_that_was_noted():
    coding = replace(
        perfect(),
        disorganisation=Disorganisation(7, (IndexMark("d5_freeze", 5, 9000, "strong"),)),
        classification=Classification("A", "A1", disorganised=True),
    )
    told = finding(scored(coding), "disorganisation_given")
    assert (told.episode, told.from_ms) == (5, 9000)


def test_praise_is_given_for_what_is_hard_to_see_and_kept_short():
    praise = [f for f in scored(perfect()).findings if f.kind == "praise"]
    assert 1 <= len(praise) <= 3
    assert "seen_brief" in [f.code for f in praise]


def test_what_the_exercise_did_not_ask_is_neither_counted_nor_told():
    scope = Scope(
        episodes=(5,), scales=(), behaviours=frozenset({"flat_glance"}), parts=frozenset()
    )
    result = score(replace(perfect(D_KEY, scope), marks=()), D_KEY, EVENTS, ETHOGRAM)
    data = result.as_json()
    unasked = ("classification", "ratings", "search", "crying", "disorganisation", "within_one")
    assert all(data[name] is None for name in unasked)
    assert data["marks"]["misses"] == 1
    assert data["total"] == 0
    assert [f.about for f in result.findings] == ["flat_glance"]
    assert "No greeting comes." not in result.findings[0].text
    assert "What flat_glance is" in result.findings[0].text


def test_an_exercise_without_behaviours_has_no_marks_to_score():
    scope = Scope(behaviours=frozenset())
    result = scored(perfect(scope=scope))
    assert result.as_json()["marks"] is None
    assert result.total == pytest.approx(1)


def test_two_codings_of_one_case_are_compared_without_a_key():
    other = replace(perfect(), coder="t-02", classification=None)
    result = score_against(without(perfect(), "play", 8), other, ETHOGRAM)
    assert result.findings == ()
    assert result.as_json()["classification"] is None
    assert result.as_json()["marks"]["recall"] == pytest.approx(7 / 8)
    assert result.as_json()["within_one"] == 1


def test_two_codings_share_only_what_both_were_asked():
    narrow = Scope(behaviours=frozenset(), episodes=(5,), scales=("avoidance",))
    result = score_against(perfect(), perfect(scope=narrow), ETHOGRAM)
    assert result.as_json()["marks"] is None
    assert result.as_json()["ratings"] == {
        "5": {"avoidance": {"yours": 7, "key": 7, "difference": 0, "credit": 1.0}}
    }
