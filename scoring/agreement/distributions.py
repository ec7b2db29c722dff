"""Quantiles of the F and the t distribution, by the incomplete beta function."""

from functools import lru_cache
from math import exp, inf, lgamma, log, log1p, sqrt
from statistics import NormalDist

_SMALLEST = 1e-300
_EXACT = 1e-15
_NEAR = 1e-8
_MOST_TERMS = 200_000
_MOST_STEPS = 200


def f_quantile(share: float, above: float, below: float) -> float:
    """Return the value under which ``share`` of an F distribution lies.

    >>> round(f_quantile(0.975, 5, 18), 2)  # the tables' 3.38
    3.38

    Args:
        share: between 0 and 1.
        above: degrees of freedom of the numerator, above 0; need not be whole.
        below: degrees of freedom of the denominator, above 0.

    Relative error below 1e-9.
    """
    a, b = above / 2, below / 2
    start = log(a / b) + NormalDist().inv_cdf(share) * sqrt(1 / a + 1 / b)
    return below / above * exp(_log_odds(share, a, b, start))


def t_quantile(confidence: float, freedom: float) -> float:
    """Return the two-sided deviate of Student's t.

    >>> round(t_quantile(0.95, 99), 3)
    1.984

    Its square is an F with 1 and ``freedom``; the start is that of Cornish and Fisher (1938).
    """
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    near = z + (z**3 + z) / (4 * freedom) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
    u = _log_odds(confidence, 0.5, freedom / 2, log(near * near / freedom))
    return sqrt(freedom * exp(u))


@lru_cache(maxsize=512)  # tables of one study, and resamples, ask for the same few again and again
def _log_odds(share: float, a: float, b: float, start: float) -> float:
    """Return u = log(y / (1 - y)) at I_y(a, b) = share, by Newton's method within a bracket."""
    low, high, u = -700.0, 700.0, start
    for _ in range(_MOST_STEPS):
        gap = beta_share(u, a, b) - share
        low, high = (u, high) if gap < 0 else (low, u)
        slope = exp(_log_density(u, a, b))
        step = u - gap / slope if slope > abs(gap) * 1e-9 else inf
        before, u = u, step if low <= step <= high else (low + high) / 2
        if abs(u - before) <= _NEAR * max(1.0, abs(u)):  # what is left is about its square
            break
    return u


def beta_share(u: float, a: float, b: float) -> float:
    """Return the regularised incomplete beta function I_y(a, b) at y = 1 / (1 + exp(-u)).

    Source: the continued fraction of DLMF 8.17.22, turned round where it converges slowly.
    """
    y = 1 / (1 + exp(-u))
    if y > (a + 1) / (a + b + 2):
        return 1 - beta_share(-u, b, a)
    return exp(_log_density(u, a, b)) / a / _fraction(y, a, b)


def _log_density(u: float, a: float, b: float) -> float:
    """Return log(y^a (1 - y)^b / B(a, b)), the slope of I_y in u."""
    return lgamma(a + b) - lgamma(a) - lgamma(b) - a * log1p(exp(-u)) - b * log1p(exp(u))


def _fraction(y: float, a: float, b: float) -> float:
    """Return 1 + d1/(1 + d2/(1 + ...)) from the front (Lentz, 1976)."""
    value = front = 1.0
    back = 0.0
    for term in range(1, _MOST_TERMS):
        m = term // 2
        if term % 2:
            d = -(a + m) * (a + b + m) * y / ((a + 2 * m) * (a + 2 * m + 1))
        else:
            d = m * (b - m) * y / ((a + 2 * m - 1) * (a + 2 * m))
        back = 1 / _not_zero(1 + d * back)
        front = _not_zero(1 + d / front)
        value *= front * back
        if abs(front * back - 1) < _EXACT:
            break
    return value


def _not_zero(number: float) -> float:
    return number if abs(number) > _SMALLEST else _SMALLEST
