"""Advice: what to do next and why, from what all attempts together show."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from scoring.attempts import Confusion, Profile

MOST = 3
FEWEST = 3
"""Fewer moments or answers than this say nothing yet."""
Code = Literal["begin", "missed", "taken_for", "too_high", "too_low", "confused", "sure", "more"]


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to do.

    ``about`` is the scale, behaviour or class it is about, ``other`` what that was taken for;
    ``count`` of ``of`` is how often, ``points`` how far off.
    """

    code: Code
    about: str = ""
    other: str = ""
    count: int = 0
    of: int = 0
    points: float = 0.0


def advise(found: Profile, unseen: int, wanted: int) -> tuple[Advice, ...]:
    """Return what to do next, most important first; only what the numbers can carry.

    Args:
        found: all attempts together.
        unseen: how many sessions count for the pass rule.
        wanted: how many it takes.
    """
    if found.attempts == 0:
        return (Advice("begin"),)
    every = [*_biases(found), *_missed(found), *_confused(found.four_way), *_sure(found)]
    if unseen < wanted:
        every.append(Advice("more", count=unseen, of=wanted))
    return tuple(every[:MOST])


def _biases(found: Profile) -> Iterator[Advice]:
    """Yield the scale that is rated too high or too low, if its interval leaves out 0."""
    off = [
        (abs(bias.value), scale, bias.value)
        for scale, one in found.scales.items()
        if (bias := one.bias).value is not None
        and bias.low is not None
        and bias.high is not None
        and (bias.low > 0 or bias.high < 0)
    ]
    for points, scale, value in sorted(off, reverse=True)[:1]:
        yield Advice("too_high" if value > 0 else "too_low", scale, points=points)


def _missed(found: Profile) -> Iterator[Advice]:
    """Yield the behaviour missed most often where a session turns on it."""
    for one in found.behaviours:
        recall = one.recall
        if recall.value is None or recall.n < FEWEST or recall.value > 0.5:
            continue
        missed = recall.n - round(recall.value * recall.n)
        other = next(iter(one.taken_for), "")
        yield Advice("taken_for" if other else "missed", one.behaviour, other, missed, recall.n)
        return


def _confused(found: Confusion) -> Iterator[Advice]:
    """Yield the two classes that are mixed up most."""
    pairs = [
        (found.table[row][column], row, column)
        for row in range(len(found.classes))
        for column in range(len(found.classes))
        if row != column
    ]
    times, row, column = max(pairs, key=lambda p: p[0])
    if times >= 2:
        of = sum(found.table[row]) + found.unanswered[row]
        yield Advice("confused", found.classes[row], found.classes[column], times, of)


def _sure(found: Profile) -> Iterator[Advice]:
    """Yield that confidence runs ahead of being right, if its interval leaves out 0."""
    over = found.calibration.overconfidence
    if over.value is not None and over.low is not None and over.low > 0:
        yield Advice("sure", points=over.value, of=over.n)
