"""``cases``: the library at a glance, without anything that would hint at a key."""

from simulator.case import library_cases, load_cover
from simulator.case.model import Script
from simulator.commands.output import console, print_json
from simulator.resources import LIBRARY


def run(as_json: bool) -> int:
    """Print the cases of the library; one that cannot be read is named, not hidden."""
    loaded = {name: load_cover(LIBRARY / name / "script.yaml").value for name in library_cases()}
    rows = [_row(name, cover) for name, cover in loaded.items()]
    if as_json:
        print_json({"cases": rows})
    else:
        _print(rows)
    unreadable = [name for name, cover in loaded.items() if cover is None]
    if unreadable and not as_json:
        print(f"\nNot readable: {', '.join(unreadable)}. See: strange-situation lint PATH")
    return 1 if unreadable else 0


def _row(name: str, cover: Script | None) -> dict[str, str | int | None]:
    if cover is None:
        return {"id": name, "title": None, "age_months": None, "difficulty": None, "reviewed": None}
    about = cover.about
    return {
        "id": name,
        "title": cover.title,
        "age_months": cover.person("infant").age_months,
        "difficulty": about.difficulty,
        "reviewed": about.reviewed,
    }


def _print(rows: list[dict[str, str | int | None]]) -> None:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("case", "title", "age", "difficulty", "reviewed"):
        table.add_column(heading, no_wrap=heading == "case")
    for row in rows:
        age = "?" if row["age_months"] is None else f"{row['age_months']} months"
        reviewed = "not yet" if row["reviewed"] in {None, "none", ""} else str(row["reviewed"])
        shown = (row["id"], row["title"] or "(cannot be read)", age, row["difficulty"] or "?")
        table.add_row(*(str(cell) for cell in shown), reviewed)
    console().print(table)
