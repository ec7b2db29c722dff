"""How long an infant cries without a break, read from the acts of an episode."""

from collections.abc import Iterable
from dataclasses import dataclass

from scoring.terms.behaviour import Behaviour
from scoring.terms.scales import INTERVAL_MS
from simulator.case.model import Act
from simulator.case.procedure import Crying, Curtailing, Level

_SHARE_OF_LEVEL = {"fuss": 0.5, "cry": 1.0, "hard_cry": 1.0}
_FUSS_COUNTS_MS = 5000
_LAST_COUNTS_MS = 5000


@dataclass(frozen=True, slots=True)
class Stretch:
    """Crying of one level from one time to another."""

    from_ms: int
    to_ms: int
    level: Level


def stretches(acts: Iterable[tuple[Act, Behaviour]], length_ms: int) -> tuple[Stretch, ...]:
    """Return all crying of the infant, in order.

    Where the script leaves the duration to the behaviour the shortest usual one is taken.
    """
    return tuple(
        Stretch(act.at_ms, min(length_ms, end_of(act, behaviour, longest=False)), behaviour.cry)
        for act, behaviour in acts
        if behaviour.cry and act.actor == "infant"
    )


def end_of(act: Act, behaviour: Behaviour, *, longest: bool) -> int:
    """Return when an act ends, at the latest or at the earliest if the script does not say."""
    usual = behaviour.typical_ms[1 if longest else 0]
    return act.at_ms + (usual if act.for_ms is None else act.for_ms)


def unbroken(crying: Iterable[Stretch], levels: Iterable[Level], gap_ms: int) -> list[Stretch]:
    """Join crying of the given levels that pauses for no longer than ``gap_ms``."""
    wanted = frozenset(levels)
    joined: list[Stretch] = []
    for s in sorted((s for s in crying if s.level in wanted), key=lambda s: s.from_ms):
        if joined and s.from_ms - joined[-1].to_ms <= gap_ms:
            last = joined[-1]
            joined[-1] = Stretch(last.from_ms, max(last.to_ms, s.to_ms), s.level)
        else:
            joined.append(s)
    return joined


def reaches(crying: Iterable[Stretch], limit: Crying, gap_ms: int) -> int | None:
    """Return when crying has first gone on for as long as ``limit`` says, or None."""
    for stretch in unbroken(crying, limit.levels, gap_ms):
        if stretch.to_ms - stretch.from_ms >= limit.unbroken_ms:
            return stretch.from_ms + limit.unbroken_ms
    return None


def may_end_early(crying: tuple[Stretch, ...], length_ms: int, rules: Curtailing) -> bool:
    """Tell whether the crying of a separation is a reason to end it early."""
    if any(reaches(crying, limit, rules.gap_ms) is not None for limit in rules.may_end):
        return True
    run = intervals(length_ms)
    counted = sum(_counts(crying, n * INTERVAL_MS) for n in range(run))
    return run >= rules.run_intervals and counted >= rules.crying_share * run


def intervals(length_ms: int) -> int:
    """Return how many 15-second intervals an episode has; a last one counts from 5 s on."""
    whole, rest = divmod(length_ms, INTERVAL_MS)
    return whole + (rest >= _LAST_COUNTS_MS)


def _counts(crying: Iterable[Stretch], start: int) -> float:
    """Return how much the interval that begins at ``start`` counts as crying: 0, a half or 1."""
    best, fussing = 0.0, 0
    for s in crying:
        shared = min(s.to_ms, start + INTERVAL_MS) - max(s.from_ms, start)
        if shared > 0:
            best = max(best, _SHARE_OF_LEVEL[s.level])
            fussing += shared if s.level == "fuss" else 0
    return 1.0 if fussing >= _FUSS_COUNTS_MS else best
