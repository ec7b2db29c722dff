"""Order: the few findings to begin with, the praise before them, and the rest by episode."""

from collections.abc import Mapping, Sequence

from scoring.findings.finding import Finding

WHOLE = 0
"""Stands for the session as a whole where findings are told by episode."""


def praised(findings: Sequence[Finding]) -> tuple[int, ...]:
    """Return the numbers of the findings that say what was well seen."""
    return tuple(n for n, found in enumerate(findings) if found.kind == "praise")


def chief(findings: Sequence[Finding], most: int) -> tuple[int, ...]:
    """Return the numbers of the few findings that teach most, the praise left out.

    Of those that say the same of the same thing only the first is among them.

    Args:
        findings: all of them, most instructive first.
        most: so many are few.
    """
    told: dict[tuple[str, str, int | None], int] = {}
    for number, found in enumerate(findings):
        if found.kind != "praise":
            episode = found.episode if found.kind == "rating" else None
            told.setdefault((found.code, found.about, episode), number)
    return tuple(told.values())[:most]


def by_episode(findings: Sequence[Finding]) -> Mapping[int, tuple[int, ...]]:
    """Return the numbers of the findings of each episode, its ratings first, then by time."""
    numbers = range(len(findings))
    told = {findings[n].episode or WHOLE for n in numbers}

    def when(number: int) -> tuple[bool, int]:
        found = findings[number]
        return found.kind != "rating", found.from_ms or 0

    return {
        episode: tuple(
            sorted((n for n in numbers if (findings[n].episode or WHOLE) == episode), key=when)
        )
        for episode in sorted(told)
    }
