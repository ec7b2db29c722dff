"""``new``: a commented script and key to start from."""

from pathlib import Path

from simulator.authoring.scaffold import OccupiedError, new_case
from simulator.commands.stop import Stop


def run(folder: Path, subgroup: str, disorganised: str | None) -> int:
    """Write a case to start from.

    Args:
        folder: Where it is to be.
        subgroup: What its reunions show.
        disorganised: The best-fitting group of a disorganised dyad, instead of a subgroup.

    Raises:
        Stop: Something is there already, or the folder cannot be written.
    """
    try:
        script, key = new_case(folder, f"D/{disorganised}" if disorganised else subgroup)
    except OccupiedError as occupied:
        raise Stop(f"{occupied} is there already and stays as it is: name a new folder.") from None
    except OSError as error:
        raise Stop(f"{folder} cannot be written ({error.strerror}): name another place.") from error
    print(f"{script}\n{key}\n\nOpen both in an editor; then see what they add up to:")
    print(f"  strange-situation lint {folder}\n  strange-situation audit {folder}")
    return 0
