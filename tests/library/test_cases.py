"""Every case of the library: what its texts say, and what they must not say."""

import functools
import re

import pytest

from scoring.terms import REUNIONS, Key
from simulator.case import find_case, library_cases, load_case, load_key
from simulator.case.model import Case

CASES = library_cases()

GIVES_AWAY = re.compile(
    r"\b(avoid\w*|resistan\w*|ambivalen\w*|secure|insecure|disorgani\w*|A1|A2|B1|B2|B3|B4|C1|C2)\b"
)
AVOIDED_WORDS = re.compile(
    r"\b(clingy|manipulative|spoilt|naughty|cold|disorder|diagnos\w+|symptom|abnormal|traumati\w+|"
    r"abuse\w*|victim|bad|failed|poor|certified|"
    r"(?:avoidant|disorganised|resistant) (?:baby|child|infant))\b",
    re.IGNORECASE,
)


@functools.cache
def case_of(case_id: str) -> Case:
    folder = find_case(case_id)
    assert folder is not None
    case = load_case(folder).value
    assert case is not None
    return case


@functools.cache
def key(case_id: str) -> Key:
    case = case_of(case_id)
    value = load_key(case.folder / "key.yaml", case.script).value
    assert value is not None
    return value


@pytest.mark.parametrize("case_id", CASES)
def test_script_does_not_give_the_class_away(case_id: str) -> None:
    case = case_of(case_id)
    assert GIVES_AWAY.findall(case.script_path.read_text(encoding="utf-8")) == []
    assert case.script.person("infant").name in case.script.title


@pytest.mark.parametrize("case_id", CASES)
def test_key_teaches_with_ten_moments_and_both_reunions(case_id: str) -> None:
    moments = key(case_id).evidence
    if key(case_id).classification.uncodable is None:
        assert len(moments) >= 10
        assert set(REUNIONS) <= {m.episode for m in moments}
    assert moments
    assert all(len(m.because.split()) >= 8 for m in moments)


@pytest.mark.parametrize("case_id", CASES)
def test_key_speaks_of_behaviour_and_the_dyad(case_id: str) -> None:
    texts = [key(case_id).rationale, key(case_id).trap, *(m.because for m in key(case_id).evidence)]
    if key(case_id).classification.uncodable is None:
        assert "The dyad is coded" in key(case_id).rationale
    assert [AVOIDED_WORDS.findall(text) for text in texts if AVOIDED_WORDS.search(text)] == []
