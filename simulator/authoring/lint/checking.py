"""Everything that is wrong with a file: its text, its shape, its meaning, and how it plays."""

from collections.abc import Collection, Iterator
from pathlib import Path

from simulator.authoring.craft import play_case
from simulator.authoring.lint.allowances import heed
from simulator.case import (
    library_cases,
    load_case,
    load_cover,
    load_key,
    load_script,
    read_coding,
)
from simulator.case.source import START
from simulator.lessons.assignments import kept_among, read_assignment
from simulator.problems import Problem, in_order
from simulator.resources import LIBRARY


def check_script(file: Path) -> tuple[Problem, ...]:
    """Check a script, and a ``script.yaml`` also by playing it."""
    if file.name != "script.yaml":
        return heed(file, load_script(file).problems)
    loaded = load_case(file.parent)
    played = () if loaded.value is None else play_case(loaded.value).problems
    return heed(file, in_order((*_without_key(file), *loaded.problems, *played)))


def check_key(file: Path) -> tuple[Problem, ...]:
    """Check a key, against the script beside it if there is a sound one."""
    script = file.with_name("script.yaml")
    beside = load_script(script).value if script.is_file() else None
    return heed(file, load_key(file, beside).problems)


def check_coding(file: Path) -> tuple[Problem, ...]:
    """Check a coding."""
    return read_coding(file).problems


def check_exercise(file: Path, own: Collection[str] = ()) -> tuple[Problem, ...]:
    """Check an exercise file; ``own`` are the ids of cases besides those of the library."""
    scripts = {case: load_cover(LIBRARY / case / "script.yaml").value for case in library_cases()}
    kept = kept_among({case: script for case, script in scripts.items() if script is not None})
    return read_assignment(file, (*scripts, *own), kept).problems


def _without_key(script: Path) -> Iterator[Problem]:
    """Note that a case has no key; it can be played all the same."""
    if not script.with_name("key.yaml").exists():
        message = "there is no key.yaml beside this script"
        hint = "The case can be played, but codings of it cannot be scored."
        yield Problem(script, START, "W506", message, hint, "note")
