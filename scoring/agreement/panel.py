"""Any number of coders: what each unit adds to agreement, and agreement corrected for chance."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scoring.agreement.codes import Places, Ratings, coded
from scoring.agreement.estimate import Estimate, student, wilson, without_interval, without_value
from scoring.agreement.kappa import ALMOST_ONE
from scoring.agreement.tables import Counts, Weights, agreement_weights

NO_PAIRS = "No unit was coded by two or more coders, so there is nothing to compare."
ALL_ALIKE = (
    "All coders used one and the same category throughout: agreement by chance is already "
    "complete, and nothing is left over that could be measured."
)


@dataclass(frozen=True, slots=True)
class Panel:
    """The codes of a panel of coders; units that nobody coded are left out.

    ``places`` has shape (units, coders), ``counts`` (units, categories): how many coders gave each
    unit each category. ``weight`` holds agreement weights, shape (categories, categories).
    """

    places: Places
    counts: Counts
    weight: Counts

    @property
    def shares(self) -> Counts:
        """Return each unit's share of codes by category, shape (units, categories)."""
        return np.asarray(self.counts / self.counts.sum(axis=1, keepdims=True))

    @property
    def paired(self) -> NDArray[np.bool_]:
        """Tell which units were coded by two or more coders, shape (units,)."""
        return np.asarray(self.counts.sum(axis=1) >= 2)

    @property
    def agreement(self) -> Counts:
        """Return the mean weight of each unit's pairs of codes; 0 where there is no pair."""
        size = self.counts.sum(axis=1)
        alike = ((self.counts @ self.weight) * self.counts).sum(axis=1)
        alike -= self.counts @ np.diagonal(self.weight)
        return np.asarray(alike / np.maximum(size * (size - 1), 1))


def panel_of(
    ratings: Ratings, categories: Iterable[Hashable] | None = None, weights: Weights = None
) -> Panel:
    """Count the codes of each unit; for errors see ``coded`` and ``agreement_weights``."""
    found = coded(ratings, categories)
    places = found.places[(found.places > 0).any(axis=1)]
    size = len(found.categories) + 1  # column 0 takes the gaps
    cells = places + np.arange(len(places))[:, None] * size
    counts = np.bincount(cells.ravel(), minlength=len(places) * size).reshape(len(places), size)
    weight = agreement_weights(weights, len(found.categories))
    return Panel(places, counts[:, 1:].astype(np.float64), weight)


def corrected_for_chance(panel: Panel, chance: float, pull: Counts, confidence: float) -> Estimate:
    """Correct the agreement of a panel for chance, with Gwet's standard error and a t interval.

    Args:
        panel: at least one unit was coded by two or more coders, or there is no value.
        chance: agreement expected by chance; this alone tells the coefficients apart.
        pull: how far each unit pulls ``chance`` away from its value, shape (units,), sum 0.
        confidence: level of the interval.

    Returns:
        The coefficient; n counts the units coded by two or more coders. If agreement is complete,
        the lower end is Wilson's (1927), with chance agreement held fixed.

    Source: Gwet (2008), for missing codes Gwet (2014): the variance over units of
    n/n' (pa_i - pe) / (1 - pe) - (1 - value) pull_i / (1 - pe); n' of n units have a pair.
    """
    paired = panel.paired
    n, compared = len(paired), int(paired.sum())
    if compared == 0:
        return without_value(NO_PAIRS)
    if chance >= ALMOST_ONE:
        return without_value(ALL_ALIKE, compared)
    agreement = panel.agreement
    observed = float(agreement[paired].mean())
    value = (observed - chance) / (1 - chance)
    if observed >= ALMOST_ONE:
        low = (wilson(1.0, compared, confidence)[0] - chance) / (1 - chance)
        return Estimate(1.0, max(-1.0, low), 1.0, compared, 0.0)
    each = np.where(paired, n / compared * (agreement - chance), 0.0) - (1 - value) * pull
    spread = float(((each / (1 - chance) - value) ** 2).sum())
    if n < 2 or spread <= 1e-12:
        return without_interval(value, compared)
    return student(value, (spread / (n * (n - 1))) ** 0.5, compared, n - 1, confidence)
