"""Coders against each other: agreement of a class without asking the key."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from scoring.agreement import Estimate, krippendorff_alpha, proportion
from scoring.attempts.attempt import Attempt
from scoring.attempts.confusion import GROUPS, label

_NO_SHARED = "The two coders have no answer in common."


@dataclass(frozen=True, slots=True)
class Pair:
    """Two coders on the cases that both coded."""

    one: str
    other: str
    cases: int
    groups: Estimate
    within_one: Estimate


@dataclass(frozen=True, slots=True)
class Between:
    """All coders together: alpha of the groups (nominal) and of each scale (interval)."""

    coders: tuple[str, ...]
    cases: int
    groups: Estimate
    scales: Mapping[str, Estimate]
    pairs: tuple[Pair, ...]


def between(attempts: Iterable[Attempt]) -> Between:
    """Compare coders with each other, each by the last coding of a case.

    Args:
        attempts: codings of one or more cases by one or more coders, in order of time.

    Source: Krippendorff (2004), for any number of coders with missing codings.
    """
    latest = {(a.coding.case, a.coding.coder): a for a in attempts}
    coders = tuple(sorted({coder for _, coder in latest}))
    cases = sorted({case for case, _ in latest})
    rows: dict[str, list[list[float | None]]] = defaultdict(list)
    groups: list[list[float | None]] = []
    for case in cases:
        of_case = [latest.get((case, coder)) for coder in coders]
        groups.append([_group(a) for a in of_case])
        for scale, episode in _rated(of_case):
            rows[scale].append([_rating(a, episode, scale) for a in of_case])
    return Between(
        coders,
        len(cases),
        krippendorff_alpha(groups, level="nominal"),
        {s: krippendorff_alpha(table, level="interval") for s, table in rows.items()},
        tuple(_pair(one, other, cases, latest) for one, other in combinations(coders, 2)),
    )


def _rated(attempts: Sequence[Attempt | None]) -> list[tuple[str, int]]:
    """Return every scale and episode that at least one of the codings rates."""
    return sorted(
        {
            (scale, episode)
            for a in attempts
            if a is not None
            for episode, row in a.coding.ratings.items()
            for scale in row
        }
    )


def _rating(attempt: Attempt | None, episode: int, scale: str) -> float | None:
    return None if attempt is None else attempt.coding.ratings.get(episode, {}).get(scale)


def _group(attempt: Attempt | None) -> float | None:
    """Return the group as a number, None where it was not given."""
    found = label(attempt.coding.classification, (*GROUPS, "U")) if attempt else None
    return None if found is None else float("ABCU".index(found))


def _pair(
    one: str, other: str, cases: Sequence[str], latest: Mapping[tuple[str, str], Attempt]
) -> Pair:
    both = [
        (latest[case, one], latest[case, other])
        for case in cases
        if (case, one) in latest and (case, other) in latest
    ]
    classes = [
        (first, second)
        for a, b in both
        if (first := _group(a)) is not None and (second := _group(b)) is not None
    ]
    off = [
        first - second
        for a, b in both
        for scale, episode in _rated((a, b))
        if (first := _rating(a, episode, scale)) is not None
        and (second := _rating(b, episode, scale)) is not None
    ]
    return Pair(
        one,
        other,
        len(both),
        proportion(sum(a == b for a, b in classes), len(classes), nothing=_NO_SHARED),
        proportion(sum(abs(d) <= 1 for d in off), len(off), nothing=_NO_SHARED),
    )
