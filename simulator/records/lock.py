"""One window at a time: a lock on the data folder that dies with its process."""

import sqlite3
from pathlib import Path

from simulator.records.errors import RecordsError, RecordsInUse


class FolderLock:
    """Hold the data folder for this process.

    The lock is an exclusive transaction on an empty SQLite file: an operating-system file lock
    with one meaning on Linux, macOS and Windows, released by the system itself however the
    process ends. The file may stay behind; it says nothing.
    """

    def __init__(self, folder: Path) -> None:
        """Take the lock.

        Raises:
            RecordsInUse: Another window holds it.
            RecordsError: The folder does not allow a lock.
        """
        try:
            self._held = sqlite3.connect(folder / "lock", timeout=0, isolation_level=None)
        except sqlite3.Error as error:
            raise self._unlockable(folder, error) from error
        try:
            self._held.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            self._held.close()
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                raise RecordsInUse(
                    f"Another window is already working with the records in {folder}. Go on in "
                    "that window, or close it and start again; nothing has been changed."
                ) from error
            raise self._unlockable(folder, error) from error

    @staticmethod
    def _unlockable(folder: Path, error: sqlite3.Error) -> RecordsError:
        return RecordsError(
            f"The folder {folder} cannot be used for records ({error}). Make it writable and "
            "the disk not full, or choose another folder with --data-dir."
        )

    def release(self) -> None:
        """Let the next window in."""
        self._held.close()
