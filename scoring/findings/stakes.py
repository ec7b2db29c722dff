"""Stakes: on which scales, and in which episodes, something came out otherwise than in the key."""

from collections.abc import Iterator
from dataclasses import replace

from scoring.comparison import Comparison
from scoring.ratings import NumberScore
from scoring.terms import EPISODES, REUNIONS
from scoring.wording import Wording

Stake = tuple[str, int]
"""A scale and an episode."""


def stakes(comparison: Comparison, wording: Wording) -> frozenset[Stake]:
    """Return where a moment that was not seen may have changed a number, the group or D."""
    return frozenset(
        (*_of_numbers(comparison), *_of_group(comparison, wording), *_of_signs(comparison))
    )


def _of_numbers(comparison: Comparison) -> Iterator[Stake]:
    rated = comparison.ratings.by_episode if comparison.ratings else {}
    for episode, scales in rated.items():
        yield from ((scale, episode) for scale, number in scales.items() if _off(number))
    for episode, number in (comparison.search or {}).items():
        if _off(number):
            yield "search", episode


def _of_group(comparison: Comparison, wording: Wording) -> Iterator[Stake]:
    """Yield the scale that tells the two groups apart, where the group came out otherwise."""
    found = comparison.classification
    if found is None or found.yours is None or found.group_agrees:
        return
    yours, key = (str(replace(one, disorganised=None)) for one in (found.yours, found.key))
    pair = wording.pair(yours, key)
    if pair is not None:
        yield from ((pair.scale, episode) for episode in REUNIONS)


def _of_signs(comparison: Comparison) -> Iterator[Stake]:
    found, signs = comparison.classification, comparison.disorganisation
    decided = found is not None and found.disorganised_agrees is False
    if decided or (signs is not None and signs.rating is not None and _off(signs.rating)):
        yield from (("disorganisation", episode) for episode in EPISODES)


def _off(number: NumberScore) -> bool:
    return number.yours is not None and number.credit < 1
