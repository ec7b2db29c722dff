"""Rules: every number of scoring as one frozen value, read from ``defaults.toml``."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class MarkRules:
    """How marks are matched with events and what each outcome weighs."""

    tolerance_ms: int
    least_overlap: float
    unit_ms: int
    evidence_slack_ms: int
    must_see_weight: float
    other_weight: float
    wrong_code_credit: float
    false_alarm_weight: float
    equivalent: tuple[frozenset[str], ...]

    def same(self, one: str, other: str) -> bool:
        """Tell whether either id is right for the event."""
        return one == other or any(one in ids and other in ids for ids in self.equivalent)


@dataclass(frozen=True, slots=True)
class CreditRules:
    """Credit for a number: full up to one distance from the key's, half up to another."""

    full_within: int
    half_within: int

    def credit(self, difference: int) -> float:
        """Return 1, 0.5 or 0."""
        off = abs(difference)
        return 1.0 if off <= self.full_within else 0.5 if off <= self.half_within else 0.0


@dataclass(frozen=True, slots=True)
class ClassificationRules:
    """Credit for groups and subgroups; ``credit`` is by key, then by answer."""

    group_only: float
    unclassified: float
    one_of_two: float
    alternate: float
    undecided: int
    unclassified_rating: Range
    credit: Mapping[str, Mapping[str, float]]
    mentions: Mapping[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class CheckerRules:
    """Cut-offs of the consistency check; see ``scoring.rubric.organised_group``."""

    first_weight: int
    second_weight: int
    clash: int
    avoidant: int
    avoidant_second: int
    avoidant_maintaining: int
    avoidant_resistance: int
    resistant_avoidance: int
    unsettled_second: int
    unsettled: int
    furious_second: int
    furious: int


@dataclass(frozen=True, slots=True)
class CryingRules:
    """How crying is cut into intervals."""

    interval_ms: int
    least_ms: int
    fuss_counts_from_ms: int


@dataclass(frozen=True, slots=True)
class SignRules:
    """Lengths that make a sign of disorganisation count more or less."""

    short_ms: int
    long_ms: int
    filling_ms: int
    window_ms: int


@dataclass(frozen=True, slots=True)
class FindingRules:
    """What is told, and in which order."""

    near_ms: int
    short_share: float
    brief_ms: int
    praises: int
    per_point: float
    at_stake: float
    reunion: Mapping[str, float]
    less: Mapping[str, float]
    importance: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Rules:
    """All numbers of scoring. ``typical`` is by subgroup and scale: ranges of episodes 5 and 8."""

    marks: MarkRules
    ratings: CreditRules
    crying: CreditRules
    disorganisation: CreditRules
    sign_tolerance_ms: int
    classification: ClassificationRules
    weights: Mapping[str, float]
    checker: CheckerRules
    typical: Mapping[str, Mapping[str, tuple[Range, Range]]]
    crying_intervals: CryingRules
    signs: SignRules
    findings: FindingRules


def read_rules(path: Path) -> Rules:
    """Read a file laid out like ``defaults.toml``.

    Raises:
        ValueError: a number is missing, misspelt or no number; names the file.
    """
    try:
        return _rules(tomllib.loads(path.read_text("utf-8")))
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(
            f"{path}: {error}; compare it with scoring/defaults.toml, which has every entry"
        ) from error


def _rules(data: dict[str, Any]) -> Rules:
    marks = data["marks"]
    disorganisation = dict(data["disorganisation"])
    classification = data["classification"]
    findings = data["findings"]
    tolerance = disorganisation.pop("sign_tolerance_ms")
    return Rules(
        marks=MarkRules(**{**marks, "equivalent": tuple(map(frozenset, marks["equivalent"]))}),
        ratings=CreditRules(**data["ratings"]),
        crying=CreditRules(**data["crying"]),
        disorganisation=CreditRules(**disorganisation),
        sign_tolerance_ms=tolerance,
        classification=ClassificationRules(
            **{
                **classification,
                "unclassified_rating": tuple(classification["unclassified_rating"]),
                "credit": _frozen({k: _frozen(v) for k, v in classification["credit"].items()}),
                "mentions": _frozen(
                    {int(k): tuple(v) for k, v in classification["mentions"].items()}
                ),
            }
        ),
        weights=_frozen(data["weights"]),
        checker=CheckerRules(**data["checker"]),
        typical=_frozen(
            {
                subgroup: _frozen({scale: (tuple(a), tuple(b)) for scale, (a, b) in row.items()})
                for subgroup, row in data["typical"].items()
            }
        ),
        crying_intervals=CryingRules(**data["crying_intervals"]),
        signs=SignRules(**data["signs"]),
        findings=FindingRules(
            **{
                **findings,
                "less": _frozen(findings["less"]),
                "reunion": _frozen(findings["reunion"]),
                "importance": _frozen(findings["importance"]),
            }
        ),
    )


def _frozen(table: dict[Any, Any]) -> Mapping[Any, Any]:
    return MappingProxyType(table)


_DEFAULTS: Final = Path(__file__).with_name("defaults.toml")
DEFAULTS: Final = read_rules(_DEFAULTS)
DEFAULTS_DIGEST: Final = hashlib.sha256(_DEFAULTS.read_bytes()).hexdigest()
"""Tells whether something was scored by these rules."""
