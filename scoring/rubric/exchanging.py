"""Distance interaction: positive exchanges across a space, counted in intervals."""

from scoring.rubric.crying import intervals_run
from scoring.rubric.reunion import Earned, Observed
from scoring.terms import Event

SCALE = "distance_interaction"
_INTERVAL_MS = 15_000


def rate_exchanges(seen: Observed) -> Earned:
    """Rate an episode by the intervals with an exchange, and by who began them."""
    n = seen.numbers[SCALE]
    acts = tuple(
        a
        for a in seen.of("exchanges")
        if a.actor == "infant"
        and not seen.touching(a.from_ms)
        and (a.distance is None or a.distance >= n["apart_m"])
    )
    if not acts:
        return Earned(SCALE, seen.episode, 1, f"{SCALE}.1")
    run = max(intervals_run(seen.length_ms), 1)
    intervals = {a.from_ms // _INTERVAL_MS for a in acts}
    scaled = len(intervals) * n["full_intervals"] / run
    own = [a for a in acts if not _answer(seen, a, n["answer_within_ms"])]
    rating = next((earned for least, earned in n["steps"] if scaled >= least), 2)
    if rating == 7 and len(own) * 2 < len(acts):
        rating = 6
    if rating == 5 and not own:
        rating = 4
    return Earned(SCALE, seen.episode, rating, f"{SCALE}.{rating}", acts)


def _answer(seen: Observed, act: Event, within_ms: int) -> bool:
    """Tell whether an exchange answers something the caregiver began."""
    return any(0 <= act.from_ms - bid.from_ms <= within_ms for bid in seen.bids)
