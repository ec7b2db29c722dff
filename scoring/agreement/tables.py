"""From two columns of codes to a square table of counts, and the weights laid over it."""

from collections.abc import Hashable, Iterable, Sequence
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.agreement.codes import coded_pair, places_in

Counts = NDArray[np.float64]
Weights = Literal["linear", "quadratic"] | ArrayLike | None
"""None counts only identical codes; a matrix holds agreement weights, 1 on its diagonal."""


def cross_table(
    a: Iterable[Hashable], b: Iterable[Hashable], categories: Sequence[Hashable] | None = None
) -> Counts:
    """Tally two coders' codes of the same units.

    Args:
        a: first coder's codes, one a unit; None or NaN where there is none.
        b: second coder's codes of the same units, in the same order.
        categories: all codes there are, in order; what was used if not given. Rating scales should
            always be given in full, or levels nobody used change the weights.

    Returns:
        Counts, shape (k, k), first coder in rows. Units that either left open are left out.

    Raises:
        ValueError: different lengths, a code outside ``categories``, or a category named twice.
    """
    first, second, names = coded_pair(a, b)
    size = len(names) + 1
    with_gaps = np.bincount(first * size + second, minlength=size * size).reshape(size, size)
    tally = with_gaps[1:, 1:].astype(np.float64)
    used = np.flatnonzero(tally.any(axis=0) | tally.any(axis=1))
    if len(used) < len(names):
        tally = tally[used[:, None], used]
    if categories is None:
        return tally
    place = places_in(categories, [names[index] for index in used]) - 1
    table = np.zeros((len(categories), len(categories)))
    table[place[:, None], place] = tally
    return table


def checked(table: ArrayLike, *, size: int | None = None) -> Counts:
    """Return a table as numbers.

    Raises:
        ValueError: it is not square, not of the ``size`` asked for, or holds anything but counts.
    """
    counts = np.asarray(table, dtype=np.float64)
    if counts.ndim != 2 or counts.shape[0] != counts.shape[1]:
        raise ValueError(
            f"a table of shape {counts.shape} is not square; rows and columns must match"
        )
    if size is not None and len(counts) != size:
        raise ValueError(f"a table of {len(counts)} categories; this statistic needs {size}")
    if not np.isfinite(counts).all() or (counts < 0).any():
        raise ValueError("a table of counts holds only numbers of 0 or more")
    return counts


def agreement_weights(weights: Weights, size: int) -> Counts:
    """Return a (size, size) matrix that says how far each pair of categories agrees.

    Linear and quadratic weights fall with the distance of the categories' places (Cohen, 1968).

    Raises:
        ValueError: an unknown name, or a matrix that does not fit the table.
    """
    if weights is None:
        return np.eye(size)
    if isinstance(weights, str):
        if weights not in ("linear", "quadratic"):
            raise ValueError(f"weights {weights!r}; expected 'linear', 'quadratic' or a matrix")
        place = np.arange(size)
        distance: Counts = np.abs(place[:, None] - place[None, :]) / max(size - 1, 1)
        return 1.0 - (distance if weights == "linear" else distance * distance)
    matrix = np.asarray(weights, dtype=np.float64)
    if matrix.shape != (size, size):
        raise ValueError(f"weights of shape {matrix.shape} for a table of shape {(size, size)}")
    return matrix
