"""Offers: the exercises there are, which of them are done, and which comes next."""

from collections.abc import Mapping, Sequence

from simulator.case import OWN_CASES, library_cases, load_cover, own_cases
from simulator.case.model import Script
from simulator.desk.screen import Desk
from simulator.desk.spoken import exercise_in
from simulator.lessons import Exercise, load_exercises
from simulator.records import AttemptRecord
from simulator.resources import LIBRARY


def covers() -> Mapping[str, Script]:
    """Return what stands above the episodes of every case of the library, by case id."""
    read = {case: load_cover(LIBRARY / case / "script.yaml").value for case in library_cases()}
    return {case: cover for case, cover in read.items() if cover is not None}


def own_covers(desk: Desk) -> Mapping[str, Script]:
    """Return the same of the cases in the data folder."""
    folders = own_cases(desk.store.folder / OWN_CASES).value or {}
    read = {case: load_cover(folder / "script.yaml").value for case, folder in folders.items()}
    return {case: cover for case, cover in read.items() if cover is not None}


def offered(desk: Desk) -> tuple[Exercise, ...]:
    """Return all exercises in the language of the desk: the small ones, then every case."""
    return tuple(exercise_in(desk.texts, e) for e in load_exercises(covers()))


def next_of(exercises: Sequence[Exercise], done: Sequence[AttemptRecord]) -> Exercise | None:
    """Return the first small exercise that was not handed in, None if all were."""
    small = (e for e in exercises if not e.whole)
    return next((e for e in small if not was_done(e, done)), None)


def was_done(exercise: Exercise, attempts: Sequence[AttemptRecord]) -> bool:
    """Tell whether one of some attempts is at an exercise."""
    return any((a.case, a.scope) == (exercise.case, exercise.scope) for a in attempts)


def aside(
    desk: Desk,
    exercise: Exercise,
    done: Sequence[AttemptRecord],
    begun: Sequence[AttemptRecord] = (),
) -> str:
    """Return how long an exercise takes, and whether it was begun or handed in before."""
    parts = [desk.texts("home.minutes", n=exercise.minutes)]
    if was_done(exercise, begun):
        parts.append(desk.texts("home.begun"))
    elif was_done(exercise, done):
        parts.append(desk.texts("home.past"))
    return " · ".join(parts)
