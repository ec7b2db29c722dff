"""Exercises: what a trainee is asked for, read from ``assets/lessons/exercises.yaml``."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from scoring.terms import EPISODES, REUNION_SCALES, Scope
from simulator.case.model import Script
from simulator.lessons.pools import read_pools
from simulator.resources import ASSETS

EXERCISES = ASSETS / "lessons" / "exercises.yaml"


@dataclass(frozen=True, slots=True)
class Exercise:
    """One thing to do: a case or a part of it, with what is asked.

    ``behaviours`` are those asked for in the order in which they are shown, empty for all of them.
    ``whole`` tells whether it is a case from beginning to end. ``minutes`` is how long it takes a
    beginner, roughly.
    """

    id: str
    title: str
    blurb: str
    case: str
    scope: Scope
    minutes: int
    behaviours: tuple[str, ...] = ()
    whole: bool = False


def load_exercises(scripts: Mapping[str, Script], path: Path = EXERCISES) -> tuple[Exercise, ...]:
    """Return the exercises that the library allows: the written ones, then every case as a whole.

    Cases that are kept for the test are left out.

    Args:
        scripts: The scripts of the library by case id, or only their covers.
        path: The file with the exercises.
    """
    pools = read_pools()
    offered = {case: s for case, s in scripts.items() if pools.practises(s.about.pools)}
    written = [_written(e) for e in _read(path)["exercises"] if e["case"] in offered]
    return (*written, *(whole_case(case, script, path) for case, script in offered.items()))


def exercise_of(exercises: Iterable[Exercise], case: str, scope: Scope) -> Exercise | None:
    """Return the exercise with this case and scope, or None: it may have left the list since."""
    return next((e for e in exercises if e.case == case and e.scope == scope), None)


@cache
def _read(path: Path) -> Mapping[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: Mapping[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    return data


def _written(entry: Mapping[str, Any]) -> Exercise:
    behaviours = tuple(entry.get("behaviours", ()))
    scope = Scope(
        episodes=tuple(entry["episodes"]),
        scales=tuple(entry["scales"]),
        behaviours=frozenset(behaviours) if behaviours else None,
        mode="learn",
        parts=frozenset(entry.get("parts", ())),
    )
    return Exercise(
        id=entry["id"],
        title=entry["title"],
        blurb=entry["blurb"],
        case=entry["case"],
        scope=scope,
        minutes=entry["minutes"],
        behaviours=behaviours,
    )


def whole_case(case: str, script: Script, path: Path = EXERCISES) -> Exercise:
    """Return a case from beginning to end as an exercise; a cover counts as all episodes."""
    entry = _read(path)["whole_case"]
    infant, caregiver = script.person("infant"), script.person("caregiver")
    return Exercise(
        id=f"case-{case}",
        title=infant.name,
        blurb=entry["blurb"].format(
            age=infant.age_months, relation=caregiver.relation or caregiver.name
        ),
        case=case,
        scope=Scope(
            episodes=tuple(e.number for e in script.episodes) or EPISODES,
            scales=REUNION_SCALES,
            mode="practise",
        ),
        minutes=entry["minutes"],
        whole=True,
    )
