"""``score``: a coding compared with the key of its case, or with another coding."""

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from scoring.score import Score, score, score_against
from scoring.terms import Coding
from simulator.case import find_case, library_cases, load_case, load_ethogram, load_key, read_coding
from simulator.case.model import Case
from simulator.case.shapes import brief
from simulator.commands.given import performance_of
from simulator.commands.output import print_json
from simulator.commands.paths import check_file
from simulator.commands.scoresheet import print_score
from simulator.commands.stop import Flawed, Stop
from simulator.problems import Loaded
from simulator.resources import LIBRARY

T = TypeVar("T")

_LONGEST_NAME = 100


def run(coding: Path, key: Path | None, against: Path | None, as_json: bool) -> int:
    """Print the comparison."""
    given = _read(coding)
    used = None
    if against is not None:
        other = _read(against)
        _check_comparable(given, other)
        reference, changed = other.coder, given.case_version != other.case_version
        result = score_against(given, other, load_ethogram())
    else:
        case = _case(given, coding, key)
        used = key or case.folder / "key.yaml"
        given, changed = replace(given, case=case.id), given.case_version != case.version
        reference = "the key"
        result = _score(given, case, used)
    if as_json:
        found = {"case": given.case, "case_changed": changed, "key": used and str(used)}
        print_json({**result.as_json(), **found})
    else:
        print_score(given, result, reference=reference, changed=changed, key=used)
    return 0


def _score(coding: Coding, case: Case, key: Path) -> Score:
    check_file(key)
    experts = _value(load_key(key, case.script))
    return score(coding, experts, performance_of(case).events(), load_ethogram())


def _read(path: Path) -> Coding:
    check_file(path)
    return _value(read_coding(path))


def _value(loaded: Loaded[T]) -> T:
    if loaded.value is None:
        raise Flawed(loaded.problems)
    return loaded.value


def _case(coding: Coding, path: Path, key: Path | None) -> Case:
    """Return the case that was coded: beside the key or the coding, or in the library.

    A folder is the case's if it has its name, or just the version that was coded.
    """
    _check_name(coding.case)
    if key is not None and find_case(key.absolute().parent):
        if not _is_of(coding, key.absolute().parent):
            raise Stop(
                f"{str(key)!r} is the key of another case than {coding.case!r}, which was coded: "
                "name the key of that case, or leave --key out."
            )
        return _value(load_case(key.parent))
    beside = path.absolute().parent
    for folder in (beside / coding.case, beside, LIBRARY / coding.case):
        if find_case(folder) and _is_of(coding, folder):
            return _value(load_case(folder))
    raise Stop(
        f"The coding is of the case {coding.case!r}, which is neither in the library "
        f"({', '.join(library_cases())}) nor beside the coding: put its folder beside the "
        "coding, or name its key with --key."
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


def _check_comparable(one: Coding, other: Coding) -> None:
    if one.case != other.case:
        raise Stop(
            f"The codings are of different cases, {one.case!r} and {other.case!r}: "
            "compare two codings of the same case."
        )
