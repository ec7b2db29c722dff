import json
import string
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.terms import Classification, Coding, Disorganisation, IndexMark, Mark, Scope
from scoring.terms.scales import REUNION_SCALES
from simulator.case import load_ethogram, read_coding, write_coding
from simulator.case.coding import coding_of
from simulator.case.conduct import Ground
from simulator.case.json_source import read_json
from simulator.case.procedure import load_procedure
from tests.case.samples import CODING, swapped, written

GROUND = Ground(load_ethogram(), load_procedure())
INFANT = [b.id for b in load_ethogram().of("infant")]
SIGNS = [b.id for b in load_ethogram().of("infant") if b.sign]


def test_the_sample_is_read_and_its_writing_reads_back(tmp_path: Path) -> None:
    coding = read_coding(written(tmp_path, CODING, "coding.json")).value
    assert coding is not None
    assert coding.scope.behaviours is None
    assert coding.scope.episodes == (5, 8)
    assert coding.marks[0].to_ms == 28_000
    text = write_coding(coding)
    assert read_coding(written(tmp_path, text, "again.json")).value == coding
    given = json.loads(CODING)
    assert json.loads(text) == given | {
        "exercise": given["exercise"] | {"parts": sorted(coding.scope.parts)}
    }


def test_without_parts_what_stands_in_the_file_was_asked(tmp_path: Path) -> None:
    given = json.loads(CODING) | {"classification": None}
    del given["search"], given["crying"]
    coding = read_coding(written(tmp_path, json.dumps(given), "c.json")).value
    assert coding is not None
    assert coding.scope.parts == {"classification", "disorganisation"}


def test_a_classification_alone_is_asked_for_nothing_else(tmp_path: Path) -> None:
    given = json.loads(CODING)
    whole = {name: given[name] for name in ("format", "case", "case_version", "coder")}
    text = json.dumps(whole | {"classification": given["classification"]})
    coding = read_coding(written(tmp_path, text, "c.json")).value
    assert coding is not None
    assert coding.scope == Scope(
        scales=(), behaviours=frozenset(), parts=frozenset({"classification"})
    )


def test_parts_that_are_named_were_asked_whatever_stands_in_the_file(tmp_path: Path) -> None:
    given = json.loads(CODING)
    given["exercise"]["parts"] = ["search"]
    del given["search"]
    coding = read_coding(written(tmp_path, json.dumps(given), "c.json")).value
    assert coding is not None
    assert coding.scope.parts == {"search"}


def test_a_subgroup_says_its_group(tmp_path: Path) -> None:
    text = swapped(CODING, ('"group": "A", ', ""))
    coding = read_coding(written(tmp_path, text, "c.json")).value
    assert coding is not None
    assert coding.classification == Classification("A", "A1", disorganised=False)


words = st.text(string.ascii_letters + ' äß\n"\\{}:,', max_size=20).map(str.strip)
times = st.integers(0, 180_000)
marks = st.builds(
    lambda n, behaviour, episode, ends, note: Mark(
        f"m{n}", "infant", behaviour, episode, min(ends), max(ends), note
    ),
    st.integers(0, 10**6),
    st.sampled_from(INFANT),
    st.integers(1, 8),
    st.tuples(times, times),
    words,
)
codings = st.builds(
    Coding,
    case=words,
    case_version=words,
    coder=words,
    scope=st.builds(
        Scope,
        episodes=st.lists(st.integers(1, 8), unique=True).map(tuple),
        behaviours=st.none() | st.frozensets(st.sampled_from(INFANT), max_size=4),
        mode=st.sampled_from(["learn", "practise", "test"]),
        parts=st.frozensets(st.sampled_from(["search", "crying"])),
    ),
    episode_lengths_ms=st.just({5: 180_000}),
    marks=st.lists(marks, max_size=5, unique_by=lambda m: m.id).map(tuple),
    ratings=st.dictionaries(
        st.sampled_from([5, 8]),
        st.dictionaries(st.sampled_from(REUNION_SCALES), st.integers(1, 7)),
    ),
    search=st.dictionaries(st.sampled_from([4, 6, 7]), st.integers(1, 7)),
    crying=st.dictionaries(st.sampled_from([4, 5, 6, 7, 8]), st.integers(0, 24)),
    disorganisation=st.builds(
        Disorganisation,
        rating=st.none() | st.integers(1, 9),
        indices=st.lists(
            st.builds(
                IndexMark,
                st.sampled_from(SIGNS),
                st.integers(1, 8),
                times,
                st.sampled_from(["strong", "medium", "weak"]),
            ),
            max_size=3,
        ).map(tuple),
        seen=st.dictionaries(st.integers(1, 7), st.booleans()),
    ),
    classification=st.none()
    | st.sampled_from(
        [
            Classification("B", "B3", disorganised=True),
            Classification("U"),
            Classification(None, uncodable="ill"),
        ]
    ),
    confidence=st.none() | st.floats(0, 1),
    justification=words,
    decisions=st.dictionaries(st.sampled_from(["settled", "anger"]), words),
)


