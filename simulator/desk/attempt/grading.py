"""Grading: the one place of the desk that reads a key: after handing in, or to learn from it.

Before handing in it tells only whether there is a key, never what it says.
"""

from dataclasses import dataclass
from pathlib import Path

import yaml

from scoring.attempts.outcome import Outcome, outcome_of
from scoring.rubric import Reading, reading_of
from scoring.score import Score, score
from scoring.terms import Classification, Coding, Ethogram, Event, Key
from scoring.wording import Wording
from simulator.case import find_case, load_case, load_key
from simulator.case.model import Case
from simulator.case.source import read_text
from simulator.desk.attempt.session import Played, Session, Staged, play_case
from simulator.problems import Loaded

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Graded:
    """A coding with what it was held against; ``reading`` is what the rubric makes of the acts."""

    coding: Coding
    key: Key
    events: tuple[Event, ...]
    score: Score
    reading: Reading | None = None

    @property
    def outcome(self) -> Outcome:
        """Return what it came to."""
        return outcome_of(
            self.coding.case,
            self.key.classification,
            self.score.comparison,
            self.score.total,
            self.coding.confidence,
        )


def has_key(case: Case) -> bool:
    """Tell whether a coding of the case can be held against a key."""
    return _key_of(case).value is not None


def grade(session: Session, wording: Wording) -> Loaded[Graded]:
    """Hold the coding of a session against the key, or say what is wrong with the key.

    ``wording`` are the sentences of the findings.
    """
    return grade_coding(session.attempt.coding, session, wording)


def grade_coding(coding: Coding, staged: Staged, wording: Wording) -> Loaded[Graded]:
    """Do the same with the coding of anybody."""
    loaded = _key_of(staged.played.case)
    if loaded.value is None:
        return Loaded(None, loaded.problems)
    return Loaded(_held(coding, loaded.value, staged.played, staged.ethogram, wording))


class Grader:
    """Holds codings handed in against their keys; codings of one case in a row are quicker."""

    def __init__(self, ethogram: Ethogram, wording: Wording) -> None:
        self._ethogram, self._wording = ethogram, wording
        self._last: tuple[str, Loaded[Played]] | None = None
        self._versions: dict[str, str | None] = {}

    def version(self, case: str) -> str | None:
        """Return the present version of a case, None if it cannot be read."""
        if case not in self._versions:
            loaded = load_case(find_case(case) or Path(case))
            self._versions[case] = loaded.value.version if loaded.value else None
        return self._versions[case]

    def grade(self, coding: Coding) -> Loaded[Graded]:
        """Hold a coding against its key, or say what is wrong with its case."""
        folder = find_case(coding.case) or Path(coding.case)
        if self._last is None or self._last[0] != coding.case:
            self._last = coding.case, play_case(folder)
        played = self._last[1]
        if played.value is None:
            return Loaded(None, played.problems)
        key = _key_of(played.value.case)
        if key.value is None:
            return Loaded(None, key.problems)
        return Loaded(_held(coding, key.value, played.value, self._ethogram, self._wording))


def _held(coding: Coding, key: Key, played: Played, ethogram: Ethogram, wording: Wording) -> Graded:
    """Hold a coding against a key."""
    events = played.performance.events()
    reading = reading_of(played.performance, ethogram)
    result = score(coding, key, events, ethogram, wording=wording, reading=reading)
    return Graded(coding, key, events, result, reading)


def key_to_learn_from(case: Case) -> Loaded[Key]:
    """Return the key of a case that is only watched, or say what is wrong with it."""
    return _key_of(case)


def classification_in(folder: Path) -> Classification | None:
    """Return what a key says, to draw a mix by it; None if that cannot be read.

    This is for practice: the test is put together without a look at any key.
    """
    text = read_text(folder / "key.yaml").value
    try:
        found = yaml.load(text or "", Loader=_LOADER)["classification"]
        return Classification(
            found.get("group"),
            found.get("subgroup"),
            found.get("disorganised"),
            found.get("uncodable"),
        )
    except (KeyError, TypeError, AttributeError, yaml.YAMLError):
        return None


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
