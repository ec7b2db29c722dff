"""Past: the findings of a coding that was handed in before."""

from simulator.desk.attempt.grading import grade
from simulator.desk.attempt.session import open_session
from simulator.desk.findings.findings import FindingsScreen
from simulator.desk.shell.beginning import opened
from simulator.desk.shell.screen import Desk
from simulator.desk.shell.trouble import sentences
from simulator.desk.style.spoken import wording_in
from simulator.lessons import Exercise
from simulator.records import AttemptRecord
from simulator.resources import LIBRARY


def show_past(desk: Desk, record: AttemptRecord, exercise: Exercise) -> None:
    """Show how a coding compares, or say what is wrong with its case."""
    played = opened(desk, LIBRARY / record.case)
    if played is None:
        return
    session = open_session(exercise, played, desk.store.resume(record.id), desk.ethogram)
    graded = grade(session, wording_in(desk.texts))
    if graded.value is None:
        desk.say(desk.texts("app.problem_title"), *sentences(graded.problems))
    else:
        desk.show(FindingsScreen(desk, session, graded.value))
