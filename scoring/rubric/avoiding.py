"""Avoidance: attention kept away from the caregiver where an answer would be expected."""

from scoring.rubric.reunion import Earned, Observed
from scoring.rubric.stretch import Stretch, covered, joined
from scoring.terms import Event

SCALE = "avoidance"
_SIGNS = ("d4_", "d5_", "d6_", "d7_")


def rate_avoidance(seen: Observed) -> Earned:
    """Rate an episode by how early, how long and against how many bids attention is kept away."""
    n = seen.numbers[SCALE]
    away = tuple(a for a in seen.of("turns_away", "cold_entry", "indifferent") if _calm(seen, a))
    stretches = _ignoring(seen, away)
    total = sum(end - start for start, end in stretches)
    longest = max((end - start for start, end in stretches), default=0)
    greeted, slight = _greeting(seen)
    from_entry = next((end - start for start, end in stretches if start <= n["glance_ms"]), 0)
    persistent = len(seen.bids) >= n["bids"]
    classes = seen.numbers.classes
    held_off = tuple(a for a in away if a.behaviour in classes["looks_off"])
    turns = tuple(a for a in away if a.behaviour not in classes["indifferent"])
    brief = [a for a in turns if a.to_ms - a.from_ms <= n["distinct_ms"]]
    veers = seen.of("veers")
    cold = not greeted and not slight
    ladder = (
        (7, "7", cold and persistent and total >= n["whole_ms"], away),
        (6, "6c", len(veers) >= 2, veers),
        (6, "6a", cold and total >= n["long_ms"], away),
        (6, "6b", not greeted and slight and total >= n["long_ms"], away),
        (5, "5a", cold and from_entry >= n["plain_ms"], away),
        (5, "5b", longest >= n["brief_ms"] and bool(turns) and (greeted or bool(veers)), turns),
        (5, "5c", not greeted and bool(held_off) and bool(turns), away),
        (5, "5d", len(brief) >= n["brief_turns"], brief),
        (4, "4a", longest >= n["brief_ms"], away),
        (4, "4c", any(a.to_ms - a.from_ms > n["distinct_ms"] for a in turns), turns),
        (3, "3b", _early(seen, turns), turns),
        (3, "3c", bool(held_off), held_off),
        (2, "2", bool(away), away),
        (1, "1", True, ()),
    )
    rating, rule, _, acts = next(step for step in ladder if step[2])
    if rating > 3 and not seen.bids:
        return Earned(SCALE, seen.episode, 3, f"{SCALE}.no_bid", tuple(acts))
    return Earned(SCALE, seen.episode, rating, f"{SCALE}.{rule}", tuple(acts))


def _calm(seen: Observed, act: Event) -> bool:
    """Tell whether an act is not explained by crying: then it is no avoidance."""
    crying = [(a.from_ms, a.to_ms) for a in seen.of("loud_crying")]
    return not covered(crying, (act.from_ms, max(act.to_ms, act.from_ms + 1)))


def _ignoring(seen: Observed, away: tuple[Event, ...]) -> tuple[Stretch, ...]:
    """Return the stretches from each turning away to the next answer.

    Contact sought, crying and signs of disorganisation end a stretch as an answer does: what
    follows them is coded for what it is.
    """
    answers = [a.from_ms for a in seen.of("greets", "acknowledges", "crying", "holds_on")]
    signs = [(a.from_ms, a.to_ms) for a in seen.acts if a.behaviour.startswith(_SIGNS)]
    ends = sorted([*answers, *(start for start, _ in signs), _close(seen)])
    stretches = []
    for act in away:
        start = max(act.from_ms, 0)
        answer = next((t for t in ends if t > start), seen.length_ms)
        stretches.append((start, max(min(answer, seen.length_ms), min(act.to_ms, answer))))
    return joined(stretches)


def _close(seen: Observed) -> int:
    """Return when the caregiver sets out to leave again, or the end of the episode."""
    leaving = [a.from_ms for a in seen.acts if a.behaviour in ("cg_bye_leave", "enter_room")]
    return max(leaving, default=seen.length_ms)


def _greeting(seen: Observed) -> tuple[bool, bool]:
    """Return whether the infant greeted on entry, and whether with no more than a trace of it."""
    n = seen.numbers[SCALE]
    signs = [a for a in seen.acts if a.behaviour.startswith(_SIGNS) and a.from_ms <= n["glance_ms"]]
    greets = [
        a
        for a in seen.of("greets")
        if a.actor == "infant" and a.from_ms <= n["greeted_within_ms"] and not signs
    ]
    full = any(a.intensity >= 2 for a in greets)
    return full, bool(greets) and not full


def _early(seen: Observed, turns: tuple[Event, ...]) -> bool:
    """Tell whether the infant turned away soon after it was greeted."""
    within = seen.numbers[SCALE]["greeted_within_ms"]
    glance = seen.numbers[SCALE]["glance_ms"]
    return any(a.from_ms <= within and a.to_ms - a.from_ms > glance for a in turns)
