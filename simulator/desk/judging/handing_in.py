"""Handing in: the coding is closed and compared; in a test nothing is told yet.

Where a class was handed a session without its key, the instructor compares.
"""

from simulator.case import was_handed_out
from simulator.desk.attempt.grading import grade, has_key
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
    case = session.played.case
    if session.exercise.scope.mode == "test":
        _hand_in_silently(desk, session)
        return
    if was_handed_out(case.folder) and not has_key(case):
        _close(desk, session)
        return
    graded = grade(session, wording_in(desk.texts))
    if graded.value is None:
        desk.say(desk.texts("app.problem_title"), *sentences(graded.problems))
        return
    session.attempt.submit(kept_score(graded.value, case.version))
    desk.show(FindingsScreen(desk, session, graded.value))


def _hand_in_silently(desk: Desk, session: Session) -> None:
    """Close the attempt of a test if all is answered; nothing is compared yet."""
    texts, draft = desk.texts, session.attempt.draft
    open_parts = missing(session.exercise, draft, session.ethogram, texts)
    if open_parts:
        desk.say(texts("judging.missing_title"), *open_parts, texts("test.complete"))
        return
    _close(desk, session)


def _close(desk: Desk, session: Session) -> None:
    """Close the attempt untold: the practice test goes on, a class hands its codings in."""
    session.attempt.submit(None)
    if session.attempt.about.origin == "test":
        doors.open_test(desk)
    else:
        doors.open_handing_in(desk)
