"""Over many attempts: shares by hand, the pass rule, what is set apart, and calibration."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import attempts as over
from scoring.attempts import (
    Attempt,
    Confusion,
    Profile,
    Standing,
    calibration,
    load_pass_rule,
    part,
    read_outcome,
    trend,
)
from scoring.attempts.passing import PASS_RULE
from scoring.score import score
from scoring.terms import (
    REUNION_SCALES,
    Classification,
    Coding,
    Disorganisation,
    Ethogram,
    Key,
    Scope,
)

EMPTY = Ethogram({}, {})
SUBGROUPS = {"A": "A1", "B": "B3", "C": "C1"}


def attempt(
    n: int,
    key: str = "B",
    answer: str = "B",
    *,
    rating: int = 4,
    given: int = 4,
    d_key: int = 1,
    d_given: int = 1,
    confidence: float | None = 0.8,
    **more: Any,
) -> Attempt:
    """Return an attempt at case ``n`` with all ratings alike; D follows from its rating."""
    classes = Classification(key, SUBGROUPS[key], disorganised=d_key > 5)  # type: ignore[arg-type]
    ratings = {e: dict.fromkeys(REUNION_SCALES, rating) for e in (5, 8)}
    keyed = Key(classes, (), ratings, {}, {}, Disorganisation(d_key), (), "", "")
    coding = Coding(
        case=f"case{n}",
        case_version="v1",
        coder="t-01",
        scope=Scope(),
        episode_lengths_ms={5: 180_000, 8: 180_000},
        ratings={e: dict.fromkeys(REUNION_SCALES, given) for e in (5, 8)},
        disorganisation=Disorganisation(d_given),
        classification=Classification(answer, SUBGROUPS[answer], disorganised=d_given > 5),  # type: ignore[arg-type]
        confidence=confidence,
        justification="both reunions",
    )
    return Attempt(coding, keyed, score(coding, keyed, (), EMPTY), "v1", f"{n:04d}", **more)


def profile(made: list[Attempt]) -> Profile:
    return over.profile(a.outcome for a in made)


def standing(made: list[Attempt]) -> Standing:
    return over.standing(a.outcome for a in made)


def confusion(made: list[Attempt]) -> Confusion:
    return over.confusion(a.outcome for a in made)


def good(cases: int) -> list[Attempt]:
    """Return attempts that agree with keys of every group, some of them D."""
    return [
        attempt(
            n, "ABC"[n % 3], "ABC"[n % 3], d_key=7 * (n % 4 == 0) + 1, d_given=7 * (n % 4 == 0) + 1
        )
        for n in range(cases)
    ]


def test_the_confusion_matrix_has_the_keys_in_rows() -> None:
    table = confusion([attempt(1, "A", "B"), attempt(2, "A", "A"), attempt(3, "B", "B", d_key=7)])
    assert table.classes == ("A", "B", "C", "D", "U")
    assert table.table[0][:2] == (1, 1)
    assert table.table[3] == (0, 1, 0, 0, 0)
    assert table.agreement.value == pytest.approx(1 / 3)
    assert table.total == 3


def test_an_attempt_without_an_answer_does_not_agree_and_is_counted_apart() -> None:
    made = attempt(1, "A", "A")
    coding = replace(made.coding, classification=None)
    made = replace(made, coding=coding, score=score(coding, made.key, (), EMPTY))
    table = confusion([made])
    assert table.unanswered == (1, 0, 0, 0, 0)
    assert table.agreement.value == 0.0


def test_the_profile_shows_bias_and_range() -> None:
    found = profile([attempt(1, rating=5, given=3), attempt(2, rating=3, given=3)])
    scale = found.scales["avoidance"]
    assert scale.bias.value == pytest.approx(-1.0)
    assert scale.within_one.value == pytest.approx(0.5)
    assert (scale.yours, scale.keys) == ((3, 3), (3, 5))
    assert found.within_one.n == 2 * 2 * len(REUNION_SCALES)


def test_twenty_good_cases_pass_and_nineteen_are_too_few() -> None:
    assert standing(good(20)).verdict == "pass"
    assert standing(good(19)).verdict == "too few"
    assert standing([]).verdict == "too few"


def test_one_unmet_criterion_is_not_yet() -> None:
    made = good(16) + [attempt(20 + n, "A", "B") for n in range(5)]
    found = standing(made)
    assert found.verdict == "not yet"
    unmet = {m.criterion.name for m in found.measured if not m.met}
    assert unmet == {"groups", "groups_kappa"}


def test_a_case_counts_once_by_its_first_attempt_and_seen_cases_do_not() -> None:
    made = [*good(20), attempt(3, "A", "C"), attempt(77, unseen=False)]
    found = standing(made)
    assert found.cases == 20
    assert found.repeated == 2


def test_attempts_on_an_older_version_are_set_apart() -> None:
    old = replace(attempt(50), version="v2")
    found = standing([*good(20), old])
    assert found.set_apart == 1
    assert found.cases == 20
    assert part([old]).current == ()


def test_what_an_attempt_came_to_reads_back_as_it_was() -> None:
    made = [*good(5), attempt(6, "A", "C", rating=2, given=5)]
    unclassed = replace(made[0].coding, classification=None)
    made.append(replace(made[0], score=score(unclassed, made[0].key, (), EMPTY)))
    for one in made:
        kept = json.loads(json.dumps(one.outcome.as_json()))
        found = read_outcome(kept)
        assert found is not None
        assert replace(found, when=one.when) == one.outcome
    assert read_outcome({"format": 0}) is None
    assert read_outcome({}) is None


def test_every_number_of_the_pass_rule_has_its_source(tmp_path: Path) -> None:
    rule = load_pass_rule()
    assert rule.cases == 20
    least = {c.name: c.least for c in rule.criteria}
    assert least["groups"] == 0.80
    assert least["groups_kappa"] == 0.70
    assert least["every_scale"] == 0.60
    assert all(c.source for c in rule.criteria)
    strange = tmp_path / "rule.toml"
    text = PASS_RULE.read_text("utf-8").replace('"groups"', '"charm"')
    strange.write_text(text, "utf-8")
    with pytest.raises(ValueError, match="'charm' is not measured"):
        load_pass_rule(strange)


def test_brier_and_the_reliability_curve_by_hand() -> None:
    found = calibration([0.9, 0.9, 0.5, 0.1], [True, False, True, False])
    assert found.brier.value == pytest.approx((0.01 + 0.81 + 0.25 + 0.01) / 4)
    assert found.overconfidence.value == pytest.approx(0.6 - 0.5)
    assert [b.right.value for b in found.bins] == [0.0, 1.0, 0.5]
    assert calibration([], []).brier.undefined


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=40))
def test_brier_lies_between_nothing_and_one_and_bins_hold_every_answer(
    pairs: list[tuple[float, bool]],
) -> None:
    found = calibration([c for c, _ in pairs], [r for _, r in pairs])
    assert found.brier.value is not None
    assert 0 <= found.brier.value <= 1
    assert sum(b.right.n for b in found.bins) == len(pairs)
    assert all(b.low <= b.confidence <= b.high + 1e-12 for b in found.bins)


def test_a_confidence_outside_of_its_range_is_refused() -> None:
    with pytest.raises(ValueError, match="outside 0 to 1"):
        calibration([1.2], [True])
    with pytest.raises(ValueError, match="give one for each"):
        calibration([0.5], [])


def test_a_straight_line_is_its_own_trend() -> None:
    rising = trend([0.2, 0.3, 0.4, 0.5, 0.6])
    assert rising.value == pytest.approx(0.1)
    assert rising.low == pytest.approx(0.1)
    assert trend([0.5, 0.6]).undefined


@given(st.lists(st.floats(0, 1), min_size=4, max_size=30))
def test_turning_time_round_turns_the_trend(values: list[float]) -> None:
    there, back = trend(values), trend(values[::-1])
    assert there.value == pytest.approx(-(back.value or 0.0), abs=1e-9)
