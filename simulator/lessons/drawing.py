"""Drawing: which session comes next in practice, from a mix that is not announced."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from scoring.terms import REUNION_SCALES, REUNIONS, Scope
from simulator.case.model import Script
from simulator.lessons.exercises import Exercise, whole_case
from simulator.lessons.pools import Member, Mix, Pools, draw

BLOCK = 12
"""So many cases are drawn at a time: each dozen has the shares of the mix."""
REUNION_MINUTES = 12


def next_case(
    members: Sequence[Member], mix: Mix, done: Collection[str], *, seed: int, pools: Pools
) -> str | None:
    """Return the case to practise next, None if there is none left that was not done.

    Args:
        members: the library.
        mix: how often each stratum is to come.
        done: the cases that were practised.
        seed: one for each trainee; the same seed and past draw the same case.
        pools: tells which cases are kept for the test.
    """
    drawn: list[str] = []
    while True:
        block = draw(members, mix, BLOCK, seed=seed + len(drawn), pools=pools, seen=drawn)
        fresh = [case for case in block if case not in drawn]
        found = next((case for case in fresh if case not in done), None)
        if found is not None or not fresh:
            return found
        drawn += fresh


def reunions_of(case: str, script: Script) -> tuple[Exercise, ...]:
    """Return each reunion of a case as an exercise of its own; a cover will do."""
    whole = whole_case(case, script)
    return tuple(
        replace(
            whole,
            id=f"reunion-{case}-{episode}",
            scope=Scope((episode,), REUNION_SCALES, mode="practise", parts=frozenset()),
            minutes=REUNION_MINUTES,
            whole=False,
        )
        for episode in REUNIONS
    )
