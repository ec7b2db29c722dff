"""Pointing: which part of a body shows a behaviour, read from ``assets/lessons/pointing.yaml``."""

from functools import cache
from pathlib import Path
from typing import Literal, get_args

import yaml

from simulator.resources import ASSETS

POINTING = ASSETS / "lessons" / "pointing.yaml"
Part = Literal["head", "hands", "feet", "body"]
PARTS: tuple[Part, ...] = get_args(Part)


def part_of(behaviour: str, path: Path = POINTING) -> Part:
    """Return where to look for a behaviour."""
    found = _parts(path)
    return next((part for part in PARTS if behaviour in found.get(part, ())), "body")


@cache
def _parts(path: Path) -> dict[str, frozenset[str]]:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {
        part: frozenset(name for row in rows for name in row)
        for part, rows in data.items()
        if part != "format"
    }
