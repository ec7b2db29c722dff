"""What each fragment of the stock takes and earns, measured in the case in which it is tested."""

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from scoring.rubric import crying_intervals, observe
from scoring.rubric.avoiding import rate_avoidance
from scoring.rubric.exchanging import rate_exchanges
from scoring.rubric.maintaining import rate_maintaining
from scoring.rubric.resisting import rate_resistance
from scoring.rubric.searching import rate_search
from scoring.rubric.seeking import rate_seeking
from scoring.terms import CRYING_EPISODES, REUNIONS, SEARCH_EPISODES
from scoring.wording import ENGLISH
from simulator.case import load_case, load_ethogram
from simulator.case.fragments import Fragment
from simulator.case.times import clock, milliseconds
from simulator.performance import Performance, compile_case
from tests.fragment_scenes import IN_ROOM, PLACES, before, case_with

_MORE_S = 10
"""By how much a fragment is prolonged to see whether its time grows with what is given."""
_NEAR_MS = 1500
_AFTER_MS = 2000
_SCALES = (rate_seeking, rate_maintaining, rate_resistance, rate_avoidance, rate_exchanges)


@dataclass(frozen=True, slots=True)
class Worth:
    """What a fragment takes in all, for a reader, and what it changes in an episode."""

    takes: str
    earns: tuple[str, ...]


def worth_of(fragment: Fragment) -> Worth:
    """Play a fragment in a sound case, and compare it with the case without it.

    In a reunion the infant greets before it, and looks at the caregiver when it is over.
    """
    use = f"use: {fragment.name}"
    played = _played(fragment, use)
    assert played is not None
    takes = _took(played, fragment)
    told = f"{takes / 1000:.0f} s"
    if "for" in fragment.takes:
        given = milliseconds(fragment.takes["for"])
        longer = _played(fragment, f"{use}, for: {given // 1000 + _MORE_S}s")
        if longer and abs(_took(longer, fragment) - takes - 1000 * _MORE_S) < _NEAR_MS:
            rest = round((takes - given) / 1000)
            told = f"`for` and {rest} s" if rest > 0 else "`for`"
    looks = _look_after(fragment, takes)
    with_it, without = _played(fragment, use, looks), _played(fragment, "", looks)
    earns = _changes(_numbers(without), _numbers(with_it)) if with_it and without else ()
    return Worth(told, tuple(earns))


def _look_after(fragment: Fragment, takes: int) -> str:
    number, _, at, _ = IN_ROOM[PLACES[fragment.name]]
    over = clock(milliseconds(at) + takes + _AFTER_MS)
    return f'- {{at: "{over}", infant: look_at_caregiver, for: 2s}}\n' if number in REUNIONS else ""


def _played(fragment: Fragment, use: str, then: str = "") -> Performance | None:
    """Return the case with a line, None if it cannot do without the fragment."""
    name = fragment.name
    with tempfile.TemporaryDirectory() as folder:
        case_with(Path(folder), use, PLACES[name], before(name), then)
        case = load_case(Path(folder)).value
        if case is None:
            return None
        episode = case.script.episode(IN_ROOM[PLACES[name]][0])
        assert episode is not None
        return compile_case(replace(case, script=replace(case.script, episodes=(episode,)))).value


def _took(played: Performance, fragment: Fragment) -> int:
    """Return how long it is until all that a fragment stands for is over."""
    number, _, at, _ = IN_ROOM[PLACES[fragment.name]]
    own = [c for c in played.courses if c.event.episode == number and "." in c.event.id]
    return max(c.end_ms for c in own) - milliseconds(at)


def _numbers(played: Performance) -> Mapping[str, float]:
    """Return what the rubric makes of the one episode that was played, by scale."""
    (span,) = played.episodes
    number, length = span.number, span.length_ms
    seen = observe(played.acts(), played.held(), episode=number, length_ms=length)
    scales = _SCALES if number in REUNIONS else (rate_search,) if number in SEARCH_EPISODES else ()
    rated: dict[str, float] = {}
    for rate in scales:
        found = rate(seen)
        rated[ENGLISH.scale(found.scale).name] = found.rating
    if number in CRYING_EPISODES:
        cried = crying_intervals(played.acts(), load_ethogram(), episode=number, length_ms=length)
        rated["crying"] = cried
    return rated


def _changes(without: Mapping[str, float], played: Mapping[str, float]) -> Iterator[str]:
    for name, number in played.items():
        if number != without[name]:
            yield f"{name} {number:g} (else {without[name]:g})"
