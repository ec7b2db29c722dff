"""Nobody may learn to code by looks: across the library they tell nothing of the classification."""

import colorsys
import functools
from collections.abc import Callable, Sequence

import numpy as np
import pytest

from simulator.case import find_case, library_cases, load_case, load_key
from simulator.figure.look import Look
from simulator.performance.compiler import _looks
from simulator.performance.remarks import Remarks

PERMUTATIONS = 3000
ALARM = 0.01
"""Chance of a false alarm over all features together."""


def _dark(look: Look) -> str:
    return "dark" if sum(look.skin) < 480 else "light"


def _warmth(look: Look) -> str:
    hue = colorsys.rgb_to_hsv(*(c / 255 for c in look.top))[0]
    return f"hue {int(hue * 24)}"


FEATURES: dict[str, tuple[str, Callable[[Look], str]]] = {
    "skin of the infant": ("infant", _dark),
    "skin of the caregiver": ("caregiver", _dark),
    "skin of the stranger": ("stranger", _dark),
    "clothes of the infant": ("infant", lambda look: look.outfit),
    "clothes of the caregiver": ("caregiver", lambda look: look.outfit),
    "colour of the infant": ("infant", _warmth),
    "colour of the caregiver": ("caregiver", _warmth),
    "colour of the stranger": ("stranger", _warmth),
    "hair of the infant": ("infant", lambda look: look.hairstyle),
    "hair of the caregiver": ("caregiver", lambda look: look.hairstyle),
    "glasses of the caregiver": ("caregiver", lambda look: str(look.glasses)),
    "outline of the caregiver": ("caregiver", lambda look: f"{look.stature:.2f}"),
}


def association(values: Sequence[str], classes: Sequence[str]) -> float:
    """Return chi-square of a feature and a class."""
    rows, a = np.unique(values, return_inverse=True)
    columns, b = np.unique(classes, return_inverse=True)
    table = np.zeros((len(rows), len(columns)))
    np.add.at(table, (a, b), 1.0)
    expected = table.sum(1)[:, None] * table.sum(0)[None, :] / table.sum()
    return float(((table - expected) ** 2 / expected).sum())


def by_chance(values: Sequence[str], classes: Sequence[str]) -> float:
    """Return how often shuffled classes go with a feature as closely: a permutation test."""
    found, rng = association(values, classes), np.random.default_rng(7)
    shuffled = np.array(classes)
    as_close = sum(
        association(values, rng.permutation(shuffled)) >= found - 1e-9 for _ in range(PERMUTATIONS)
    )
    return (as_close + 1) / (PERMUTATIONS + 1)


@functools.cache
def library() -> tuple[tuple[dict[str, Look], str, str], ...]:
    """Return looks, group and D or not of every case of the library."""
    found = []
    for case_id in library_cases():
        folder = find_case(case_id)
        assert folder is not None
        case = load_case(folder).value
        assert case is not None, case_id
        key = load_key(folder / "key.yaml", case.script).value
        assert key is not None, case_id
        group = key.classification.group
        organised = "D" if key.classification.disorganised else "organised"
        found.append((_looks(case.script, Remarks(case)), group or "U", organised))
    return tuple(found)


@pytest.mark.parametrize("feature", FEATURES)
def test_looks_tell_nothing_of_the_classification(feature: str) -> None:
    actor, read = FEATURES[feature]
    values = [read(looks[actor]) for looks, _, _ in library()]
    for classes in ([group for _, group, _ in library()], [d for _, _, d in library()]):
        assert by_chance(values, classes) > ALARM / (2 * len(FEATURES)), feature


def test_the_test_would_notice_a_library_in_which_looks_give_the_class_away() -> None:
    classes = ["A", "B", "C"] * 5
    assert by_chance([f"style {c}" for c in classes], classes) < ALARM / (2 * len(FEATURES))
    assert by_chance(["one", "two", "three", "four", "five"] * 3, classes) > ALARM


def test_no_two_cases_of_the_library_have_the_same_infant() -> None:
    infants = [looks["infant"] for looks, _, _ in library()]
    assert len(set(infants)) == len(infants)
