"""What comes next in the drills follows from what was answered, and from the time alone."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.lessons.drills import Drill, load_drills
from simulator.lessons.schedule import (
    due_skills,
    load_rules,
    memory,
    next_item,
    skill_of,
)

DRILLS = load_drills().value or ()
BY_ID = {d.id: d for d in DRILLS}
NOON = datetime(2030, 1, 1, 12, tzinfo=UTC)
FAST, SLOW = 500, 60_000


@dataclass(frozen=True)
class Answer:
    item: str
    right: bool
    delay_ms: int
    at: datetime


def play(count: int, *, right: bool = True, delay_ms: int = FAST, seed: int = 1) -> list[Answer]:
    """Answer a set, a quarter of a minute for each item."""
    answers: list[Answer] = []
    for n in range(count):
        now = NOON + timedelta(seconds=15 * n)
        shown = [a.item for a in answers]
        item = next_item(DRILLS, answers, now, seed=seed, shown=shown, second=bool(n % 2))
        if item is None:
            break
        answers.append(Answer(item.id, right, delay_ms, now))
    return answers


def asked(answers: list[Answer]) -> list[Drill]:
    return [BY_ID[a.item] for a in answers]


def test_right_and_fast_retires_a_skill_for_days_and_then_it_returns() -> None:
    item = next(d for d in DRILLS if len(d.answers) == 4)
    one = Answer(item.id, right=True, delay_ms=FAST, at=NOON)
    card = memory(DRILLS, [one])[skill_of(item)]
    assert card.due - NOON > timedelta(days=3)
    assert skill_of(item) not in due_skills(DRILLS, {skill_of(item): card}, NOON)
    assert skill_of(item) in due_skills(DRILLS, {skill_of(item): card}, card.due)


def test_one_right_answer_of_two_may_be_luck_and_is_asked_again_soon() -> None:
    item = next(d for d in DRILLS if len(d.answers) == 2)
    answers = [Answer(item.id, True, FAST, NOON + timedelta(minutes=9 * n)) for n in range(2)]
    first = memory(DRILLS, answers[:1])[skill_of(item)]
    assert first.due - NOON < timedelta(minutes=10)
    assert memory(DRILLS, answers)[skill_of(item)].due - NOON > timedelta(days=2)


@pytest.mark.parametrize(("right", "delay_ms"), [(False, FAST), (True, SLOW)])
def test_a_miss_or_a_late_answer_brings_the_skill_back_in_the_same_set(
    right: bool, delay_ms: int
) -> None:
    item = DRILLS[0]
    card = memory(DRILLS, [Answer(item.id, right, delay_ms, NOON)])[skill_of(item)]
    assert card.due - NOON <= timedelta(minutes=10)


def test_a_miss_comes_back_with_another_example() -> None:
    item = next(d for d in DRILLS if d.kind == "greeting")
    answers = [Answer(item.id, right=False, delay_ms=FAST, at=NOON)]
    later = NOON + timedelta(minutes=2)
    again = next_item(DRILLS, answers, later, seed=1, shown=[item.id])
    assert again is not None
    assert again.id != item.id


def test_every_second_item_asks_for_the_same_distinction() -> None:
    items = asked(play(20))
    assert all(one.kind == two.kind for one, two in zip(items[::2], items[1::2], strict=True))
    assert all(one.kind != two.kind for one, two in zip(items[1::2], items[2::2], strict=False))
    assert len({d.kind for d in items}) >= 4


@pytest.mark.parametrize("right", [True, False])
def test_the_second_of_a_pair_is_not_told_by_the_first(right: bool) -> None:
    same = Counter(
        one.answer == two.answer
        for seed in range(20)
        for items in [asked(play(6, right=right, seed=seed))]
        for one, two in zip(items[::2], items[1::2], strict=True)
        if len(one.answers) == 2
    )
    assert 0.3 < same[True] / same.total() < 0.7


def test_a_set_shows_nothing_twice() -> None:
    ids = [a.item for a in play(60, right=False)]
    assert len(set(ids)) == len(ids) == 60


def test_where_nothing_is_due_nothing_is_asked() -> None:
    answers = [
        Answer(d.id, right=True, delay_ms=FAST, at=NOON)
        for d in 2 * [*{skill_of(d): d for d in DRILLS}.values()]
    ]
    assert next_item(DRILLS, answers, NOON + timedelta(hours=1), seed=1) is None
    assert next_item(DRILLS, answers, NOON + timedelta(days=30), seed=1) is not None


def test_answers_to_items_that_are_gone_do_no_harm() -> None:
    answers = [Answer("gone", right=True, delay_ms=FAST, at=NOON)]
    assert memory(DRILLS, answers) == {}
    assert next_item(DRILLS, answers, NOON, seed=1) is not None


@settings(max_examples=15)
@given(st.integers(0, 2**32), st.lists(st.booleans(), max_size=6))
def test_the_same_past_asks_the_same(seed: int, results: list[bool]) -> None:
    answers: list[Answer] = []
    for n, right in enumerate(results):
        now = NOON + timedelta(seconds=20 * n)
        shown = [a.item for a in answers]
        item = next_item(DRILLS, answers, now, seed=seed, shown=shown)
        assert item == next_item(DRILLS, list(answers), now, seed=seed, shown=set(shown))
        assert item is not None
        answers.append(Answer(item.id, right, FAST, now))


def test_broken_rules_are_named(tmp_path) -> None:
    file = tmp_path / "schedule.yaml"
    file.write_text("set_minutes: ten\n", "utf-8")
    with pytest.raises(ValueError, match=r"schedule\.yaml"):
        load_rules(file)
