"""An outcome: what an attempt came to, as plain values that are kept with it.

Profiles and standings are made of outcomes, so that nothing has to be compared again for them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from scoring.agreement import Estimate, proportion
from scoring.classification import ClassificationScore
from scoring.comparison import Comparison
from scoring.findings import offsets, unmet
from scoring.marks.evidence import MarksScore
from scoring.ratings import NOTHING_RATED
from scoring.rules import DEFAULTS
from scoring.terms import Classification

FORMAT = 1


@dataclass(slots=True)
class _Count:
    there: int = 0
    seen: int = 0
    marked: int = 0
    right: int = 0
    taken_for: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a behaviour decided, was seen where it did, was marked, and rightly marked.

    What was marked late or early was seen. ``taken_for`` counts what was marked in its place.
    """

    there: int
    seen: int
    marked: int
    right: int
    taken_for: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Classed:
    """A classification beside the key's; None stands for what was not asked or not given."""

    given: Classification | None
    group_agrees: bool
    disorganised_agrees: bool | None
    four_way_agrees: bool | None
    confidence: float | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one attempt came to.

    ``classed`` is None if no classification was asked. ``ratings`` holds for every one asked its
    scale, what was given and the key's; ``disorganisation`` how far the D rating was off.
    ``stale``, ``when`` and ``unseen`` are as in an attempt.
    """

    case: str
    keyed: Classification
    classed: Classed | None = None
    ratings: tuple[tuple[str, int | None, int], ...] = ()
    disorganisation: int | None = None
    behaviours: Mapping[str, Tally] = field(default_factory=dict)
    total: float | None = None
    when: str = ""
    unseen: bool = True
    stale: bool = False

    @property
    def within_one(self) -> Estimate:
        """Return the share of the ratings given that lie within one point of the key's."""
        return within_one([yours - key for _, yours, key in self.ratings if yours is not None])

    def as_json(self) -> dict[str, Any]:
        """Return what an attempt came to as plain values, without when and whether unseen."""
        classed = self.classed
        return {
            "format": FORMAT,
            "case": self.case,
            "keyed": _class_json(self.keyed),
            "classed": None
            if classed is None
            else {
                "given": _class_json(classed.given),
                "group_agrees": classed.group_agrees,
                "disorganised_agrees": classed.disorganised_agrees,
                "four_way_agrees": classed.four_way_agrees,
                "confidence": classed.confidence,
            },
            "ratings": [list(one) for one in self.ratings],
            "disorganisation": self.disorganisation,
            "behaviours": {
                name: [t.there, t.seen, t.marked, t.right, dict(t.taken_for)]
                for name, t in self.behaviours.items()
            },
            "total": self.total,
        }


def read_outcome(data: Mapping[str, Any]) -> Outcome | None:
    """Return an outcome from its plain values, None if they are of another format."""
    try:
        if data["format"] != FORMAT:
            return None
        classed = data["classed"]
        keyed = _class_of(data["keyed"])
        return Outcome(
            case=data["case"],
            keyed=keyed or Classification(None),
            classed=None if classed is None else Classed(**{**classed, "given": _given(classed)}),
            ratings=tuple((scale, yours, key) for scale, yours, key in data["ratings"]),
            disorganisation=data["disorganisation"],
            behaviours={name: Tally(*counts) for name, counts in data["behaviours"].items()},
            total=data["total"],
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def outcome_of(
    case: str,
    keyed: Classification,
    comparison: Comparison,
    total: float | None,
    confidence: float | None,
) -> Outcome:
    """Return what a comparison comes to."""
    signs = comparison.disorganisation
    return Outcome(
        case,
        keyed,
        _classed(comparison.classification, confidence),
        tuple(_ratings(comparison)),
        signs.rating.difference if signs and signs.rating else None,
        _tallies(comparison.marks),
        total,
    )


def within_one(differences: Sequence[int]) -> Estimate:
    """Return the share of differences of at most one point."""
    near = sum(abs(d) <= 1 for d in differences)
    return proportion(near, len(differences), nothing=NOTHING_RATED)


def _classed(found: ClassificationScore | None, confidence: float | None) -> Classed | None:
    if found is None:
        return None
    return Classed(
        found.yours,
        found.group_agrees,
        found.disorganised_agrees,
        found.four_way_agrees,
        confidence,
    )


def _ratings(comparison: Comparison) -> Iterator[tuple[str, int | None, int]]:
    if comparison.ratings is not None:
        for row in comparison.ratings.by_episode.values():
            for scale, number in row.items():
                yield scale, number.yours, number.key


def _tallies(marks: MarksScore | None) -> Mapping[str, Tally]:
    """Count must-see moments and marks by behaviour."""
    found: dict[str, _Count] = {}

    def of(behaviour: str) -> _Count:
        return found.setdefault(behaviour, _Count())

    if marks is None:
        return {}
    for pair in marks.matching.pairs:
        of(pair.mark.behaviour).marked += 1
        of(pair.mark.behaviour).right += pair.kind == "hit"
    # A late mark of the right name is not one thing taken for another.
    looked_alike = {pair.mark for pair in marks.matching.wrong_codes}
    for mark, event in unmet(marks.matching, DEFAULTS).taken_for:
        if mark in looked_alike:
            taken = of(event.behaviour).taken_for
            taken[mark.behaviour] = taken.get(mark.behaviour, 0) + 1
    named = offsets(marks, DEFAULTS)
    for event in marks.must_see:
        of(event.behaviour).there += 1
        of(event.behaviour).seen += event in named
    for mark in marks.matching.false_alarms:
        of(mark.behaviour).marked += 1
    return {
        name: Tally(c.there, c.seen, c.marked, c.right, c.taken_for) for name, c in found.items()
    }


def _class_json(found: Classification | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "group": found.group,
        "subgroup": found.subgroup,
        "disorganised": found.disorganised,
        "uncodable": found.uncodable,
    }


def _class_of(data: Mapping[str, Any] | None) -> Classification | None:
    return None if data is None else Classification(**data)


def _given(classed: Mapping[str, Any]) -> Classification | None:
    return _class_of(classed["given"])
