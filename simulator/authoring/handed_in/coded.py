"""The case that was coded, found by what its coding says."""

from pathlib import Path

from scoring.terms import Coding
from simulator.case import find_case, load_case, own_cases
from simulator.case.model import Case
from simulator.case.scalars import brief
from simulator.problems import Loaded
from simulator.resources import LIBRARY

_LONGEST_NAME = 100


class NowhereError(LookupError):
    """There is no such case; the message is a sentence that says what to do."""


def case_of_coding(
    coding: Coding, path: Path, *, key: Path | None = None, own: Path | None = None
) -> Loaded[Case]:
    """Return the case that was coded, or what is wrong with its script.

    A folder is the case's if it has its name, or just the version that was coded.

    Args:
        coding: What was said about it.
        path: The file of the coding; the case may lie beside it.
        key: The key it is to be held against; then the case lies there.
        own: The folder with one's own cases, which are looked for after the library.

    Raises:
        NowhereError: It is nowhere.
    """
    _check_name(coding.case)
    if key is not None and find_case(key.absolute().parent):
        if not _is_of(coding, key.absolute().parent):
            raise NowhereError(
                f"{str(key)!r} is the key of another case than {coding.case!r}, which was coded: "
                "name the key of that case, or leave --key out."
            )
        return load_case(key.parent)
    beside = path.absolute().parent
    for folder in (beside / coding.case, beside, LIBRARY / coding.case):
        if find_case(folder) and _is_of(coding, folder):
            return load_case(folder)
    if own is not None and (mine := _own(coding, own)) is not None:
        return load_case(mine)
    raise NowhereError(
        f"The coding is of the case {coding.case!r}, which is neither in the library nor among "
        "your own cases nor beside the coding: put its folder beside the coding, or name its key "
        "with --key."
    )


def _check_name(case: str) -> None:
    """Check that the name of a case can be that of a folder, and leads nowhere else."""
    plain = case.isprintable() and not set(case) & set("/\\:") and case.strip(". ")
    if not plain or len(case) > _LONGEST_NAME:
        raise NowhereError(
            f"The coding is of the case {brief(case)!r}, which is no name of a case: write the "
            f"name of its folder alone, of {_LONGEST_NAME} characters at most."
        )


def _own(coding: Coding, folder: Path) -> Path | None:
    """Return the own case of this name, else one that was coded before it got another name."""
    mine = own_cases(folder).value or {}
    named = mine.get(coding.case)
    return named or next((case for case in mine.values() if _is_of(coding, case)), None)


def _is_of(coding: Coding, folder: Path) -> bool:
    if coding.case in (folder.name, folder.resolve().name):
        return True
    case = load_case(folder).value
    return case is not None and case.version == coding.case_version
