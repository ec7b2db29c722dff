"""Does what people look like, or how long they cry, tell the classification? It must not.

Each trait is held against the groups by a permutation test: how often do shuffled classes go with
it as closely? Crying and length do go with the groups in life, so for them the question is how many
groups could be guessed from them alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from simulator.authoring.audit import Audit
from simulator.authoring.rules import AuditRules
from simulator.authoring.traits import CRYING, LENGTH, Trait

_SEED = 7
_EPSILON = 1e-9
_SHARES = (LENGTH, CRYING)

Codes = NDArray[np.intp]
Against = Literal["group", "D or not"]


@dataclass(frozen=True, slots=True)
class Trial:
    """A trait held against a classification: "group", or "D or not".

    ``p`` is how often shuffled classes go with it as closely. ``guessed`` is the share of cases
    whose class is right if it is guessed from this trait alone, ``usual`` the share of the
    commonest class; both None where only ``p`` counts.
    """

    trait: str
    against: Against
    p: float
    guessed: float | None = None
    usual: float | None = None


def trials(audits: Sequence[Audit], rules: AuditRules) -> tuple[Trial, ...]:
    """Return every trait held against group, and D or not; none with too few cases."""
    known = [a for a in audits if a.keyed is not None and a.traits]
    if len(known) < rules.least_cases:
        return ()
    said = [a.keyed.classification for a in known if a.keyed is not None]
    classes: dict[Against, list[str]] = {
        "group": [c.group or "none" for c in said],
        "D or not": [str(bool(c.disorganised)) for c in said],
    }
    return tuple(
        _trial(trait, against, [a.traits[trait] for a in known], labels, rules)
        for against, labels in classes.items()
        for trait in known[0].traits
    )


def alarms(found: Sequence[Trial], rules: AuditRules) -> tuple[Trial, ...]:
    """Return the trials that say that a trait gives the classification away."""
    tested = [t for t in found if t.guessed is None]
    return tuple(
        t
        for t in found
        if (t.p <= rules.alarm / len(tested) if t.guessed is None else t.guessed > rules.guessed)
    )


def _trial(
    trait: str, against: Against, values: Sequence[Trait], labels: Sequence[str], rules: AuditRules
) -> Trial:
    p = by_chance(values, labels, rules.permutations)
    if trait not in _SHARES:
        return Trial(trait, against, p)
    numbers = np.array([float(v) for v in values])
    usual = max(labels.count(label) for label in set(labels)) / len(labels)
    return Trial(trait, against, p, guessed_right(numbers, labels), usual)


def by_chance(values: Sequence[Trait], labels: Sequence[str], permutations: int) -> float:
    """Return how often shuffled labels go with the values as closely as these do.

    Args:
        values: names, compared by chi-square, or numbers, compared by their ranks.
        labels: the class of each.
        permutations: how often to shuffle.
    """
    classes: Codes = np.unique(labels, return_inverse=True)[1]
    rng = np.random.default_rng(_SEED)
    shuffled = rng.permuted(np.tile(classes, (permutations, 1)), axis=1)
    every = np.vstack([classes, shuffled])
    if any(isinstance(v, str) for v in values):
        found = _chi_square(np.unique([str(v) for v in values], return_inverse=True)[1], every)
    else:
        found = _between(_ranks(np.array(values, float)), every)
    return float((found >= found[0] - _EPSILON).mean())


def _chi_square(values: Codes, classes: Codes) -> NDArray[np.float64]:
    """Return chi-square of the values with each row of classes."""
    rows, columns = int(values.max()) + 1, int(classes.max()) + 1
    cells = values * columns + classes
    offsets = np.arange(len(classes))[:, None] * rows * columns
    counts = np.bincount((cells + offsets).ravel(), minlength=len(classes) * rows * columns)
    tables = counts.reshape(len(classes), rows, columns).astype(float)
    expected = tables.sum(2, keepdims=True) * tables.sum(1, keepdims=True) / len(values)
    result: NDArray[np.float64] = ((tables - expected) ** 2 / expected).sum((1, 2))
    return result


def _between(values: NDArray[np.float64], classes: Codes) -> NDArray[np.float64]:
    """Return how far the means of the classes are apart, for each row of classes."""
    centred = values - values.mean()
    total = np.zeros(len(classes))
    for label in range(int(classes.max()) + 1):
        inside = classes == label
        total += (inside * centred).sum(1) ** 2 / np.maximum(inside.sum(1), 1)
    return total


def _ranks(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return ranks, equal values sharing the mean of theirs."""
    below = (values[:, None] > values).sum(1)
    equal = (values[:, None] == values).sum(1)
    result: NDArray[np.float64] = below + (equal - 1) / 2
    return result


def guessed_right(values: NDArray[np.float64], labels: Sequence[str]) -> float:
    """Return the share of labels found from the nearest median of the others (leave one out)."""
    named = np.array(labels)
    hits = 0
    for i, value in enumerate(values):
        others = np.arange(len(values)) != i
        medians = {
            label: float(np.median(values[others & (named == label)]))
            for label in np.unique(named[others])
        }
        hits += min(medians, key=lambda label: abs(medians[label] - value)) == labels[i]
    return hits / len(values)
