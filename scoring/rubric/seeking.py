"""Proximity and contact seeking: the best attempt of an episode (Ainsworth et al., 1978)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from scoring.rubric.reunion import Earned, Observed
from scoring.terms import Event

SCALE = "proximity_seeking"
_SEEKING = ("whole_way", "part_way", "own_contact", "both_arms", "one_arm", "leans", "touches")


@dataclass(frozen=True, slots=True)
class _Attempt:
    """Acts of seeking that belong together, and what came of them."""

    acts: tuple[Event, ...]
    first: bool
    whole: bool
    part: bool
    own: bool
    back: bool
    both_arms: bool
    arm: bool
    weak: bool
    vigorous: bool
    touch: bool
    lifted: bool
    crying: bool
    signalled: bool
    coaxed: bool
    kept_ms: int
    latency_ms: int


def rate_seeking(seen: Observed) -> Earned:
    """Rate an episode by the attempt that earns most."""
    attempts = tuple(_attempts(seen))
    best = max(
        (_rated(seen, attempt, attempts) for attempt in attempts),
        key=lambda found: found[0],
        default=None,
    )
    if best is not None:
        rating, rule, acts = best
        return Earned(SCALE, seen.episode, rating, f"{SCALE}.{rule}", acts)
    directed = seen.of("directed")
    if directed:
        return Earned(SCALE, seen.episode, 3, f"{SCALE}.3d", directed)
    brought = seen.of("brings")
    if brought:
        return Earned(SCALE, seen.episode, 2, f"{SCALE}.2c", brought)
    return Earned(SCALE, seen.episode, 1, f"{SCALE}.1")


def _attempts(seen: Observed) -> Iterator[_Attempt]:
    """Cut the acts of seeking into attempts."""
    gap = seen.numbers["time"]["try_gap_ms"]
    chain: list[Event] = []
    first = True
    for act in seen.of(*_SEEKING):
        if act.actor != "infant":
            continue
        if chain and act.from_ms - max(a.to_ms for a in chain) > gap:
            yield _attempt(seen, tuple(chain), first)
            chain, first = [], False
        chain.append(act)
    if chain:
        yield _attempt(seen, tuple(chain), first)


def _attempt(seen: Observed, acts: tuple[Event, ...], first: bool) -> _Attempt:
    classes, time = seen.numbers.classes, seen.numbers["time"]
    start, end = acts[0].from_ms, max(a.to_ms for a in acts)

    def any_of(name: str, *, hard: bool = False) -> bool:
        return any(a.behaviour in classes[name] and (a.intensity == 3 or not hard) for a in acts)

    lifted = any(
        start <= a.from_ms <= end + time["lift_within_ms"] for a in seen.of("lifts")
    ) and not any_of("own_contact")
    contact = seen.contact_from(end, time["lift_within_ms"])
    released = any(start - 10_000 <= a.from_ms <= start for a in seen.of("releases"))
    return _Attempt(
        acts=acts,
        first=first,
        whole=any_of("whole_way"),
        part=any_of("part_way"),
        own=any_of("own_contact"),
        back=released and any_of("climbs_back"),
        both_arms=any_of("both_arms"),
        arm=any_of("one_arm") or any_of("leans"),
        weak=any_of("weak_arm"),
        vigorous=any_of("both_arms", hard=True) or any_of("own_contact"),
        touch=any_of("touches"),
        lifted=lifted,
        crying=any(
            a.from_ms <= end and a.to_ms >= start for a in seen.of("loud_crying", "directed")
        ),
        signalled=any(
            a.from_ms <= end + time["try_gap_ms"] and a.to_ms >= start for a in seen.of("directed")
        ),
        coaxed=start > seen.numbers[SCALE]["own_within_ms"]
        and any(start - time["coax_within_ms"] <= a.from_ms < start for a in seen.of("coaxing")),
        kept_ms=contact[1] - max(contact[0], start) if contact else 0,
        latency_ms=start,
    )


def _rated(
    seen: Observed, a: _Attempt, attempts: tuple[_Attempt, ...]
) -> tuple[int, str, tuple[Event, ...]]:
    """Return rating, rule and acts of one attempt: the first step of the ladder that fits."""
    n = seen.numbers[SCALE]
    early = any(b.latency_ms <= n["prompt_ms"] for b in attempts)
    kept = a.kept_ms >= n["kept_ms"]
    near = [b for b in attempts if b.whole or b.part or b.touch]
    both_near = tuple(act for b in near for act in b.acts)
    ladder: tuple[tuple[int, str, Callable[[], bool]], ...] = (
        (7, "7", lambda: a.whole and a.own and kept and early and not a.coaxed),
        (6, "6c", lambda: a.whole and a.own and kept and not a.coaxed),
        (6, "6a", lambda: a.whole and a.own and len(attempts) > 1 and not a.coaxed),
        (6, "6b", lambda: a.whole and a.vigorous and a.lifted and not a.coaxed),
        (6, "6e", lambda: a.back and a.own and kept),
        (5, "5a", lambda: a.whole and not a.coaxed),
        (5, "5b", lambda: a.part and a.both_arms and a.lifted),
        (5, "5c", lambda: len(near) > 1 and sum(b.touch or b.own for b in near) > 1),
        (4, "4d", lambda: a.whole),
        (4, "4b", lambda: a.part and (a.both_arms or a.arm or a.signalled)),
        (4, "4a", lambda: (a.both_arms or a.arm) and a.crying and not a.weak),
        (4, "4a", lambda: a.both_arms),
        (4, "4c", lambda: len(near) > 1 and a in near),
        (3, "3a", lambda: a.part),
        (3, "3c", lambda: a.arm or a.own),
        (2, "2a", lambda: True),
    )
    rating, rule = next((rating, rule) for rating, rule, fits in ladder if fits())
    return rating, rule, both_near if rule in ("5c", "4c") else a.acts
