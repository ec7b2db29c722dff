"""What other libraries, and the definitions spelled out unit by unit, say about a table of ratings.

Shared by the tests and by the campaign. The libraries are run, never copied.
"""

import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import combinations, permutations, product

import krippendorff
import numpy as np
import pandas as pd
import pingouin
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats.inter_rater import fleiss_kappa as statsmodels_fleiss

from scoring.agreement import (
    Estimate,
    brennan_prediger,
    cohen_kappa,
    conger_kappa,
    fleiss_kappa,
    gwet_ac1,
    gwet_ac2,
    icc,
    krippendorff_alpha,
    light_kappa,
)

WEIGHTS = (None, "linear", "quadratic")
LEVELS = ("nominal", "ordinal", "interval", "ratio")
KINDS = ("ICC(1,1)", "ICC(2,1)", "ICC(3,1)", "ICC(1,k)", "ICC(2,k)", "ICC(3,k)")


@dataclass(frozen=True)
class Pair:
    """One statistic by this project and by a reference; NaN where the reference has none."""

    statistic: str
    ours: Estimate
    theirs: float

    @property
    def differs(self) -> bool:
        """Tell whether the two differ by more than 1e-9, where the reference is defined."""
        if not np.isfinite(self.theirs):
            return False
        if self.ours.value is None:
            return True
        return abs(self.ours.value - self.theirs) > 1e-9 * max(1.0, abs(self.theirs))


def pairs(ratings: np.ndarray, k: int) -> Iterator[Pair]:
    """Compare everything that can be compared.

    Args:
        ratings: shape (units, coders), whole numbers from 1 to ``k``, NaN where missing.
        k: number of categories.
    """
    yield from of_two_coders(ratings, k)
    yield from of_many_coders(ratings, k)
    yield from of_alpha(ratings)
    yield from of_icc(ratings)


def of_two_coders(ratings: np.ndarray, k: int) -> Iterator[Pair]:
    """Kappa of each two neighbours, and Light's mean of all pairs, against scikit-learn."""
    scale = list(range(1, k + 1))
    for weights in WEIGHTS:
        theirs = {
            (i, j): _sklearn(ratings[:, i], ratings[:, j], scale, weights)
            for i, j in combinations(range(ratings.shape[1]), 2)
        }
        a, b = ratings[:, 0], ratings[:, 1]
        ours = cohen_kappa(a, b, categories=scale, weights=weights)
        yield Pair(f"cohen_kappa {weights}", ours, theirs[0, 1])
        light = light_kappa(ratings, categories=scale, weights=weights)
        yield Pair(f"light_kappa {weights}", light, float(np.mean(list(theirs.values()))))


def of_many_coders(ratings: np.ndarray, k: int) -> Iterator[Pair]:
    """Coefficients of a panel against statsmodels and against their definitions."""
    scale = list(range(1, k + 1))
    if not np.isnan(ratings).any():
        counts = np.stack([(ratings == code).sum(axis=1) for code in scale], axis=1)
        for ours, method in ((fleiss_kappa, "fleiss"), (brennan_prediger, "randolph")):
            theirs = _quietly(partial(statsmodels_fleiss, counts, method=method))
            yield Pair(f"{ours.__name__} statsmodels", ours(ratings, categories=scale), theirs)
    for weights in WEIGHTS:
        defined = by_definition(ratings, k, weights)
        for ours in (brennan_prediger, gwet_ac2, fleiss_kappa, conger_kappa):
            found = ours(ratings, categories=scale, weights=weights)
            yield Pair(f"{ours.__name__} {weights}", found, defined[ours.__name__])
        if weights is None:
            yield Pair("gwet_ac1", gwet_ac1(ratings, categories=scale), defined["gwet_ac2"])


def of_alpha(ratings: np.ndarray) -> Iterator[Pair]:
    """Alpha at every level against krippendorff."""
    for level in LEVELS:
        call = partial(krippendorff.alpha, ratings.T, level_of_measurement=level)
        yield Pair(f"alpha {level}", krippendorff_alpha(ratings, level=level), _quietly(call))


