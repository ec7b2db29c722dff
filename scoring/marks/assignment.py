"""Optimal assignment: pair rows with columns so that the total gain is greatest."""

import numpy as np
from numpy.typing import NDArray

Gains = NDArray[np.int64]


def best_assignment(gain: Gains) -> list[tuple[int, int]]:
    """Return the pairs (row, column) of greatest total gain, each row and column at most once.

    Args:
        gain: whole numbers, shape (n, m); 0 where a row and a column must not be paired.

    Returns:
        Pairs in order of rows, without pairs of gain 0.

    Source: shortest augmenting paths after Jonker and Volgenant (1987); O(n^2 m), with the inner
    loop over columns in numpy.
    """
    if gain.size == 0:
        return []
    if gain.shape[0] > gain.shape[1]:
        return sorted((row, column) for column, row in best_assignment(gain.T))
    columns = _cheapest_columns(gain.max() - gain)
    return [(row, column) for row, column in enumerate(columns) if gain[row, column] > 0]


def _cheapest_columns(cost: Gains) -> list[int]:
    """Return for each row its column in an assignment of least cost; needs n <= m.

    Row and column 0 of the inner arrays are a stand-in for "nothing yet"; the rest count from 1.
    """
    n, m = cost.shape
    row_price, column_price = np.zeros(n + 1, np.int64), np.zeros(m + 1, np.int64)
    row_of = np.zeros(m + 1, np.int64)
    never = np.iinfo(np.int64).max
    for row in range(1, n + 1):
        row_of[0], column = row, 0
        slack = np.full(m + 1, never)
        came_from = np.zeros(m + 1, np.int64)
        done = np.zeros(m + 1, np.bool_)
        while True:
            done[column] = True
            here = row_of[column]
            reduced = cost[here - 1] - row_price[here] - column_price[1:]
            better = ~done[1:] & (reduced < slack[1:])
            slack[1:][better], came_from[1:][better] = reduced[better], column
            nearest = int(np.where(done, never, slack).argmin())
            step = slack[nearest]
            row_price[row_of[done]] += step
            column_price[done] -= step
            slack[~done] -= step
            column = nearest
            if row_of[column] == 0:
                break
        while column:
            row_of[column] = row_of[came_from[column]]
            column = int(came_from[column])
    columns = [0] * n
    for column in range(1, m + 1):
        if row_of[column]:
            columns[row_of[column] - 1] = column - 1
    return columns
