"""``score``: a coding compared with the key of its case, or with another coding."""

from dataclasses import replace
from pathlib import Path

from scoring.rubric import reading_of
from scoring.score import Score, score, score_against
from scoring.terms import Coding
from simulator.authoring.handed_in import NowhereError, case_of_coding
from simulator.case import OWN_CASES, load_ethogram, load_key
from simulator.case.model import Case
from simulator.commands.given import coding_at, performance_of, value_of
from simulator.commands.output import print_json
from simulator.commands.paths import check_file
from simulator.commands.scoresheet import print_score
from simulator.commands.stop import Stop
from simulator.records.folder import data_folder


def run(coding: Path, key: Path | None, against: Path | None, as_json: bool) -> int:
    """Print the comparison."""
    given = coding_at(coding)
    used = None
    if against is not None:
        other = coding_at(against)
        _check_comparable(given, other)
        reference, changed = other.coder, given.case_version != other.case_version
        result = score_against(given, other, load_ethogram())
    else:
        case = _case_of(given, coding, key)
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


def _case_of(given: Coding, coding: Path, key: Path | None) -> Case:
    try:
        own = data_folder() / OWN_CASES
        return value_of(case_of_coding(given, coding, key=key, own=own))
    except NowhereError as error:
        raise Stop(str(error)) from error


def _score(coding: Coding, case: Case, key: Path) -> Score:
    check_file(key)
    experts = value_of(load_key(key, case.script))
    played, ethogram = performance_of(case), load_ethogram()
    reading = reading_of(played, ethogram)
    return score(coding, experts, played.events(), ethogram, reading=reading)


def _check_comparable(one: Coding, other: Coding) -> None:
    if one.case != other.case:
        raise Stop(
            f"The codings are of different cases, {one.case!r} and {other.case!r}: "
            "compare two codings of the same case."
        )