def of_icc(ratings: np.ndarray) -> Iterator[Pair]:
    """All six correlations against pingouin."""
    whole = ratings[~np.isnan(ratings).any(axis=1)]
    theirs = pingouin_icc(whole) if len(whole) >= 5 and np.ptp(whole) > 0 else None
    for row, kind in enumerate(KINDS):
        value = np.nan if theirs is None else float(theirs["ICC"].iloc[row])
        ours = icc(ratings, kind=kind)
        if ours.value is None and theirs is not None and _divides_by_nothing(whole, kind):
            continue
        yield Pair(kind, ours, value)


def pingouin_icc(ratings: np.ndarray) -> pd.DataFrame:
    """Return pingouin's table of a complete table of ratings."""
    n, k = ratings.shape
    units, coders = np.repeat(np.arange(n), k), np.tile(np.arange(k), n)
    frame = pd.DataFrame({"unit": units, "coder": coders, "rating": ratings.ravel()})
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        return pingouin.intraclass_corr(frame, "unit", "coder", "rating")


def by_definition(ratings: np.ndarray, k: int, weights: str | None) -> dict[str, float]:
    """Return the weighted coefficients of Gwet (2014), spelled out in loops; NaN for 0 / 0."""
    codes = [[int(c) - 1 for c in row if not np.isnan(c)] for row in ratings]
    codes = [row for row in codes if row]
    compared = [row for row in codes if len(row) >= 2]
    names = ("brennan_prediger", "gwet_ac2", "fleiss_kappa", "conger_kappa")
    if not compared:
        return dict.fromkeys(names, np.nan)
    power = {None: 0, "linear": 1, "quadratic": 2}[weights]

    def weight(i: int, j: int) -> float:
        return float(i == j) if power == 0 else 1 - (abs(i - j) / (k - 1)) ** power

    def mean(numbers: list[float]) -> float:
        return sum(numbers) / len(numbers)

    observed = mean([mean([weight(x, y) for x, y in permutations(row, 2)]) for row in compared])
    shared = [mean([row.count(c) / len(row) for row in codes]) for c in range(k)]
    cells = list(product(range(k), repeat=2))
    total = sum(weight(i, j) for i, j in cells)
    own = [
        [float((column == c + 1).sum() / (~np.isnan(column)).sum()) for c in range(k)]
        for column in ratings.T
        if not np.isnan(column).all()
    ]
    expected = (
        total / k**2,
        total / (k * (k - 1)) * sum(p * (1 - p) for p in shared),
        sum(weight(i, j) * shared[i] * shared[j] for i, j in cells),
        mean([sum(weight(i, j) * p[i] * q[j] for i, j in cells) for p, q in permutations(own, 2)]),
    )
    return {
        name: (observed - chance) / (1 - chance) if chance < 1 - 1e-9 else np.nan
        for name, chance in zip(names, expected, strict=True)
    }


def _divides_by_nothing(ratings: np.ndarray, kind: str) -> bool:
    """Tell whether the units differ so little that a reference divides by 0 or by less."""
    between = ratings.mean(axis=1).var(ddof=1) * ratings.shape[1]
    rest = ratings - ratings.mean(axis=1, keepdims=True) - ratings.mean(axis=0) + ratings.mean()
    error = (rest**2).sum() / ((len(ratings) - 1) * (ratings.shape[1] - 1))
    return (kind.startswith("ICC(2") and between < error) or between < 1e-12


def _sklearn(a: np.ndarray, b: np.ndarray, scale: list[int], weights: str | None) -> float:
    both = ~np.isnan(a) & ~np.isnan(b)
    if not both.any():
        return np.nan
    return _quietly(
        partial(
            cohen_kappa_score,
            a[both].astype(int),
            b[both].astype(int),
            labels=scale,
            weights=weights,
        )
    )


def _quietly(call: Callable[[], float]) -> float:
    """Return what a library says; NaN if it refuses."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        try:
            return float(call())
        except (ValueError, AssertionError, ZeroDivisionError):
            return np.nan
