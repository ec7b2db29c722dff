"""``unpack``: take the cases out of a pack."""

from pathlib import Path

from simulator.authoring.sharing import unpack
from simulator.case import OWN_CASES
from simulator.commands.stop import Flawed, Stop
from simulator.lessons.assignments import EXERCISES
from simulator.records.folder import data_folder


def run(file: Path, to: Path | None) -> int:
    """Write the cases of a pack below a folder, or to where the app looks for them.

    Raises:
        Stop: The folder cannot be written.
        Flawed: The pack is unsound, or a case of its name is there with other content.
    """
    exercises = None
    if to is None:
        to, exercises = data_folder() / OWN_CASES, data_folder() / EXERCISES
    try:
        unpacked = unpack(file, to, exercises)
    except OSError as error:
        raise Stop(f"{to} cannot be written ({error.strerror}): name another folder.") from error
    if unpacked.value is None:
        raise Flawed(unpacked.problems)
    for case in unpacked.value.written:
        print(f"{to / case}: unpacked.")
    for case in unpacked.value.known:
        print(f"{to / case}: was there already, the same to the byte.")
    for exercise in unpacked.value.exercises:
        print(f"{exercise}: an exercise file.")
    return 0
