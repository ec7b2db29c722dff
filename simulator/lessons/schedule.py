"""Schedule: which drill item comes next, as a function of what was answered so far.

A skill is one answer to one kind of question, such as telling a greeting; items are its examples.
Memory is modelled by skill (FSRS), so a skill that is answered right and fast is gone for days, and
comes back with an example that was not seen lately.
"""

import random
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Protocol

import yaml
from fsrs import Card, Rating, Scheduler

from simulator.lessons.drills import Drill
from simulator.resources import ASSETS

SCHEDULE = ASSETS / "lessons" / "schedule.yaml"


class Given(Protocol):
    """An answer that was given to an item."""

    @property
    def item(self) -> str:
        """Return the id of the item."""

    @property
    def right(self) -> bool:
        """Tell whether it was right."""

    @property
    def delay_ms(self) -> int:
        """Return how long after the end of the stretch it came."""

    @property
    def at(self) -> datetime:
        """Return when it was given."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The numbers of ``schedule.yaml``; times in milliseconds."""

    set_ms: int
    fast_ms: int
    slow_ms: int
    remember: float
    steps: tuple[timedelta, ...]


@cache
def load_rules(path: Path = SCHEDULE) -> Rules:
    """Read the numbers of the schedule.

    Raises:
        ValueError: an entry is missing or no number; names the file.
    """
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        return Rules(
            set_ms=round(data["set_minutes"] * 60_000),
            fast_ms=round(data["fast_s"] * 1000),
            slow_ms=round(data["slow_s"] * 1000),
            remember=float(data["remember"]),
            steps=tuple(timedelta(minutes=m) for m in data["steps_minutes"]),
        )
    except (KeyError, TypeError, ValueError, yaml.YAMLError) as error:
        raise ValueError(
            f"{path}: {error!r}; compare it with assets/lessons/schedule.yaml as it came with the "
            "program"
        ) from error


def skill_of(drill: Drill) -> str:
    """Return the skill that an item trains: what it asks, and the answer that has to be known."""
    asked = f"{drill.kind}/{drill.scale}" if drill.kind == "height" else drill.kind
    return f"{asked}/{drill.answer}"


def rating_of(given: Given, rules: Rules, *, luck: bool = False) -> Rating:
    """Return how well an answer shows that the skill is there.

    Args:
        given: the answer.
        rules: the numbers.
        luck: whether a right one may well be luck; then it is not taken for mastery.
    """
    if not given.right:
        return Rating.Again
    if given.delay_ms <= rules.fast_ms and not luck:
        return Rating.Easy
    return Rating.Good if given.delay_ms <= rules.slow_ms else Rating.Hard


def memory(
    drills: Iterable[Drill], answers: Iterable[Given], rules: Rules | None = None
) -> Mapping[str, Card]:
    """Return what is remembered of each skill that was met: when it is due, and how firm it is.

    Args:
        drills: all items; answers to others are left out.
        answers: in the order in which they were given.
        rules: the numbers; those that come with the program if None.
    """
    rules = rules or load_rules()
    items = {drill.id: drill for drill in drills}
    model = Scheduler(
        desired_retention=rules.remember,
        learning_steps=rules.steps,
        relearning_steps=rules.steps[-1:],
        enable_fuzzing=False,
    )
    cards: dict[str, Card] = {}
    for given in answers:
        drill = items.get(given.item)
        if drill is not None:
            skill = skill_of(drill)
            card = cards.get(skill) or Card(card_id=len(cards) + 1, due=given.at)
            luck = skill not in cards and len(drill.answers) == 2
            rating = rating_of(given, rules, luck=luck)
            cards[skill], _ = model.review_card(card, rating, given.at)
    return cards


def due_skills(drills: Iterable[Drill], cards: Mapping[str, Card], now: datetime) -> frozenset[str]:
    """Return the skills that were never met, or are to be met again."""
    skills = {skill_of(drill) for drill in drills}
    return frozenset(s for s in skills if s not in cards or cards[s].due <= now)


def next_item(
    drills: Sequence[Drill],
    answers: Sequence[Given],
    now: datetime,
    *,
    seed: int,
    shown: Collection[str] = (),
    second: bool = False,
    rules: Rules | None = None,
) -> Drill | None:
    """Return the item to ask next, None if nothing is due.

    Look-alikes are interleaved: the second of a pair asks the same as the first, so that the two
    are held against each other; which answer it has is left to chance. Skills to be met again
    come before new ones, and of a skill's items the one seen least.

    Args:
        drills: all items.
        answers: all that was ever answered, in order.
        now: the present time.
        seed: decides what is left to chance; the same seed asks the same.
        shown: items already shown in this set, as question or as contrast; they are not asked.
        second: whether it is the second of a pair, to be held against the one before.
        rules: the numbers; those that come with the program if None.
    """
    cards = memory(drills, answers, rules)
    due = due_skills(drills, cards, now)
    fresh = [d for d in drills if d.id not in shown]
    wanted = [d for d in fresh if skill_of(d) in due]
    if not wanted:
        return None
    last = next((d for given in reversed(answers) for d in drills if d.id == given.item), None)
    if last is not None and second and any(_alike(d, last) for d in wanted):
        known = due | {skill_of(last)}  # else a right answer would rule itself out for the next
        wanted = [d for d in fresh if skill_of(d) in known and _alike(d, last)]
    else:
        wanted = [d for d in wanted if last is None or d.kind != last.kind] or wanted
        wanted = [d for d in wanted if skill_of(d) in cards] or wanted
    return _choose(wanted, answers, f"{seed}/{len(answers)}")


def _alike(one: Drill, other: Drill) -> bool:
    """Tell whether two items ask for the same distinction."""
    if one.kind == "behaviour":
        return other.kind == one.kind and bool(one.answers.keys() & other.answers.keys())
    return (one.kind, one.scale) == (other.kind, other.scale)


def _choose(items: Sequence[Drill], answers: Iterable[Given], seed: str) -> Drill:
    """Return an item of a skill left to chance: of those seen least, one."""
    skill = random.Random(seed).choice(sorted({skill_of(d) for d in items}))
    times = Counter(given.item for given in answers)
    of_skill = [d for d in items if skill_of(d) == skill]
    least = min(times[d.id] for d in of_skill)
    return random.Random(seed).choice([d for d in of_skill if times[d.id] == least])
