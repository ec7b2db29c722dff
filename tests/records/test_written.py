import json
from typing import get_args

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from scoring.terms import REUNION_SCALES, Scope
from simulator.records.edits import KINDS, Edit, RatingSet
from simulator.records.errors import RecordsDamaged, RecordsTooNew
from simulator.records.written import read_edit, read_scope, write_edit, write_scope
from tests.records import given

scopes = st.builds(
    Scope,
    episodes=st.lists(given.episodes, max_size=3).map(tuple),
    scales=st.lists(st.sampled_from(REUNION_SCALES), max_size=3).map(tuple),
    behaviours=st.none() | st.frozensets(st.text(), max_size=3),
    mode=st.sampled_from(["learn", "practise", "test"]),
    parts=st.frozensets(st.sampled_from(["search", "crying"])),
)


@for_all(given.edits)
def test_an_edit_reads_back_as_it_was_written(edit):
    assert read_edit(write_edit(edit)) == edit


def test_every_edit_has_a_name():
    assert set(KINDS.values()) == set(get_args(Edit))


def test_the_written_form_is_pinned():
    written = write_edit(RatingSet(5, "avoidance", 6))
    assert json.loads(written) == {
        "format": 4,
        "kind": "rating_set",
        "episode": 5,
        "scale": "avoidance",
        "value": 6,
    }


@for_all(scopes)
def test_a_scope_reads_back_through_json(scope):
    assert read_scope(json.loads(json.dumps(write_scope(scope)))) == scope


def test_an_edit_of_a_later_format_is_refused_not_guessed():
    with pytest.raises(RecordsTooNew, match="Update the program"):
        read_edit('{"format": 99, "kind": "rating_set", "episode": 5}')


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"format": 1}',
        '{"format": 1, "kind": "no_such"}',
        '{"format": 1, "kind": ["rating_set"]}',
        '{"format": 1, "kind": "rating_set", "episode": 5}',
        '{"format": 1, "kind": "mark_added", "mark": 3}',
        '{"format": "one", "kind": "undone"}',
    ],
)
def test_what_is_not_an_edit_is_said_in_a_sentence(text):
    with pytest.raises(RecordsDamaged, match="cannot be read"):
        read_edit(text)
