"""Receiving: a file from an instructor is opened, and what is in it stands among the cases."""

from collections.abc import Iterator
from pathlib import Path

from simulator.authoring.keeping import put_in_bin
from simulator.authoring.sharing import Unpacked, unpack
from simulator.authoring.sharing.handing_out import PACK
from simulator.case import OWN_CASES, was_handed_out
from simulator.desk.classroom.browsing import BrowseScreen, beginnings
from simulator.desk.classroom.written import why
from simulator.desk.shell import doors
from simulator.desk.shell.offers import covers, own_covers
from simulator.desk.shell.screen import Desk
from simulator.desk.shell.trouble import sentences
from simulator.lessons.assignments import EXERCISES, read_assignment


def choose_pack(desk: Desk) -> None:
    """Ask for the file."""
    texts = desk.texts
    places = [place for place in beginnings() if place.name == "Downloads"]

    def take(file: Path) -> None:
        doors.open_cases(desk)
        receive(desk, file)

    screen = BrowseScreen(
        desk, texts("class.receive"), texts("class.receive_text"), (places or [Path.home()])[0],
        take, lambda: doors.open_cases(desk), ending=PACK,
    )  # fmt: skip
    desk.show(screen)


def receive(desk: Desk, file: Path) -> None:
    """Take cases and exercises out of a file, and say what became of it.

    A case that was handed out before, in another version, makes room and goes into the bin.
    """
    texts, data = desk.texts, desk.store.folder

    def make_room(folder: Path) -> bool:
        if was_handed_out(folder):
            put_in_bin(data, folder)
            return True
        return False

    try:
        unpacked = unpack(file, data / OWN_CASES, data / EXERCISES, make_room=make_room)
    except OSError as error:
        desk.say(texts("class.receive"), texts("class.not_received", why=why(error)))
        return
    doors.open_cases(desk)
    if unpacked.value is None:
        desk.say(texts("class.receive"), *sentences(unpacked.problems))
    else:
        desk.say(texts("class.receive"), *_told(desk, unpacked.value))


def _told(desk: Desk, unpacked: Unpacked) -> Iterator[str]:
    """Yield how many sessions are to be coded, how it goes on, and what is shut until then."""
    texts, known = desk.texts, {**covers(), **own_covers(desk)}
    asked = [e for file in unpacked.exercises for e in read_assignment(file, known).value or ()]
    count = len(asked) or len(unpacked.written) + len(unpacked.known)
    yield texts("class.received", n=count)
    yield texts("class.received_next")
    if any(exercise.scope.mode == "test" for exercise in asked):
        yield texts("class.received_examined")
