"""Kappa for any number of known coders, each with their own habits: Conger's and Light's."""

from collections.abc import Hashable, Sequence
from itertools import combinations
from statistics import fmean

import numpy as np

from scoring.agreement.codes import Places, Ratings
from scoring.agreement.estimate import Estimate, normal, without_interval, without_value
from scoring.agreement.kappa import ALMOST_ONE, corrected, independent, pull_by_cell
from scoring.agreement.panel import NO_PAIRS, corrected_for_chance, panel_of
from scoring.agreement.tables import Counts, Weights


def conger_kappa(
    ratings: Ratings,
    *,
    categories: Sequence[Hashable] | None = None,
    weights: Weights = None,
    confidence: float = 0.95,
) -> Estimate:
    """Measure how far known coders agree beyond chance; for two of them it is Cohen's kappa.

    Args:
        ratings: shape (units, coders), each column one coder; None or NaN where a code is missing.
        categories: all categories in order. Give it for rating scales: weights follow the places.
        weights: None, "linear", "quadratic" or a (k, k) matrix of agreement weights.
        confidence: level of the interval.

    Raises:
        ValueError: rows of different lengths, or a code outside ``categories``.

    Source: Conger (1980); weights and missing codes Gwet (2014).
    kappa = (pa - pe) / (1 - pe), pe the mean of sum w_kl p_gk p_hl over pairs of coders g, h
    """
    panel = panel_of(ratings, categories, weights)
    coders = [column for column in panel.places.T if column.any()]
    if len(coders) < 2:
        return without_value(NO_PAIRS)
    size, n = len(panel.weight), len(panel.places)
    tally = np.array([np.bincount(column, minlength=size + 1)[1:] for column in coders])
    shares = tally / tally.sum(axis=1, keepdims=True)
    others = shares.sum(axis=0) - shares
    each_way = panel.weight + panel.weight.T
    slope = others @ each_way / (len(coders) * (len(coders) - 1))
    by_coder = (slope * shares).sum(axis=1)
    chance = float(by_coder.sum()) / 2
    pull = np.zeros(n)
    for column, gain, mean in zip(coders, slope, by_coder, strict=True):
        there = column > 0
        pull[there] += n / there.sum() * (gain[column[there] - 1] - mean)
    return corrected_for_chance(panel, chance, pull, confidence)


def light_kappa(
    ratings: Ratings,
    *,
    categories: Sequence[Hashable] | None = None,
    weights: Weights = None,
    confidence: float = 0.95,
) -> Estimate:
    """Return the mean of Cohen's kappa over all pairs of coders.

    Args:
        ratings: shape (units, coders), each column one coder; None or NaN where a code is missing.
            Each pair is compared on the units that both coded.
        categories: all categories in order. Give it for rating scales: weights follow the places.
        weights: None, "linear", "quadratic" or a (k, k) matrix of agreement weights.
        confidence: level of the interval.

    Raises:
        ValueError: rows of different lengths, or a code outside ``categories``.

    Source: Light (1971); standard error by the delta method over units, which for two coders is
    that of Fleiss, Cohen and Everitt (1969).
    """
    panel = panel_of(ratings, categories, weights)
    n = int(panel.paired.sum())
    if n == 0:
        return without_value(NO_PAIRS)
    numbered = [(i, column) for i, column in enumerate(panel.places.T, 1) if column.any()]
    kappas, pull = [], np.zeros(len(panel.places))
    for (g, one), (h, other) in combinations(numbered, 2):
        both = np.flatnonzero((one > 0) & (other > 0))
        kappa, pull_by_pair = _of_pair(one[both] - 1, other[both] - 1, panel.weight, confidence)
        if kappa.value is None:
            return without_value(
                f"Of coders {g} and {h} kappa is not defined. {kappa.undefined}", n
            )
        kappas.append(kappa)
        pull[both] += pull_by_pair / len(both)
    value = fmean(kappa.value for kappa in kappas if kappa.value is not None)
    if value >= ALMOST_ONE:
        low = fmean(kappa.low for kappa in kappas if kappa.low is not None)
        return Estimate(1.0, low, 1.0, n, 0.0)
    error = float(np.sqrt(pull @ pull)) / len(kappas)
    return normal(value, error, n, confidence) if error > 1e-9 else without_interval(value, n)


def _of_pair(
    one: Places, other: Places, weight: Counts, confidence: float
) -> tuple[Estimate, Counts]:
    """Return kappa of two coders, and how far each unit pulls it away from its value."""
    size = len(weight)
    table = np.bincount(one * size + other, minlength=size * size).reshape(size, size).astype(float)
    chance, slope = independent(table, weight)
    kappa = corrected(table, weight, chance, slope, confidence)
    if kappa.value is None:
        return kappa, np.zeros(len(one))
    return kappa, pull_by_cell(table / len(one), weight, chance, slope)[one, other]
