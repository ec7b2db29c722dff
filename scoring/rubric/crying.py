"""Crying, counted in intervals (Ainsworth et al., 1978, Appendix II)."""

from collections.abc import Iterable

from scoring.rubric.stretch import Stretch, covered
from scoring.rules import DEFAULTS, CryingRules
from scoring.terms import Ethogram, Event


def intervals_run(length_ms: int, *, rules: CryingRules = DEFAULTS.crying_intervals) -> int:
    """Return how many intervals an episode has; a last, shorter one counts if it is long enough."""
    whole, rest = divmod(length_ms, rules.interval_ms)
    return whole + (rest >= rules.least_ms)


def crying_intervals(
    events: Iterable[Event],
    ethogram: Ethogram,
    *,
    episode: int,
    length_ms: int,
    rules: CryingRules = DEFAULTS.crying_intervals,
) -> float:
    """Count the intervals of an episode in which the infant cries, in halves.

    An interval with any crying counts; one with nothing but fussing counts half, or whole if the
    fussing is long enough (simulator rule).

    Args:
        events: what happened; only the infant's crying in this episode is read.
        ethogram: tells which behaviours are crying, and which only fussing.
        episode: number of the episode.
        length_ms: its real length.
        rules: lengths.
    """
    crying: list[Stretch] = []
    fussing: list[Stretch] = []
    for event in events:
        if event.actor != "infant" or event.episode != episode or event.behaviour not in ethogram:
            continue
        level = ethogram[event.behaviour].cry
        if level is not None:
            (fussing if level == "fuss" else crying).append((event.from_ms, event.to_ms))
    return sum(
        _share(crying, fussing, start * rules.interval_ms, length_ms, rules)
        for start in range(intervals_run(length_ms, rules=rules))
    )


def _share(
    crying: list[Stretch], fussing: list[Stretch], start: int, length_ms: int, rules: CryingRules
) -> float:
    """Return what one interval counts: 0, 0.5 or 1."""
    window = start, min(start + rules.interval_ms, length_ms)
    if covered(crying, window):
        return 1.0
    fussed = covered(fussing, window)
    return 1.0 if fussed >= rules.fuss_counts_from_ms else 0.5 if fussed else 0.0
