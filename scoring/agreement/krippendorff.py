"""Krippendorff's alpha: any number of coders, any level of measurement, any gaps."""

from collections.abc import Hashable, Sequence
from itertools import combinations
from math import isfinite
from numbers import Real
from typing import Any, Literal, get_args

import numpy as np

from scoring.agreement.codes import Places, Ratings, coded
from scoring.agreement.estimate import Estimate, student, wilson, without_interval, without_value
from scoring.agreement.kappa import ALMOST_ONE
from scoring.agreement.panel import NO_PAIRS
from scoring.agreement.tables import Counts

Level = Literal["nominal", "ordinal", "interval", "ratio"]

ALL_THE_SAME = (
    "All codes that can be compared are the same: there is no variation against which agreement "
    "could show."
)
_AT_ONCE = 4_000_000


def krippendorff_alpha(
    ratings: Ratings,
    *,
    level: Level = "nominal",
    categories: Sequence[Hashable] | None = None,
    confidence: float = 0.95,
) -> Estimate:
    """Measure agreement as the share of the disagreement to be expected that does not occur.

    The example of Krippendorff (2011), section B: Ben and Gerry code 12 units.

    >>> ben, gerry = [1, 1, 2, 2, 4, 3, 3, 3, 5, 4, 4, 1], [2, 1, 2, 2, 2, 3, 3, 3, 5, 4, 4, 4]
    >>> round(krippendorff_alpha(list(zip(ben, gerry))).value, 3)
    0.692

    Args:
        ratings: shape (units, coders); None or NaN where a code is missing. Units with fewer than
            two codes are left out.
        level: what differences mean: "nominal" codes are the same or not, "ordinal" ones have an
            order, "interval" ones distances, "ratio" ones a zero as well.
        categories: all categories in order; only their order matters, and it only to "ordinal".
        confidence: level of the interval.

    Raises:
        ValueError: rows of different lengths, a code outside ``categories``, an unknown level, or
            codes that are no numbers where the level needs them.

    Returns:
        Alpha; n counts the units with two codes or more. The standard error takes the distances
        between categories as fixed; the interval is by Student's t. If nominal codes agree
        completely, the lower end is Wilson's (1927); at other levels there is no interval then.

    Source: Krippendorff (2011); standard error Gwet (2014). Ordinal distances are differences of
    mid-ranks, and sums of squared differences follow from the moments; so no table of all pairs of
    values is needed, and only "ratio" takes time by the square of the number of distinct values.
    alpha = 1 - (N - 1) sum_u d_u / (m_u - 1) / sum_ck n_c n_k delta_ck
    """
    if level not in get_args(Level):
        raise ValueError(f"level {level!r}; expected one of {', '.join(get_args(Level))}")
    found = coded(ratings, categories)
    codes = found.places.T
    size = (codes > 0).sum(axis=0)
    if (size < 2).any():
        kept = np.flatnonzero(size >= 2)
        codes, size = codes.take(kept, axis=1), size[kept]
    units = len(size)
    if units == 0:
        return without_value(NO_PAIRS)
    tally = np.bincount(codes.ravel(), minlength=len(found.categories) + 1)[1:].astype(np.float64)
    if np.count_nonzero(tally) < 2:
        return without_value(ALL_THE_SAME, units)
    values = _values(level, found.categories, tally)
    distances = _distances_to_all(level, values, tally)
    expected, n = float(tally @ distances), float(tally.sum())
    by_unit = _differences_within(level, codes, size, values) / (size - 1)
    observed = float(by_unit.sum())
    value = 1 - (n - 1) * observed / expected
    if value >= ALMOST_ONE:
        return _complete(level, units, 1 - expected / (n * (n - 1)), confidence)
    to_all = np.append(0.0, distances)[codes].sum(axis=0)
    pull = (1 + 1 / n) * observed * size + n * (by_unit - 2 * observed * to_all / expected)
    pull = (pull - pull.mean()) / expected
    error = (units / max(units - 1, 1) * float(pull @ pull)) ** 0.5
    if error <= 1e-9:
        return without_interval(value, units)
    return student(value, error, units, units - 1, confidence)


def _values(level: Level, categories: Sequence[Any], tally: Counts) -> Counts:
    """Return one number a category, between which the distances of the level can be taken."""
    if level == "nominal":
        return np.arange(len(tally), dtype=np.float64)
    if level == "ordinal":
        return _centred(np.cumsum(tally) - tally / 2, tally)
    for name in categories:
        if not isinstance(name, Real) or not isfinite(name):
            raise ValueError(f"level {level!r} needs numbers; {name!r} is none")
        if level == "ratio" and name < 0:
            raise ValueError(f"level 'ratio' counts from zero; {name!r} lies below it")
    values = np.array(categories, dtype=np.float64)
    return _centred(values, tally) if level == "interval" else values / values[tally > 0].max()


def _centred(values: Counts, tally: Counts) -> Counts:
    """Return values around 0 and within -1 and 1: alpha stays the same, squares stay exact."""
    off = values - values @ tally / tally.sum()
    return np.asarray(off / np.abs(off[tally > 0]).max())


def _distances_to_all(level: Level, values: Counts, tally: Counts) -> Counts:
    """Return the summed distance of a code of each category to all codes, shape (categories,)."""
    if level == "nominal":
        return np.asarray(tally.sum() - tally)
    if level == "ratio":
        block = max(1, _AT_ONCE // len(values))
        starts = range(0, len(values), block)
        blocks = [_ratio(values[i : i + block, None], values) @ tally for i in starts]
        return np.concatenate(blocks)
    return np.asarray(tally.sum() * values**2 - 2 * values * (values @ tally) + values**2 @ tally)


def _differences_within(level: Level, codes: Places, size: Places, values: Counts) -> Counts:
    """Return the summed distance over ordered pairs of codes of a unit, shape (units,).

    Args:
        level: what differences mean.
        codes: places, shape (coders, units).
        size: number of codes, shape (units,).
        values: one number a category.
    """
    own = np.append(0.0, values)[codes]
    if level in ("ordinal", "interval"):
        return np.asarray(2 * (size * (own * own).sum(axis=0) - own.sum(axis=0) ** 2))
    distance = _ratio if level == "ratio" else np.not_equal
    there = codes > 0
    found = np.zeros(len(size))
    for one, other in combinations(range(len(codes)), 2):
        found += distance(own[one], own[other]) * (there[one] & there[other])
    return 2 * found


def _ratio(a: Counts, b: Counts) -> Counts:
    """Return ((a - b) / (a + b))^2, 0 where both are 0."""
    total = a + b
    return np.asarray(((a - b) / np.where(total > 0, total, 1.0)) ** 2)


def _complete(level: Level, units: int, chance: float, confidence: float) -> Estimate:
    if level != "nominal":
        return without_interval(1.0, units)
    low = (wilson(1.0, units, confidence)[0] - chance) / (1 - chance)
    return Estimate(1.0, max(-1.0, low), 1.0, units, 0.0)
