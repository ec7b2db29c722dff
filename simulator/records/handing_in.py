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
from simulator.records.takeout import coding_entry

if TYPE_CHECKING:
    from simulator.records.store import Store

ENDING = "-codings.zip"
_UNFIT = re.compile(r"[^\w-]+")


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
        The file: an archive with a folder ``codings``, as that of all records has; the time of
        each file in it is that at which the coding was handed in.

    Raises:
        RecordsError: A coding cannot be read, or the file cannot be written.
    """
    path = folder / f"{_UNFIT.sub('-', name).strip('-') or 'coder'}{ENDING}"
    codings = [(a, store.resume(a.id).coding) for a in attempts]
    try:
        with whole_file(path) as part, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
            for made, coding in codings:
                file = f"codings/{made.id:04d}-{Path(made.case).name}.json"
                written = write_coding(replace(coding, coder=name))
                archive.writestr(coding_entry(file, made), written, zipfile.ZIP_DEFLATED)
    except OSError as error:
        raise RecordsError(
            f"Your codings could not be written to {path}: {error.strerror or error}. Choose "
            "another folder."
        ) from error
    return path
