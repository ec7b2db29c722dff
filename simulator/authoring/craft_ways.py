"""Ways that contradict what is to be seen: at play and on the way at once, too near to stop."""

import math
from collections.abc import Iterator, Sequence

from simulator.authoring.craft_rules import CraftRules, Slip
from simulator.case.times import clock
from simulator.performance import Course, EpisodeSpan, Performance


def at_play(
    performance: Performance, span: EpisodeSpan, infant: Sequence[Course], rules: CraftRules
) -> Iterator[Slip]:
    """Yield acts that take the infant elsewhere while it is busy at one place."""
    for busy in (c for c in infant if c.event.behaviour in rules.busy):
        for other in infant:
            start = max(busy.there_ms, other.event.from_ms)
            end = min(busy.event.to_ms, other.there_ms)
            if other is busy or end - start < rules.moved_ms:
                continue
            before, after = (_places(performance, span, ms)["infant"] for ms in (start, end))
            if math.dist(before, after) >= rules.moved_m:
                name, until = other.event.behaviour, clock(busy.event.to_ms)
                at = clock(other.event.from_ms)
                message = (
                    f"{name} sets off at {at}, while {busy.event.behaviour} lasts until {until}"
                )
                hint = f"Let {busy.event.behaviour} end before it, or begin this later."
                yield Slip(other, "W465", message, hint)


def too_near(
    performance: Performance, span: EpisodeSpan, infant: Sequence[Course], rules: CraftRules
) -> Iterator[Slip]:
    """Yield approaches that are to stop short, and end so near that no gap is to be seen."""
    for short in (c for c in infant if c.event.behaviour in rules.short):
        places = _places(performance, span, short.there_ms)
        whom = short.event.target or "caregiver"
        gap = math.dist(places["infant"], places[whom]) if whom in places else math.inf
        if gap < rules.gap_m:
            message = f"{short.event.behaviour} ends {gap:.1f} m from the {whom}: no gap is left"
            yield Slip(short, "W466", message, "Let it begin from farther away.")


def _places(performance: Performance, span: EpisodeSpan, ms: int) -> dict[str, tuple[float, float]]:
    """Return where on the floor everybody in the room is."""
    figures = performance.at(span.start_ms + ms).figures
    return {who: (f.placed.position[0], f.placed.position[2]) for who, f in figures.items()}
