"""Two coders, agreement corrected for chance: Cohen's kappa, weighted kappa, Scott's pi."""

from collections.abc import Hashable, Iterable, Sequence

import numpy as np
from numpy.typing import ArrayLike

from scoring.agreement.estimate import Estimate, normal, wilson, without_interval, without_value
from scoring.agreement.tables import Counts, Weights, agreement_weights, checked, cross_table

NO_UNITS = "There are no units that both coders coded, so there is nothing to compare."
ONE_CATEGORY = (
    "Both coders used one and the same category throughout: agreement by chance is already "
    "complete, and nothing is left over that could be measured."
)
ALMOST_ONE = 1 - 1e-12


def cohen_kappa(
    a: Iterable[Hashable],
    b: Iterable[Hashable],
    *,
    categories: Sequence[Hashable] | None = None,
    weights: Weights = None,
    confidence: float = 0.95,
) -> Estimate:
    """Measure how far two coders agree beyond chance, from their codes.

    >>> round(cohen_kappa("AABBBC", "AABBCC").value, 2)
    0.75

    Args:
        a: first coder's codes, one a unit; None or NaN where there is none.
        b: second coder's codes of the same units, in the same order.
        categories: all codes in order. Give it for rating scales: the weights follow the places.
        weights: None, "linear", "quadratic" or a (k, k) matrix of agreement weights.
        confidence: level of the interval.

    Raises:
        ValueError: the columns differ in length or hold a code outside ``categories``.
    """
    return _kappa(cross_table(a, b, categories), weights, confidence)


def cohen_kappa_from_table(
    table: ArrayLike, *, weights: Weights = None, confidence: float = 0.95
) -> Estimate:
    """Measure how far two coders agree beyond chance, from a table of counts.

    The worked example of Fleiss, Cohen and Everitt (1969), psychiatric diagnoses of 200 patients:

    >>> table = [[106, 10, 4], [22, 28, 10], [2, 12, 6]]
    >>> kappa = cohen_kappa_from_table(table)
    >>> round(kappa.value, 3), round(kappa.standard_error, 3)
    (0.429, 0.054)

    Args:
        table: counts, shape (k, k), first coder in rows.
        weights: None, "linear", "quadratic" or a (k, k) matrix of agreement weights.
        confidence: level of the interval.

    Returns:
        Kappa of -1 to 1 with the non-null standard error. The large-sample interval collapses when
        agreement is complete; then the lower end is Wilson's (1927) for the observed agreement,
        with chance agreement held fixed. Where the formula has no spread at all for another reason,
        such as a single unit, there is no interval.

    Raises:
        ValueError: the table is not square or holds anything but counts.

    Source: Cohen (1960, 1968); standard error Fleiss, Cohen and Everitt (1969).
    kappa = (po - pe) / (1 - pe), po = sum w_ij p_ij, pe = sum w_ij p_i. p_.j
    """
    return _kappa(checked(table), weights, confidence)


def scott_pi(
    a: Iterable[Hashable],
    b: Iterable[Hashable],
    *,
    categories: Sequence[Hashable] | None = None,
    confidence: float = 0.95,
) -> Estimate:
    """Measure agreement beyond chance, taking both coders to share one distribution of codes.

    Args:
        a: first coder's codes, one a unit; None or NaN where there is none.
        b: second coder's codes of the same units, in the same order.
        categories: all codes there are.
        confidence: level of the interval.

    Source: Scott (1955); standard error by the delta method for multinomial counts.
    pi = (po - pe) / (1 - pe), pe = sum m_i^2, m_i = (p_i. + p_.i) / 2
    """
    counts = cross_table(a, b, categories)
    rows, columns = _margins(counts)
    shared = (rows + columns) / 2
    chance = float(shared @ shared)
    return corrected(
        counts, np.eye(len(counts)), chance, shared[:, None] + shared[None, :], confidence
    )


def kappa_max(table: ArrayLike) -> Estimate:
    """Return the highest kappa that the two coders' own totals leave room for.

    A low kappa beside a low maximum says that the coders use the categories unequally often.

    >>> round(kappa_max([[22, 2], [4, 11]]).value, 2)
    0.89

    Source: Cohen (1960); the example is that of Sim and Wright (2005).
    kappa_max = (sum min(p_i., p_.i) - pe) / (1 - pe)
    """
    counts = checked(table)
    n = round(counts.sum())
    if n == 0:
        return without_value(NO_UNITS)
    rows, columns = _margins(counts)
    chance = float(rows @ columns)
    if chance >= ALMOST_ONE:
        return without_value(ONE_CATEGORY, n)
    return without_interval((float(np.minimum(rows, columns).sum()) - chance) / (1 - chance), n)


def corrected(
    counts: Counts, weight: Counts, chance: float, slope: Counts, confidence: float
) -> Estimate:
    """Correct observed agreement for chance, with the delta-method standard error.

    Args:
        counts: table of counts, shape (k, k).
        weight: agreement weights, shape (k, k).
        chance: agreement expected by chance.
        slope: derivative of ``chance`` with respect to each cell's share, shape (k, k); this alone
            tells the coefficients of the kappa family apart.
        confidence: level of the interval.
    """
    total = counts.sum()
    n = round(total)
    if n == 0:
        return without_value(NO_UNITS)
    if chance >= ALMOST_ONE:
        return without_value(ONE_CATEGORY, n)
    shares = counts / total
    observed = float(np.vdot(weight, shares))
    value = (observed - chance) / (1 - chance)
    pull = pull_by_cell(shares, weight, chance, slope)
    spread = float(np.vdot(shares, pull * pull))
    if observed >= ALMOST_ONE:
        low = (wilson(1.0, n, confidence)[0] - chance) / (1 - chance)
        return Estimate(1.0, max(-1.0, low), 1.0, n, 0.0)
    if spread <= 1e-12:
        return without_interval(value, n)
    return normal(value, (spread / n) ** 0.5, n, confidence)


def pull_by_cell(shares: Counts, weight: Counts, chance: float, slope: Counts) -> Counts:
    """Return how far a unit in each cell pulls the coefficient away from its value.

    Args:
        shares: the table as shares that sum to 1; for the rest see ``corrected``.
        weight: agreement weights.
        chance: agreement expected by chance, below 1.
        slope: derivative of ``chance``.
    """
    observed = np.vdot(weight, shares)
    gradient = (weight * (1 - chance) - slope * (1 - observed)) / (1 - chance) ** 2
    return np.asarray(gradient - np.vdot(shares, gradient))


def independent(counts: Counts, weight: Counts) -> tuple[float, Counts]:
    """Return the agreement expected of coders who know nothing of each other, and its slope."""
    rows, columns = _margins(counts)
    by_row, by_column = weight @ columns, rows @ weight
    return float(rows @ by_row), by_row[:, None] + by_column


def _kappa(counts: Counts, weights: Weights, confidence: float) -> Estimate:
    weight = agreement_weights(weights, len(counts))
    return corrected(counts, weight, *independent(counts, weight), confidence)


def _margins(counts: Counts) -> tuple[Counts, Counts]:
    """Return the shares of each category by row and by column; zeros for an empty table."""
    total = counts.sum() or 1.0
    return counts.sum(axis=1) / total, counts.sum(axis=0) / total
