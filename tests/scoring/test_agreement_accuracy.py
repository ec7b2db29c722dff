"""Estimated observer accuracy: published expectations, and that it inverts the expected kappa."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.agreement import cohen_kappa_from_table, expected_kappa, observer_accuracy

# Kappa expected of observers 80, 85, 90 and 95 % accurate, by the number of equally frequent codes
# (Bakeman, Quera, McArthur and Robinson, 1997; Bakeman, 2022).
TWO_OBSERVERS = {
    2: (0.36, 0.49, 0.64, 0.81),
    4: (0.54, 0.64, 0.75, 0.87),
    8: (0.60, 0.69, 0.78, 0.89),
    12: (0.61, 0.70, 0.79, 0.89),
}
AGAINST_KEY = {
    2: (0.60, 0.70, 0.80, 0.90),
    4: (0.73, 0.80, 0.87, 0.93),
    8: (0.77, 0.83, 0.89, 0.94),
    12: (0.78, 0.84, 0.89, 0.95),
}
ACCURACIES = (0.80, 0.85, 0.90, 0.95)


@pytest.mark.parametrize("codes", TWO_OBSERVERS)
def test_the_expected_kappas_of_fallible_observers(codes: int) -> None:
    for accuracy, two, one in zip(
        ACCURACIES, TWO_OBSERVERS[codes], AGAINST_KEY[codes], strict=True
    ):
        assert expected_kappa(accuracy, [1] * codes) == pytest.approx(two, abs=0.0051)
        with_key = expected_kappa(accuracy, [1] * codes, against_key=True)
        assert with_key == pytest.approx(one, abs=0.0051)


@given(st.integers(2, 9), st.floats(0.6, 0.99), st.booleans())
def test_accuracy_is_found_again_from_a_table_it_made(
    codes: int, accuracy: float, against_key: bool
) -> None:
    seen = np.full((codes, codes), (1 - accuracy) / (codes - 1))
    np.fill_diagonal(seen, accuracy)
    table = (seen if against_key else seen.T @ seen) * 1_000_000
    found = observer_accuracy(np.round(table), against_key=against_key)
    assert found.value == pytest.approx(accuracy, abs=0.002)
    assert found.low is not None
    assert found.high is not None
    assert found.low <= found.value <= found.high


@given(st.lists(st.lists(st.integers(0, 30), min_size=3, max_size=3), min_size=3, max_size=3))
def test_accuracy_is_undefined_with_a_reason_or_above_chance(table: list[list[int]]) -> None:
    found = observer_accuracy(table)
    kappa = cohen_kappa_from_table(table)
    if found.value is None:
        assert found.undefined
        assert kappa.value is None or kappa.value <= 0
    else:
        assert 1 / 3 - 1e-9 <= found.value <= 1


def test_a_table_of_one_code_says_why_there_is_no_accuracy() -> None:
    assert "one code" in (observer_accuracy([[5, 0], [0, 0]]).undefined or "").lower()
    assert observer_accuracy([[0, 5], [5, 0]]).undefined
