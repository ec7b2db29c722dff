"""Codings that were given as files: read, and the case that was coded."""

from pathlib import Path
from typing import TypeVar

from scoring.terms import Coding
from simulator.case import find_case, load_case, read_coding
from simulator.case.model import Case
from simulator.case.shapes import brief
from simulator.commands.paths import check_file
from simulator.commands.stop import Flawed, Stop
from simulator.problems import Loaded
from simulator.resources import LIBRARY

T = TypeVar("T")

_LONGEST_NAME = 100


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


def case_of_coding(coding: Coding, path: Path, key: Path | None) -> Case:
    """Return the case that was coded: beside the key or the coding, or in the library.

    A folder is the case's if it has its name, or just the version that was coded.

    Raises:
        Stop: It is nowhere.
        Flawed: Its script has mistakes.
    """
    _check_name(coding.case)
    if key is not None and find_case(key.absolute().parent):
        if not _is_of(coding, key.absolute().parent):
            raise Stop(
                f"{str(key)!r} is the key of another case than {coding.case!r}, which was coded: "
                "name the key of that case, or leave --key out."
            )
        return value_of(load_case(key.parent))
    beside = path.absolute().parent
    for folder in (beside / coding.case, beside, LIBRARY / coding.case):
        if find_case(folder) and _is_of(coding, folder):
            return value_of(load_case(folder))
    raise Stop(
        f"The coding is of the case {coding.case!r}, which is neither in the library nor beside "
        "the coding: put its folder beside the coding, or name its key with --key."
    )


def _check_name(case: str) -> None:
    """Check that the name of a case can be that of a folder, and leads nowhere else."""
    plain = case.isprintable() and not set(case) & set("/\\:") and case.strip(". ")
    if not plain or len(case) > _LONGEST_NAME:
        raise Stop(
            f"The coding is of the case {brief(case)!r}, which is no name of a case: write the "
            f"name of its folder alone, of {_LONGEST_NAME} characters at most."
        )


def _is_of(coding: Coding, folder: Path) -> bool:
    if coding.case in (folder.name, folder.resolve().name):
        return True
    case = load_case(folder).value
    return case is not None and case.version == coding.case_version
