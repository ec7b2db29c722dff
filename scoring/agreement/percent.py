"""Agreement as a share: over all units, and on presence and absence alone."""

from collections.abc import Hashable, Iterable

import numpy as np
from numpy.typing import ArrayLike

from scoring.agreement.estimate import Estimate, normal, wilson, without_value
from scoring.agreement.kappa import NO_UNITS
from scoring.agreement.tables import checked, cross_table


def proportion(
    part: int, whole: int, *, nothing: str = NO_UNITS, confidence: float = 0.95
) -> Estimate:
    """Return ``part`` of ``whole`` units as a share of 0 to 1 with Wilson's (1927) interval.

    ``nothing`` is the sentence given when ``whole`` is 0.
    """
    if whole == 0:
        return without_value(nothing)
    share = part / whole
    low, high = wilson(share, whole, confidence)
    return Estimate(share, low, high, whole, (share * (1 - share) / whole) ** 0.5)


def percent_agreement(
    a: Iterable[Hashable], b: Iterable[Hashable], *, confidence: float = 0.95
) -> Estimate:
    """Return the share of units on which two coders agree, 0 to 1.

    Args:
        a: first coder's codes, one a unit; None or NaN where there is none.
        b: second coder's codes of the same units, in the same order.
        confidence: level of the interval.

    Raises:
        ValueError: the columns differ in length.

    Source: interval Wilson (1927). Says nothing about chance: show it beside kappa.
    """
    counts = cross_table(a, b)
    return proportion(round(np.trace(counts)), round(counts.sum()), confidence=confidence)


def positive_agreement(table: ArrayLike, *, confidence: float = 0.95) -> Estimate:
    """Return agreement on presence: how often one coder's "yes" meets the other's.

    Args:
        table: counts, shape (2, 2), "yes" first.
        confidence: level of the interval.

    Source: Cicchetti and Feinstein (1990); standard error by the delta method.
    ppos = 2a / (2a + b + c)
    """
    counts = checked(table, size=2)
    return _specific(counts[0, 0], counts[0, 1] + counts[1, 0], confidence)


def negative_agreement(table: ArrayLike, *, confidence: float = 0.95) -> Estimate:
    """Return agreement on absence: how often one coder's "no" meets the other's.

    Args:
        table: counts, shape (2, 2), "yes" first.
        confidence: level of the interval.

    Source: Cicchetti and Feinstein (1990); standard error by the delta method.
    pneg = 2d / (2d + b + c)
    """
    counts = checked(table, size=2)
    return _specific(counts[1, 1], counts[0, 1] + counts[1, 0], confidence)


def pabak(table: ArrayLike, *, confidence: float = 0.95) -> Estimate:
    """Return kappa as it would be if all categories were equally common.

    Args:
        table: counts, shape (k, k), k of 2 or more.
        confidence: level of the interval.

    Source: Byrt, Bishop and Carlin (1993); interval Wilson (1927) for the observed agreement.
    pabak = (k po - 1) / (k - 1)
    """
    counts = checked(table)
    k, n = len(counts), round(counts.sum())
    if n == 0:
        return without_value(NO_UNITS)
    if k < 2:
        return without_value("With a single category there is nothing to disagree about.", n)
    share = float(np.trace(counts) / counts.sum())
    low, high = wilson(share, n, confidence)
    value, low, high = ((k * x - 1) / (k - 1) for x in (share, low, high))
    return Estimate(value, low, high, n, k / (k - 1) * (share * (1 - share) / n) ** 0.5)


def _specific(agreed: float, differed: float, confidence: float) -> Estimate:
    """Return 2 x agreed / (2 x agreed + differed)."""
    whole = 2 * agreed + differed
    n = round(agreed + differed)
    if whole == 0:
        return without_value("Neither coder ever used this category.", n)
    error = 2 * (agreed * differed * (agreed + differed)) ** 0.5 / whole**2
    return normal(float(2 * agreed / whole), float(error), n, confidence, lowest=0.0)
