"""``preview``: a case on the stage while it is written."""

from pathlib import Path

from simulator.commands import desk
from simulator.commands.stop import Stop


def run(folder: Path, data_dir: Path | None = None) -> int:
    """Open the app with the case of a folder; every save is shown.

    Raises:
        Stop: There is no such case, no display, or the records cannot be used.
    """
    if not (folder / "script.yaml").is_file():
        raise Stop(
            f"There is no script.yaml in {str(folder)!r}: name the folder of a case, or make one "
            f"with: strange-situation new {folder}"
        )
    return desk.run(preview=folder, data_dir=data_dir)
