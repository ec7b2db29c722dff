"""``report``: the codings of a class, each against the key and against each other."""

import sys
from pathlib import Path

from simulator.authoring.handed_in import TakenIn, take_in, write_report
from simulator.authoring.handed_in.codings import coders
from simulator.authoring.handed_in.report import REPORT
from simulator.case import OWN_CASES
from simulator.commands.lint import show
from simulator.commands.output import console
from simulator.commands.paths import reaching, shown
from simulator.commands.pictures import cannot_write
from simulator.commands.stop import Stop
from simulator.records.folder import data_folder


def run(folder: Path, out: Path | None) -> int:
    """Write the page and the table beside it; what cannot be read is told and left out."""
    out = out or folder / REPORT
    _check_target(out)
    taken = _taken(folder)
    if taken.problems:
        show(taken.problems, "full", sys.stderr)
    if not taken.attempts:
        raise Stop(
            f"No coding in {shown(folder)} can be compared: put the files that the desk exports "
            "there, one for each coder and case."
        )
    try:
        table = write_report(taken, out)
    except OSError as error:
        raise cannot_write(out, error) from error
    say = console().print
    say(f"{len(taken.attempts)} codings by {len(coders(taken.attempts))} coders.")
    say(f"Written: {out} and {table.name}")
    for name, why in taken.left_out:
        say(f"Left out: {name} ({why})")
    return 1 if taken.problems or taken.left_out else 0


def _check_target(out: Path) -> None:
    if out.suffix.lower() not in (".html", ".htm"):
        raise Stop(f"The report is a page: let the name {shown(out)} end in .html.")
    with reaching(out):
        there, folder = out.parent.is_dir(), out.is_dir()
    if not there:
        raise Stop(f"There is no folder {shown(out.parent)}: make it, or choose another --out.")
    if folder:
        raise Stop(f"{shown(out)} is a folder: give the name of a file with --out.")


def _taken(folder: Path) -> TakenIn:
    """Return the codings with their keys and scores, and what was left out."""
    with reaching(folder):
        if not folder.is_dir():
            raise Stop(f"There is no folder {shown(folder)}: name the one with the codings.")
        try:
            return take_in(folder, data_folder() / OWN_CASES)
        except OverflowError as error:
            raise Stop(f"{error} Name a folder with less in it.") from error
