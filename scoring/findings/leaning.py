"""Leaning: what in one's own ratings speaks for one's own class, and in the key's for the key's.

The typical ranges of the subgroups are a simulator rule: they explain, and classify nobody.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from scoring.rubric import typicality
from scoring.rules import DEFAULTS, Rules
from scoring.terms import REUNIONS, Classification, Coding, Key
from scoring.terms.coding import Ratings

Pair = tuple[int | None, int | None]
"""A rating of each reunion; None where none was given."""
Ranges = tuple[tuple[int, int], ...]
"""The lowest and the highest typical rating, of each reunion."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One scale on which two subgroups differ: both ratings, and what is typical of either."""

    scale: str
    yours: Pair
    key: Pair
    typical_of_yours: Ranges
    typical_of_key: Ranges


@dataclass(frozen=True, slots=True)
class Leaning:
    """Two subgroups, and the scales that tell them apart, the one most apart first.

    ``your_distance`` and ``key_distance`` say how many points one's own and the key's ratings lie
    outside of what is typical of one's own subgroup, and of the key's.
    """

    yours: str
    key: str
    telling: tuple[Telling, ...]
    your_distance: tuple[int, int]
    key_distance: tuple[int, int]


def leaning(coding: Coding, key: Key, *, rules: Rules = DEFAULTS) -> Leaning | None:
    """Return what the ratings lean to, where the two classifications differ.

    A group without a subgroup stands for the one of its subgroups that the ratings are nearest to.

    Returns:
        None if the subgroups agree, or one of the two is no organised group.
    """
    yours = _subgroup(coding.classification, coding.ratings, rules)
    keyed = _subgroup(key.classification, key.ratings, rules)
    if yours is None or keyed is None or yours == keyed:
        return None
    own, keys = typicality(coding.ratings, rules=rules), typicality(key.ratings, rules=rules)
    found = (
        Telling(
            scale,
            _pair(coding.ratings, scale),
            _pair(key.ratings, scale),
            ranges,
            rules.typical[keyed][scale],
        )
        for scale, ranges in rules.typical[yours].items()
        if ranges != rules.typical[keyed][scale]
    )
    return Leaning(
        yours,
        keyed,
        tuple(sorted(found, key=_apart, reverse=True)),
        (own[yours], own[keyed]),
        (keys[yours], keys[keyed]),
    )


def _subgroup(given: Classification | None, ratings: Ratings, rules: Rules) -> str | None:
    if given is None or given.uncodable or given.group is None:
        return None
    if given.subgroup in rules.typical:
        return given.subgroup
    near: Mapping[str, int] = typicality(ratings, rules=rules)
    own = [name for name in near if name.startswith(given.group)]
    return min(own, key=lambda name: near[name], default=None)


def _pair(ratings: Ratings, scale: str) -> Pair:
    first, second = (ratings.get(episode, {}).get(scale) for episode in REUNIONS)
    return first, second


def _apart(found: Telling) -> int:
    """Return how many points lie between the ranges of the two subgroups, less what they share."""
    return sum(
        max(low, other_low) - min(high, other_high)
        for (low, high), (other_low, other_high) in zip(
            found.typical_of_yours, found.typical_of_key, strict=True
        )
    )
