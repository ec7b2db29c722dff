"""Colours of clothes are called what people call them."""

import pytest

from simulator.desk.style.colour_words import colour_name
from simulator.figure.look import colour


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("#5F9290", "teal"),
        ("#5D8DAE", "blue"),
        ("#6A9368", "green"),
        ("#7B5C82", "violet"),
        ("#835870", "plum"),
        ("#675C8C", "violet"),
        ("#9A9488", "grey"),
        ("#8C5F47", "brown"),
        ("#DFAE4C", "yellow"),
        ("#C03030", "red"),
    ],
)
def test_a_colour_has_a_name(code, name):
    assert colour_name(colour(code)) == name
