"""Retelling: screens that hold words of the language in which they were opened, in another one."""

from dataclasses import replace
from typing import Protocol, TypeVar, runtime_checkable

from simulator.desk.attempt.session import Staged
from simulator.desk.shell.offers import offered
from simulator.desk.shell.screen import Desk, Screen
from simulator.lessons import exercise_of

S = TypeVar("S", bound=Staged)


@runtime_checkable
class Retellable(Protocol):
    """A screen that can be made anew where it stands, in the present language and with its keys."""

    def retold(self) -> Screen:
        """Return it made anew."""


def retold(screen: Screen) -> Screen:
    """Return a screen in the present language of the desk."""
    return screen.retold() if isinstance(screen, Retellable) else screen


def session_retold(desk: Desk, session: S) -> S:
    """Return a session with its exercise and the behaviours in the present language."""
    exercise = exercise_of(offered(desk), session.exercise.case, session.exercise.scope)
    return replace(session, exercise=exercise or session.exercise, ethogram=desk.ethogram)
