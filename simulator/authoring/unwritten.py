"""Unwritten: sentences of a key that still are those a new case begins with."""

from collections.abc import Iterator

from simulator.authoring.scaffold import placeholders
from simulator.authoring.session import Session
from simulator.case.source import Steps
from simulator.problems import Problem

_HINT = "A sentence that says what to write stands there; trainees read it after coding."


def check_unwritten(session: Session) -> Iterator[Problem]:
    """Yield where a new case has a sentence in the place of the author's own."""
    waiting = placeholders()
    for steps, what, words in _sentences(session):
        if " ".join(words.split()) in waiting:
            yield session.problem(steps, "W603", f"{what} is still to be written", _HINT)


def _sentences(session: Session) -> Iterator[tuple[Steps, str, str]]:
    """Yield what the key says in sentences: the place, what it is, the words."""
    key = session.key
    yield ("rationale",), "why it is coded so", key.rationale
    yield ("trap",), "what misleads", key.trap
    for index, moment in enumerate(key.evidence):
        yield ("evidence", index, "because"), "why this moment decides", moment.because
