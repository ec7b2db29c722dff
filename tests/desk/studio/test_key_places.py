"""A line of the key leads to the page of the form that holds it."""

import pytest

from simulator.desk.studio.draft.key_places import place_in_key
from simulator.resources import LIBRARY


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("classification:", ("class", None)),
        ("  5: {", ("reunion_5", None)),
        ("  8: {", ("reunion_8", None)),
        ("search:", ("apart", None)),
        ("crying:", ("apart", None)),
        ("disorganisation:", ("signs", None)),
        ("  - episode: 4", ("moments", 0)),
        ("    because: One neutral glance", ("moments", 2)),
        ("trap:", ("class", None)),
    ],
)
def test_a_line_has_its_page(words, expected):
    text = (LIBRARY / "milo" / "key.yaml").read_text("utf-8")
    number = next(n for n, line in enumerate(text.split("\n"), 1) if line.startswith(words))
    assert place_in_key(text, number) == expected


def test_an_empty_key_leads_to_the_class():
    assert place_in_key("", 1) == ("class", None)
