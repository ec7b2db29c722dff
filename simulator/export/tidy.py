"""Tidy tables as CSV: one value a row, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence

_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def tidy_csv(header: Sequence[str], rows: Iterable[Sequence[str | float | None]]) -> bytes:
    """Return a table as CSV in UTF-8 with a mark by which spreadsheets know it.

    Text that a spreadsheet would take for a formula gets an apostrophe in front; None is empty.
    """
    content = io.StringIO(newline="")
    writer = csv.writer(content, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return content.getvalue().encode("utf-8-sig")


def _cell(value: str | float | None) -> str | float:
    if value is None:
        return ""
    if isinstance(value, str) and value.startswith(_STARTS_FORMULA):
        return f"'{value}"
    return value
