"""Fleiss' kappa: any number of coders who share one distribution of codes."""

from collections.abc import Hashable, Sequence
from typing import Any

import numpy as np

from scoring.agreement.codes import Ratings, coded
from scoring.agreement.estimate import Estimate, without_interval, without_value
from scoring.agreement.kappa import ALMOST_ONE
from scoring.agreement.panel import (
    ALL_ALIKE,
    NO_PAIRS,
    Panel,
    corrected_for_chance,
    panel_of,
)
from scoring.agreement.tables import Weights


def fleiss_kappa(
    ratings: Ratings,
    *,
    categories: Sequence[Hashable] | None = None,
    weights: Weights = None,
    confidence: float = 0.95,
) -> Estimate:
    """Measure how far any number of coders agree beyond chance; which coder is which is ignored.

    Args:
        ratings: shape (units, coders); None or NaN where a code is missing.
        categories: all categories in order. Give it for rating scales: weights follow the places.
        weights: None, "linear", "quadratic" or a (k, k) matrix of agreement weights.
        confidence: level of the interval.

    Raises:
        ValueError: rows of different lengths, or a code outside ``categories``.

    Source: Fleiss (1971); weights, missing codes and the standard error, which holds whatever the
    true agreement, Gwet (2008, 2014). For the one under chance see ``fleiss_chance_error``.
    kappa = (pa - pe) / (1 - pe), pe = sum w_kl p_k p_l
    """
    return _kappa(panel_of(ratings, categories, weights), confidence)


def fleiss_kappa_by_category(
    ratings: Ratings, *, categories: Sequence[Hashable] | None = None, confidence: float = 0.95
) -> dict[Any, Estimate]:
    """Return Fleiss' kappa of each category against all others together, by category.

    Args:
        ratings: shape (units, coders); None or NaN where a code is missing.
        categories: all categories; those used if not given.
        confidence: level of the intervals.

    Raises:
        ValueError: rows of different lengths, or a code outside ``categories``.

    Source: Fleiss (1971), equation for category j; standard error as in ``fleiss_kappa``.
    """
    names = coded(ratings, categories).categories
    panel = panel_of(ratings, categories)
    rest = panel.counts.sum(axis=1, keepdims=True) - panel.counts
    return {
        name: _kappa(
            Panel(panel.places, np.stack((one, others), axis=1), np.eye(2)),
            confidence,
        )
        for name, one, others in zip(names, panel.counts.T, rest.T, strict=True)
    }


def fleiss_chance_error(
    ratings: Ratings, *, categories: Sequence[Hashable] | None = None
) -> Estimate:
    """Return the standard error that Fleiss' kappa has if coders agree by chance alone.

    Kappa divided by it is a normal deviate that tests whether there is agreement at all; it is too
    small for an interval around a kappa above 0.

    Args:
        ratings: shape (units, coders), the same number of codes for every unit.
        categories: all categories; those used if not given.

    Raises:
        ValueError: rows of different lengths, or a code outside ``categories``.

    Source: Fleiss, Nee and Landis (1979).
    var = 2 / (n m (m - 1)) * ((sum pq)^2 - sum pq (q - p)) / (sum pq)^2
    """
    panel = panel_of(ratings, categories)
    n = len(panel.counts)
    if not panel.paired.any():
        return without_value(NO_PAIRS)
    sizes = panel.counts.sum(axis=1)
    if (sizes != sizes[0]).any():
        return without_value("The formula needs the same number of codes for every unit.", n)
    m, p = float(sizes[0]), panel.counts.sum(axis=0) / sizes.sum()
    pq = p * (1 - p)
    whole = float(pq.sum())
    if whole <= 1 - ALMOST_ONE:
        return without_value(ALL_ALIKE, n)
    variance = 2 / (n * m * (m - 1)) * (whole**2 - float(pq @ (1 - 2 * p))) / whole**2
    return without_interval(variance**0.5, n)


def _kappa(panel: Panel, confidence: float) -> Estimate:
    shares = panel.shares
    mean = shares.sum(axis=0) / max(len(shares), 1)
    by_unit = shares @ ((panel.weight + panel.weight.T) @ mean) / 2
    chance = float(mean @ panel.weight @ mean)
    return corrected_for_chance(panel, chance, 2 * (by_unit - chance), confidence)
