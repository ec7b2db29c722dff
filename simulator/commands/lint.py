"""``lint``: everything that is wrong with scripts, keys, fragments and codings, all at once."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TextIO

from simulator.authoring.lint import (
    check_coding,
    check_exercise,
    check_fragment,
    check_key,
    check_script,
)
from simulator.case import OWN_CASES, own_cases
from simulator.case.report import as_json, concise, render
from simulator.commands.kinds import Kind, kind_of
from simulator.commands.output import print_json
from simulator.commands.paths import reaching, shown
from simulator.commands.stop import Stop
from simulator.problems import Problem, in_order
from simulator.records.folder import data_folder

_SEVERITIES = ("error", "warning", "note")


def run(paths: list[Path], form: str) -> int:
    """Check files and folders; 1 if anything worth mending was found."""
    files = files_in(paths)
    problems = _each_once(p for file in files for p in _check(file))
    if form == "json":
        print_json({"files": len(files), "problems": [as_json(p) for p in problems]})
    else:
        show(problems, form, sys.stdout)
    if form == "full":
        print(_summary(files, problems))
    return 1 if any(p.severity != "note" for p in problems) else 0


def _each_once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems in order; of a fragment's, what the script says that uses it."""
    return in_order({(p.file.resolve(), p.span, p.code): p for p in problems}.values())


def show(problems: Iterable[Problem], form: str, stream: TextIO) -> None:
    """Print problems for people (full, concise) or for a build log (github)."""
    written = _FORMS[form]
    for problem in problems:
        print(written(problem, stream.isatty()), file=stream)


def _full(problem: Problem, colour: bool) -> str:
    return f"{render(problem, colour=colour)}\n"


def _concise(problem: Problem, _colour: bool) -> str:
    return concise(problem)


def _github(problem: Problem, _colour: bool) -> str:
    """Return a workflow command that puts the problem beside the line."""
    level = {"note": "notice"}.get(problem.severity, problem.severity)
    span = problem.span
    hint = f" {problem.hint}" if problem.hint else ""
    properties = {
        "file": str(problem.file),
        "line": span.line,
        "endLine": span.end_line,
        "col": span.column,
        "endColumn": span.end_column,
        "title": problem.code,
    }
    written = ",".join(f"{k}={_escaped(str(v), ':,')}" for k, v in properties.items())
    return f"::{level} {written}::{_escaped(problem.message + hint)}"


_FORMS: Mapping[str, Callable[[Problem, bool], str]] = {
    "full": _full,
    "concise": _concise,
    "github": _github,
}


def _escaped(text: str, more: str = "") -> str:
    for sign in f"%\r\n{more}":
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def _summary(files: Sequence[Path], problems: Sequence[Problem]) -> str:
    checked = counted(len(files), "file")
    counts = [(sum(p.severity == s for p in problems), s) for s in _SEVERITIES]
    found = ", ".join(counted(n, severity) for n, severity in counts if n)
    return f"{checked} checked: {found or 'no problems'}."


def counted(number: int, word: str) -> str:
    """Return a number with its word, in the plural where there is more than one."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def files_in(paths: Sequence[Path]) -> list[Path]:
    """Return the files to check, each once, in order.

    Raises:
        Stop: A path does not exist, or there is nothing to check in it.
    """
    files: dict[Path, None] = {}
    for path in paths:
        with reaching(path):
            found = list(_files_of(path))
        if not found:
            raise Stop(
                f"There is no script, key, coding or exercise in {str(path)!r}: give such a file, "
                "a case folder with a script.yaml, or a folder of case folders."
            )
        files.update(dict.fromkeys(found))
    return list(files)


def _files_of(path: Path) -> Iterator[Path]:
    if path.is_dir():
        inside = sorted(p for p in path.rglob("*") if p.suffix in {".yaml", ".yml", ".json"})
        yield from (p for p in inside if not _hidden(p, path) and kind_of(p))
    elif path.is_file():
        if kind_of(path):
            yield path
    else:
        raise Stop(f"There is no {shown(path)}: check the name, and the folder you are in.")


def _hidden(path: Path, top: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(top).parts)


def _check(file: Path) -> Iterable[Problem]:
    return _CHECKS[kind_of(file) or "script"](file)


def _check_exercise(file: Path) -> Iterable[Problem]:
    return check_exercise(file, own_cases(data_folder() / OWN_CASES).value or ())


_CHECKS: Mapping[Kind, Callable[[Path], Iterable[Problem]]] = {
    "script": check_script,
    "key": check_key,
    "coding": check_coding,
    "exercise": _check_exercise,
    "fragment": check_fragment,
}
