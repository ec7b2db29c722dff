"""Agreement: every published worked example, to its printed decimals."""

import doctest
import importlib
import json
from pathlib import Path

import numpy as np
import pytest

from scoring.agreement import (
    brennan_prediger,
    cohen_kappa,
    cohen_kappa_from_table,
    conger_kappa,
    fleiss_chance_error,
    fleiss_kappa,
    fleiss_kappa_by_category,
    gwet_ac1,
    gwet_ac2,
    icc,
    kappa_max,
    krippendorff_alpha,
    light_kappa,
    negative_agreement,
    pabak,
    percent_agreement,
    positive_agreement,
    scott_pi,
)
from scoring.agreement.distributions import t_quantile

DATA = Path(__file__).parent / "data"
PUBLISHED = json.loads((DATA / "agreement.json").read_text("utf-8"))
RATINGS = json.loads((DATA / "ratings.json").read_text("utf-8"))


def spelled_out(table):
    """Return a table of counts as one row a unit."""
    return [(i, j) for i, row in enumerate(table) for j, n in enumerate(row) for _ in range(n)]


def ratings_of(entry):
    if "table" in entry:
        return spelled_out(entry["table"])
    return entry.get("ratings") or RATINGS[entry["data_set"]]


def t_interval(estimate, *, as_table=False):
    """Return the interval that irrCAC gives for a table of counts.

    There the variance is divided by n; for ratings, here as there and in Stata, by n - 1.
    """
    error = estimate.standard_error * ((estimate.n - 1) / estimate.n if as_table else 1) ** 0.5
    reach = t_quantile(0.95, estimate.n - 1) * error
    return estimate.value - reach, estimate.value + reach


def computed(entry):
    ratings, table = ratings_of(entry), entry.get("table")
    a, b = list(zip(*ratings, strict=True))[:2]
    params = entry.get("params", {})
    weights = params.get("weights", params.get("agreement_weights"))
    categories = params.get("categories") or (list(range(len(table))) if table else None)
    match entry["statistic"]:
        case "percent_agreement":
            return percent_agreement(a, b).value
        case "positive_agreement":
            return positive_agreement(table).value
        case "negative_agreement":
            return negative_agreement(table).value
        case "pabak":
            return pabak(table).value
        case "cohen_kappa_max":
            return kappa_max(table).value
        case "cohen_kappa" | "weighted_kappa":
            return cohen_kappa(a, b, categories=categories, weights=weights).value
        case "cohen_kappa_se_nonnull" | "weighted_kappa_se_nonnull":
            return cohen_kappa_from_table(table, weights=weights).standard_error
        case "cohen_kappa_ci95_low_t":
            return t_interval(cohen_kappa(a, b))[0]
        case "cohen_kappa_ci95_high_t":
            return t_interval(cohen_kappa(a, b))[1]
        case "scott_pi":
            return scott_pi(a, b).value
        case "brennan_prediger":
            return brennan_prediger(ratings, categories=categories).value
        case "gwet_ac1":
            return gwet_ac1(ratings, categories=categories).value
        case "gwet_ac1_se":
            return gwet_ac1(ratings).standard_error
        case "gwet_ac1_ci95_low":
            return t_interval(gwet_ac1(ratings), as_table=True)[0]
        case "gwet_ac1_ci95_high":
            return t_interval(gwet_ac1(ratings), as_table=True)[1]
        case "gwet_ac2":
            return gwet_ac2(ratings, categories=categories, weights=weights).value
        case "fleiss_kappa":
            return fleiss_kappa(ratings).value
        case "fleiss_kappa_per_category":
            return fleiss_kappa_by_category(ratings)[params["category"]].value
        case "fleiss_z":
            return fleiss_kappa(ratings).value / fleiss_chance_error(ratings).value
        case "conger_kappa":
            return conger_kappa(ratings).value
        case "light_kappa":
            return light_kappa(ratings).value
        case alpha if alpha.startswith("krippendorff_alpha_"):
            return krippendorff_alpha(ratings, level=alpha.rpartition("_")[2]).value
        case kind if kind.startswith("ICC"):
            return icc(ratings, kind=kind).value
    raise AssertionError(entry["statistic"])


@pytest.mark.parametrize("entry", PUBLISHED, ids=lambda entry: entry["id"])
def test_published_values_are_met_to_the_printed_decimals(entry):
    assert abs(computed(entry) - entry["expected"]) <= 0.5 * 10 ** -entry["decimals"] + 1e-9


@pytest.mark.parametrize(
    "name",
    [
        "bootstrap",
        "codes",
        "conger",
        "distributions",
        "estimate",
        "fleiss",
        "gwet",
        "icc",
        "kappa",
        "krippendorff",
        "panel",
        "percent",
        "tables",
    ],
)
def test_examples_in_the_documentation_hold(name):
    module = importlib.import_module(f"scoring.agreement.{name}")
    assert doctest.testmod(module).failed == 0


def test_intervals_of_shrout_and_fleiss_are_those_that_psych_prints():
    """R psych, ICC(sf): lower and upper bounds to two decimals."""
    wanted = {
        "ICC(1,1)": (-0.13, 0.72),
        "ICC(2,1)": (0.02, 0.76),
        "ICC(3,1)": (0.34, 0.95),
        "ICC(1,k)": (-0.88, 0.91),
        "ICC(2,k)": (0.07, 0.93),
        "ICC(3,k)": (0.68, 0.99),
    }
    for kind, ends in wanted.items():
        found = icc(RATINGS["shrout_fleiss_1979"], kind=kind)
        assert (round(found.low, 2), round(found.high, 2)) == ends


def test_the_chance_error_of_a_category_does_not_depend_on_how_common_it_is():
    """Fleiss, Nee and Landis (1979): sqrt(2 / (n m (m - 1))) for each category by itself."""
    diagnoses = np.array(RATINGS["fleiss_1971"])
    for category in (1, 4):
        error = fleiss_chance_error(diagnoses == category).value
        assert error == pytest.approx((2 / (30 * 6 * 5)) ** 0.5)


def test_a_scan_of_presses_gives_less_than_chance_as_its_users_found() -> None:
    # BORIS issue 228: instants every 2 s; three presses within 1.3 s of each other.
    assert cohen_kappa_from_table([[51, 2], [2, 0]]).value == pytest.approx(-0.0377358491)


def test_counts_by_the_minute_of_a_fifteen_minute_record() -> None:
    # A record by which total-count agreement is criticised (Rolider, Iwata and Bullock, 2012).
    one = [1, 1, 1, 2, *[0] * 11]
    other = [0, 0, 0, 1, *[0] * 10, 4]
    seen = percent_agreement([n > 0 for n in one], [n > 0 for n in other])
    assert seen.value == pytest.approx(0.733, abs=0.0005)
    assert percent_agreement(one, other).value == pytest.approx(0.667, abs=0.0005)
