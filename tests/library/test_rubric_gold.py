"""The rubric against the keys of the worked cases, which were written before it."""

import pytest

from scoring.rubric import Reading, read_session
from scoring.terms import CORE_SCALES, REUNIONS, Key
from simulator.case import library_cases, load_case, load_ethogram, load_key
from simulator.performance import compile_case
from simulator.resources import LIBRARY

_WORKED = ("milo", "ines", "theo", "aiko", "noor", "oskar", "ravi", "lena", "sami", "ella", "jonah")
GOLD = frozenset((*_WORKED, "pia")) & frozenset(library_cases())


@pytest.fixture(scope="module")
def read() -> dict[str, tuple[Reading, Key]]:
    """Return for each worked case what the rubric makes of it, and its key."""
    found = {}
    for name in sorted(GOLD):
        case = load_case(LIBRARY / name).value
        key = load_key(LIBRARY / name / "key.yaml").value
        assert case is not None
        assert key is not None
        played = compile_case(case).value
        assert played is not None
        lengths = {e.number: e.length_ms for e in played.episodes}
        found[name] = (
            read_session(played.acts(), played.held(), lengths, load_ethogram()),
            key,
        )
    return found


def test_the_rubric_finds_every_group(read: dict[str, tuple[Reading, Key]]) -> None:
    groups = {n: (r.classification.group, k.classification.group) for n, (r, k) in read.items()}
    assert {n for n, (found, keyed) in groups.items() if found != keyed} == set()


def test_the_rubric_tells_d_from_not_d(read: dict[str, tuple[Reading, Key]]) -> None:
    off = {
        n
        for n, (r, k) in read.items()
        if bool(r.classification.disorganised) != bool(k.classification.disorganised)
        and k.disorganisation.rating != 5
    }
    assert off == set()


def test_nearly_all_core_ratings_lie_within_one(read: dict[str, tuple[Reading, Key]]) -> None:
    pairs = [
        (r.ratings[e][s].rating, k.ratings[e][s])
        for r, k in read.values()
        for e in REUNIONS
        for s in CORE_SCALES
    ]
    within = sum(abs(found - keyed) <= 1 for found, keyed in pairs)
    assert within / len(pairs) >= 0.95
