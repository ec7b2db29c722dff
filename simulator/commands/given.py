"""What a command was given by name: a case or a coding, ready to be asked."""

import difflib
from pathlib import Path
from typing import TypeVar

from scoring.terms import Coding
from simulator.case import (
    OWN_CASES,
    case_folder,
    find_case,
    library_cases,
    load_case,
    read_coding,
)
from simulator.case.model import Case
from simulator.commands.paths import check_file, shown
from simulator.commands.stop import Flawed, Stop
from simulator.performance import Performance, compile_case
from simulator.problems import Loaded
from simulator.records.folder import data_folder

T = TypeVar("T")


def folder_of(name: str) -> Path:
    """Return the folder of a case of the library, or the folder that is named.

    Raises:
        Stop: There is no such case.
    """
    folder = find_case(name) or case_folder(name, data_folder() / OWN_CASES)
    if folder is not None:
        return folder
    near = difflib.get_close_matches(name, library_cases(), n=1)
    guess = f" Did you mean {near[0]!r}?" if near else ""
    raise Stop(
        f"There is no case {shown(Path(name))}: give the id of one in the library, as "
        f"'strange-situation cases' lists them, or a folder that holds a script.yaml.{guess}"
    )


def case_of(name: str) -> Case:
    """Return a case.

    Raises:
        Stop: There is no such case.
        Flawed: Its script has mistakes.
    """
    return value_of(load_case(folder_of(name)))


def performance_of(case: Case) -> Performance:
    """Return the performance of a case.

    Raises:
        Flawed: The script asks for what cannot be played.
    """
    return value_of(compile_case(case))


def coding_at(path: Path) -> Coding:
    """Read a coding.

    Raises:
        Stop: There is no such file.
        Flawed: It has mistakes.
    """
    check_file(path)
    return value_of(read_coding(path))


def value_of(loaded: Loaded[T]) -> T:
    """Return what was read.

    Raises:
        Flawed: It has mistakes.
    """
    if loaded.value is None:
        raise Flawed(loaded.problems)
    return loaded.value
