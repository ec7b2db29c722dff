from pathlib import Path

import pytest

from scoring.terms.judgement import Classification
from scoring.terms.key import Expert
from simulator.case import load_key, load_script
from simulator.case.model import Script
from tests.case.samples import KEY, SCRIPT, swapped, written


@pytest.fixture
def script(tmp_path: Path) -> Script:
    value = load_script(written(tmp_path, SCRIPT)).value
    assert value is not None
    return value


def test_a_good_key_is_read_without_problems(tmp_path: Path, script: Script) -> None:
    loaded = load_key(written(tmp_path, KEY, "key.yaml"), script)
    assert loaded.problems == ()
    key = loaded.value
    assert key is not None
    assert key.classification == Classification("A", "A1", disorganised=False)
    assert key.ratings[8]["avoidance"] == 6
    assert key.search == {4: 2, 6: 2, 7: 1}
    assert key.evidence[0].from_ms == 8000
    assert key.coders == (Expert("team", ratings={5: {"avoidance": 7}}),)


SIGN = "disorganisation: {rating: 7, indices: [{behaviour: %s, episode: %d, at: %s, strength: %s}]}"
MISTAKES = (
    ("subgroup: A1", "subgroup: B1", ["E321"]),
    ("group: A, ", "", ["E321"]),
    ("disorganised: false", "disorganised: no", ["E209"]),
    ("avoidance: 7, ", "", ["E320"]),
    ("avoidance: 7, ", "avoidance: 8, ", ["E206"]),
    ("search: {4: 2", "search: {5: 2", ["E201"]),
    ("8: {proximity_seeking", "7: {proximity_seeking", ["E201"]),
    ("rationale: No greeting", "rational: No greeting", ["E201"]),
    ("scale: avoidance", "scale: avoidence", ["E203"]),
    ("behaviour: turn_back_to_caregiver", "behaviour: turn_back", ["E301"]),
    ("behaviour: turn_back_to_caregiver", "behaviour: cling", ["W502"]),
    ('from: "0:08", to: "0:28"', 'from: "1:08", to: "1:28"', ["W502"]),
    ('from: "0:08", to: "0:28"', 'from: "0:08", to: "3:28"', ["E304"]),
    ('from: "0:08", to: "0:28"', 'from: "0:28", to: "0:08"', ["E305"]),
    ("6: 1, 7: 0, 8: 0", "6: 13, 7: 0, 8: 0", ["W504"]),
    ("disorganisation: {rating: 1}", "disorganisation: {rating: 7}", ["W503"]),
    (
        "disorganisation: {rating: 1}",
        SIGN % ("d4_rocking", 6, "0:40", "weak"),
        ["W501", "W502", "W503"],
    ),
    ("disorganisation: {rating: 1}", SIGN % ("cling", 5, "0:40", "weak"), ["E317", "W502", "W503"]),
    ("format: 1", "format: 2", ["E212"]),
)


@pytest.mark.parametrize(("old", "new", "expected"), MISTAKES)
def test_each_mistake_is_found(
    tmp_path: Path, script: Script, old: str, new: str, expected: list[str]
) -> None:
    loaded = load_key(written(tmp_path, swapped(KEY, (old, new)), "key.yaml"), script)
    assert sorted(p.code for p in loaded.problems) == expected
    assert (loaded.value is None) == any(code.startswith("E") for code in expected)


def test_without_a_script_only_the_key_itself_is_checked(tmp_path: Path) -> None:
    text = swapped(KEY, ("behaviour: turn_back_to_caregiver", "behaviour: cling"))
    assert load_key(written(tmp_path, text, "key.yaml")).problems == ()


def test_d_with_an_alternate_and_an_uncodable_session(tmp_path: Path) -> None:
    text = swapped(
        KEY,
        ("disorganised: false", "disorganised: true"),
        ("disorganisation: {rating: 1}", SIGN % ("d4_rocking", 5, "0:40", "strong")),
        ("ratings:", "accepts: [{uncodable: the door was locked}]\nratings:"),
    )
    key = load_key(written(tmp_path, text, "key.yaml")).value
    assert key is not None
    assert str(key.classification) == "D/A1"
    assert key.disorganisation.indices[0].at_ms == 40_000
    assert str(key.accepts[0]) == "uncodable"
