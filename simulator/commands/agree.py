"""``agree``: the agreement of two or more coders, from a table in CSV."""

import difflib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simulator.commands.agreement_words import reading
from simulator.commands.coders_table import CodersTable, at_most, read_table
from simulator.commands.coefficients import (
    STATISTICS,
    Codes,
    Result,
    Statistic,
    named,
    results,
    usual,
)
from simulator.commands.output import console, print_json
from simulator.commands.paths import check_file
from simulator.commands.stop import Flawed, Stop
from simulator.problems import Problem

_NUMBER = re.compile(r"[+-]?(\d{1,15}(\.\d{0,15})?|\.\d{1,15})([eE][+-]?\d{1,2})?")
_RANGE = re.compile(r"(-?\d{1,4})-(-?\d{1,4})")
_MOST_PAIRS = 15


@dataclass(frozen=True, slots=True)
class Given:
    """The codes of a table, as numbers if all of them are, and the scale they stand on."""

    codes: Codes
    numeric: bool
    categories: tuple[Any, ...]


def run(table: Path, statistic: str | None, categories: str | None, as_json: bool) -> int:
    """Print the agreement of the coders of a table."""
    asked = None if statistic is None else _statistic(statistic)
    check_file(table)
    loaded = read_table(table)
    if loaded.value is None:
        raise Flawed(loaded.problems)
    read = loaded.value
    given = _given(read, categories)
    if asked is not None and asked.numeric and not given.numeric:
        raise Flawed(at_most(_not_numbers(read, asked)))
    chosen = [asked] if asked else usual(len(read.coders), numeric=given.numeric)
    found = [r for s in chosen for r in results(s, read.coders, given.codes, given.categories)]
    if as_json:
        print_json(_as_json(read, given, found))
    else:
        _print(read, given, found)
    return 0


def _statistic(name: str) -> Statistic:
    found = named(name)
    if found is not None:
        return found
    names = [statistic.name for statistic in STATISTICS]
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.4)
    guess = f" Did you mean {near[0]!r}?" if near else ""
    raise Stop(f"There is no statistic {name!r}; there are {', '.join(names)}.{guess}")


def _given(table: CodersTable, categories: str | None) -> Given:
    """Turn codes into numbers if all are, and find their scale.

    Whole numbers stand on the scale from the least to the greatest, since weights and some
    coefficients depend on levels that nobody used.

    Raises:
        Flawed: a code is not on the scale.
    """
    numeric = all(_NUMBER.fullmatch(cell.text) for cell in table.cells)
    scale = None if categories is None else _scale(categories)
    numeric = numeric and (scale is None or not any(isinstance(level, str) for level in scale))
    read = _number if numeric else str
    if scale is None:
        used = sorted({read(cell.text) for cell in table.cells})
        scale = _whole_range(used) if numeric else tuple(used)
    known = frozenset(scale if numeric else map(str, scale))
    problems = [
        table.problem(
            cell.line, "E203", f"{cell.text!r} is not one of the categories", "Mend it or the list."
        )
        for cell in table.cells
        if read(cell.text) not in known
    ]
    if problems:
        raise Flawed(at_most(problems))
    codes = [
        [read(row[coder].text) if coder in row else None for coder in table.coders]
        for row in table.rows.values()
    ]
    return Given(codes, numeric, scale if numeric else tuple(map(str, scale)))


def _scale(text: str) -> tuple[int | float | str, ...]:
    """Read "1-7" or "A,B,C"."""
    between = _RANGE.fullmatch(text.strip())
    if between:
        levels: list[Any] = list(range(int(between[1]), int(between[2]) + 1))
    else:
        names = [name.strip() for name in text.split(",")]
        numeric = all(_NUMBER.fullmatch(name) for name in names)
        levels = [_number(name) for name in names] if numeric else names
    if len(set(levels)) < max(2, len(levels)) or "" in levels:
        raise Stop(
            f"{text!r} was found for --categories, expected a range such as 1-7, or two names or "
            "more, each once, such as A,B,C."
        )
    return tuple(levels)


def _number(text: str) -> int | float:
    value = float(text)
    return int(value) if value.is_integer() else value


def _whole_range(used: Sequence[Any]) -> tuple[Any, ...]:
    if used and all(isinstance(level, int) for level in used) and used[-1] - used[0] <= 100:
        return tuple(range(used[0], used[-1] + 1))
    return tuple(used)


def _not_numbers(table: CodersTable, statistic: Statistic) -> list[Problem]:
    hint = f"{statistic.title} compares numbers; for names take gwet_ac1 or krippendorff_alpha."
    return [
        table.problem(cell.line, "E208", f"{cell.text!r} was found, a number was expected", hint)
        for cell in table.cells
        if not _NUMBER.fullmatch(cell.text)
    ]


def _as_json(table: CodersTable, given: Given, found: Sequence[Result]) -> dict[str, Any]:
    return {
        "form": table.form,
        "coders": list(table.coders),
        "units": len(table.rows),
        "missing": _missing(table),
        "categories": list(given.categories),
        "results": [
            {"statistic": r.statistic.name, "coders": list(r.coders), **r.estimate.as_json()}
            for r in found
        ],
        "reading": list(reading(found)),
    }


def _print(table: CodersTable, given: Given, found: Sequence[Result]) -> None:
    from rich.table import Table

    out = console()
    out.print(_about(table, given))
    sheet = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("", "coders", "value", "95 % interval", "units"):
        sheet.add_column(heading, justify="right" if heading in ("value", "units") else "left")
    shown = _without_most_pairs(found)
    for result in shown:
        sheet.add_row(*_row(result, len(table.coders)))
    out.print(sheet)
    if len(shown) < len(found):
        out.print(
            f"... and {len(found) - len(shown)} more figures of pairs; --json gives them all."
        )
    for sentence in reading(found):
        out.print(f"\n{sentence}")


def _without_most_pairs(found: Sequence[Result]) -> list[Result]:
    """Return results with no more than the first pairs of each statistic."""
    seen: Counter[str] = Counter()
    shown = []
    for result in found:
        seen[result.statistic.name] += 1
        if seen[result.statistic.name] <= _MOST_PAIRS:
            shown.append(result)
    return shown


def _about(table: CodersTable, given: Given) -> str:
    names = ", ".join(table.coders[:12]) + (" ..." if len(table.coders) > 12 else "")
    missing = _missing(table)
    scale = given.categories
    shown = f"{scale[0]} to {scale[-1]}" if given.numeric else ", ".join(map(str, scale[:20]))
    gaps = f"; codes missing: {missing}" if missing else ""
    return f"{len(table.rows)} units, {len(table.coders)} coders ({names}){gaps}; codes {shown}\n"


def _missing(table: CodersTable) -> int:
    return len(table.rows) * len(table.coders) - sum(len(row) for row in table.rows.values())


def _row(result: Result, coders: int) -> tuple[str, str, str, str, str]:
    estimate = result.estimate
    who = " - ".join(result.coders) if len(result.coders) < 3 else f"all {coders}"
    value = "not defined" if estimate.value is None else f"{estimate.value:.3f}"
    known = estimate.low is not None and estimate.high is not None
    interval = f"{estimate.low:.3f} to {estimate.high:.3f}" if known else ""
    return result.statistic.title, who, value, interval, str(estimate.n)
