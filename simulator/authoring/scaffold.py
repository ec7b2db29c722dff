"""A case to start from: a commented script and key that already play and add up.

What stands in ``assets/scaffolds`` is put together as text, so that an author finds in the new
files just the comments and the order that are there. Names stand there as ``<infant>``.
"""

import json
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from simulator.files import write_whole
from simulator.resources import ASSETS, EPISODES

BLANK = "blank"
_FOLDER = ASSETS / "scaffolds"
_SCHEMAS = ".schemas"
_SLOT = re.compile(r"<(\w+)>")
_NAME = re.compile(r"[^\W\d_][\w'’-]*")
"""A name as it may stand in the texts without any marks around it."""
_PEOPLE = {"caregiver": "Anna", "stranger": "Kim", "experimenter": "Jo"}


class OccupiedError(Exception):
    """There is something at the place already; the message names it."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a scaffold is put together from."""

    play: str
    first: str
    second: str
    moves: str
    age_months: int
    difficulty: str


@cache
def recipes() -> Mapping[str, Recipe]:
    """Return what can be asked for: the subgroups, ``D/A`` and the like, and ``blank``."""
    text = (_FOLDER / "recipes.yaml").read_text(encoding="utf-8")
    data: dict[str, dict[str, Any]] = yaml.safe_load(text)
    return {name: Recipe(**recipe) for name, recipe in data.items()}


@cache
def placeholders() -> frozenset[str]:
    """Return the sentences that stand in a blank key until its author has written others."""
    key = yaml.safe_load(_part(f"{BLANK}/key"))
    moments = (moment["because"] for moment in key["evidence"])
    return frozenset({key["rationale"], key["trap"], *moments})


def new_case(
    folder: Path, subgroup: str = BLANK, title: str = "", infant: str = ""
) -> tuple[Path, Path]:
    """Write a script and a key to start from.

    Args:
        folder: Where the case is to be; made if need be.
        subgroup: A name of ``recipes()``.
        title: Of the case; without one it says who the people are.
        infant: Its name; without one it is the first word of the folder's.

    Returns:
        The script and the key.

    Raises:
        OccupiedError: There is a script or a key already.
        OSError: The folder cannot be written.
    """
    script, key = folder / "script.yaml", folder / "key.yaml"
    for file in (script, key):
        if file.exists():
            raise OccupiedError(str(file))
    texts = scaffold(folder.resolve().name, subgroup, title, infant)
    (folder / _SCHEMAS).mkdir(parents=True, exist_ok=True)
    for kind in ("script", "key", "fragment"):
        schema = f"{kind}.schema.json"
        write_whole(folder / _SCHEMAS / schema, (EPISODES / "schemas" / schema).read_bytes())
    for file in (script, key):
        write_whole(file, texts[file.name].encode())
    return script, key


def scaffold(name: str, subgroup: str, title: str = "", infant: str = "") -> Mapping[str, str]:
    """Return the texts of ``script.yaml`` and ``key.yaml`` for a case of this name and title."""
    recipe, first = recipes()[subgroup], name.partition("-")[0]
    usual = first.capitalize() if name.replace("-", "").isalpha() else "Mia"
    infant = " ".join(_NAME.findall(infant)) or usual
    people = f"{infant}, {recipe.age_months} months, with {_PEOPLE['caregiver']}"
    slots = {
        **_PEOPLE,
        "folder": name,
        "infant": infant,
        "title": json.dumps(title, ensure_ascii=False) if title else people,
        "age": str(recipe.age_months),
        "schemas": _SCHEMAS,
        "difficulty": recipe.difficulty,
        "moves": recipe.moves,
        "gait": recipe.moves.removesuffix("s"),
        "seed": str(zlib.crc32(name.encode()) % 10_000),
    }
    parts = {
        "script.yaml": (
            *("head", "first_1", f"{recipe.play}_2", f"{recipe.first}_4"),
            *(f"{subgroup}/5", f"{recipe.second}_6", f"{subgroup}/8"),
        ),
        "key.yaml": ("key_head", f"{subgroup}/key"),
    }
    return {
        file: _filled("".join(map(_part, pieces)), {**slots, "schema": _schema(file)})
        for file, pieces in parts.items()
    }


def _schema(file: str) -> str:
    return f"{_SCHEMAS}/{Path(file).stem}.schema.json"


def _part(name: str) -> str:
    return (_FOLDER / f"{name}.yaml").read_text(encoding="utf-8")


def _filled(text: str, slots: Mapping[str, str]) -> str:
    return _SLOT.sub(lambda slot: slots[slot[1]], text)
