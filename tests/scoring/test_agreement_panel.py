"""Any number of coders: other libraries, what must hold for any ratings, and what is undefined."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from scoring.agreement import (
    brennan_prediger,
    cohen_kappa,
    conger_kappa,
    fleiss_chance_error,
    fleiss_kappa,
    fleiss_kappa_by_category,
    gwet_ac1,
    gwet_ac2,
    icc,
    krippendorff_alpha,
    light_kappa,
    percent_agreement,
    scott_pi,
)
from tests.scoring import references

COEFFICIENTS = (
    brennan_prediger,
    gwet_ac1,
    gwet_ac2,
    fleiss_kappa,
    conger_kappa,
    light_kappa,
    krippendorff_alpha,
)
CODERS_ALIKE = (brennan_prediger, gwet_ac1, gwet_ac2, fleiss_kappa, krippendorff_alpha)
NAMES = pytest.mark.parametrize("coefficient", COEFFICIENTS, ids=lambda c: c.__name__)


@st.composite
def panels(draw, gaps=True):
    """Return ratings and their number of categories; a coder may use one category only."""
    k = draw(st.integers(2, 7))
    shape = draw(st.tuples(st.integers(1, 14), st.integers(2, 6)))
    lowest = 0 if gaps and draw(st.booleans()) else 1
    ratings = draw(arrays.arrays(np.int8, shape, elements=st.integers(lowest, k))).astype(float)
    ratings[ratings == 0] = np.nan
    if draw(st.booleans()):
        ratings[:, 1] = draw(st.integers(1, k))
    if draw(st.booleans()):  # coders who agree more than chance would have it
        copied = draw(arrays.arrays(np.bool_, shape))
        ratings = np.where(copied, ratings[:, :1], ratings)
    return ratings, k


BOTTOMLESS = -1e5
"""Below this a bound says nothing, and rounding decides its digits."""


def same(one, other):
    assert (one.value is None) == (other.value is None)
    if one.value is not None:
        assert one.value == pytest.approx(other.value, abs=1e-9)


def same_with_interval(one, other):
    same(one, other)
    for ours, theirs in ((one.low, other.low), (one.high, other.high)):
        assert (ours is None) == (theirs is None)
        if ours is None:
            continue
        if ours < BOTTOMLESS:  # the bound of an average of coders runs to minus infinity
            assert theirs < BOTTOMLESS
        else:
            assert ours == pytest.approx(theirs, abs=1e-7, rel=1e-6)


@given(panels())
@settings(max_examples=60)
def test_values_are_those_of_other_libraries_and_of_the_definitions(panel):
    differing = [pair for pair in references.pairs(*panel) if pair.differs]
    assert not differing


@given(panels())
def test_every_estimate_lies_in_its_interval_or_says_why_not(panel):
    ratings, k = panel
    scale = range(1, k + 1)
    found = [c(ratings, categories=scale) for c in COEFFICIENTS]
    found += fleiss_kappa_by_category(ratings, categories=scale).values()
    for estimate in found:
        if estimate.value is None:
            assert estimate.undefined.endswith(".")
            assert estimate.low is estimate.high is estimate.standard_error is None
            continue
        assert estimate.undefined is None
        assert estimate.value <= 1
        # AC2 subtracts a chance agreement that may be near 1: it has no bound at -1
        assert np.isfinite(estimate.value)
        assert estimate.n >= 1
        if estimate.low is not None:
            assert estimate.low <= estimate.value + 1e-9
            assert estimate.low >= -1 or estimate.value < -1
            assert estimate.value - 1e-9 <= estimate.high <= 1


@given(panels(), st.randoms())
def test_neither_the_order_of_units_nor_of_coders_matters(panel, random):
    ratings, k = panel
    units, coders = list(range(len(ratings))), list(range(ratings.shape[1]))
    random.shuffle(units)
    random.shuffle(coders)
    shuffled = ratings[units][:, coders]
    for coefficient in COEFFICIENTS:
        scale = range(1, k + 1)
        one, other = (coefficient(x, categories=scale) for x in (ratings, shuffled))
        same_with_interval(one, other)


@given(panels(), st.permutations("abcdefg"))
def test_the_names_of_categories_do_not_matter(panel, names):
    ratings, k = panel
    scale = range(1, k + 1)
    renamed = [[None if np.isnan(c) else names[int(c) - 1] for c in row] for row in ratings]
    for coefficient in COEFFICIENTS:
        if coefficient is gwet_ac2:
            continue
        one = coefficient(ratings, categories=scale)
        same_with_interval(one, coefficient(renamed, categories=names[:k]))


@given(panels(), st.randoms())
def test_whose_code_is_whose_matters_only_to_conger_and_light(panel, random):
    ratings, k = panel
    mixed = ratings.copy()
    for row in mixed:
        random.shuffle(row)
    for coefficient in CODERS_ALIKE:
        scale = range(1, k + 1)
        same_with_interval(
            coefficient(ratings, categories=scale), coefficient(mixed, categories=scale)
        )


@given(panels())
def test_doubled_data_keep_the_value_and_narrow_the_interval(panel):
    ratings, k = panel
    twice = np.concatenate((ratings, ratings))
    for coefficient in COEFFICIENTS:
        if coefficient is krippendorff_alpha:  # corrects for the size of the sample
            continue
        one, two = (coefficient(x, categories=range(1, k + 1)) for x in (ratings, twice))
        same(one, two)
        if one.standard_error:
            assert two.standard_error < one.standard_error


@given(panels())
def test_two_coders_are_the_special_case(panel):
    ratings, k = panel
    a, b = ratings[:, 0], ratings[:, 1]
    pair, scale = ratings[:, :2], range(1, k + 1)
    both = pair[~np.isnan(pair).any(axis=1)]
    cohen = cohen_kappa(a, b, categories=scale)
    same(light_kappa(pair, categories=scale), cohen)
    same(conger_kappa(both, categories=scale), cohen)
    same(fleiss_kappa(both, categories=scale), scott_pi(a, b, categories=scale))
    light = light_kappa(pair, categories=scale)
    assert light.standard_error == pytest.approx(cohen.standard_error, abs=1e-9)


@given(panels(gaps=False))
def test_icc_changes_neither_with_the_unit_of_measurement_nor_with_order(panel):
    ratings, _ = panel
    for kind in references.KINDS:
        found = icc(ratings, kind=kind)
        same_with_interval(found, icc(ratings * 10 + 3, kind=kind))
        same_with_interval(found, icc(ratings[::-1, ::-1], kind=kind))


@pytest.mark.parametrize("seed", range(6))
def test_intervals_of_icc_are_pingouins(seed):
    """It prints two decimals."""
    random = np.random.default_rng(seed)
    units, coders = random.integers(5, 40), random.integers(2, 6)
    ratings = random.normal(size=(units, 1)) + random.normal(size=(units, coders))
    theirs = references.pingouin_icc(ratings)["CI95"]
    for kind, ends in zip(references.KINDS, theirs, strict=True):
        found = icc(ratings, kind=kind)
        assert (found.low, found.high) == pytest.approx(tuple(ends), abs=0.00501)


@given(panels(gaps=False), st.integers(-9, 9))
def test_consistency_forgives_a_coder_who_is_always_higher(panel, shift):
    ratings, _ = panel
    shifted = ratings + shift * np.eye(ratings.shape[1])[0]
    assume((ratings != ratings[0, 0]).any())
    for kind in ("ICC(3,1)", "ICC(3,k)"):
        same(icc(ratings, kind=kind), icc(shifted, kind=kind))


@NAMES
def test_complete_agreement_is_1_with_an_interval_that_narrows(coefficient):
    few, many = ([[c] * 3 for c in "ABCD" * n] for n in (1, 50))
    assert coefficient(few).value == coefficient(many).value == 1
    assert coefficient(few).low < 0.8 < 0.9 < coefficient(many).low < 1


@pytest.mark.parametrize("level", references.LEVELS)
def test_complete_agreement_of_numbers_is_1(level):
    found = krippendorff_alpha([[c, c, None, c] for c in (0.1, 0.3, 2.7, 9)], level=level)
    assert found.value == 1


@NAMES
def test_independent_coders_agree_by_chance_alone(coefficient):
    ratings = np.random.default_rng(3).integers(0, 4, (20_000, 3))
    found = coefficient(ratings)
    assert abs(found.value) < 0.02
    assert found.low < 0 < found.high or abs(found.value) < 0.01


@NAMES
def test_nothing_to_compare_is_undefined_and_says_why(coefficient):
    for ratings in ([], [[1, None], [None, 2]], [[1], [2]], [[None, None]]):
        found = coefficient(ratings)
        assert found.value is None
        assert found.undefined


@pytest.mark.parametrize("coefficient", [fleiss_kappa, conger_kappa, light_kappa])
def test_one_category_throughout_is_undefined_and_says_why(coefficient):
    found = coefficient([["A", "A"]] * 5, categories="AB")
    assert found.value is None
    assert "one and the same category" in found.undefined


def test_one_category_throughout_leaves_gwet_a_value_if_there_are_others():
    assert gwet_ac1([["A", "A"]] * 5, categories="AB").value == 1
    assert "single category" in gwet_ac1([["A", "A"]] * 5).undefined
    assert "single category" in brennan_prediger([["A", "A"]] * 5).undefined


def test_alpha_without_variation_is_undefined_and_says_why():
    assert "no variation" in krippendorff_alpha([[3, 3]] * 4, level="interval").undefined


def test_light_names_the_coders_who_cannot_be_compared():
    found = light_kappa([["A", "A", "B"], ["A", "B", "A"], ["A", "A", "A"], ["A", "A", "B"]])
    assert found.value == pytest.approx(np.mean([0, 0, cohen_kappa("ABAA", "BAAB").value]))
    apart = light_kappa([["A", "A", None], [None, "B", "B"], ["B", "B", None]])
    assert "coders 1 and 3" in apart.undefined


@pytest.mark.parametrize("kind", references.KINDS)
def test_ratings_without_variance_have_no_icc_and_say_why(kind):
    found = icc([[3, 3]] * 3, kind=kind)
    assert found.value is None
    assert "no variation" in found.undefined


def test_icc_needs_two_complete_units_of_two_coders():
    assert "two units or more" in icc([[1, 2], [3, None]]).undefined
    assert icc([[1, 2], [3, None], [4, 5], [6, 6]]).n == 3


def test_icc_does_not_divide_by_less_than_nothing():
    assert "zero or less" in icc([[1, 2], [2, 1]], kind="ICC(2,k)").undefined
    assert "zero or less" in icc([[1, 2], [2, 1]], kind="ICC(3,k)").undefined


def test_the_chance_error_needs_equally_many_codes_a_unit():
    assert "same number" in fleiss_chance_error([["A", "B"], ["A", None]]).undefined
    assert "one and the same" in fleiss_chance_error([["A", "A"]]).undefined


def test_a_fixed_scale_changes_what_its_size_changes():
    ratings = [[1, 2], [2, 2], [1, 1]]
    for coefficient in (brennan_prediger, gwet_ac1, gwet_ac2):
        used, fixed = coefficient(ratings), coefficient(ratings, categories=range(1, 8))
        assert used.value != pytest.approx(fixed.value)
    assert krippendorff_alpha(ratings, level="ordinal", categories=range(1, 8)) == (
        krippendorff_alpha(ratings, level="ordinal")
    )


def test_alpha_of_600_values_needs_no_table_of_all_pairs():
    values = np.random.default_rng(1).permutation(np.arange(1, 100_001)).reshape(-1, 2) / 7
    for level in ("nominal", "ordinal", "interval"):  # 100,000 distinct values
        assert abs(krippendorff_alpha(values, level=level).value) < 0.02


def test_alpha_of_ratios_is_the_same_however_its_sums_are_cut(monkeypatch):
    ratings = np.random.default_rng(2).integers(0, 900, (700, 3))
    whole = krippendorff_alpha(ratings, level="ratio")
    monkeypatch.setattr("scoring.agreement.krippendorff._AT_ONCE", 5_000)
    same_with_interval(whole, krippendorff_alpha(ratings, level="ratio"))


@pytest.mark.parametrize(
    "ratings",
    [
        np.array([[1, 2], [2, 2], [3, 1]], dtype=np.int8),
        np.array([[1, 2], [2, 2], [3, 1]], dtype=np.uint64),
        [[1.0, 2.0], [2.0, 2.0], [3.0, 1.0]],
        [[1, 2], (2, 2), [3, 1]],
        [["1", "2"], ["2", "2"], ["3", "1"]],
        [[-128, 127], [127, 127], [1000, -128]],
        [[(1, 1), (1, 2)], [(1, 2), (1, 2)], [(1, 3), (1, 1)]],
        [[1e300, -1e300], [-1e300, -1e300], [0.5, 1e300]],
        [[10**12, 1], [1, 1], [5, 10**12]],
        [[1, "b"], ["b", "b"], [None, None], [("c", 3), 1]],
    ],
)
def test_codes_may_be_anything(ratings):
    wanted = fleiss_kappa([["x", "y"], ["y", "y"], ["z", "x"]])
    same_with_interval(fleiss_kappa(ratings), wanted)
    a, b = zip(*ratings, strict=True)
    assert percent_agreement(a, b).value == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: fleiss_kappa([[1, 2], [1]]), "unit 2 has 1 codes"),
        (lambda: fleiss_kappa([[1, 9]], categories=[1, 2]), "9 is not one of the categories"),
        (lambda: fleiss_kappa([[1, 2]], categories=[1, 2, 2]), "named twice"),
        (lambda: fleiss_kappa(np.zeros((2, 2, 2))), "units x coders"),
        (lambda: fleiss_kappa([1, 2, 3]), "units x coders"),
        (lambda: fleiss_kappa([[1, 2], [2, 2]], confidence=1), "between 0 and 1"),
        (lambda: krippendorff_alpha([[1, 2]], level="cubic"), "nominal, ordinal"),
        (lambda: krippendorff_alpha([["a", "b"]], level="interval"), "'a' is none"),
        (lambda: krippendorff_alpha([[1, float("inf")]], level="interval"), "inf is none"),
        (lambda: krippendorff_alpha([[-1, 2]], level="ratio"), "below it"),
        (lambda: icc([[1, 2], [3, 4]], kind="ICC(4,1)"), "expected one of"),
        (lambda: icc([["a", "b"]]), "must be numbers"),
        (lambda: icc([1, 2, 3]), "units x coders"),
        (lambda: icc([[1, 2], [3, 4]], confidence=0), "between 0 and 1"),
    ],
)
def test_wrong_use_says_what_is_wrong(call, says):
    with pytest.raises(ValueError, match=says):
        call()
