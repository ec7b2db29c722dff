"""A table of codes in CSV: one column a coder (wide), or one row a code (long)."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from simulator.case.source import START, Source, read_text
from simulator.problems import Loaded, Problem, Span, in_order

UNIT_NAMES = frozenset(
    (
        *("unit", "units", "id", "case", "item", "subject", "dyad", "infant", "child"),
        *("tape", "video", "session", "episode", "interval"),
    )
)
CODER_NAMES = frozenset(("coder", "coders", "rater", "observer", "judge", "annotator"))
CODE_NAMES = frozenset(["code", "codes", "value", "rating", "score", "category", "label"])
MISSING = frozenset({"", "na", "n/a", "nan", "."})
MOST_CODERS = 50
MOST_PROBLEMS = 50
_WIDEST = 160

Row = tuple[int, list[str]]
"""The first line of a row, and its cells."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A code as it was written, and its line in the file."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class CodersTable:
    """Who gave which unit which code; a coder who gave a unit none is not in its row."""

    source: Source
    form: str
    coders: tuple[str, ...]
    rows: Mapping[str, Mapping[str, Cell]]

    @property
    def cells(self) -> Iterator[Cell]:
        """Yield every code."""
        return (cell for row in self.rows.values() for cell in row.values())

    def problem(self, line: int, code: str, message: str, hint: str = "") -> Problem:
        """Return a problem with a line of the file."""
        return _problem(self.source, line, code, message, hint)


def read_table(file: Path) -> Loaded[CodersTable]:
    """Read a table in either form, told apart by its header.

    Returns:
        The table, or every problem with its line.
    """
    loaded = read_text(file)
    if loaded.value is None:
        return Loaded(None, loaded.problems)
    shown = (_shown(line) for line in loaded.value.split("\n"))
    source = Source(file, tuple(shown))
    rows, problems = _rows(source, loaded.value)
    if not rows:
        problems = problems or [source.problem(START, "E107", "the file is empty")]
        return Loaded(None, tuple(problems))
    (line, header), body = rows[0], rows[1:]
    names = [name.strip() for name in header]
    kinds = [_kind(name) for name in names]
    if {"coder", "code"} <= set(kinds) and len(names) <= 4:
        return _long(source, line, kinds, body, problems)
    return _wide(source, line, names, body, problems)


def _wide(
    source: Source,
    line: int,
    names: Sequence[str],
    body: Sequence[Row],
    problems: list[Problem],
) -> Loaded[CodersTable]:
    first = 1 if not names[0] or _kind(names[0]) == "unit" else 0
    problems += _header_problems(source, line, names[first:])
    rows: dict[str, dict[str, Cell]] = {}
    for at, row in body:
        if len(row) != len(names):
            problems.append(_uneven(source, at, row, len(names)))
            continue
        unit = row[0].strip() if first else str(len(rows) + 1)
        if not unit:
            problems.append(_problem(source, at, "E319", "the unit has no name"))
        elif unit in rows:
            hint = "Give each unit one row; number the units if they have no names."
            problems.append(_problem(source, at, "E318", f"unit {unit!r} stands twice", hint))
        cells = zip(names[first:], row[first:], strict=True)
        rows[unit] = {name: Cell(text, at) for name, text in cells if not _missing(text)}
    return _table(source, "wide", names[first:], rows, problems)


def _long(
    source: Source,
    line: int,
    kinds: Sequence[str],
    body: Sequence[Row],
    problems: list[Problem],
) -> Loaded[CodersTable]:
    if sorted(kinds) != ["code", "coder", "unit"]:
        hint = "A long table has three columns: unit, coder, value."
        problem = _problem(source, line, "E111", "the header does not name three columns", hint)
        return Loaded(None, (*problems, problem))
    rows: dict[str, dict[str, Cell]] = {}
    coders: dict[str, None] = {}
    for at, row in body:
        if len(row) != len(kinds):
            problems.append(_uneven(source, at, row, len(kinds)))
            continue
        found = {kind: text.strip() for kind, text in zip(kinds, row, strict=True)}
        unit, coder = found["unit"], found["coder"]
        if not unit or not coder:
            missing = "coder" if unit else "unit"
            problems.append(_problem(source, at, "E319", f"the {missing} has no name"))
            continue
        coders.setdefault(coder)
        given = rows.setdefault(unit, {})
        if coder in given:
            message = f"{coder!r} codes unit {unit!r} twice, first in line {given[coder].line}"
            problems.append(_problem(source, at, "E318", message, "Delete one of the two."))
        elif not _missing(found["code"]):
            given[coder] = Cell(found["code"], at)
    if len(coders) < 2 and not problems:
        problems.append(_too_few(source, line, len(coders)))
    return _table(source, "long", tuple(coders), rows, problems)


