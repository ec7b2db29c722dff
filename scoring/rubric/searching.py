"""Search for the absent caregiver (Ainsworth et al., 1978)."""

from collections.abc import Sequence

from scoring.rubric.reunion import Earned, Observed
from scoring.rubric.stretch import Stretch, covered, joined
from scoring.terms import Event

SCALE = "search"


def rate_search(seen: Observed) -> Earned:
    """Rate a separation by how soon, how long and how hard the infant looks for the caregiver."""
    n = seen.numbers[SCALE]
    going = tuple(a for a in seen.of("at_door") if a.actor == "infant")
    tried = seen.of("tries_door")
    stays = _stays(seen, going)
    stayed = covered(stays, (0, seen.length_ms))
    first = going[0].from_ms if going else seen.length_ms
    looks = seen.of("door_looks")
    long_look = any(a.to_ms - a.from_ms >= n["long_look_ms"] for a in looks)
    calls, chair = seen.of("calls"), seen.of("chair")
    most = stayed > n["half"] * seen.length_ms
    crying = [a for a in seen.of("loud_crying") if a.actor == "infant"]
    ladder = (
        (7, "7", first <= n["prompt_ms"] and bool(tried), (*going, *tried)),
        (7, "7", bool(going) and most, going),
        (6, "6", first <= n["soon_ms"] and (bool(tried) or stayed >= n["stay_ms"]), going),
        (5, "5", bool(going), going),
        (4, "4", bool(looks) and _together(crying, looks), (*crying, *looks)),
        (3, "3", bool(chair or calls) or long_look, (*chair, *calls, *looks)),
        (3, "3", len(looks) >= n["several_looks"], looks),
        (2, "2", bool(looks), looks),
        (1, "1", True, ()),
    )
    rating, rule, _, acts = next(step for step in ladder if step[2])
    ordered = tuple(sorted(set(acts), key=lambda a: a.from_ms))
    return Earned(SCALE, seen.episode, rating, f"{SCALE}.{rule}", ordered)


def _together(crying: Sequence[Event], looks: Sequence[Event]) -> bool:
    """Tell whether the infant cried while its face was to the door."""
    return any(a.from_ms <= b.to_ms and b.from_ms <= a.to_ms for a in crying for b in looks)


def _stays(seen: Observed, going: tuple[Event, ...]) -> tuple[Stretch, ...]:
    """Return the stretches at the door: from each arrival to the next setting out elsewhere."""
    away = sorted(
        a.from_ms
        for a in seen.acts
        if (a.actor == "infant" and a.behaviour in seen.numbers.classes["goes_elsewhere"])
        or a.behaviour in ("st_hold_comfort", "cg_pick_up")
    )
    return joined(
        (a.from_ms, next((t for t in away if t > a.from_ms), seen.length_ms)) for a in going
    )
