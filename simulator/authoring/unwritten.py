"""Unwritten: sentences of a key that still are those a new case begins with."""

from collections.abc import Iterator

from simulator.authoring.scaffold import placeholders
from simulator.authoring.session import Session
from simulator.case.source import Steps
from simulator.problems import Problem

_HINT = "Write it in your own words: trainees read it after coding."


def check_unwritten(session: Session) -> Iterator[Problem]:
    """Yield the sentences that a new case has in the place of the author's own."""
    waiting = placeholders()
    for steps, words in _sentences(session):
        if " ".join(words.split()) in waiting:
            message = f"{steps[-1]} still has the sentence that a new case begins with"
            yield session.problem(steps, "W603", message, _HINT)


def _sentences(session: Session) -> Iterator[tuple[Steps, str]]:
    """Yield what the key says in sentences, with its places."""
    key = session.key
    yield ("rationale",), key.rationale
    yield ("trap",), key.trap
    for index, moment in enumerate(key.evidence):
        yield ("evidence", index, "because"), moment.because
