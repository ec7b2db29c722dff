"""Score: the comparison of a coding with a key and the events, as one value and as JSON."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from scoring.agreement import Estimate
from scoring.classification import ClassificationScore
from scoring.comparison import Comparison, compare
from scoring.disorganisation import DisorganisationScore
from scoring.findings import Finding, explain
from scoring.marks.evidence import MarksScore
from scoring.panel import Disputed, disputed
from scoring.ratings import NumberScore
from scoring.rubric import Reading
from scoring.rules import DEFAULTS, Rules
from scoring.terms import Classification, Coding, Ethogram, Event, Key, Mark, Scope
from scoring.wording import ENGLISH, Wording

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Score:
    """A coding's comparison with its reference, the findings in it, and the total.

    ``total`` is 0 to 1, the weighted mean over what the exercise asked; None if it asked nothing.
    It scores this coding, never the dyad. ``experts_differ`` names the ratings on which the
    members of the key's panel themselves differ.
    """

    comparison: Comparison
    findings: tuple[Finding, ...]
    total: float | None
    experts_differ: tuple[Disputed, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the score as plain values; null stands for what was not asked or not defined."""
        parts = self.comparison
        ratings = parts.ratings
        return {
            "format": FORMAT,
            "classification": _classification(parts.classification),
            "ratings": {
                str(episode): {scale: _number(n) for scale, n in scales.items()}
                for episode, scales in ratings.by_episode.items()
            }
            if ratings
            else None,
            "search": _by_episode(parts.search),
            "crying": _by_episode(parts.crying),
            "within_one": ratings.within_one.value if ratings else None,
            "mean_absolute_difference": ratings.mean_absolute_difference if ratings else None,
            "disorganisation": _disorganisation(parts.disorganisation),
            "marks": _marks(parts.marks),
            "findings": [finding.as_json() for finding in self.findings],
            "total": self.total,
            "estimates": {name: e.as_json() for name, e in self.estimates.items()},
            "experts_differ": [
                {"scale": d.scale, "episode": d.episode, "key": d.consensus, "given": list(d.given)}
                for d in self.experts_differ
            ],
        }

    @property
    def estimates(self) -> Mapping[str, Estimate]:
        """Return every share and coefficient of the score with its n and interval, by its name."""
        found: dict[str, Estimate] = {}
        if self.comparison.ratings is not None:
            found["within_one"] = self.comparison.ratings.within_one
        if self.comparison.marks is not None:
            found |= _estimates(self.comparison.marks)
        return found


def score(
    coding: Coding,
    key: Key,
    events: Iterable[Event],
    ethogram: Ethogram,
    *,
    rules: Rules = DEFAULTS,
    wording: Wording = ENGLISH,
    reading: Reading | None = None,
) -> Score:
    """Score a coding against a key and what happened, inside the scope of its exercise.

    Args:
        coding: the trainee's answers.
        key: the experts'.
        events: what happened; the infant's within the scope are the reference of the marks.
        ethogram: what the behaviours are, and which look alike.
        rules: every number of the scoring.
        wording: the sentences of the findings.
        reading: what the rubric makes of the session, by which findings explain the key's numbers.
    """
    comparison = compare(coding, key, events, ethogram, rules=rules)
    findings = explain(
        comparison, coding, key, ethogram, rules=rules, wording=wording, reading=reading
    )
    return Score(comparison, findings, comparison.total(rules.weights), disputed(key))


def score_against(
    coding: Coding, other: Coding, ethogram: Ethogram, *, rules: Rules = DEFAULTS
) -> Score:
    """Score a coding against another of the same case, for double coding.

    The other's marks, ratings and classification are the reference, where both were asked for them
    and the other gave them. Neither of the two is right, so there are no findings.
    """
    shared = replace(coding, scope=_shared(coding.scope, other))
    comparison = compare(shared, _as_key(other), _as_events(other.marks), ethogram, rules=rules)
    return Score(comparison, (), comparison.total(rules.weights))


def _shared(scope: Scope, other: Coding) -> Scope:
    """Return what both exercises ask, less the judgements that the other coder left open."""
    theirs = other.scope
    asked = [b for b in (scope.behaviours, theirs.behaviours) if b is not None]
    left_open = {
        *({"classification"} if other.classification is None else ()),
        *({"disorganisation"} if other.disorganisation.rating is None else ()),
    }
    return replace(
        scope,
        episodes=tuple(e for e in scope.episodes if e in theirs.episodes),
        scales=tuple(s for s in scope.scales if s in theirs.scales),
        behaviours=frozenset.intersection(*asked) if asked else None,
        parts=(scope.parts & theirs.parts) - left_open,
    )


def _as_key(coding: Coding) -> Key:
    return Key(
        classification=coding.classification or Classification(None),
        accepts=(),
        ratings=coding.ratings,
        search=coding.search,
        crying=coding.crying,
        disorganisation=coding.disorganisation,
        evidence=(),
        rationale="",
        trap="",
    )


def _as_events(marks: Sequence[Mark]) -> list[Event]:
    return [Event(m.id, m.actor, m.behaviour, m.episode, m.from_ms, m.to_ms) for m in marks]


def _number(score: NumberScore) -> dict[str, Any]:
    return {
        "yours": score.yours,
        "key": score.key,
        "difference": score.difference,
        "credit": score.credit,
    }


def _by_episode(scores: Mapping[int, NumberScore] | None) -> dict[str, Any] | None:
    if scores is None:
        return None
    return {str(episode): _number(n) for episode, n in scores.items()}


def _classification(score: ClassificationScore | None) -> dict[str, Any] | None:
    if score is None:
        return None
    return {
        "group_agrees": score.group_agrees,
        "subgroup_agrees": score.subgroup_agrees,
        "disorganised_agrees": score.disorganised_agrees,
        "four_way_agrees": score.four_way_agrees,
        "credit": score.credit,
    }


def _disorganisation(score: DisorganisationScore | None) -> dict[str, Any] | None:
    return _number(score.rating) if score is not None and score.rating is not None else None


def _marks(score: MarksScore | None) -> dict[str, Any] | None:
    if score is None:
        return None
    matching = score.matching
    counts = {
        "hits": len(matching.hits),
        "misses": len(matching.misses),
        "wrong_codes": len(matching.wrong_codes),
        "false_alarms": len(matching.false_alarms),
    }
    return counts | {name: e.value for name, e in _estimates(score).items()}


def _estimates(score: MarksScore) -> dict[str, Estimate]:
    return {
        "precision": score.matching.precision,
        "recall": score.matching.recall,
        "f1": score.matching.f1,
        "evidence_recall": score.evidence_recall,
        "time_unit_kappa": score.time_unit_kappa,
        "observer_accuracy": score.observer_accuracy,
        "alignment_kappa": score.alignment_kappa,
    }