@given(codings)
def test_every_coding_reads_back_as_it_was_written(coding: Coding) -> None:
    tree = read_json(Path("coding.json"), write_coding(coding))
    assert tree.value is not None
    loaded = coding_of(tree.value, GROUND)
    assert loaded.problems == ()
    assert loaded.value == coding


def test_a_lone_surrogate_does_not_stop_the_writing() -> None:
    tree = read_json(Path("c.json"), CODING)
    assert tree.value is not None
    coding = coding_of(tree.value, GROUND).value
    assert coding is not None
    assert "a?b" in write_coding(replace(coding, justification="a\ud800b"))


BROKEN = (
    ("", "E107", 1, 1),
    ('{"a": 1,}', "E108", 1, 8),
    ('{"a": NaN}', "E108", 1, 7),
    ('{"a": 01}', "E108", 1, 7),
    ("{'a': 1}", "E108", 1, 2),
    ('{"a" 1}', "E108", 1, 6),
    ('{"a": 1\n"b": 2}', "E108", 2, 1),
    ('{"a": "x}', "E108", 1, 7),
    ('{"a": 1} x', "E108", 1, 10),
    ("[" * 40, "E103", 1, 21),
)


@pytest.mark.parametrize(("text", "code", "line", "column"), BROKEN)
def test_broken_json_is_one_problem(
    tmp_path: Path, text: str, code: str, line: int, column: int
) -> None:
    (problem,) = read_coding(written(tmp_path, text, "c.json")).problems
    assert (problem.code, problem.span.line, problem.span.column) == (code, line, column)


MISTAKES = (
    ('"behaviour": "turn_back_to_caregiver"', '"behaviour": "turn_back"', "E301"),
    ('"actor": "infant"', '"actor": "stranger"', "E302"),
    ('"actor": "infant"', '"actor": "baby"', "E203"),
    ('"to_ms": 28000', '"to_ms": 2800', "E305"),
    ('"to_ms": 28000', '"to_ms": 280000', "E304"),
    ('"to_ms": 28000', '"to_ms": 28000.5', "E205"),
    ('"to_ms": 28000, ', "", "E202"),
    ('"coder": "t-01"', '"coder": null', "E202"),
    ('"avoidance": 7', '"avoidance": 0', "E206"),
    ('"subgroup": "A1"', '"subgroup": "C1"', "E321"),
    ('"confidence": 0.8', '"confidence": "high"', "E208"),
    ('"format": 1', '"format": 1, "format": 1', "E105"),
    ('"mode": "practise"', '"mode": "practice"', "E203"),
)


@pytest.mark.parametrize(("old", "new", "code"), MISTAKES)
def test_each_mistake_is_found(tmp_path: Path, old: str, new: str, code: str) -> None:
    text = swapped(CODING, (old, new))
    loaded = read_coding(written(tmp_path, text, "c.json"))
    assert loaded.value is None
    (problem,) = loaded.problems
    assert problem.code == code
    assert problem.span.line == CODING[: CODING.index(old)].count("\n") + 1
