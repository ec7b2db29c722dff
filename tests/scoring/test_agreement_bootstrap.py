"""Quantiles and the bootstrap: other libraries, and the published intervals they must resemble."""

from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from scoring.agreement import (
    bootstrap,
    cohen_kappa,
    cohen_kappa_from_table,
    cross_table,
    fleiss_kappa,
    gwet_ac1,
    icc,
    kappa_max,
    krippendorff_alpha,
    pabak,
    percent_agreement,
    positive_agreement,
    scott_pi,
)
from scoring.agreement.distributions import f_quantile, t_quantile

freedoms = st.floats(1, 5_000)


def two_coders(n, seed=0):
    random = np.random.default_rng(seed)
    a = random.integers(1, 5, n)
    return a, np.where(random.random(n) < 0.7, a, random.integers(1, 5, n))


@given(st.sampled_from([0.005, 0.025, 0.05, 0.5, 0.9, 0.975, 0.995]), freedoms, freedoms)
def test_quantiles_of_f_are_scipys(share, above, below):
    assert f_quantile(share, above, below) == pytest.approx(
        stats.f.ppf(share, above, below), rel=1e-9
    )


@given(st.floats(0.5, 0.999), st.integers(1, 100_000))
def test_quantiles_of_t_are_scipys(confidence, freedom):
    wanted = stats.t.ppf((1 + confidence) / 2, freedom)
    assert t_quantile(confidence, freedom) == pytest.approx(wanted, rel=1e-9)


def test_a_fraction_of_a_degree_of_freedom_is_enough():
    assert f_quantile(0.975, 9, 0.6) == pytest.approx(stats.f.ppf(0.975, 9, 0.6), rel=1e-8)


@pytest.mark.parametrize(
    "statistic",
    [
        percent_agreement,
        scott_pi,
        cohen_kappa,
        partial(cohen_kappa, weights="quadratic", categories=range(1, 8)),
    ],
)
def test_the_interval_resembles_that_of_the_formula(statistic):
    a, b = two_coders(600)
    drawn, formula = bootstrap(statistic, a, b), statistic(a, b)
    assert drawn.value == formula.value
    assert drawn.n == 600
    for ours, theirs in ((drawn.low, formula.low), (drawn.high, formula.high)):
        assert ours == pytest.approx(theirs, abs=0.01)
    assert drawn.standard_error == pytest.approx(formula.standard_error, rel=0.05)


@pytest.mark.parametrize(
    "statistic", [gwet_ac1, fleiss_kappa, partial(krippendorff_alpha, level="interval")]
)
def test_any_statistic_of_a_panel_can_be_drawn(statistic):
    ratings = np.stack(two_coders(200), axis=1).astype(float)
    ratings[::9, 1] = np.nan
    drawn, formula = bootstrap(statistic, ratings, resamples=400), statistic(ratings)
    assert drawn.value == formula.value
    assert drawn.standard_error == pytest.approx(formula.standard_error, rel=0.2)


def test_drawing_cells_at_once_is_drawing_units_one_by_one():
    a, b = two_coders(80)
    at_once = bootstrap(cohen_kappa, a, b)
    by_unit = bootstrap(lambda x, y: cohen_kappa(x, y), a, b, resamples=2_000)
    assert at_once.standard_error == pytest.approx(by_unit.standard_error, rel=0.07)
    assert at_once.low == pytest.approx(by_unit.low, abs=0.03)


def test_statistics_of_tables_draw_cases_not_rows():
    a, b = two_coders(100)
    table = cross_table(a, b)
    assert bootstrap(cohen_kappa_from_table, table) == bootstrap(cohen_kappa, a, b)
    two = [[40, 6], [9, 45]]
    assert bootstrap(pabak, two, resamples=500).low == pytest.approx(pabak(two).low, abs=0.06)
    assert bootstrap(positive_agreement, two, resamples=200).low < positive_agreement(two).value
    assert bootstrap(kappa_max, two, resamples=200).high <= 1


def test_the_seed_decides():
    a, b = two_coders(50)
    assert bootstrap(cohen_kappa, a, b, seed=1) == bootstrap(cohen_kappa, a, b, seed=1)
    assert bootstrap(cohen_kappa, a, b, seed=1) != bootstrap(cohen_kappa, a, b, seed=2)


def test_plain_numbers_and_any_codes_can_be_drawn():
    mean = bootstrap(lambda x: float(np.mean(x)), [1, 2, 3, 4, 5.5], resamples=300)
    assert mean.low < mean.value == 3.1 < mean.high
    rows = [["A", None], ["B", "B"], ["A", "A"], ["C", "C"], ["B", "A"]] * 4
    assert bootstrap(gwet_ac1, rows, resamples=100).low is not None
    assert bootstrap(icc, [[1, 2], [3, 3], [5, 4]] * 5, resamples=100).n == 15


def test_undefined_stays_undefined_and_often_undefined_has_no_interval():
    assert "one and the same" in bootstrap(cohen_kappa, "AAA", "AAA").undefined
    assert bootstrap(lambda x: float("nan"), [1, 2]).undefined
    rare = bootstrap(cohen_kappa, "AAAAAB", "AAAAAB")
    assert rare.value == 1
    assert rare.low is None


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: bootstrap(lambda *_: 1.0, [1, 2], [1]), "same length"),
        (lambda: bootstrap(cohen_kappa, [1, 2], [1]), "second 1"),
        (lambda: bootstrap(cohen_kappa, [1, 2], [1, 2], resamples=1), "at least 2"),
        (lambda: bootstrap(cohen_kappa, [1, 2], [1, 2], confidence=95), "between 0 and 1"),
    ],
)
def test_wrong_use_says_what_is_wrong(call, says):
    with pytest.raises(ValueError, match=says):
        call()
