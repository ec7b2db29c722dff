"""Two coders: other libraries, and what must hold for any table."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats.inter_rater import cohens_kappa
from statsmodels.stats.proportion import proportion_confint

from scoring.agreement import (
    cohen_kappa,
    cohen_kappa_from_table,
    kappa_max,
    negative_agreement,
    pabak,
    percent_agreement,
    positive_agreement,
    proportion,
    scott_pi,
)


def codes(table):
    """Spell a table out as two columns of codes."""
    cells = [(i, j) for i, row in enumerate(table) for j, n in enumerate(row) for _ in range(n)]
    return [i for i, _ in cells], [j for _, j in cells]


tables = st.integers(2, 5).flatmap(
    lambda k: st.lists(st.lists(st.integers(0, 30), min_size=k, max_size=k), min_size=k, max_size=k)
)


@given(tables, st.sampled_from([None, "linear", "quadratic"]))
def test_kappa_equals_statsmodels_and_scikit_learn(table, weights):
    kappa = cohen_kappa_from_table(table, weights=weights)
    assume(kappa.value is not None)
    a, b = codes(table)
    labels = list(range(len(table)))
    assert kappa.value == pytest.approx(
        cohen_kappa_score(a, b, labels=labels, weights=weights), abs=1e-9
    )
    assume(kappa.value < 1 - 1e-9)
    assume(kappa.standard_error is not None)
    with np.errstate(all="ignore"):
        wanted = {None: None, "linear": "linear"}.get(weights, "fc")
        theirs = cohens_kappa(np.array(table), wt=wanted)
    assert kappa.standard_error == pytest.approx(theirs.std_kappa, abs=1e-9)


@given(tables)
def test_kappa_does_not_care_who_is_first_nor_how_categories_are_called(table):
    kappa = cohen_kappa_from_table(table)
    turned = cohen_kappa_from_table(np.array(table).T)
    order = np.arange(len(table))[::-1]
    renamed = cohen_kappa_from_table(np.array(table)[np.ix_(order, order)])
    for other in (turned, renamed):
        assert (other.value is None) == (kappa.value is None)
        if kappa.value is not None:
            assert other.value == pytest.approx(kappa.value)
            assert other.standard_error == pytest.approx(kappa.standard_error, abs=1e-9)


@given(tables)
def test_every_estimate_lies_in_its_interval_or_says_why_not(table):
    a, b = codes(table)
    two = [row[:2] for row in table[:2]]
    for estimate in (
        cohen_kappa_from_table(table),
        cohen_kappa_from_table(table, weights="linear"),
        scott_pi(a, b),
        percent_agreement(a, b),
        pabak(table),
        positive_agreement(two),
        negative_agreement(two),
    ):
        if estimate.value is None:
            assert estimate.undefined
            assert estimate.undefined.endswith(".")
        else:
            assert estimate.undefined is None
            if estimate.low is None:
                assert estimate.high is estimate.standard_error is None
                continue
            assert -1 <= estimate.low <= estimate.value + 1e-12
            assert estimate.value - 1e-12 <= estimate.high <= 1 + 1e-12


@given(st.integers(0, 60), st.integers(1, 60))
def test_shares_have_wilsons_interval(part, rest):
    share = proportion(part, part + rest)
    low, high = proportion_confint(part, part + rest, method="wilson")
    assert (share.low, share.high) == pytest.approx((low, high), abs=1e-9)


@given(tables)
def test_kappa_never_exceeds_its_maximum(table):
    kappa, most = cohen_kappa_from_table(table), kappa_max(table)
    if kappa.value is not None:
        assert kappa.value <= most.value + 1e-9


def test_one_category_is_undefined_and_says_why():
    for kappa in (cohen_kappa_from_table([[20]]), cohen_kappa("AAA", "AAA")):
        assert kappa.value is None
        assert "one and the same category" in kappa.undefined


def test_nothing_to_compare_is_undefined_and_says_why():
    assert cohen_kappa([], []).value is None
    assert "no units" in percent_agreement([None], ["B"]).undefined


def test_perfect_agreement_on_few_units_keeps_a_wide_interval():
    few, many = cohen_kappa("ABC", "ABC"), cohen_kappa("ABC" * 100, "ABC" * 100)
    assert few.value == many.value == 1
    assert few.low < 0.3 < 0.95 < many.low


def test_units_one_coder_left_open_are_left_out():
    assert percent_agreement([1, 2, None, 4], [1, 3, 3, float("nan")]).n == 2


def test_categories_fix_the_scale_whatever_was_used():
    a, b = [1, 2, 2, 7], [1, 2, 7, 7]
    whole = cohen_kappa(a, b, categories=range(1, 8), weights="linear").value
    used = cohen_kappa(a, b, weights="linear").value
    assert whole != pytest.approx(used)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: cohen_kappa([1, 2], [1]), "first coder has 2 units, the second 1"),
        (lambda: cohen_kappa([1], [9], categories=[1, 2]), "9 is not one of the categories"),
        (lambda: cohen_kappa([1], [1], categories=[1, 1]), "named twice"),
        (lambda: cohen_kappa_from_table([[1, 2]]), "not square"),
        (lambda: cohen_kappa_from_table([[1, -2], [0, 1]]), "numbers of 0 or more"),
        (lambda: cohen_kappa([1, 2], [1, 2], weights="cubic"), "'linear', 'quadratic'"),
        (lambda: cohen_kappa([1, 2], [1, 2], weights=[[1]]), "weights of shape"),
        (lambda: cohen_kappa([1, 2], [1, 2], confidence=95), "between 0 and 1"),
        (lambda: positive_agreement([[1]]), "needs 2"),
    ],
)
def test_wrong_use_says_what_is_wrong(call, says):
    with pytest.raises(ValueError, match=says):
        call()