def _table(
    source: Source,
    form: str,
    coders: Sequence[str],
    rows: Mapping[str, Mapping[str, Cell]],
    problems: list[Problem],
) -> Loaded[CodersTable]:
    if len(coders) > MOST_CODERS:
        message = f"the table has {len(coders):,} coders"
        hint = f"It may have {MOST_CODERS}. If these are the units, turn the table round."
        problems.append(source.problem(START, "E103", message, hint))
    if problems:
        return Loaded(None, at_most(problems))
    return Loaded(CodersTable(source, form, tuple(coders), rows))


def _rows(source: Source, text: str) -> tuple[list[Row], list[Problem]]:
    """Return rows that are not empty with their first lines, and what is no CSV or no text."""
    header = text.lstrip("\n").split("\n", 1)[0]
    separator = max(",;\t", key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[Row] = []
    problems: list[Problem] = []
    before = 0
    try:
        for row in reader:
            line, before = before + 1, reader.line_num
            if not any(cell.strip() for cell in row):
                continue
            rows.append((line, row))
            if odd := next((cell for cell in row if not cell.strip().isprintable()), None):
                message = f"a cell holds characters that cannot be shown: {_shown(odd)[:40]!r}"
                problems.append(_problem(source, line, "E112", message, "Delete them."))
    except csv.Error as error:
        hint = "Look for a quote that is not closed; within quotes, a quote is written twice."
        message = f"this is no CSV: {error}"
        problems.append(_problem(source, before + 1, "E109", message, hint))
    return rows, problems


def _header_problems(source: Source, line: int, coders: Sequence[str]) -> Iterator[Problem]:
    if len(coders) < 2:
        yield _too_few(source, line, len(coders))
    for name, times in Counter(coders).items():
        if not name:
            yield _problem(source, line, "E111", "a column has no name", "Name the coder.")
        elif times > 1:
            hint = "Give each coder one column and a name of their own."
            yield _problem(source, line, "E111", f"{name!r} names {times} columns", hint)
    if coders and all(_is_number(name) for name in coders):
        hint = "Put a line with the coders' names before the codes."
        yield _problem(source, line, "E111", "the first line holds codes, not names", hint)


def _too_few(source: Source, line: int, number: int) -> Problem:
    hint = (
        "Give one column a coder, with a column 'unit' first if the units have names; or three "
        "columns: unit, coder, value. Commas, semicolons or tabs part them."
    )
    return _problem(source, line, "E111", f"the table has {number} coders; it needs two", hint)


def _uneven(source: Source, line: int, row: Sequence[str], width: int) -> Problem:
    message = f"the row has {len(row)} cells, the header {width}"
    hint = "Leave a cell empty where a code is missing; put texts with commas in quotes."
    return _problem(source, line, "E110", message, hint)


def _problem(source: Source, line: int, code: str, message: str, hint: str = "") -> Problem:
    text = source.lines[line - 1] if line <= len(source.lines) else ""
    return source.problem(Span(line, 1, line, max(2, len(text) + 1)), code, message, hint)


def at_most(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return the first problems; the last of them counts the rest."""
    problems = in_order(problems)
    first, rest = problems[:MOST_PROBLEMS], len(problems) - MOST_PROBLEMS
    if rest <= 0:
        return tuple(first)
    last = replace(first[-1], hint=f"{first[-1].hint} There are {rest:,} more problems.".strip())
    return (*first[:-1], last)


def _kind(name: str) -> str:
    word = name.casefold()
    kinds = {"unit": UNIT_NAMES, "coder": CODER_NAMES, "code": CODE_NAMES}
    return next((kind for kind, names in kinds.items() if word in names), "")


def _missing(text: str) -> bool:
    return text.strip().casefold() in MISSING


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _shown(text: str) -> str:
    """Return the beginning of a text with a sign for each character that cannot be shown."""
    cut = text[:_WIDEST]
    return "".join(
        sign if sign.isprintable() or sign == "\t" else "\N{REPLACEMENT CHARACTER}" for sign in cut
    )
