"""The numbers of the audit, read from ``episodes/audit.yaml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from simulator.case.times import milliseconds
from simulator.resources import EPISODES

FILE = EPISODES / "audit.yaml"


@dataclass(frozen=True, slots=True)
class Points:
    """What one feature of a case adds to its difficulty, and from where to where it counts.

    ``means`` says in words what the feature is.
    """

    points: int
    low: int = 0
    high: int = 0
    means: str = ""


@dataclass(frozen=True, slots=True)
class DrillRules:
    """What is asked of drill items; times in milliseconds.

    ``most`` is by number of answers: the largest share of items whose right answer stands at one
    place. ``watching`` and ``asks_down`` name behaviours.
    """

    least: int
    shortest_ms: int
    longest_ms: int
    most: Mapping[int, float]
    apart: int
    entry_ms: int
    end_ms: int
    watching: frozenset[str]
    asks_down: frozenset[str]


@dataclass(frozen=True, slots=True)
class LibraryRules:
    """How many cases of each kind a library holds, at least; ``kept`` exactly.

    ``signs`` are ratings of disorganisation that occur, ``look_alikes`` is the least number of
    dyads without D and the range of their rating, ``level`` the least share of each difficulty.
    """

    cases: int
    each_subgroup: int
    disorganised: int
    each_group: int
    signs: tuple[int, ...]
    look_alikes: tuple[int, int, int]
    unclassified: int
    uncodable: int
    kept: int
    level: float


@dataclass(frozen=True, slots=True)
class AuditRules:
    """What is asked of a case and of the library; times in milliseconds.

    ``worked`` names the cases that are reported apart. ``difficulty`` holds the points by feature,
    ``easy`` and ``medium`` the most points of each level. ``girls`` and ``boys`` are first names,
    in small letters, that are usually read so.
    """

    worked: frozenset[str]
    within: int
    share: float
    tolerance_ms: int
    least_moments: int
    samples: int
    seen: float
    outside: int
    outside_by: int
    contact_above: int
    bid_above: int
    anger_above: int
    difficulty: Mapping[str, Points]
    easy: int
    medium: int
    permutations: int
    alarm: float
    guessed: float
    least_cases: int
    girls: frozenset[str]
    boys: frozenset[str]
    library: LibraryRules
    drills: DrillRules


def read_rules(path: Path) -> AuditRules:
    """Read a file laid out like ``episodes/audit.yaml``.

    Raises:
        ValueError: an entry is missing or misspelt; names the file.
    """
    try:
        return _rules(yaml.safe_load(path.read_text("utf-8")))
    except (KeyError, TypeError, ValueError, yaml.YAMLError) as error:
        raise ValueError(
            f"{path}: {error!r}; compare it with episodes/audit.yaml as it came with the program"
        ) from error


@cache
def load_rules() -> AuditRules:
    """Return the numbers that come with the program."""
    return read_rules(FILE)


def _rules(data: dict[str, Any]) -> AuditRules:
    ratings, moments, typical = data["ratings"], data["moments"], data["typical"]
    needs, hard, independence = data["needs"], dict(data["difficulty"]), data["independence"]
    easy, medium = hard.pop("easy"), hard.pop("medium")
    return AuditRules(
        worked=frozenset(data["worked"]),
        within=ratings["within"],
        share=ratings["share"],
        tolerance_ms=milliseconds(moments["tolerance"]),
        least_moments=moments["least"],
        samples=moments["samples"],
        seen=moments["seen"],
        outside=typical["outside"],
        outside_by=typical["by"],
        contact_above=needs["contact_above"],
        bid_above=needs["bid_above"],
        anger_above=needs["anger_above"],
        difficulty=MappingProxyType({name: _points(entry) for name, entry in hard.items()}),
        easy=easy,
        medium=medium,
        permutations=independence["permutations"],
        alarm=independence["alarm"],
        guessed=independence["guessed"],
        least_cases=independence["least"],
        girls=frozenset(independence["girls"]),
        boys=frozenset(independence["boys"]),
        library=_library(data["library"]),
        drills=_drills(data["drills"]),
    )


def _points(entry: dict[str, Any]) -> Points:
    high = entry.get("within", entry.get("to", 0))
    if "below" in entry:
        high = milliseconds(entry["below"])
    return Points(entry["points"], entry.get("from", 0), high, entry["means"])


def _library(entry: dict[str, Any]) -> LibraryRules:
    alike = entry["look_alikes"]
    return LibraryRules(
        **{
            **entry,
            "signs": tuple(entry["signs"]),
            "look_alikes": (alike["least"], alike["from"], alike["to"]),
        }
    )


def _drills(entry: dict[str, Any]) -> DrillRules:
    return DrillRules(
        least=entry["least"],
        shortest_ms=milliseconds(entry["shortest"]),
        longest_ms=milliseconds(entry["longest"]),
        most=MappingProxyType(entry["most"]),
        apart=entry["apart"],
        entry_ms=milliseconds(entry["entry"]),
        end_ms=milliseconds(entry["end"]),
        watching=frozenset(entry["watching"]),
        asks_down=frozenset(entry["asks_down"]),
    )
