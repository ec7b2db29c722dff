"""From codes as people write them to places in a list of categories, whatever the codes are."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Places = NDArray[np.intp]
Ratings = ArrayLike | Sequence[Sequence[Hashable]]
"""Units x coders: numbers with NaN where one is missing, or rows of codes with None."""

GAP = 0
"""The place of a code that is missing; the first category has place 1."""
_FEW = 32


@dataclass(frozen=True, slots=True)
class Coded:
    """Codes as places in ``categories``, from 1; ``GAP`` where a coder gave none.

    ``places`` has one row a unit and one column a coder; it is laid out coder by coder, because
    sums over the coders of each unit are several times faster so.
    """

    places: Places
    categories: Sequence[Any]


def coded(ratings: Ratings, categories: Iterable[Hashable] | None = None) -> Coded:
    """Find the place of every code.

    Args:
        ratings: shape (units, coders); None or NaN where a code is missing.
        categories: all categories in order; those used, in rising order, if not given.

    Raises:
        ValueError: no table, rows of different lengths, a code outside ``categories``, or a
            category named twice.
    """
    numbers = _numbers(ratings, 2)
    if numbers is not None:
        by_coder, known = _places_of_numbers(np.array(numbers.T, order="C"))
    else:
        columns = list(zip(*_rows(ratings), strict=True))
        flat, known = _places_of_names([code for column in columns for code in column])
        by_coder = flat.reshape(len(columns), -1) if columns else flat.reshape(0, 0)
    tally = np.bincount(by_coder.ravel(), minlength=len(known) + 1)
    used = np.flatnonzero(tally[1:])
    names = [known[index] for index in used]
    moved = np.full(len(known) + 1, GAP, dtype=np.intp)
    moved[used + 1] = places_in(categories, names)
    unmoved = len(used) == len(known) and bool((moved[1:] == used + 1).all())
    if not unmoved:
        by_coder = moved[by_coder]
    return Coded(by_coder.T, names if categories is None else list(categories))


def coded_pair(a: Iterable[Hashable], b: Iterable[Hashable]) -> tuple[Places, Places, list[Any]]:
    """Find the places of two coders' codes in one list of categories, not all of them used.

    Raises:
        ValueError: the columns differ in length.
    """
    first, second = (x if isinstance(x, np.ndarray) else list(x) for x in (a, b))
    n = len(first)
    if n != len(second):
        raise ValueError(
            f"the first coder has {n} units, the second {len(second)}; "
            "both must have coded the same units in the same order"
        )
    one, other = _numbers(first, 1), _numbers(second, 1)
    if one is not None and other is not None:
        places, known = _places_of_numbers(np.concatenate((one, other)))
    else:
        places, known = _places_of_names([*first, *second])
    return places[:n], places[n:], known


def places_in(categories: Iterable[Hashable] | None, names: list[Any]) -> Places:
    """Return the place of each name among the categories.

    Raises:
        ValueError: a name is none of the categories, or a category is named twice.
    """
    if categories is None:
        return np.arange(1, len(names) + 1)
    known = list(categories)
    place = {name: index for index, name in enumerate(known, 1)}
    if len(place) < len(known):
        raise ValueError("a category is named twice; name each once")
    for name in names:
        if name not in place:
            raise ValueError(f"{name!r} is not one of the categories {known}")
    return np.array([place[name] for name in names], dtype=np.intp)


def _numbers(values: Any, dimensions: int) -> NDArray[Any] | None:
    """Return numbers as an array, None if anything else is among the values."""
    try:
        array = np.asarray(values)
    except ValueError:  # rows of different lengths
        return None
    return array if array.dtype.kind in "biuf" and array.ndim == dimensions else None


def _rows(ratings: Any) -> list[list[Hashable]]:
    """Return ratings row by row; whatever is no sequence, such as a data frame, as an array."""
    given = ratings if isinstance(ratings, Sequence) else np.asarray(ratings, dtype=object)
    if isinstance(given, np.ndarray) and given.ndim > 2:
        raise ValueError(f"ratings of shape {given.shape}; expected units x coders")
    try:
        rows = [list(row) for row in given]
    except TypeError:
        raise ValueError("ratings of one dimension; expected units x coders") from None
    for number, row in enumerate(rows, 1):
        if len(row) != len(rows[0]):
            raise ValueError(
                f"unit {number} has {len(row)} codes, the first unit {len(rows[0])}; "
                "give one for each coder, None where there is none"
            )
    return rows


def _places_of_numbers(numbers: NDArray[Any]) -> tuple[Places, list[Any]]:
    """Number the codes; the array given may be overwritten, which spares large data a copy."""
    there = ~np.isnan(numbers) if numbers.dtype.kind == "f" else None
    if there is None or there.all():
        found, names = _places_of_known(numbers.ravel())
        return found.reshape(numbers.shape), names
    places = np.full(numbers.shape, GAP, dtype=np.intp)
    places[there], names = _places_of_known(numbers[there])
    return places, names


def _places_of_known(numbers: NDArray[Any]) -> tuple[Places, list[Any]]:
    """Number whole numbers of a small range by counting, several times faster than by sorting."""
    low, high = _range_of_whole(numbers)
    if high - low >= max(_FEW, numbers.size):
        values, found = np.unique(numbers, return_inverse=True)
        return np.add(found, 1, dtype=np.intp), values.tolist()
    names = np.arange(low, high + 1).astype(numbers.dtype).tolist()
    places = numbers.astype(np.intp, copy=False)
    places -= low - 1
    if high - low < _FEW:
        return places, names
    used = np.minimum(np.bincount(places, minlength=len(names) + 1), 1)
    return np.cumsum(used)[places], [name for name, one in zip(names, used[1:], strict=True) if one]


def _range_of_whole(numbers: NDArray[Any]) -> tuple[int, int]:
    """Return the least and the greatest; a range too large to count if not all are whole."""
    if not numbers.size:
        return 1, 0
    too_large = 0, numbers.size + _FEW
    low, high = numbers.min().item(), numbers.max().item()
    if not -(2**53) < low <= high < 2**53:
        return too_large
    if numbers.dtype.kind == "f" and not (numbers == np.floor(numbers)).all():
        return too_large
    return int(low), int(high)


def _places_of_names(codes: list[Hashable]) -> tuple[Places, list[Any]]:
    names = _ordered(code for code in dict.fromkeys(codes) if not _open(code))
    place = {code: index for index, code in enumerate(names, 1)}
    return np.array([place.get(code, GAP) for code in codes], dtype=np.intp), names


def _open(code: Hashable) -> bool:
    """Tell whether a unit was left open: NaN is the only code unequal to itself."""
    return code is None or code != code


def _ordered(codes: Iterable[Hashable]) -> list[Hashable]:
    """Sort codes by value where they can be compared, by their names otherwise."""
    found = list(codes)
    try:
        return sorted(found)  # type: ignore[type-var]
    except TypeError:
        return sorted(found, key=repr)
