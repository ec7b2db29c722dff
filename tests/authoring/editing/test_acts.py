"""Every change of an entry touches what it is about, and reads back as it is meant."""

from collections import Counter
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.authoring.editing import (
    Change,
    Entry,
    add_entry,
    delete,
    duplicate,
    move,
    script_outline,
    set_field,
    spliced,
    stretch,
)
from simulator.resources import LIBRARY

TEXTS = {
    file.parent.name: file.read_text(encoding="utf-8") for file in LIBRARY.glob("*/script.yaml")
}
names = st.sampled_from(sorted(TEXTS))
times = st.integers(0, 180_000)
"""Milliseconds, as they come from a mouse."""


def entry_of(text: str, words: str) -> Entry:
    """Return the entry that says ``words``."""
    return next(e for e in script_outline(text).entries if words in e.raw)


def after(text: str, change: Change) -> tuple[str, Entry]:
    changed = spliced(text, change.splices)
    entry = script_outline(changed).entry(change.path)
    assert entry is not None
    return changed, entry


def lines_of(text: str) -> Counter[str]:
    return Counter(text.splitlines(keepends=True))


Place = tuple[str, int]
"""A script by its name, and one of its entries by its number: short to read when a test fails."""

places = st.tuples(names, st.integers(0, 400))


def found(place: Place) -> tuple[str, Entry]:
    text = TEXTS[place[0]]
    entries = script_outline(text).entries
    return text, entries[place[1] % len(entries)]


def disorder(text: str) -> int:
    """Return how many lines of a script begin before the one above them."""
    episodes = [[e.at_ms or 0 for e in found.entries] for found in script_outline(text).episodes]
    return sum(b < a for times in episodes for a, b in pairwise(times))


SPARING = settings(max_examples=30)


@SPARING
@given(places, times)
def test_moving_changes_one_line_and_its_time_alone(place: Place, to: int) -> None:
    text, entry = found(place)
    changed, moved = after(text, move(text, entry, to))
    assert moved.at_ms == to
    assert {**moved.fields, "at": ""} == {**entry.fields, "at": ""}
    assert (lines_of(text) - lines_of(changed)).total() <= 1
    tied = {e.at_ms for e in script_outline(text).entries if e.path != entry.path}
    back, _ = after(changed, move(changed, moved, entry.at_ms or 0))
    assert back == text or entry.at_ms in tied or disorder(text)


@SPARING
@given(places, times.filter(bool))
def test_stretching_changes_the_length_and_back_again(place: Place, to: int) -> None:
    text, entry = found(place)
    changed, longer = after(text, stretch(text, entry, to))
    assert longer.for_ms == to
    assert spliced(changed, stretch(changed, longer, entry.for_ms).splices) == text


@SPARING
@given(
    places,
    st.one_of(
        st.tuples(st.sampled_from(["target", "toy", "place"]), st.sampled_from(["ball", "door"])),
        st.tuples(st.just("says"), st.text(st.characters(exclude_categories=["Cs"]))),
    ),
)
def test_a_field_says_what_is_put_there(place: Place, said: tuple[str, str]) -> None:
    name, value = said
    text, entry = found(place)
    changed, other = after(text, set_field(text, entry, name, value))
    assert other.fields == {**entry.fields, name: value.strip()}
    before = entry.fields.get(name)
    assert spliced(changed, set_field(changed, other, name, before).splices) == text


@SPARING
@given(names, st.sampled_from([1, 4, 5, 8]), times)
def test_what_is_added_stands_in_the_order_of_time_and_can_go(name: str, n: int, at: int) -> None:
    text = TEXTS[name]
    change = add_entry(text, n, "infant", "cry", at, {"for": 8000})
    changed, new = after(text, change)
    assert (new.act, new.at_ms, new.for_ms) == ("cry", at, 8000)
    episode = script_outline(changed).episode(n)
    assert episode is not None
    starts = [e.at_ms or 0 for e in episode.entries]
    before, behind = starts[: int(change.path[-1])], starts[int(change.path[-1]) :]
    wrong = [t for t in before if t > at] + [t for t in behind if t < at]
    assert len(wrong) <= disorder(text)
    assert spliced(changed, delete(changed, new).splices) == text


@SPARING
@given(places, times)
def test_a_copy_says_the_same_at_another_time(place: Place, at: int) -> None:
    text, entry = found(place)
    changed, copy = after(text, duplicate(text, entry, at))
    assert {**copy.fields, "at": ""} == {**entry.fields, "at": ""}
    assert not lines_of(text) - lines_of(changed)
    assert spliced(changed, delete(changed, copy).splices) == text
