"""``score``: a coding compared with the key of its case, or with another coding."""

from pathlib import Path
from typing import TypeVar

from scoring.score import Score, score, score_against
from scoring.terms import Coding
from simulator.case import find_case, library_cases, load_case, load_ethogram, load_key, read_coding
from simulator.case.model import Case
from simulator.commands.given import performance_of
from simulator.commands.output import print_json
from simulator.commands.scoresheet import print_score
from simulator.commands.stop import Flawed, Stop
from simulator.problems import Loaded

T = TypeVar("T")


def run(coding: Path, key: Path | None, against: Path | None, as_json: bool) -> int:
    """Print the comparison."""
    given = _read(coding)
    if against is not None:
        other = _read(against)
        _check_comparable(given, other)
        reference, changed = other.coder, given.case_version != other.case_version
        result = score_against(given, other, load_ethogram())
    else:
        case = _case(given, coding, key)
        reference = "the key"
        changed = key is None and given.case_version != case.version
        result = _score(given, case, key)
    if as_json:
        print_json({**result.as_json(), "case": given.case, "case_changed": changed})
    else:
        print_score(given, result, reference=reference, changed=changed)
    return 0


def _score(coding: Coding, case: Case, key: Path | None) -> Score:
    path = key or case.folder / "key.yaml"
    _check_there(path)
    experts = _value(load_key(path, case.script))
    return score(coding, experts, performance_of(case).events(), load_ethogram())


def _read(path: Path) -> Coding:
    _check_there(path)
    return _value(read_coding(path))


def _check_there(path: Path) -> None:
    if not path.is_file():
        raise Stop(f"There is no file {str(path)!r}: check the name, and the folder you are in.")


def _value(loaded: Loaded[T]) -> T:
    if loaded.value is None:
        raise Flawed(loaded.problems)
    return loaded.value


def _case(coding: Coding, path: Path, key: Path | None) -> Case:
    """Return the case that was coded: in the library, or beside the key or the coding."""
    beside = [key.parent] if key else [path.parent / coding.case, path.parent]
    candidates = [*(f for f in beside if (f / "script.yaml").is_file()), find_case(coding.case)]
    folder = next((f for f in candidates if f is not None), None)
    if folder is None:
        raise Stop(
            f"The coding is of the case {coding.case!r}, which is neither in the library "
            f"({', '.join(library_cases())}) nor beside the coding: put its folder beside the "
            "coding, or name its key with --key."
        )
    return _value(load_case(folder))


def _check_comparable(one: Coding, other: Coding) -> None:
    if one.case != other.case:
        raise Stop(
            f"The codings are of different cases, {one.case!r} and {other.case!r}: "
            "compare two codings of the same case."
        )
