"""Trend: whether something rises or falls from attempt to attempt."""

from collections.abc import Sequence
from math import sqrt

from scoring.agreement import Estimate
from scoring.agreement.distributions import t_quantile

FEWEST = 4
TOO_FEW = f"A trend needs at least {FEWEST} attempts."


def trend(values: Sequence[float], *, confidence: float = 0.95) -> Estimate:
    """Return the change from one attempt to the next: the slope of a straight line.

    An interval that lies wholly above 0 says that it rises; one that holds 0 says that it cannot be
    told yet.

    Args:
        values: one for each attempt, in order of time.
        confidence: level of the interval, by Student's t.

    slope = sum((x - mean x) y) / sum((x - mean x)^2)
    """
    n = len(values)
    if n < FEWEST:
        return Estimate(None, None, None, n, None, TOO_FEW)
    middle, mean = (n - 1) / 2, sum(values) / n
    spread = sum((k - middle) ** 2 for k in range(n))
    slope = sum((k - middle) * v for k, v in enumerate(values)) / spread
    rest = sum((v - mean - slope * (k - middle)) ** 2 for k, v in enumerate(values))
    error = sqrt(rest / (n - 2) / spread)
    reach = t_quantile(confidence, n - 2) * error
    return Estimate(slope, slope - reach, slope + reach, n, error)
