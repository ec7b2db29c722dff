"""Grading: the one place of the desk that reads a key: after handing in, or to learn from it.

Before handing in it tells only whether there is a key, never what it says.
"""

from dataclasses import dataclass

from scoring.rubric import reading_of
from scoring.score import Score, score
from scoring.terms import Coding, Event, Key
from scoring.wording import Wording
from simulator.case import load_key
from simulator.case.model import Case
from simulator.desk.session import Session
from simulator.problems import Loaded


@dataclass(frozen=True, slots=True)
class Graded:
    """A coding with what it was held against."""

    coding: Coding
    key: Key
    events: tuple[Event, ...]
    score: Score


def has_key(case: Case) -> bool:
    """Tell whether a coding of the case can be held against a key."""
    return _key_of(case).value is not None


def grade(session: Session, wording: Wording) -> Loaded[Graded]:
    """Hold the coding of a session against the key, or say what is wrong with the key.

    ``wording`` are the sentences of the findings.
    """
    loaded = _key_of(session.played.case)
    if loaded.value is None:
        return Loaded(None, loaded.problems)
    key, performance, ethogram = loaded.value, session.played.performance, session.ethogram
    events, coding = performance.events(), session.attempt.coding
    reading = reading_of(performance, ethogram)
    result = score(coding, key, events, ethogram, wording=wording, reading=reading)
    return Loaded(Graded(coding, key, events, result))


def key_to_learn_from(case: Case) -> Loaded[Key]:
    """Return the key of a case that is only watched, or say what is wrong with it."""
    return _key_of(case)


def reference(graded: Graded) -> tuple[tuple[Event, ...], frozenset[str]]:
    """Return the events that the exercise asked for, and the ids of the must-see ones."""
    scope = graded.coding.scope
    asked = tuple(
        e for e in graded.events if e.actor == "infant" and scope.asks_for(e.behaviour, e.episode)
    )
    marks = graded.score.comparison.marks
    return asked, frozenset(e.id for e in marks.must_see) if marks else frozenset()


def _key_of(case: Case) -> Loaded[Key]:
    """Read the key of a case and check it against the script, as the command line does."""
    return load_key(case.folder / "key.yaml", case.script)
