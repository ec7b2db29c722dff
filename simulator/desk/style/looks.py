"""Looks: the sign and the colour by which behaviours are known, read from ``assets/theme``."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import yaml

from simulator.desk.style.signs import SHAPES, Icon
from simulator.resources import ASSETS

Look = tuple[Icon, str]
"""A sign, and the name of a colour of the palette."""
COLOURS = tuple(f"mark_{n}" for n in range(1, 9))
QUIET: Look = ("disc", "mark_8")
"""Of what belongs to no group."""


@cache
def groups() -> Mapping[str, Look]:
    """Return the looks of all groups of behaviours."""
    text = (ASSETS / "theme" / "groups.yaml").read_text(encoding="utf-8")
    read = yaml.load(text, Loader=yaml.SafeLoader)["groups"]
    return MappingProxyType({group: (shape, colour) for group, (shape, colour) in read.items()})


def look_of(group: str) -> Look:
    """Return the looks of a group of behaviours."""
    return groups().get(group, QUIET)


def lane_look(lane: str, number: int) -> Look:
    """Return the looks of a lane: those of its group; a behaviour with its own, by its number."""
    by_number = SHAPES[number % len(SHAPES)], COLOURS[number % len(COLOURS)]
    return groups().get(lane, by_number)
