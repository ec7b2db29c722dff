"""Unwritten: sentences of a key that still are those a new case begins with."""

from collections.abc import Iterator

from scoring.terms import Key
from simulator.authoring.scaffold import placeholders
from simulator.authoring.session import Session
from simulator.case.source import Steps
from simulator.problems import Problem

_HINT = "A sentence that says what to write stands there; trainees read it after coding."


def check_unwritten(session: Session) -> Iterator[Problem]:
    """Yield where a new case has a sentence in the place of the author's own."""
    for steps, what in unwritten(session.key):
        yield session.problem(steps, "W603", f"{what} is still to be written", _HINT)


def unwritten(key: Key) -> Iterator[tuple[Steps, str]]:
    """Yield place and name of every sentence that is still to be written."""
    waiting = placeholders()
    for steps, what, words in _sentences(key):
        if " ".join(words.split()) in waiting:
            yield steps, what


def _sentences(key: Key) -> Iterator[tuple[Steps, str, str]]:
    """Yield what a key says in sentences: the place, what it is, the words."""
    yield ("rationale",), "why it is coded so", key.rationale
    yield ("trap",), "what misleads", key.trap
    for index, moment in enumerate(key.evidence):
        yield ("evidence", index, "because"), "why this moment decides", moment.because
