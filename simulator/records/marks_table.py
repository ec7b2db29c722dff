"""The marks table: one's own marks as a table that spreadsheets and statistics programs read."""

import csv
import io
from pathlib import Path

from scoring.terms import Coding, Ethogram
from simulator.records.errors import RecordsError
from simulator.records.folder import made
from simulator.records.takeout import EXPORTS

COLUMNS = (
    "coder", "case", "episode", "actor", "behaviour", "title", "kind",
    "from_s", "to_s", "duration_s", "note",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def marks_table(coding: Coding, ethogram: Ethogram) -> str:
    """Return the marks of a coding as comma-separated values, one a line, in order of time.

    Times are seconds from the start of the episode with three decimals.
    """
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for mark in coding.marks:
        behaviour = ethogram[mark.behaviour]
        times = (mark.from_ms, mark.to_ms, mark.to_ms - mark.from_ms)
        writer.writerow(
            [
                _plain(coding.coder), coding.case, mark.episode, mark.actor, mark.behaviour,
                behaviour.title, behaviour.kind, *(f"{ms / 1000:.3f}" for ms in times),
                _plain(mark.note),
            ]
        )  # fmt: skip
    return text.getvalue()


def write_marks(coding: Coding, ethogram: Ethogram, folder: Path) -> Path:
    """Write the marks of a coding into the exports of a data folder.

    Returns:
        The file; one of the same coder and case is replaced.

    Raises:
        RecordsError: It cannot be written.
    """
    path = made(folder / EXPORTS) / f"{coding.coder}-{coding.case}-marks.csv"
    unfinished = path.with_suffix(".new")
    try:
        unfinished.write_text(marks_table(coding, ethogram), encoding="utf-8-sig", newline="")
        unfinished.replace(path)
    except OSError as error:
        raise RecordsError(
            f"Your marks could not be written to {path}: {error.strerror or error}. Make the "
            "folder writable or free some space."
        ) from error
    return path


def _plain(words: str) -> str:
    """Return what a person typed so that no spreadsheet takes it for a formula."""
    return f"'{words}" if words.startswith(_FORMULA) else words
