"""Handing in: the coding is closed and compared; in a test nothing is told yet."""

from simulator.desk.attempt.grading import grade
from simulator.desk.attempt.missing import missing
from simulator.desk.attempt.reckoning import kept_score
from simulator.desk.attempt.session import Session
from simulator.desk.findings.findings import FindingsScreen
from simulator.desk.shell import doors
from simulator.desk.shell.screen import Desk
from simulator.desk.shell.trouble import sentences
from simulator.desk.style.spoken import wording_in


def hand_in(desk: Desk, session: Session) -> None:
    """Grade the coding, close the attempt with the score, and show the findings."""
    if session.exercise.scope.mode == "test":
        _hand_in_silently(desk, session)
        return
    graded = grade(session, wording_in(desk.texts))
    if graded.value is None:
        desk.say(desk.texts("app.problem_title"), *sentences(graded.problems))
        return
    session.attempt.submit(kept_score(graded.value, session.played.case.version))
    desk.show(FindingsScreen(desk, session, graded.value))


def _hand_in_silently(desk: Desk, session: Session) -> None:
    """Close the attempt of a test if all is answered; nothing is compared yet."""
    texts, draft = desk.texts, session.attempt.draft
    open_parts = missing(session.exercise, draft, session.ethogram, texts)
    if open_parts:
        desk.say(texts("judging.missing_title"), *open_parts, texts("test.complete"))
        return
    session.attempt.submit(None)
    doors.open_test(desk)
