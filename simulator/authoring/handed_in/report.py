"""The report on a class: a page, and a table for a spreadsheet beside it."""

from pathlib import Path

from scoring.attempts import part
from simulator.authoring.handed_in.codings import TakenIn
from simulator.authoring.handed_in.page import class_page
from simulator.authoring.handed_in.rows import HEADER, class_rows
from simulator.export.page import render_page
from simulator.export.tidy import tidy_csv
from simulator.files import write_whole

REPORT = "report.html"


def write_report(taken: TakenIn, out: Path) -> Path:
    """Write the page to ``out`` and the table beside it; return where the table is.

    Raises:
        OSError: One of them cannot be written.
    """
    parted, table = part(taken.attempts), out.with_suffix(".csv")
    left_out = [f"{name} ({why})" for name, why in taken.left_out]
    write_whole(out, render_page(class_page(parted, left_out)).encode("utf-8"))
    write_whole(table, tidy_csv(HEADER, class_rows((*parted.current, *parted.stale))))
    return table
