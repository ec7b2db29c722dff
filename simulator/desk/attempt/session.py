"""A session: one exercise being done. It holds the case, never its key."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scoring.terms import Behaviour, Ethogram
from simulator.case import load_case
from simulator.case.model import Case
from simulator.desk.timelines.reel import Reel, reel_of
from simulator.lessons import Exercise
from simulator.performance import Performance, compile_case
from simulator.problems import Loaded
from simulator.records import Attempt


@dataclass(frozen=True, slots=True)
class Played:
    """A case that can be watched."""

    case: Case
    performance: Performance


@dataclass(frozen=True, slots=True)
class Staged:
    """A case to be watched, and what of it an exercise asks: nobody's answers."""

    exercise: Exercise
    played: Played
    ethogram: Ethogram
    reel: Reel

    @property
    def behaviours(self) -> tuple[Behaviour, ...]:
        """Return what can be marked: what the exercise names, else all that an infant can do."""
        if self.exercise.behaviours:
            return tuple(self.ethogram[name] for name in self.exercise.behaviours)
        return self.ethogram.of("infant", coded=True)

    @property
    def lengths_ms(self) -> Mapping[int, int]:
        """Return how long each episode is."""
        return {e.number: e.length_ms for e in self.played.case.script.episodes}


@dataclass(frozen=True, slots=True)
class Session(Staged):
    """What the screens of an exercise share.

    ``attempt`` is the only thing in it that changes: the journal of what the trainee said.
    """

    attempt: Attempt


def play_case(folder: Path) -> Loaded[Played]:
    """Load and compile a case, or say what is wrong with it."""
    loaded = load_case(folder)
    if loaded.value is None:
        return Loaded(None, loaded.problems)
    performance = compile_case(loaded.value)
    if performance.value is None:
        return Loaded(None, (*loaded.problems, *performance.problems))
    return Loaded(Played(loaded.value, performance.value))


def open_session(
    exercise: Exercise, played: Played, attempt: Attempt, ethogram: Ethogram
) -> Session:
    """Return the session of an attempt, with the behaviours in the language of the desk.

    Raises:
        ValueError: The case has none of the episodes asked for.
    """
    staged = stage(exercise, played, ethogram)
    return Session(exercise, played, ethogram, staged.reel, attempt)


def stage(exercise: Exercise, played: Played, ethogram: Ethogram) -> Staged:
    """Return what an exercise asks of a case, to be looked at.

    Raises:
        ValueError: The case has none of the episodes asked for.
    """
    reel = reel_of(played.performance.episodes, exercise.scope.episodes)
    return Staged(exercise, played, ethogram, reel)
