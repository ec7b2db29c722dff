"""Handing in: the codings that an instructor asked for, in one file under a made-up name."""

import re
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.case import write_coding
from simulator.files import whole_file
from simulator.records.attempt import AttemptRecord
from simulator.records.errors import RecordsError

if TYPE_CHECKING:
    from simulator.records.store import Store

ENDING = "-codings.zip"
_UNFIT = re.compile(r"[^\w-]+")
_WHEN = (1980, 1, 1, 0, 0, 0)


def write_codings(
    store: "Store", attempts: Iterable[AttemptRecord], name: str, folder: Path
) -> Path:
    """Write codings that were handed in into one file for an instructor.

    Args:
        store: The records.
        attempts: Which of them.
        name: Stands in each coding in the place of the coder's id, and in the file's name.
        folder: Where the file goes; one of the same name is replaced.

    Returns:
        The file: an archive with a folder ``codings``, as that of all records has.

    Raises:
        RecordsError: A coding cannot be read, or the file cannot be written.
    """
    path = folder / f"{_UNFIT.sub('-', name).strip('-') or 'coder'}{ENDING}"
    codings = {
        f"codings/{a.id:04d}-{Path(a.case).name}.json": store.resume(a.id).coding for a in attempts
    }
    try:
        with whole_file(path) as part, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
            for file, coding in codings.items():
                entry = zipfile.ZipInfo(file, _WHEN)
                archive.writestr(entry, write_coding(replace(coding, coder=name)))
    except OSError as error:
        raise RecordsError(
            f"Your codings could not be written to {path}: {error.strerror or error}. Choose "
            "another folder."
        ) from error
    return path
