"""Offers: the exercises there are, which of them are done, which comes next, what stays hidden."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from simulator.case import OWN_CASES, library_cases, load_cover, own_cases, was_handed_out
from simulator.case.model import Script
from simulator.desk.shell.screen import Desk
from simulator.desk.style.spoken import exercise_in
from simulator.lessons import Exercise, load_exercises
from simulator.lessons.assignments import EXERCISES, kept_among, read_assignments
from simulator.lessons.drawing import reunions_of
from simulator.lessons.drills import Drill
from simulator.problems import Loaded
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


def written_covers(desk: Desk) -> Mapping[str, Script]:
    """Return the same of those that are written here: none that was handed out to be coded."""
    folder = desk.store.folder / OWN_CASES
    own = own_covers(desk)
    return {case: own[case] for case in own if not was_handed_out(folder / case)}


def offered(desk: Desk) -> tuple[Exercise, ...]:
    """Return all exercises in the language of the desk: the small ones, then every case."""
    return tuple(exercise_in(desk.texts, e) for e in load_exercises(covers()))


def assigned(desk: Desk, scripts: Mapping[str, Script]) -> Loaded[tuple[Exercise, ...]]:
    """Return what the exercise files in the data folder ask for, and what is wrong with them.

    ``scripts`` are the covers of all cases, one's own among them. One file can ask for several
    cases, so each exercise is called by the name of its infant too.
    """
    read = read_assignments(desk.store.folder / EXERCISES, scripts, kept_among(scripts))
    if read.value is None:
        return read
    return replace(read, value=tuple(_named(desk, e, scripts[e.case]) for e in read.value))


def _named(desk: Desk, exercise: Exercise, script: Script) -> Exercise:
    name = script.person("infant").name
    words = desk.texts("cases.assigned_title", title=exercise.title, name=name)
    return replace(exercise, title=words)


def examined(desk: Desk) -> frozenset[str]:
    """Return the cases of examinations that are still to be handed in: all else at them is shut."""
    folder = desk.store.folder / EXERCISES
    if not folder.is_dir():
        return frozenset()
    asked = assigned(desk, {**covers(), **own_covers(desk)}).value or ()
    done = desk.store.attempts(desk.coder)
    return frozenset(e.case for e in asked if e.scope.mode == "test" and not was_done(e, done))


def upcoming(desk: Desk, exercises: Sequence[Exercise]) -> Exercise | None:
    """Return the first small exercise that is new to who is working, and not shut."""
    store, coder = desk.store, desk.coder
    return next_of(
        exercises, store.attempts(coder), store.keys_opened(coder).keys() | examined(desk)
    )


def next_of(
    exercises: Sequence[Exercise], done: Sequence[AttemptRecord], opened: Collection[str]
) -> Exercise | None:
    """Return the first small exercise that is new, None if there is none.

    Args:
        exercises: What is offered.
        done: What was handed in.
        opened: The cases of which the key was opened to learn from it, and those that are shut.
    """
    small = (e for e in exercises if not e.whole and not was_done(e, done))
    return next((e for e in small if not key_seen(e, done, opened)), None)


def key_seen(exercise: Exercise, done: Sequence[AttemptRecord], opened: Collection[str]) -> bool:
    """Tell whether the key was told of what an exercise asks, wholly or in part.

    That is so after one at the same case that shares an episode with it; the key of one reunion
    tells nothing of the other.
    """
    episodes = set(exercise.scope.episodes)
    told = (a for a in done if a.case == exercise.case and a.scope.mode != "test")
    return exercise.case in opened or any(episodes & set(a.scope.episodes) for a in told)


def was_done(exercise: Exercise, attempts: Sequence[AttemptRecord]) -> bool:
    """Tell whether one of some attempts is at an exercise."""
    return any((a.case, a.scope) == (exercise.case, exercise.scope) for a in attempts)


def second_reunion(scripts: Mapping[str, Script], made: Sequence[AttemptRecord]) -> Exercise | None:
    """Return the second reunion of the case last coded of which the first alone was handed in.

    Args:
        scripts: The library by case id; covers will do.
        made: What was handed in, in order.
    """
    done = {(a.case, a.scope) for a in made}
    for record in reversed(made):
        if record.case in scripts:
            first, second = reunions_of(record.case, scripts[record.case])
            started = (record.case, first.scope) in done
            if started and (record.case, second.scope) not in done:
                return second
    return None


def still_to_code(desk: Desk) -> frozenset[str]:
    """Return the cases of which nothing may be told yet.

    These are the cases that are begun and not handed in or shut for an examination, the one that
    comes next among the small exercises, and one drawn whose second reunion is still to come.
    """
    store, coder = desk.store, desk.coder
    scripts, made = covers(), store.attempts(coder)
    coming = (upcoming(desk, load_exercises(scripts)), second_reunion(scripts, made))
    begun = {a.case for a in store.open_attempts(coder)}
    return examined(desk) | begun | {e.case for e in coming if e is not None}


def is_shut(desk: Desk, exercise: Exercise) -> bool:
    """Tell whether an exercise has to wait for the examination in which its case is asked."""
    return exercise.scope.mode != "test" and exercise.case in examined(desk)


def tellable(desk: Desk, drills: Sequence[Drill]) -> tuple[Drill, ...]:
    """Return the drill items that give no exercise away that is still to be done."""
    hidden = still_to_code(desk)
    return tuple(drill for drill in drills if drill.case not in hidden)


def aside(
    desk: Desk,
    exercise: Exercise,
    done: Sequence[AttemptRecord],
    begun: Sequence[AttemptRecord] = (),
    shut: Collection[str] = (),
) -> str:
    """Return how long an exercise takes, and what became of it: begun, handed in, its key seen.

    ``shut`` are the cases that have to wait for an examination.
    """
    parts = [desk.texts("home.minutes", n=exercise.minutes)]
    if exercise.scope.mode != "test" and exercise.case in shut:
        parts.append(desk.texts("home.examined"))
    elif was_done(exercise, begun):
        parts.append(desk.texts("home.begun"))
    elif was_done(exercise, done):
        parts.append(desk.texts("home.past"))
    elif key_seen(exercise, done, desk.store.keys_opened(desk.coder)):
        parts.append(desk.texts("home.key_seen"))
    return " · ".join(parts)
