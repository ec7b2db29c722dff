"""Estimated observer accuracy: how accurate observers must be to reach a kappa."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from scoring.agreement.estimate import Estimate, without_value
from scoring.agreement.kappa import NO_UNITS, cohen_kappa_from_table
from scoring.agreement.tables import Counts, checked

AT_CHANCE = "Kappa is not above 0: observers who guess reach as much."
ONE_CODE = "Only one code was used: every accuracy would give the same."
_HALVINGS = 60


def expected_kappa(
    accuracy: float, prevalence: Sequence[float], *, against_key: bool = False
) -> float:
    """Return the kappa that observers of an accuracy reach on average.

    Two observers who are right in 85 % of all units reach .70 with twelve equally frequent codes;
    one of them against a key without errors reaches .84:

    >>> round(expected_kappa(0.85, [1] * 12), 2)
    0.7
    >>> round(expected_kappa(0.85, [1] * 12, against_key=True), 2)
    0.84

    Args:
        accuracy: share of units in which an observer is right, 0 to 1; errors fall on all other
            codes alike.
        prevalence: how frequent each code is; need not add up to 1.
        against_key: whether the second observer is a key without errors.

    Source: Bakeman (2022); Gardner (1995).
    """
    frequent = np.asarray(prevalence, float)
    frequent = frequent / frequent.sum()
    k = len(frequent)
    seen = np.full((k, k), (1 - accuracy) / max(k - 1, 1))
    np.fill_diagonal(seen, accuracy)
    joint = frequent[:, None] * seen if against_key else seen.T @ (frequent[:, None] * seen)
    observed = float(np.trace(joint))
    chance = float(joint.sum(0) @ joint.sum(1))
    return (observed - chance) / (1 - chance)


def observer_accuracy(
    table: ArrayLike, *, against_key: bool = False, confidence: float = 0.95
) -> Estimate:
    """Estimate how accurate the observers are who agree as a table shows.

    No one value of kappa is good enough everywhere: with few codes, or codes that differ much in
    frequency, accurate observers reach a lower one. Accuracy can be compared across tables.

    Args:
        table: counts, shape (k, k); the key in columns if there is one.
        against_key: whether the columns are a key without errors, or a second observer.
        confidence: level of the interval, which is kappa's carried over.

    Source: Bakeman (2022), who calls it the estimated accuracy of observers.
    """
    counts = checked(table)
    n = round(counts.sum())
    if n == 0:
        return without_value(NO_UNITS)
    used = (counts.sum(0) + counts.sum(1)) > 0
    counts = counts[used][:, used]
    if len(counts) < 2:
        return without_value(ONE_CODE, n)
    kappa = cohen_kappa_from_table(counts, confidence=confidence)
    if kappa.value is None:
        return without_value(kappa.undefined or ONE_CODE, n)
    if kappa.value <= 0:
        return without_value(AT_CHANCE, n)
    prevalence = _prevalence(counts, against_key)
    value, low, high = (
        None if bound is None else _accuracy(bound, prevalence, against_key)
        for bound in (kappa.value, kappa.low, kappa.high)
    )
    return Estimate(value, low, high, n)


def _prevalence(counts: Counts, against_key: bool) -> list[float]:
    """Return how frequent the codes are: by the key, or by both observers together."""
    shares = counts.sum(0) if against_key else counts.sum(0) + counts.sum(1)
    found: list[float] = (shares / shares.sum()).tolist()
    return found


def _accuracy(kappa: float, prevalence: Sequence[float], against_key: bool) -> float:
    """Return the accuracy at which the expected kappa is as given, by halving."""
    low, high = 1 / len(prevalence), 1.0
    if kappa <= 0:
        return low
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if expected_kappa(middle, prevalence, against_key=against_key) < kappa:
            low = middle
        else:
            high = middle
    return (low + high) / 2
