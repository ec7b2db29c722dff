"""Contact maintaining: how long contact lasts and how it is defended (Ainsworth et al., 1978)."""

from scoring.rubric.reunion import Earned, Observed
from scoring.rubric.stretch import covered
from scoring.terms import Event

SCALE = "contact_maintaining"


def rate_maintaining(seen: Observed) -> Earned:
    """Rate an episode by its contact, and by what the infant did at each release."""
    n, whole = seen.numbers[SCALE], (0, seen.length_ms)
    total = sum(end - start for start, end in seen.contacts)
    holding = seen.of("holds_on")
    held = covered([(a.from_ms, a.to_ms) for a in holding], whole)
    gripping = max((a.to_ms - a.from_ms for a in holding), default=0)
    indifferent, relaxed = seen.of("indifferent"), seen.of("hand_on")
    active, protests, accepted = _releases(seen)
    own = tuple(a for a in seen.of("own_contact") if a.actor == "infant")
    defended = len(active)
    ladder = (
        (7, "7", total >= n["long_ms"] and defended >= 2, active),
        (6, "6a", total >= n["long_ms"] and defended == 1, active),
        (6, "6b", total >= n["fair_ms"] and defended >= 2, active),
        (6, "6c", len(own) >= 2 and held >= 2 * n["some_ms"] and defended >= 1, (*own, *active)),
        (5, "5d", total >= n["long_ms"] and bool(protests), protests),
        (5, "5b", total >= n["long_ms"] and held >= n["some_ms"] and not accepted, holding),
        (
            5,
            "5a",
            total >= n["fair_ms"]
            and (defended == 1 or (gripping >= n["some_ms"] and not accepted)),
            (*active, *holding),
        ),
        (5, "5c", defended + len(protests) >= 2, (*active, *protests)),
        (4, "4b", total >= n["fair_ms"] and bool(holding or seen.of("hand_on")), holding),
        (4, "4a", bool(protests or active), (*protests, *active)),
        (4, "4c", len(own) >= 2, own),
        (3, "3b", bool(own) and total >= n["some_ms"], own),
        (3, "3a", total >= n["some_ms"] and bool(holding), holding),
        (1, "1", bool(indifferent) and not holding and not relaxed, indifferent),
        (2, "2", total >= n["moment_ms"], seen.of("hand_on", "touches")),
        (1, "1", True, ()),
    )
    rating, rule, _, acts = next(step for step in ladder if step[2])
    return Earned(SCALE, seen.episode, rating, f"{SCALE}.{rule}", tuple(acts))


def _releases(
    seen: Observed,
) -> tuple[tuple[Event, ...], tuple[Event, ...], tuple[Event, ...]]:
    """Return what defended contact, what only protested, and the releases that were accepted."""
    time = seen.numbers["time"]
    active: list[Event] = []
    protests: list[Event] = []
    accepted: list[Event] = []
    resisting = {a for a in seen.of("defends") if a.behaviour == "resist_put_down"}
    for release in seen.of("releases"):
        window = (
            release.from_ms - time["release_before_ms"],
            release.from_ms + time["release_after_ms"],
        )
        defence = [a for a in seen.of("defends") if _within(a, window)]
        protest = [
            a
            for a in seen.of("crying", "reclaims")
            if release.from_ms <= a.from_ms <= release.from_ms + 2 * time["protest_within_ms"]
        ]
        if defence:
            active.append(defence[0])
            resisting.difference_update(defence)
        elif protest:
            protests.append(protest[0])
        else:
            accepted.append(release)
    active += sorted(resisting, key=lambda a: a.from_ms)
    return tuple(active), tuple(protests), tuple(accepted)


def _within(act: Event, window: tuple[int, int]) -> bool:
    return window[0] <= act.from_ms <= window[1]
