"""A mean with its interval by Student's t."""

from collections.abc import Sequence
from statistics import fmean, stdev

from scoring.agreement import Estimate
from scoring.agreement.distributions import t_quantile


def mean(values: Sequence[float], *, nothing: str, confidence: float = 0.95) -> Estimate:
    """Return the mean of some values; one value has no interval.

    Args:
        values: at least one, or there is no mean.
        nothing: the sentence given when there are none.
        confidence: level of the interval.
    """
    n = len(values)
    if n == 0:
        return Estimate(None, None, None, 0, None, nothing)
    middle = fmean(values)
    if n == 1:
        return Estimate(middle, None, None, 1)
    error = stdev(values) / n**0.5
    reach = t_quantile(confidence, n - 1) * error
    return Estimate(middle, middle - reach, middle + reach, n, error)
