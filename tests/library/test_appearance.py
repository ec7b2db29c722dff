"""Nobody in the library is another's double."""

from simulator.case import library_cases, load_case
from simulator.figure.casting import look_of
from simulator.figure.look import Look
from simulator.resources import LIBRARY


def infant_of(case_id: str) -> Look:
    case = load_case(LIBRARY / case_id).value
    assert case is not None
    infant, carer = case.script.person("infant"), case.script.person("caregiver")
    return look_of("infant", infant.relation, infant.look, case.script.seed, kin=carer.relation)


def test_no_two_cases_of_the_library_have_the_same_infant() -> None:
    infants = [infant_of(case_id) for case_id in library_cases()]
    assert len(set(infants)) == len(infants)
