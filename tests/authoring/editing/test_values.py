"""Forms change values by the way to them; every other byte of the text stays."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.authoring.editing import (
    Change,
    UneditableError,
    append_item,
    delete_value,
    insert_item,
    set_value,
    spliced,
    value_at,
)
from simulator.authoring.editing.document import read_document
from simulator.case.source import Steps
from simulator.resources import LIBRARY

KEYS = {file.parent.name: file.read_text(encoding="utf-8") for file in LIBRARY.glob("*/key.yaml")}
KEY = """\
# What was coded.
format: 1
classification: {group: A, subgroup: A1}   # after two views
ratings:
  5: {avoidance: 7}
evidence:
  - episode: 5
    from: "0:08"
    # the back
    to: 0:14
    because: He turns his back.

rationale: >-
  He never greets and he never comes; what is offered to him
  is left where it lies.
"""


def made(text: str, change: Change) -> str:
    return spliced(text, change.splices)


def change_of(before: str, after: str) -> tuple[list[str], list[str]]:
    """Return the lines that are in one text only."""
    one, other = before.splitlines(), after.splitlines()
    return [x for x in one if x not in other], [x for x in other if x not in one]


def test_a_value_is_written_in_the_style_of_the_one_before() -> None:
    at = ("evidence", 0)
    assert 'from: "0:09.5"\n' in made(KEY, set_value(KEY, (*at, "from"), 9500))
    assert "to: 0:15\n" in made(KEY, set_value(KEY, (*at, "to"), 15_000))
    gone, come = change_of(KEY, made(KEY, set_value(KEY, ("classification", "subgroup"), "A2")))
    assert come == ["classification: {group: A, subgroup: A2}   # after two views"]
    assert len(gone) == 1


@pytest.mark.parametrize(
    ("path", "value", "line"),
    [
        (("ratings", "5", "resistance"), 2, "  5: {resistance: 2, avoidance: 7}"),
        (("ratings", "8", "avoidance"), 6, "  8: {avoidance: 6}"),
        (("search", "4"), 3, "search: {4: 3}"),
        (("trap",), "A: b, c", 'trap: "A: b, c"'),
        (("classification", "disorganised"), True,
         "classification: {group: A, subgroup: A1, disorganised: true}   # after two views"),
        (("evidence", 0, "behaviour"), "turn_back_to_caregiver",
         "    behaviour: turn_back_to_caregiver"),
        (("difficulty",), "easy", "difficulty: easy"),
    ],
)  # fmt: skip
def test_what_is_missing_is_put_where_it_usually_stands(path: Steps, value: Any, line: str) -> None:
    changed = made(KEY, set_value(KEY, path, value))
    _, come = change_of(KEY, changed)
    assert come == [line]
    assert made(changed, set_value(changed, path, value)) == changed


def test_a_long_text_is_folded_and_keeps_the_lines_before_the_change() -> None:
    text = str(value_at(KEY, ("rationale",))).replace("left", "left alone")
    changed = made(KEY, set_value(KEY, ("rationale",), text))
    assert change_of(KEY, changed) == (
        ["  is left where it lies."],
        ["  is left alone where it lies."],
    )
    because = ("evidence", 0, "because")
    grown = made(KEY, set_value(KEY, because, "He turns his back. " * 12))
    assert "    because: >-\n      He turns" in grown
    new = made("format: 1\n", set_value("format: 1\n", ("rationale",), "word " * 40 + "end"))
    assert new.splitlines()[1] == "rationale: >-"
    assert max(map(len, new.splitlines())) <= 140


def test_a_key_that_is_not_there_yet_can_be_begun() -> None:
    text = made("", set_value("", ("classification", "group"), "B"))
    assert text == "classification: {group: B}\n"
    assert made("# mine", set_value("# mine", ("format",), 1)) == "# mine\nformat: 1\n"


def test_items_are_put_in_as_those_beside_them() -> None:
    moment = {"episode": 8, "from": 61_000, "to": 70_500, "because": "It cries: hard"}
    changed = made(KEY, append_item(KEY, ("evidence",), moment))
    assert changed.count("because") == 2
    assert (
        '  - episode: 8\n    from: "1:01"\n    to: "1:10.5"\n    because: "It cries: hard"\n'
        in changed
    )
    first = made(KEY, insert_item(KEY, ("evidence",), 0, moment))
    assert first.index("episode: 8") < first.index("episode: 5")
    assert made(changed, delete_value(changed, ("evidence", 1))) == KEY
    assert made(first, delete_value(first, ("evidence", 0))) == KEY
    panel = made(KEY, append_item(KEY, ("coders",), {"name": "AB"}))
    assert "coders:\n  - {name: AB}\n" in panel


def test_what_is_taken_out_leaves_comments_alone() -> None:
    assert "# the back\n" in made(KEY, delete_value(KEY, ("evidence", 0, "from")))
    assert "  - from:" in made(KEY, delete_value(KEY, ("evidence", 0, "episode")))
    assert "# after two views" in made(KEY, delete_value(KEY, ("classification", "group")))
    assert "evidence: []\n    # the back\n" not in made(KEY, delete_value(KEY, ("evidence", 0)))


def test_what_cannot_be_changed_is_refused_in_a_sentence() -> None:
    with pytest.raises(UneditableError, match="rationale"):
        append_item(KEY, ("rationale",), "x")
    with pytest.raises(UneditableError, match="trap"):
        delete_value(KEY, ("trap",))
    with pytest.raises(UneditableError, match="there is no place"):
        set_value(KEY, ("rationale", "because"), "x")


ways = st.sampled_from(
    [
        ("classification", "subgroup"),
        ("ratings", "8", "resistance"),
        ("search", "4"),
        ("evidence", 0, "because"),
        ("evidence", 1, "behaviour"),
        ("trap",),
        ("rationale",),
        ("disorganisation", "rating"),
        ("differences", 0, "because"),
    ]
)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


@settings(max_examples=40)
@given(st.sampled_from(sorted(KEYS)), ways, texts)
def test_a_value_is_changed_and_nothing_else(name: str, path: Steps, value: str) -> None:
    text = KEYS[name]
    if value_at(text, path[:-1] if isinstance(path[-1], str) else path) is None and len(path) > 2:
        return
    changed = made(text, set_value(text, path, value))
    assert value_at(changed, path) == value.strip()
    before, after = read_document(text), read_document(changed)
    others = {p for p in before.values if p[: len(path)] != path and path[: len(p)] != p}
    assert {before.raw(p) for p in others} == {after.raw(p) for p in others}
    if path in before.values:
        start, end = before.values[path]
        assert changed.startswith(text[:start])
        assert changed.endswith(text[end:])


@settings(max_examples=30)
@given(st.sampled_from(sorted(KEYS)), st.integers(0, 100), texts)
def test_items_come_and_go_without_a_trace(name: str, index: int, because: str) -> None:
    text = KEYS[name]
    items = value_at(text, ("evidence",)) or []
    index %= len(items) + 1
    item = {"episode": 5, "from": 1000, "behaviour": "cry", "because": because}
    changed = made(text, insert_item(text, ("evidence",), index, item))
    assert [*value_at(changed, ("evidence",))].pop(index)["because"] == because.strip()
    if items:
        assert made(changed, delete_value(changed, ("evidence", index))) == text
