"""Exercise files: what an instructor gives a class to do, read with positions.

One file names cases and what is asked about each of them::

    format: 1
    title: Two reunions
    cases: [milo, ravi]
    episodes: [5, 8]
    scales: [proximity_seeking, avoidance]
    behaviours: all
    mode: practise
"""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from scoring.terms import EPISODES, REUNION_SCALES, Scope
from simulator.case import load_ethogram
from simulator.case.fit import fit, meant
from simulator.case.model import Script
from simulator.case.shapes import AssignmentShape
from simulator.case.source import Tree, read_text
from simulator.case.yaml_source import read_yaml
from simulator.lessons.exercises import Exercise
from simulator.lessons.pools import read_pools
from simulator.problems import Loaded, Problem, in_order

FORMAT = 1
EXERCISES = "exercises"
"""The name of the folder in the data folder."""

_MINUTES_AN_EPISODE = 8


def read_assignment(
    file: Path, known: Collection[str], kept: Collection[str] = ()
) -> Loaded[tuple[Exercise, ...]]:
    """Return the exercises of a file, one for each case it names.

    Args:
        file: The file.
        known: The ids of the cases there are.
        kept: Those that are kept for the test, and may be named in no other mode.
    """
    text = read_text(file)
    if text.value is None:
        return Loaded(None, text.problems)
    tree = read_yaml(file, text.value)
    if tree.value is None:
        return Loaded(None, tree.problems)
    fitted = fit(AssignmentShape, tree.value)
    shape = fitted.shape
    problems = in_order(
        (*tree.problems, *fitted.problems, *_wrong_names(shape, tree.value, known, kept))
    )
    if problems:
        return Loaded(None, problems)
    return Loaded(tuple(_exercise(file.stem, shape, case) for case in shape.cases or ()))


def read_assignments(
    folder: Path, known: Collection[str], kept: Collection[str] = ()
) -> Loaded[tuple[Exercise, ...]]:
    """Return the exercises of all files in a folder; one that cannot be read is told, not used."""
    read = [read_assignment(file, known, kept) for file in sorted(folder.glob("*.yaml"))]
    exercises = tuple(exercise for one in read for exercise in one.value or ())
    return Loaded(exercises, tuple(problem for one in read for problem in one.problems))


def kept_among(covers: Mapping[str, Script]) -> frozenset[str]:
    """Return which cases are kept for the test, by what stands above their episodes."""
    pools = read_pools()
    return frozenset(case for case, s in covers.items() if not pools.practises(s.about.pools))


def _wrong_names(
    shape: AssignmentShape, tree: Tree, known: Collection[str], kept: Collection[str]
) -> Iterator[Problem]:
    problem = tree.source.problem
    if shape.format not in (None, FORMAT):
        message = f"format {shape.format} is not known; this program reads format {FORMAT}"
        yield problem(tree.value("format"), "E212", message)
    for index, case in enumerate(shape.cases or ()):
        if case not in known:
            span = tree.value("cases", index)
            yield problem(span, "E326", f"there is no case '{case}'", meant(case, known))
        elif case in kept and shape.mode != "test":
            message = f"the case '{case}' is kept for the test"
            hint = "Name another case, or write mode: test."
            yield problem(tree.value("cases", index), "E327", message, hint)
    coded = [b.id for b in load_ethogram().behaviours.values() if b.coded]
    for index, name in enumerate(shape.behaviours or ()):
        if name not in coded:
            span, message = tree.value("behaviours", index), f"'{name}' is not a coded behaviour"
            yield problem(span, "E301", message, meant(name, coded))


def _parts(shape: AssignmentShape, *, whole: bool) -> frozenset[str]:
    if shape.parts is not None:
        return frozenset(shape.parts)
    return Scope().parts if whole else frozenset()


def _exercise(name: str, shape: AssignmentShape, case: str) -> Exercise:
    episodes = tuple(shape.episodes or EPISODES)
    whole = episodes == EPISODES
    behaviours = tuple(shape.behaviours or ())
    scope = Scope(
        episodes=episodes,
        scales=tuple(shape.scales or REUNION_SCALES),
        behaviours=frozenset(behaviours) or None,
        mode=shape.mode or "practise",
        parts=_parts(shape, whole=whole),
    )
    return Exercise(
        id=f"{name}-{case}",
        title=shape.title or name,
        blurb=shape.blurb or "",
        case=case,
        scope=scope,
        minutes=shape.minutes or _MINUTES_AN_EPISODE * len(episodes),
        behaviours=behaviours,
        whole=whole,
    )
