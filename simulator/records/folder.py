"""The data folder: where it is, and what lies in it."""

from datetime import datetime
from pathlib import Path

from platformdirs import user_data_path

from simulator.records.errors import RecordsError
from simulator.records.lock import FolderLock

RECORDS = "records.db"
SETTINGS = "settings.yaml"


def data_folder(named: Path | None = None) -> Path:
    """Return the folder for records: the named one, or the usual one of this user."""
    return named or user_data_path("strange-situation-trainer", appauthor=False)


def made(folder: Path) -> Path:
    """Return the folder after making it if need be.

    Raises:
        RecordsError: It cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RecordsError(
            f"The folder {folder} for records cannot be made: {error.strerror or error}. "
            "Choose another one with --data-dir."
        ) from error
    return folder


def set_aside(folder: Path, now: datetime) -> Path:
    """Move records that cannot be used into a folder of their own, so that fresh ones can begin.

    Returns:
        The folder in which they are now, unchanged.

    Raises:
        RecordsInUse: A window works with them.
        RecordsError: They cannot be moved.
    """
    lock = FolderLock(folder)
    try:
        aside = folder / f"set-aside-{now:%Y-%m-%dT%H-%M-%S}"
        aside.mkdir()
        for file in sorted(folder.glob(f"{RECORDS}*")):
            file.rename(aside / file.name)
    except OSError as error:
        raise RecordsError(
            f"The records in {folder} cannot be set aside: {error.strerror or error}. "
            "Choose another folder with --data-dir."
        ) from error
    finally:
        lock.release()
    return aside
