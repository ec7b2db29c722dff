"""Estimate: a number with its uncertainty, or the reason why there is none."""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist
from typing import Any

from scoring.agreement.distributions import t_quantile


@dataclass(frozen=True, slots=True)
class Estimate:
    """One statistic as it should be shown: value, interval, number of units, standard error.

    ``value`` is None exactly if ``undefined`` holds a sentence that says why. ``low`` and ``high``
    are None where no interval is known. ``n`` counts the units compared.
    """

    value: float | None
    low: float | None
    high: float | None
    n: int
    standard_error: float | None = None
    undefined: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the fields by name."""
        return {
            "value": self.value,
            "low": self.low,
            "high": self.high,
            "n": self.n,
            "standard_error": self.standard_error,
            "undefined": self.undefined,
        }


def without_value(why: str, n: int = 0) -> Estimate:
    """Return an estimate that says ``why`` there is no value."""
    return Estimate(None, None, None, n, None, why)


def without_interval(value: float, n: int) -> Estimate:
    """Return a value for which no interval is known."""
    return Estimate(value, None, None, n)


def normal(
    value: float, standard_error: float, n: int, confidence: float, *, lowest: float = -1.0
) -> Estimate:
    """Return ``value`` with a large-sample interval, cut at ``lowest`` and 1."""
    reach = critical(confidence) * standard_error
    low, high = max(lowest, value - reach), min(1.0, value + reach)
    return Estimate(value, low, high, n, standard_error)


def student(
    value: float, standard_error: float, n: int, freedom: int, confidence: float
) -> Estimate:
    """Return ``value`` with an interval by Student's t, cut at -1 and 1.

    With missing codes a few coefficients can fall below -1; then only the upper end is cut.
    """
    reach = t_quantile(checked_confidence(confidence), freedom) * standard_error
    low = value - reach if value < -1 else max(-1.0, value - reach)
    return Estimate(value, low, min(1.0, value + reach), n, standard_error)


def wilson(share: float, n: int, confidence: float) -> tuple[float, float]:
    """Return the score interval of a share of ``n`` units (Wilson, 1927).

    It stays within 0 and 1 and does not collapse at a share of 0 or 1, however small ``n`` is.
    """
    z = critical(confidence)
    shrink = 1 + z * z / n
    centre = (share + z * z / (2 * n)) / shrink
    reach = z / shrink * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return max(0.0, min(share, centre - reach)), min(1.0, max(share, centre + reach))


def critical(confidence: float) -> float:
    """Return the two-sided normal deviate of a confidence level."""
    return NormalDist().inv_cdf((1 + checked_confidence(confidence)) / 2)


def checked_confidence(confidence: float) -> float:
    """Return the level.

    Raises:
        ValueError: it does not lie between 0 and 1.
    """
    if not 0 < confidence < 1:
        raise ValueError(f"confidence is {confidence}; give a share between 0 and 1, such as 0.95")
    return confidence
