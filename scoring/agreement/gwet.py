"""Coefficients that stay calm when one category is rare: Brennan-Prediger, Gwet's AC1 and AC2."""

from collections.abc import Hashable, Sequence

import numpy as np

from scoring.agreement.codes import Ratings
from scoring.agreement.estimate import Estimate, without_value
from scoring.agreement.panel import Panel, corrected_for_chance, panel_of
from scoring.agreement.tables import Weights

ONE_POSSIBLE = "There is a single category, so there is nothing to disagree about."


def brennan_prediger(
    ratings: Ratings,
    *,
    categories: Sequence[Hashable] | None = None,
    weights: Weights = None,
    confidence: float = 0.95,
) -> Estimate:
    """Measure agreement beyond that of coders who draw every category equally often.

    Args:
        ratings: shape (units, coders); None or NaN where a code is missing.
        categories: all categories in order. Give it: their number decides the value.
        weights: None, "linear", "quadratic" or a (k, k) matrix of agreement weights.
        confidence: level of the interval.

    Raises:
        ValueError: rows of different lengths, or a code outside ``categories``.

    Source: Brennan and Prediger (1981); weights, missing codes and standard error Gwet (2014).
    value = (pa - pe) / (1 - pe), pe = sum w_kl / k^2
    """
    panel = panel_of(ratings, categories, weights)
    size = len(panel.weight)
    if size < 2:
        return _one_possible(panel)
    chance = float(panel.weight.sum()) / size**2
    return corrected_for_chance(panel, chance, np.zeros(len(panel.counts)), confidence)


def gwet_ac1(
    ratings: Ratings, *, categories: Sequence[Hashable] | None = None, confidence: float = 0.95
) -> Estimate:
    """Measure agreement of any number of coders where kappa is thrown off by a rare category.

    Gwet's table of 125 persons: the coders agree on 94 %, and kappa is -0.02.

    >>> codes = [["+", "+"]] * 118 + [["+", "-"]] * 5 + [["-", "+"]] * 2
    >>> round(gwet_ac1(codes).value, 4)
    0.9408

    Args:
        ratings: shape (units, coders); None or NaN where a code is missing.
        categories: all categories; those used if not given.
        confidence: level of the interval.

    Raises:
        ValueError: rows of different lengths, or a code outside ``categories``.

    Source: Gwet (2008).
    value = (pa - pe) / (1 - pe), pe = sum p_k (1 - p_k) / (k - 1)
    """
    return gwet_ac2(ratings, categories=categories, weights=None, confidence=confidence)


def gwet_ac2(
    ratings: Ratings,
    *,
    categories: Sequence[Hashable] | None = None,
    weights: Weights = "quadratic",
    confidence: float = 0.95,
) -> Estimate:
    """Measure agreement as AC1 does, with credit for near misses.

    Args:
        ratings: shape (units, coders); None or NaN where a code is missing.
        categories: all categories in order. Give it for rating scales: weights follow the places.
        weights: None, "linear", "quadratic" or a (k, k) matrix of agreement weights.
        confidence: level of the interval.

    Raises:
        ValueError: rows of different lengths, or a code outside ``categories``.

    Source: Gwet (2008, 2014).
    value = (pa - pe) / (1 - pe), pe = sum w_kl / (k (k - 1)) * sum p_k (1 - p_k)
    """
    panel = panel_of(ratings, categories, weights)
    size = len(panel.weight)
    if size < 2:
        return _one_possible(panel)
    shares = panel.shares
    mean = shares.sum(axis=0) / max(len(shares), 1)
    by_unit = shares @ (1 - mean) * (panel.weight.sum() / (size * (size - 1)))
    chance = float(by_unit.sum()) / max(len(shares), 1)
    return corrected_for_chance(panel, chance, 2 * (by_unit - chance), confidence)


def _one_possible(panel: Panel) -> Estimate:
    return without_value(ONE_POSSIBLE, int(panel.paired.sum()))
