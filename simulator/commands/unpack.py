"""``unpack``: take the cases out of a pack."""

from pathlib import Path

from simulator.authoring.sharing import unpack
from simulator.commands.stop import Flawed, Stop


def run(file: Path, to: Path) -> int:
    """Write the cases of a pack below a folder.

    Raises:
        Stop: The folder cannot be written.
        Flawed: The pack is unsound, or a case of its name is there with other content.
    """
    try:
        unpacked = unpack(file, to)
    except OSError as error:
        raise Stop(f"{to} cannot be written ({error.strerror}): name another folder.") from error
    if unpacked.value is None:
        raise Flawed(unpacked.problems)
    for case in unpacked.value.written:
        print(f"{to / case}: unpacked.")
    for case in unpacked.value.known:
        print(f"{to / case}: was there already, the same to the byte.")
    return 0
