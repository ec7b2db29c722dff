"""The must-see moments of a key, and what a trainee's marks are worth in their light."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict

from scoring.agreement import Estimate, proportion
from scoring.marks.alignment import alignment_kappa
from scoring.marks.matching import Matching, match
from scoring.marks.time_units import Timed, time_unit_accuracy, time_unit_kappa
from scoring.rules import MarkRules
from scoring.terms import Coding, Ethogram, Event, EvidenceMoment

NO_MUST_SEE = "The key names no must-see moment in what the exercise asks for."


class _Timing(TypedDict):
    """How time is cut into units."""

    window_ms: Mapping[int, int]
    unit_ms: int
    tolerance_ms: int


@dataclass(frozen=True, slots=True)
class MarksScore:
    """Marks against events.

    ``must_see`` gives for each event of the key's evidence the moment it belongs to.
    ``evidence_recall`` is the share of must-see moments that were marked right.
    ``observer_accuracy`` is what the time-unit kappa says about accuracy. ``credit`` is 0 to 1, or
    None if nothing happened and nothing was marked.
    """

    matching: Matching
    must_see: Mapping[Event, EvidenceMoment]
    evidence_recall: Estimate
    time_unit_kappa: Estimate
    observer_accuracy: Estimate
    alignment_kappa: Estimate
    credit: float | None


def score_marks(
    coding: Coding,
    events: Iterable[Event],
    evidence: Sequence[EvidenceMoment],
    ethogram: Ethogram,
    rules: MarkRules,
) -> MarksScore | None:
    """Compare a coding's marks with the infant's coded events inside its scope.

    Returns:
        None if the exercise asks for no behaviour. Marks of what was not asked are not read.
    """
    scope = coding.scope
    if not scope.episodes or (scope.behaviours is not None and not scope.behaviours):
        return None
    happened = [
        e
        for e in events
        if e.actor == "infant" and scope.asks_for(e.behaviour, e.episode) and _coded(e, ethogram)
    ]
    marks = [
        m for m in coding.marks if m.actor == "infant" and scope.asks_for(m.behaviour, m.episode)
    ]
    matching = match(
        marks,
        happened,
        tolerance_ms=rules.tolerance_ms,
        alike=ethogram.alike,
        equivalent=rules.same,
        least_overlap=rules.least_overlap,
    )
    must_see = _must_see(happened, evidence, rules)
    found = {must_see[p.event] for p in matching.hits if p.event in must_see}
    timing: _Timing = {
        "window_ms": _windows(coding, [*marks, *happened]),
        "unit_ms": rules.unit_ms,
        "tolerance_ms": rules.tolerance_ms,
    }
    return MarksScore(
        matching,
        must_see,
        proportion(len(found), len(set(must_see.values())), nothing=NO_MUST_SEE),
        time_unit_kappa(marks, happened, **timing),
        time_unit_accuracy(marks, happened, **timing),
        alignment_kappa(marks, happened, tolerance_ms=rules.tolerance_ms, equivalent=rules.same),
        _credit(matching, must_see, rules),
    )


def _coded(event: Event, ethogram: Ethogram) -> bool:
    return event.behaviour not in ethogram or ethogram[event.behaviour].coded


def _must_see(
    events: Iterable[Event], evidence: Sequence[EvidenceMoment], rules: MarkRules
) -> Mapping[Event, EvidenceMoment]:
    """Return for each event of the evidence the moment it belongs to."""
    slack = rules.evidence_slack_ms

    def belongs(event: Event, moment: EvidenceMoment) -> bool:
        return (
            event.episode == moment.episode
            and rules.same(event.behaviour, moment.behaviour)
            and event.from_ms <= moment.to_ms + slack
            and event.to_ms >= moment.from_ms - slack
        )

    found = {e: next((m for m in evidence if belongs(e, m)), None) for e in events}
    return {event: moment for event, moment in found.items() if moment is not None}


def _windows(coding: Coding, timed: Iterable[Timed]) -> dict[int, int]:
    """Return the length of each episode asked for; by its last event where the coding has none."""
    lengths = {
        e: n for e in coding.scope.episodes if (n := coding.episode_lengths_ms.get(e, 0)) > 0
    }
    for x in timed:
        if x.episode not in coding.episode_lengths_ms:
            lengths[x.episode] = max(lengths.get(x.episode, 1), x.to_ms)
    return lengths


def _credit(
    matching: Matching, must_see: Mapping[Event, EvidenceMoment], rules: MarkRules
) -> float | None:
    """Return the weight of what was seen, as a part of all that there was to see and to leave."""

    def weight(event: Event) -> float:
        return rules.must_see_weight if event in must_see else rules.other_weight

    seen = sum(
        weight(p.event) * (1.0 if p.kind == "hit" else rules.wrong_code_credit)
        for p in matching.pairs
    )
    whole = (
        sum(weight(p.event) for p in matching.pairs)
        + sum(weight(e) for e in matching.misses)
        + rules.false_alarm_weight * len(matching.false_alarms)
    )
    return seen / whole if whole else None
