"""Examples: a short moment of a session for a rating of 1, 3, 5 or 7 on a scale."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from simulator.case.times import milliseconds
from simulator.resources import ASSETS

EXAMPLES = ASSETS / "lessons" / "examples.yaml"
SHOWN = (1, 3, 5, 7)
"""The ratings of which there are examples."""


@dataclass(frozen=True, slots=True)
class Example:
    """A moment of a reunion whose key has this rating; times in ms from the episode's start."""

    scale: str
    rating: int
    case: str
    episode: int
    from_ms: int
    to_ms: int
    because: str


@cache
def load_examples(path: Path = EXAMPLES) -> tuple[Example, ...]:
    """Return all examples in the order of the file.

    Raises:
        ValueError: An entry is incomplete or no time; names the file and the entry.
    """
    entries = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)["examples"]
    return tuple(_read(entry, path) for entry in entries)


def examples_for(
    scale: str, *, besides: Collection[str], path: Path = EXAMPLES
) -> Mapping[int, Example]:
    """Return an example for each rating of a scale, none of them from the cases ``besides``."""
    offered = [e for e in load_examples(path) if e.scale == scale and e.case not in besides]
    first = {e.rating: e for e in reversed(offered)}
    return MappingProxyType(dict(sorted(first.items())))


def _read(entry: Mapping[str, Any], path: Path) -> Example:
    try:
        return Example(
            scale=str(entry["scale"]),
            rating=int(entry["rating"]),
            case=str(entry["case"]),
            episode=int(entry["episode"]),
            from_ms=milliseconds(entry["from"]),
            to_ms=milliseconds(entry["to"]),
            because=str(entry["because"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(
            f"{path}: {error!r} in {entry!r}; an example names scale, rating, case, episode, "
            "from, to and because"
        ) from error
