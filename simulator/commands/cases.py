"""``cases``: the library and one's own cases, without anything that would hint at a key."""

import sys
from pathlib import Path

from simulator.case import OWN_CASES, library_cases, load_cover, own_cases
from simulator.case.model import Script
from simulator.commands.lint import show
from simulator.commands.output import console, print_json
from simulator.records.folder import data_folder
from simulator.resources import LIBRARY

Row = dict[str, str | int | bool | None]


def run(as_json: bool, data_dir: Path | None = None) -> int:
    """Print the cases there are; one that cannot be read is named, not hidden."""
    own = own_cases(data_folder(data_dir) / OWN_CASES)
    folders = {**{name: LIBRARY / name for name in library_cases()}, **(own.value or {})}
    covers = {name: load_cover(folder / "script.yaml").value for name, folder in folders.items()}
    rows = [_row(name, cover, own=name in (own.value or {})) for name, cover in covers.items()]
    if as_json:
        print_json({"cases": rows})
    else:
        _print(rows)
    show(own.problems, "full", sys.stderr)
    unreadable = [name for name, cover in covers.items() if cover is None]
    if unreadable and not as_json:
        print(f"\nNot readable: {', '.join(unreadable)}. See: strange-situation lint PATH")
    return 1 if unreadable or own.problems else 0


def _row(name: str, cover: Script | None, *, own: bool) -> Row:
    row: Row = {"id": name, "title": None, "age_months": None, "difficulty": None, "reviewed": None}
    if cover is not None:
        row |= {
            "title": cover.title,
            "age_months": cover.person("infant").age_months,
            "difficulty": cover.about.difficulty,
            "reviewed": cover.about.reviewed,
        }
    return row | {"own": own}


def _print(rows: list[Row]) -> None:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("case", "title", "age", "difficulty", "reviewed"):
        table.add_column(heading, no_wrap=heading == "case")
    for row in rows:
        age = "?" if row["age_months"] is None else f"{row['age_months']} months"
        reviewed = "not yet" if row["reviewed"] in {None, "none", ""} else str(row["reviewed"])
        name = f"{row['id']} (own)" if row["own"] else row["id"]
        shown = (name, row["title"] or "(cannot be read)", age, row["difficulty"] or "?")
        table.add_row(*(str(cell) for cell in shown), reviewed)
    console().print(table)
