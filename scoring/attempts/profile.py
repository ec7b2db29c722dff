"""A coder's profile: agreement, bias and what is missed, over all attempts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scoring.agreement import Estimate, cohen_kappa, icc, proportion
from scoring.attempts.attempt import Attempt
from scoring.attempts.calibration import Calibration, calibration
from scoring.attempts.confusion import FOUR_WAY, GROUPS, Confusion, confusion
from scoring.attempts.mean import mean
from scoring.attempts.trend import trend
from scoring.ratings import NOTHING_RATED

POINTS = tuple(range(1, 8))
D_POINTS = tuple(range(1, 10))
NOT_MET = "No session turned on it."
NOT_MARKED = "It was not marked."
_NO_D = "No attempt was asked for D."


@dataclass(frozen=True, slots=True)
class ScaleProfile:
    """One scale over all attempts, both reunions together.

    ``bias`` is in points, above 0 where the ratings lie too high. ``yours`` and ``keys`` are the
    lowest and highest rating given and keyed: a narrower range than the keys' is range restriction.
    """

    scale: str
    within_one: Estimate
    exact: Estimate
    bias: Estimate
    weighted_kappa: Estimate
    icc: Estimate
    yours: tuple[int, int]
    keys: tuple[int, int]


@dataclass(frozen=True, slots=True)
class BehaviourProfile:
    """One behaviour: how often it was seen where a session turns on it, and taken for what else.

    ``recall`` counts the must-see moments alone, ``precision`` all marks.
    """

    behaviour: str
    recall: Estimate
    precision: Estimate
    taken_for: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Profile:
    """All attempts together; ``behaviours`` begins with the one missed most often."""

    attempts: int
    four_way: Confusion
    groups: Confusion
    disorganised: Estimate
    disorganised_kappa: Estimate
    disorganisation_within_one: Estimate
    within_one: Estimate
    scales: Mapping[str, ScaleProfile]
    behaviours: tuple[BehaviourProfile, ...]
    calibration: Calibration
    total_trend: Estimate


def profile(attempts: Iterable[Attempt]) -> Profile:
    """Put attempts together.

    Args:
        attempts: in order of time; those on an older version of a case should be parted before.
    """
    made = tuple(attempts)
    scales = _scales(made)
    d_yours, d_keyed = _disorganised(made)
    ratings = [
        found.rating.difference
        for a in made
        if (found := a.score.comparison.disorganisation) is not None
        and found.rating is not None
        and found.rating.difference is not None
    ]
    off = [yours - key for pairs in scales.values() for yours, key in pairs]
    return Profile(
        attempts=len(made),
        four_way=confusion(made, FOUR_WAY),
        groups=confusion(made, GROUPS),
        disorganised=proportion(
            sum(map(bool.__eq__, d_yours, d_keyed)), len(d_keyed), nothing=_NO_D
        ),
        disorganised_kappa=cohen_kappa(d_yours, d_keyed, categories=(False, True)),
        disorganisation_within_one=_within(ratings),
        within_one=_within(off),
        scales={scale: _scale(scale, pairs) for scale, pairs in scales.items()},
        behaviours=_behaviours(made),
        calibration=_calibration(made),
        total_trend=trend([a.score.total for a in made if a.score.total is not None]),
    )


def _within(differences: Sequence[int]) -> Estimate:
    near = sum(abs(d) <= 1 for d in differences)
    return proportion(near, len(differences), nothing=NOTHING_RATED)


def _scales(made: Sequence[Attempt]) -> Mapping[str, list[tuple[int, int]]]:
    """Return by scale every pair of a rating given and the key's."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for attempt in made:
        ratings = attempt.score.comparison.ratings
        for row in ratings.by_episode.values() if ratings else ():
            for scale, number in row.items():
                if number.yours is not None:
                    found[scale].append((number.yours, number.key))
    return found


def _scale(scale: str, pairs: Sequence[tuple[int, int]]) -> ScaleProfile:
    yours, keys = zip(*pairs, strict=True)
    off = [y - k for y, k in pairs]
    return ScaleProfile(
        scale,
        _within(off),
        proportion(off.count(0), len(off), nothing=NOTHING_RATED),
        mean(off, nothing=NOTHING_RATED),
        cohen_kappa(yours, keys, categories=POINTS, weights="quadratic"),
        icc(pairs, kind="ICC(2,1)"),
        (min(yours), max(yours)),
        (min(keys), max(keys)),
    )


def _disorganised(made: Sequence[Attempt]) -> tuple[list[bool], list[bool]]:
    """Return the answers to D or not D and the keys; what the key accepts counts as the key's."""
    yours, keys = [], []
    for attempt in made:
        found = attempt.score.comparison.classification
        if found is None or found.disorganised_agrees is None:
            continue
        keyed = bool(found.key.disorganised)
        keys.append(keyed)
        yours.append(keyed if found.disorganised_agrees else not keyed)
    return yours, keys


def _behaviours(made: Sequence[Attempt]) -> tuple[BehaviourProfile, ...]:
    """Return every behaviour that counted or was marked, the one missed most often first."""
    seen: dict[str, int] = defaultdict(int)
    there: dict[str, int] = defaultdict(int)
    marked: dict[str, int] = defaultdict(int)
    right: dict[str, int] = defaultdict(int)
    taken: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for attempt in made:
        marks = attempt.score.comparison.marks
        if marks is None:
            continue
        for pair in marks.matching.pairs:
            marked[pair.mark.behaviour] += 1
            right[pair.mark.behaviour] += pair.kind == "hit"
            if pair.kind != "hit":
                taken[pair.event.behaviour][pair.mark.behaviour] += 1
        hits = {pair.event for pair in marks.matching.hits}
        for event in marks.must_see:
            there[event.behaviour] += 1
            seen[event.behaviour] += event in hits
        for mark in marks.matching.false_alarms:
            marked[mark.behaviour] += 1
    names = sorted({*there, *marked}, key=lambda b: (seen[b] - there[b], b))
    return tuple(
        BehaviourProfile(
            b,
            proportion(seen[b], there[b], nothing=NOT_MET),
            proportion(right[b], marked[b], nothing=NOT_MARKED),
            dict(sorted(taken[b].items(), key=lambda kv: -kv[1])),
        )
        for b in names
    )


def _calibration(made: Sequence[Attempt]) -> Calibration:
    """Return how confidence goes with the right class, by what the exercise asked."""
    confidence, right = [], []
    for attempt in made:
        found = attempt.score.comparison.classification
        if found is None or found.yours is None or attempt.coding.confidence is None:
            continue
        agrees = found.four_way_agrees
        confidence.append(attempt.coding.confidence)
        right.append(found.group_agrees if agrees is None else agrees)
    return calibration(confidence, right)
