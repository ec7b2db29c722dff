"""``pack``: put cases into one file to hand on."""

from pathlib import Path

from simulator.authoring.sharing import pack
from simulator.commands.stop import Flawed, Stop
from simulator.files import write_whole


def run(folders: list[Path], out: Path, without_keys: bool) -> int:
    """Write a pack.

    Raises:
        Stop: A folder is missing, there is nothing to pack, or the file cannot be written.
        Flawed: A script has errors, or a name is unfit.
    """
    for folder in folders:
        if not folder.is_dir():
            raise Stop(f"There is no folder {str(folder)!r}: name case folders, or one of cases.")
    packed = pack(folders, with_keys=not without_keys)
    if packed.value is None:
        raise Flawed(packed.problems)
    try:
        write_whole(out, packed.value)
    except OSError as error:
        raise Stop(f"{out} cannot be written ({error.strerror}): name another place.") from error
    keys = "without keys" if without_keys else "with keys"
    print(f"{out} holds what is needed to play and code, {keys} ({len(packed.value):,} bytes).")
    return 0
