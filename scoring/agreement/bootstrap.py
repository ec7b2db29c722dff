"""The bootstrap: an interval for any statistic, by drawing the units again and again."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scoring.agreement.codes import Places
from scoring.agreement.estimate import Estimate, checked_confidence, without_interval, without_value
from scoring.agreement.kappa import (
    ALMOST_ONE,
    cohen_kappa,
    cohen_kappa_from_table,
    kappa_max,
    scott_pi,
)
from scoring.agreement.percent import (
    negative_agreement,
    pabak,
    percent_agreement,
    positive_agreement,
)
from scoring.agreement.tables import Counts, agreement_weights, checked, cross_table

Statistic = Callable[..., Estimate | float | None]
Values = NDArray[np.float64]

MOST_UNDEFINED = 0.05
"""Share of resamples in which a statistic may be undefined before no interval is given: this
project's own rule."""


def bootstrap(
    statistic: Statistic,
    *data: Any,
    resamples: int = 10_000,
    seed: int = 0,
    confidence: float = 0.95,
) -> Estimate:
    """Return a statistic with its standard error and percentile interval by the bootstrap.

    >>> kappa = bootstrap(cohen_kappa, "AABBBCCC" * 10, "AABBCCCC" * 10)
    >>> round(kappa.value, 2), kappa.low < kappa.value < kappa.high
    (0.81, True)

    Args:
        statistic: a function of ``data`` that returns an ``Estimate`` or a number. Keywords are
            given with ``functools.partial``; that of Cohen's kappa stays fast.
        *data: what the statistic takes: columns or ratings, with one entry or row a unit, all of
            the same length; or one table of counts for a statistic of tables.
        resamples: how often the units are drawn, with replacement.
        seed: of the random numbers; the same seed gives the same interval.
        confidence: level of the interval.

    Returns:
        The statistic of the data; no interval if it is undefined in more than 5 % of the resamples.

    Raises:
        ValueError: data of different lengths or none, or fewer than two resamples.

    Source: Efron (1979); percentile interval Efron and Tibshirani (1993). Statistics of two
    columns depend on their table alone, whose cells are drawn at once from the multinomial.
    """
    checked_confidence(confidence)
    if resamples < 2:
        raise ValueError(f"{resamples} resamples; give at least 2, and 1,000 or more to be of use")
    whole = _estimate(statistic(*data))
    if whole.value is None:
        return whole
    random = np.random.default_rng(seed)
    values = _drawn(statistic, data, resamples, random)
    defined = values[~np.isnan(values)]
    n = whole.n or _length(data)
    if len(defined) < max(2.0, (1 - MOST_UNDEFINED) * resamples):
        return without_interval(whole.value, n)
    low, high = np.quantile(defined, ((1 - confidence) / 2, (1 + confidence) / 2)).tolist()
    return Estimate(whole.value, low, high, n, float(defined.std(ddof=1)))


def _drawn(statistic: Statistic, data: Any, resamples: int, random: np.random.Generator) -> Values:
    """Return the statistic of every resample; NaN where it is undefined."""
    function, options = statistic, {}
    if isinstance(statistic, partial) and not statistic.args:
        function, options = statistic.func, statistic.keywords
    if function in _OF_CELLS:
        if function is cohen_kappa_from_table:
            table = checked(data[0])
        else:
            table = cross_table(data[0], data[1], options.get("categories"))
        weight = agreement_weights(options.get("weights"), len(table))
        return _OF_CELLS[function](*_drawn_cells(table, resamples, random), weight)
    again = _tables if function in _OF_TABLES else _units
    found = (_estimate(statistic(*drawn)).value for drawn in again(data, resamples, random))
    return np.array([np.nan if value is None else value for value in found])


def _tables(data: Any, resamples: int, random: np.random.Generator) -> Iterator[tuple[Counts]]:
    """Draw whole tables of counts."""
    table = checked(data[0])
    cells = table.ravel() / table.sum()
    for _ in range(resamples):
        yield (random.multinomial(round(table.sum()), cells).reshape(table.shape).astype(float),)


def _units(data: Any, resamples: int, random: np.random.Generator) -> Iterator[list[NDArray[Any]]]:
    """Draw units: the same of every column or array."""
    columns = [_by_unit(values) for values in data]
    n = _length(columns)
    for _ in range(resamples):
        chosen = random.integers(0, n, n)
        yield [column[chosen] for column in columns]


def _by_unit(values: Any) -> NDArray[Any]:
    """Return data as an array from which units can be drawn, whatever the codes are."""
    rows = values if isinstance(values, np.ndarray) else list(values)
    if isinstance(rows, np.ndarray):
        return rows
    try:
        numbers = np.asarray(rows)
    except ValueError:  # rows of different lengths
        numbers = np.empty(0, dtype=object)
    if numbers.dtype.kind in "biuf":
        return numbers
    units = np.empty(len(rows), dtype=object)
    for index, row in enumerate(rows):
        units[index] = row
    return units


def _length(columns: Any) -> int:
    lengths = {len(column) for column in columns}
    if len(lengths) != 1:
        raise ValueError(
            f"data of {sorted(lengths)} units; give all columns the same length, and at least one"
        )
    return int(lengths.pop())


def _estimate(found: Estimate | float | None) -> Estimate:
    if isinstance(found, Estimate):
        return found
    if found is None or np.isnan(found):
        return without_value("The statistic is not defined for these data.")
    return without_interval(float(found), 0)


def _drawn_cells(
    table: Counts, resamples: int, random: np.random.Generator
) -> tuple[Values, Values, Values, Places]:
    """Draw tables, as shares of the cells that are not empty.

    Returns:
        Shares, shape (resamples, cells); the rows and the columns in which the cells stand, each as
        zeros and ones of shape (cells, k); and where in the table they are, shape (2, cells).
    """
    place: Places = np.array(np.nonzero(table))
    n = table.sum()
    draws = random.multinomial(round(n), table[tuple(place)] / n, size=resamples) / n
    unit = np.eye(len(table))
    return draws, unit[place[0]], unit[place[1]], place


def _agreements(draws: Values, _rows: Values, _columns: Values, at: Places, _w: Counts) -> Values:
    return np.asarray(draws @ (at[0] == at[1]))


def _kappas(draws: Values, rows: Values, columns: Values, at: Places, weight: Counts) -> Values:
    chance = ((draws @ rows @ weight) * (draws @ columns)).sum(axis=1)
    return _beyond(draws @ weight[tuple(at)], chance)


def _pis(draws: Values, rows: Values, columns: Values, at: Places, weight: Counts) -> Values:
    shared = draws @ (rows + columns) / 2
    return _beyond(draws @ weight[tuple(at)], (shared**2).sum(axis=1))


def _beyond(observed: Values, chance: Values) -> Values:
    left = np.where(chance < ALMOST_ONE, 1 - chance, np.nan)
    return (observed - chance) / left


_OF_CELLS: Mapping[Statistic, Callable[..., Values]] = MappingProxyType(
    {
        percent_agreement: _agreements,
        cohen_kappa: _kappas,
        cohen_kappa_from_table: _kappas,
        scott_pi: _pis,
    }
)
_OF_TABLES = frozenset({kappa_max, pabak, positive_agreement, negative_agreement})
