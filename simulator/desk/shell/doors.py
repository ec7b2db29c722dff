"""Doors: the screens that several others lead to, each imported when it is first opened.

Ways between screens go round in circles, imports must not: whoever leads to a screen of a package
above its own takes a door.
"""

from simulator.desk.attempt.session import Session
from simulator.desk.shell.screen import Desk
from simulator.lessons import Exercise
from simulator.records import AttemptRecord


def open_profiles(desk: Desk) -> None:
    """Show who works here."""
    from simulator.desk.home.profiles import ProfilesScreen

    desk.show(ProfilesScreen(desk))


def open_guide(desk: Desk) -> None:
    """Show the guide."""
    from simulator.desk.guide.reading import GuideScreen

    desk.show(GuideScreen(desk))


def open_worked_cases(desk: Desk) -> None:
    """Show the sessions whose keys may be read."""
    from simulator.desk.practice.worked import WorkedCasesScreen

    desk.show(WorkedCasesScreen(desk))


def open_drills(desk: Desk) -> None:
    """Begin a set of drills."""
    from simulator.desk.drills.drills import begin_drills

    begin_drills(desk)


def open_cases(desk: Desk) -> None:
    """Show the whole cases."""
    from simulator.desk.home.cases import CasesScreen

    desk.show(CasesScreen(desk))


def open_practice(desk: Desk) -> None:
    """Show how a session is drawn."""
    from simulator.desk.practice.practising import PractiseScreen

    desk.show(PractiseScreen(desk))


def open_progress(desk: Desk) -> None:
    """Show what all codings together show."""
    from simulator.desk.progress.progress import ProgressScreen

    desk.show(ProgressScreen(desk))


def open_test(desk: Desk) -> None:
    """Show the internal practice test."""
    from simulator.desk.practice.testing import PracticeTestScreen

    desk.show(PracticeTestScreen(desk))


def open_marking(desk: Desk, session: Session) -> None:
    """Show a session to watch and mark."""
    from simulator.desk.marking.coding import CodingScreen

    desk.show(CodingScreen(desk, session))


def open_past(desk: Desk, record: AttemptRecord, exercise: Exercise) -> None:
    """Show the findings of a coding that was handed in before."""
    from simulator.desk.findings.past import show_past

    show_past(desk, record, exercise)


def open_workshop(desk: Desk) -> None:
    """Show the cases that one writes oneself."""
    from simulator.desk.studio.editor.workshop import WorkshopScreen

    desk.show(WorkshopScreen(desk))


def open_handing_out(desk: Desk, case: str | None = None) -> None:
    """Show what goes to a class, perhaps with one of one's own cases chosen."""
    from simulator.desk.classroom.handing_out import HandOutScreen

    desk.show(HandOutScreen(desk, case))


def open_taking_in(desk: Desk) -> None:
    """Ask where the codings of a class are."""
    from simulator.desk.classroom.taking_in import choose_codings

    choose_codings(desk, lambda: open_workshop(desk))


def open_receiving(desk: Desk) -> None:
    """Ask for a file from an instructor."""
    from simulator.desk.classroom.receiving import choose_pack

    choose_pack(desk)


def open_handing_in(desk: Desk) -> None:
    """Show what was coded for a class."""
    from simulator.desk.classroom.handing_in import HandInScreen

    desk.show(HandInScreen(desk))
