"""Leaning in words: what in your ratings leads to your group, and in the key's to the key's."""

from collections.abc import Iterable

from scoring.findings.leaning import Leaning, Pair, Ranges, Telling, leaning
from simulator.desk.attempt.grading import Graded
from simulator.desk.style.texts import Texts

MOST = 3
"""So many scales say enough."""


def leaning_in_words(texts: Texts, graded: Graded) -> list[str]:
    """Return sentences on why your group and why the key's; none where the two agree."""
    asked = "classification" in graded.coding.scope.parts
    found = leaning(graded.coding, graded.key) if asked else None
    if found is None:
        return []
    telling = [_telling(texts, found, one) for one in found.telling[:MOST]]
    return [_yours(texts, found), _key(texts, found), *telling, texts("leaning.rule")]


def _yours(texts: Texts, found: Leaning) -> str:
    own, other = found.your_distance
    name = "yours_typical" if own == 0 else "yours_nearer_key" if other < own else "yours_off"
    return texts(f"leaning.{name}", yours=found.yours, key=found.key, n=own, other=other)


def _key(texts: Texts, found: Leaning) -> str:
    other, own = found.key_distance
    name = "key_typical" if own == 0 else "key_off"
    return texts(f"leaning.{name}", yours=found.yours, key=found.key, n=own, other=other)


def _telling(texts: Texts, found: Leaning, one: Telling) -> str:
    title = texts.table("scales")[one.scale]["title"]
    return texts(
        "leaning.telling",
        title=title,
        given=_pair(one.yours),
        keyed=_pair(one.key),
        yours=found.yours,
        yours_range=_ranges(one.typical_of_yours),
        key=found.key,
        key_range=_ranges(one.typical_of_key),
    )


def _pair(pair: Pair) -> str:
    return _row("–" if rating is None else str(rating) for rating in pair)


def _ranges(ranges: Ranges) -> str:
    return _row(f"{low}–{high}" if low < high else f"{low}" for low, high in ranges)


def _row(parts: Iterable[str]) -> str:
    return " / ".join(parts)
