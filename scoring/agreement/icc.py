"""Intraclass correlations: agreement of ratings on a scale of numbers."""

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.agreement.distributions import f_quantile
from scoring.agreement.estimate import (
    Estimate,
    checked_confidence,
    without_interval,
    without_value,
)

Table = NDArray[np.float64]
Kind = Literal["ICC(1,1)", "ICC(2,1)", "ICC(3,1)", "ICC(1,k)", "ICC(2,k)", "ICC(3,k)"]

TOO_FEW = "An intraclass correlation needs two units or more that two coders or more all rated."
NO_VARIATION = "All ratings are the same: there is no variation to be shared out."
UNITS_ALIKE = (
    "The units differ too little: the variation by which the correlation would be divided is zero "
    "or less."
)


@dataclass(frozen=True, slots=True)
class Squares:
    """Mean squares of units x coders: between units, between coders, rest, within units."""

    n: int
    k: int
    units: float
    coders: float
    rest: float
    within: float


def icc(ratings: ArrayLike, *, kind: Kind = "ICC(2,1)", confidence: float = 0.95) -> Estimate:
    """Measure how much of the variation of ratings is due to the units and not to the coders.

    The example of Shrout and Fleiss (1979), table 2: four judges rate six targets.

    >>> judges = [9, 6, 8, 7, 10, 6], [2, 1, 4, 1, 5, 2], [5, 3, 6, 2, 6, 4], [8, 2, 8, 6, 9, 7]
    >>> targets = list(zip(*judges))
    >>> round(icc(targets, kind="ICC(2,1)").value, 2), round(icc(targets, kind="ICC(3,1)").value, 2)
    (0.29, 0.71)

    Args:
        ratings: numbers, shape (units, coders); None or NaN where one is missing. Units that not
            all coders rated are left out.
        kind: the first number is the design: 1 other coders for each unit, 2 the same coders, drawn
            from many (absolute agreement), 3 these coders only (consistency). The second is what is
            used afterwards: 1 the rating of one coder, k the mean of all.
        confidence: level of the interval.

    Returns:
        The correlation with its interval by the F distribution; of ICC(2,k), by Satterthwaite's
        degrees of freedom. There is no standard error, and no interval if agreement is complete.

    Raises:
        ValueError: an unknown kind, or ratings that are no table of finite numbers.

    Source: Shrout and Fleiss (1979).
    ICC(1,1) = (B - W) / (B + (k-1) W), ICC(1,k) = (B - W) / B, ICC(3,1) and ICC(3,k) with E for W,
    ICC(2,1) = (B - E) / (B + (k-1) E + k (J - E) / n), ICC(2,k) = (B - E) / (B + (J - E) / n)
    """
    if kind not in get_args(Kind):
        raise ValueError(f"kind {kind!r}; expected one of {', '.join(get_args(Kind))}")
    checked_confidence(confidence)
    table = _numbers(ratings)
    table = table[~np.isnan(table).any(axis=1)]
    n, k = table.shape
    if n < 2 or k < 2:
        return without_value(TOO_FEW, n)
    if (table == table[0, 0]).all():
        return without_value(NO_VARIATION, n)
    squares, single = _squares(table), kind.endswith("1)")
    if kind.startswith("ICC(2"):
        return _absolute(squares, single, confidence)
    if kind.startswith("ICC(1"):
        return _relative(squares, squares.within, n * (k - 1), single, confidence)
    return _relative(squares, squares.rest, (n - 1) * (k - 1), single, confidence)


def _numbers(ratings: ArrayLike) -> Table:
    try:
        table = np.array(ratings, dtype=np.float64)
    except (TypeError, ValueError):
        raise ValueError("ratings must be numbers, units x coders, None where missing") from None
    if table.size == 0:
        return table.reshape(0, 0)
    if table.ndim != 2 or np.isinf(table).any():
        raise ValueError(f"ratings of shape {table.shape}; expected finite numbers, units x coders")
    return table


def _squares(table: Table) -> Squares:
    """Part the variation (Shrout and Fleiss, 1979, table 1); what is but rounding becomes 0."""
    n, k = table.shape
    table = table / np.abs(table).max()  # the correlation stays the same, squares stay finite
    off = table - table.mean()
    by_unit, by_coder = off.mean(axis=1, keepdims=True), off.mean(axis=0, keepdims=True)
    units, coders = k * float((by_unit**2).sum()), n * float((by_coder**2).sum())
    rest = float(((off - by_unit - by_coder) ** 2).sum())
    least = 1e-24 * float((table**2).sum()) + 1e-15 * (units + coders + rest)
    units, coders, rest = (0.0 if part <= least else part for part in (units, coders, rest))
    return Squares(
        n,
        k,
        units=units / (n - 1),
        coders=coders / (k - 1),
        rest=rest / ((n - 1) * (k - 1)),
        within=(coders + rest) / (n * (k - 1)),
    )


def _relative(
    squares: Squares, error: float, freedom: int, single: bool, confidence: float
) -> Estimate:
    """Return ICC(1,.) or ICC(3,.): units against one kind of error, with its degrees of freedom."""
    n, k, units = squares.n, squares.k, squares.units
    whole = units + (k - 1) * error if single else units
    if whole == 0:
        return without_value(UNITS_ALIKE, n)
    value = (units - error) / whole
    if units == 0 or error == 0:
        return without_interval(value, n)
    share = (1 + confidence) / 2
    ratios = (
        units / error / f_quantile(share, n - 1, freedom),
        units / error * f_quantile(share, freedom, n - 1),
    )
    low, high = ((f - 1) / (f + k - 1) if single else 1 - 1 / f for f in ratios)
    return Estimate(value, low, high, n)


def _absolute(squares: Squares, single: bool, confidence: float) -> Estimate:
    """Return ICC(2,1) or ICC(2,k); the interval is by Satterthwaite's degrees of freedom."""
    n, k = squares.n, squares.k
    units, coders, rest = squares.units, squares.coders, squares.rest
    spread = units + (k - 1) * rest + k * (coders - rest) / n
    averaged = units + (coders - rest) / n
    least = 1e-12 * (units + coders + rest)  # what is left of equal parts is but rounding
    if spread <= least or (not single and averaged <= least):
        return without_value(UNITS_ALIKE, n)
    one = (units - rest) / spread
    value = one if single else (units - rest) / averaged
    ends = _ends_of_absolute(squares, one, (1 + confidence) / 2)
    if ends is None or (not single and min(ends) <= -1 / (k - 1)):
        return without_interval(value, n)
    low, high = ends if single else (k * end / (1 + (k - 1) * end) for end in ends)
    return Estimate(value, low, high, n)


def _ends_of_absolute(squares: Squares, value: float, share: float) -> tuple[float, float] | None:
    n, k = squares.n, squares.k
    units, coders, rest = squares.units, squares.coders, squares.rest
    from_coders, from_rest = k * value * coders, (n * (1 + (k - 1) * value) - k * value) * rest
    whole = (n - 1) * from_coders**2 + from_rest**2
    if whole == 0 or from_coders + from_rest == 0 or units == 0:
        return None
    freedom = (k - 1) * (n - 1) * (from_coders + from_rest) ** 2 / whole
    above, below = f_quantile(share, n - 1, freedom), f_quantile(share, freedom, n - 1)
    error = k * coders + (k * n - k - n) * rest
    low = n * (units - above * rest) / (above * error + n * units)
    high = n * (below * units - rest) / (error + n * below * units)
    return low, high
