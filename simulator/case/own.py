"""Cases of one's own: folders beside the library, in the data folder of the user."""

from collections.abc import Mapping
from pathlib import Path

from simulator.case.library import library_cases
from simulator.case.source import START, Source
from simulator.problems import Loaded, Problem
from simulator.resources import LIBRARY

OWN_CASES = "cases"
"""The name of the folder in the data folder."""


def own_cases(folder: Path) -> Loaded[Mapping[str, Path]]:
    """Return the case folders in a folder, by their ids.

    A case with the id of one in the library is left out and told: a coding names its case by the
    id alone.
    """
    taken = {name.lower() for name in library_cases()}
    found: dict[str, Path] = {}
    problems: list[Problem] = []
    try:
        scripts = sorted(folder.glob("*/script.yaml"))
    except OSError:
        scripts = []
    for script in scripts:
        case = script.parent
        if case.name.lower() in taken:
            message = f"the library has a case '{case.name}' already"
            hint = "Give the folder another name."
            problems.append(Source(case, ()).problem(START, "E124", message, hint))
        else:
            found[case.name] = case
    return Loaded(found, tuple(problems))


def case_folder(case: str, own: Path) -> Path | None:
    """Return the folder of a case of the library or of one's own, by its id, or None."""
    if case in library_cases():
        return LIBRARY / case
    return (own_cases(own).value or {}).get(case)
