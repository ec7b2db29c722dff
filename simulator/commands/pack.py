"""``pack``: put cases into one file to hand on."""

from pathlib import Path

from simulator.authoring.sharing import pack
from simulator.authoring.sharing.manifest import is_exercise_file
from simulator.case.source import read_text
from simulator.commands.given import value_of
from simulator.commands.paths import check_file, shown
from simulator.commands.stop import Flawed, Stop
from simulator.files import write_whole


def run(
    folders: list[Path], out: Path, without_keys: bool, for_class: bool, exercise: list[Path]
) -> int:
    """Write a pack.

    Raises:
        Stop: A folder or file is missing or has an unfit name, or the pack cannot be written.
        Flawed: A script has errors, or a name is unfit.
    """
    for folder in folders:
        if not folder.is_dir():
            raise Stop(f"There is no folder {str(folder)!r}: name case folders, or one of cases.")
    given = {file.name: _text(file) for file in exercise}
    packed = pack(folders, with_keys=not without_keys, to_class=for_class, exercises=given)
    if packed.value is None:
        raise Flawed(packed.problems)
    try:
        write_whole(out, packed.value)
    except OSError as error:
        raise Stop(f"{out} cannot be written ({error.strerror}): name another place.") from error
    keys = "without keys" if without_keys else "with keys"
    print(f"{out} holds what is needed to play and code, {keys} ({len(packed.value):,} bytes).")
    return 0


def _text(file: Path) -> str:
    check_file(file)
    if not is_exercise_file(file.name):
        raise Stop(
            f"{shown(file)} cannot be the name of an exercise file: use letters, digits, dashes "
            "and underscores, and let it end in .yaml."
        )
    return value_of(read_text(file))
