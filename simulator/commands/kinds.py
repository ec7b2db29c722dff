"""What kind of file a path is: by its name, or by what stands in it."""

import json
import re
from pathlib import Path
from typing import Literal

from simulator.case.fragments import FOLDER

Kind = Literal["script", "key", "coding", "exercise", "fragment"]

_NAMES: dict[str, Kind] = {"script.yaml": "script", "key.yaml": "key"}
_TOP_LEVEL = re.compile(r"^(\w+)\s*:", re.MULTILINE)
_MEMBER = re.compile(r'"(\w+)"\s*:')


def kind_of(path: Path) -> Kind | None:
    """Tell scripts, keys, codings, exercises and fragments apart; None for any other file.

    A broken file is recognised too: a few of its keys are enough.
    """
    if path.name in _NAMES:
        return _NAMES[path.name]
    if path.parent.name == FOLDER and path.suffix == ".yaml":
        return "fragment"
    text = _beginning(path)
    if path.suffix == ".json":
        members = _members(text)
        return "coding" if "case" in members and members & {"coder", "exercise", "marks"} else None
    keys = set(_TOP_LEVEL.findall(text))
    if {"people", "episodes"} <= keys:
        return "script"
    if "classification" in keys and keys & {"ratings", "evidence", "rationale"}:
        return "key"
    return "exercise" if "cases" in keys and keys & {"episodes", "scales", "behaviours"} else None


def _members(text: str) -> set[str]:
    """Return the names at the top of a JSON object, or all names if it is not whole."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return set(_MEMBER.findall(text))
    return set(found) if isinstance(found, dict) else set()


def _beginning(path: Path, most: int = 200_000) -> str:
    """Return the first part of a file; what cannot be read is left to the loader to complain of."""
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return file.read(most)
    except OSError:
        return ""
