"""A coder's profile: agreement, bias and what is missed, over all attempts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scoring.agreement import Estimate, cohen_kappa, icc, proportion
from scoring.attempts.calibration import Calibration, calibration
from scoring.attempts.confusion import FOUR_WAY, GROUPS, Confusion, confusion
from scoring.attempts.mean import mean
from scoring.attempts.outcome import Outcome, within_one
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


def profile(attempts: Iterable[Outcome]) -> Profile:
    """Put attempts together.

    Args:
        attempts: what they came to, in order of time; those on an older version of a case should be
            parted before.
    """
    made = tuple(attempts)
    scales = _scales(made)
    d_yours, d_keyed = _disorganised(made)
    ratings = [a.disorganisation for a in made if a.disorganisation is not None]
    off = [yours - key for pairs in scales.values() for yours, key in pairs]
    return Profile(
        attempts=len(made),
        four_way=confusion(made, FOUR_WAY),
        groups=confusion(made, GROUPS),
        disorganised=proportion(
            sum(map(bool.__eq__, d_yours, d_keyed)), len(d_keyed), nothing=_NO_D
        ),
        disorganised_kappa=cohen_kappa(d_yours, d_keyed, categories=(False, True)),
        disorganisation_within_one=within_one(ratings),
        within_one=within_one(off),
        scales={scale: _scale(scale, pairs) for scale, pairs in scales.items()},
        behaviours=_behaviours(made),
        calibration=_calibration(made),
        total_trend=trend([a.total for a in made if a.total is not None]),
    )


def _scales(made: Sequence[Outcome]) -> Mapping[str, list[tuple[int, int]]]:
    """Return by scale every pair of a rating given and the key's."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for attempt in made:
        for scale, yours, key in attempt.ratings:
            if yours is not None:
                found[scale].append((yours, key))
    return found


def _scale(scale: str, pairs: Sequence[tuple[int, int]]) -> ScaleProfile:
    yours, keys = zip(*pairs, strict=True)
    off = [y - k for y, k in pairs]
    return ScaleProfile(
        scale,
        within_one(off),
        proportion(off.count(0), len(off), nothing=NOTHING_RATED),
        mean(off, nothing=NOTHING_RATED),
        cohen_kappa(yours, keys, categories=POINTS, weights="quadratic"),
        icc(pairs, kind="ICC(2,1)"),
        (min(yours), max(yours)),
        (min(keys), max(keys)),
    )


def _disorganised(made: Sequence[Outcome]) -> tuple[list[bool], list[bool]]:
    """Return the answers to D or not D and the keys; what the key accepts counts as the key's."""
    yours, keys = [], []
    for attempt in made:
        found = attempt.classed
        if found is None or found.disorganised_agrees is None:
            continue
        keyed = bool(attempt.keyed.disorganised)
        keys.append(keyed)
        yours.append(keyed if found.disorganised_agrees else not keyed)
    return yours, keys


def _behaviours(made: Sequence[Outcome]) -> tuple[BehaviourProfile, ...]:
    """Return every behaviour that counted or was marked, the one missed most often first."""
    seen: dict[str, int] = defaultdict(int)
    there: dict[str, int] = defaultdict(int)
    marked: dict[str, int] = defaultdict(int)
    right: dict[str, int] = defaultdict(int)
    taken: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for attempt in made:
        for name, tally in attempt.behaviours.items():
            if tally.there:
                there[name] += tally.there
                seen[name] += tally.seen
            if tally.marked:
                marked[name] += tally.marked
                right[name] += tally.right
            for other, times in tally.taken_for.items():
                taken[name][other] += times
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


def _calibration(made: Sequence[Outcome]) -> Calibration:
    """Return how confidence goes with the right class, by what the exercise asked."""
    confidence, right = [], []
    for attempt in made:
        found = attempt.classed
        if found is None or found.given is None or found.confidence is None:
            continue
        agrees = found.four_way_agrees
        confidence.append(found.confidence)
        right.append(found.group_agrees if agrees is None else agrees)
    return calibration(confidence, right)
