"""``report``: the codings of a class, each against the key and against each other."""

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from scoring.attempts import Attempt, part
from scoring.score import score
from scoring.terms import Coding
from simulator.case import load_ethogram, load_key
from simulator.case.model import Case
from simulator.commands.class_page import class_page
from simulator.commands.class_rows import HEADER, class_rows
from simulator.commands.coded import case_of_coding, coding_at, value_of
from simulator.commands.given import performance_of
from simulator.commands.lint import show
from simulator.commands.output import console
from simulator.commands.paths import reaching, shown
from simulator.commands.pictures import cannot_write
from simulator.commands.stop import Flawed, Stop
from simulator.export.page import render_page
from simulator.export.tidy import tidy_csv
from simulator.files import write_whole
from simulator.performance import Performance
from simulator.problems import Problem

_MOST = 5_000


def run(folder: Path, out: Path | None) -> int:
    """Write the page and the table beside it; what cannot be read is told and left out."""
    out = out or folder / "report.html"
    _check_target(out)
    attempts, left_out, problems = _attempts(_codings(folder))
    if problems:
        show(tuple(problems), "full", sys.stderr)
    if not attempts:
        raise Stop(
            f"No coding in {shown(folder)} can be compared: put the files that the desk exports "
            "there, one for each coder and case."
        )

    parted = part(attempts)
    page = render_page(class_page(parted, left_out))
    table = out.with_suffix(".csv")
    try:
        write_whole(out, page.encode("utf-8"))
        write_whole(table, tidy_csv(HEADER, class_rows((*parted.current, *parted.stale))))
    except OSError as error:
        raise cannot_write(out, error) from error
    say = console().print
    say(f"{len(attempts)} codings by {len({a.coding.coder for a in attempts})} coders.")
    say(f"Written: {out} and {table.name}")
    for name in left_out:
        say(f"Left out: {name}")
    return 1 if problems or left_out else 0


def _check_target(out: Path) -> None:
    if out.suffix.lower() not in (".html", ".htm"):
        raise Stop(f"The report is a page: let the name {shown(out)} end in .html.")
    with reaching(out):
        there, folder = out.parent.is_dir(), out.is_dir()
    if not there:
        raise Stop(f"There is no folder {shown(out.parent)}: make it, or choose another --out.")
    if folder:
        raise Stop(f"{shown(out)} is a folder: give the name of a file with --out.")


def _codings(folder: Path) -> list[Path]:
    """Return the files that look like codings, in order of their names."""
    with reaching(folder):
        if not folder.is_dir():
            raise Stop(f"There is no folder {shown(folder)}: name the one with the codings.")
        found = sorted(p for p in folder.rglob("*.json") if p.is_file())
    if len(found) > _MOST:
        raise Stop(f"{len(found)} files are more than the {_MOST} that fit one report.")
    return found


def _attempts(paths: Sequence[Path]) -> tuple[list[Attempt], list[str], list[Problem]]:
    """Return the codings with their keys and scores, what was left out, and all problems."""
    attempts: list[Attempt] = []
    left_out: list[str] = []
    problems: list[Problem] = []
    played: dict[str, tuple[Case, Performance]] = {}
    seen: set[tuple[str, str]] = set()
    for path in paths:
        if not _is_coding(path):
            continue
        try:
            coding = coding_at(path)
            attempt = _attempt(coding, path, played)
        except Flawed as flawed:
            problems += flawed.problems
            left_out.append(f"{path.name} (mistakes in it, see above)")
            continue
        except Stop as stop:
            left_out.append(f"{path.name} ({stop})")
            continue
        who = (attempt.coding.coder, attempt.coding.case)
        attempts.append(replace(attempt, unseen=who not in seen, when=path.name))
        seen.add(who)
    return attempts, left_out, problems


def _is_coding(path: Path) -> bool:
    """Tell whether a file may be a coding; other JSON that says so is nobody's mistake."""
    try:
        data = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return True
    return not isinstance(data, dict) or "coder" in data or "marks" in data or "case" in data


def _attempt(coding: Coding, path: Path, played: dict[str, tuple[Case, Performance]]) -> Attempt:
    """Score a coding against the key of its case."""
    case = case_of_coding(coding, path, None)
    place = str(case.folder.resolve())
    if place not in played:
        played[place] = (case, performance_of(case))
    case, performance = played[place]
    key = value_of(load_key(case.folder / "key.yaml", case.script))
    coding = replace(coding, case=case.id)
    result = score(coding, key, performance.events(), load_ethogram())
    return Attempt(coding, key, result, case.version)
