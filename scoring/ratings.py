"""Ratings against the key: difference, credit, and what they add up to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean

from scoring.agreement import Estimate, proportion
from scoring.rules import CreditRules
from scoring.terms.coding import Ratings

NOTHING_RATED = "No rating was given that the key has too."


@dataclass(frozen=True, slots=True)
class NumberScore:
    """One number against the key's: a rating, or a count of intervals.

    ``yours`` is None if it was asked and not given; then there is no difference, and no credit.
    """

    yours: int | None
    key: int
    difference: int | None
    credit: float


@dataclass(frozen=True, slots=True)
class RatingsScore:
    """All ratings that were asked, by episode and scale."""

    by_episode: Mapping[int, Mapping[str, NumberScore]]

    @property
    def all(self) -> tuple[NumberScore, ...]:
        """Return every rating asked, in order."""
        return tuple(score for scales in self.by_episode.values() for score in scales.values())

    @property
    def within_one(self) -> Estimate:
        """Return the share of the ratings given that lie within one point of the key's."""
        off = _differences(self.all)
        return proportion(sum(abs(d) <= 1 for d in off), len(off), nothing=NOTHING_RATED)

    @property
    def mean_absolute_difference(self) -> float | None:
        """Return the mean distance of the ratings given from the key's, in points."""
        off = _differences(self.all)
        return fmean(map(abs, off)) if off else None

    @property
    def bias(self) -> Mapping[str, float]:
        """Return by scale how many points too high (or, negative, too low) the ratings lie."""
        scales = dict.fromkeys(scale for found in self.by_episode.values() for scale in found)
        off = {
            scale: _differences(
                found[scale] for found in self.by_episode.values() if scale in found
            )
            for scale in scales
        }
        return {scale: fmean(values) for scale, values in off.items() if values}

    @property
    def credit(self) -> float:
        """Return the mean credit of what was asked."""
        return mean_credit(self.all)


def score_number(yours: int | None, key: int, rules: CreditRules) -> NumberScore:
    """Compare one number with the key's."""
    if yours is None:
        return NumberScore(None, key, None, 0.0)
    return NumberScore(yours, key, yours - key, rules.credit(yours - key))


def score_ratings(
    yours: Ratings,
    key: Ratings,
    *,
    episodes: Iterable[int],
    scales: Iterable[str],
    rules: CreditRules,
) -> RatingsScore | None:
    """Compare the ratings of these episodes and scales; None if the key has none of them."""
    asked = {
        episode: {
            scale: score_number(yours.get(episode, {}).get(scale), key[episode][scale], rules)
            for scale in scales
            if scale in key[episode]
        }
        for episode in episodes
        if episode in key
    }
    asked = {episode: found for episode, found in asked.items() if found}
    return RatingsScore(asked) if asked else None


def score_by_episode(
    yours: Mapping[int, int], key: Mapping[int, int], *, episodes: Iterable[int], rules: CreditRules
) -> Mapping[int, NumberScore] | None:
    """Compare one number an episode, such as search or crying; None if the key has none of them."""
    asked = {e: score_number(yours.get(e), key[e], rules) for e in episodes if e in key}
    return asked or None


def mean_credit(scores: Iterable[NumberScore]) -> float:
    """Return the mean credit of one or more numbers."""
    return fmean(score.credit for score in scores)


def _differences(scores: Iterable[NumberScore]) -> list[int]:
    return [score.difference for score in scores if score.difference is not None]
