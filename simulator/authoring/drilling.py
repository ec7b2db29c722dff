"""Drill items held against their sessions: does the stretch show what its answer says?"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from scoring.rubric.numbers import NUMBERS
from scoring.terms import REUNIONS, Event
from simulator.authoring.rules import AuditRules, DrillRules
from simulator.authoring.session import Session
from simulator.authoring.sight import seen_by
from simulator.case.times import clock
from simulator.lessons.drills import Drill
from simulator.lessons.pools import read_pools
from simulator.problems import Loaded, Problem

_CLEAR_MS = 400
"""Less of an act than this at the edge of a stretch is not noticed."""
_SHOWN_MS = 2000
"""An act that goes on beyond the stretch must fill so much of it."""
_FIGHTS = ("anger", "fights", "blows", "rejects", "tantrums", "sulks")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What happens in the stretch of an item."""

    session: Session
    drill: Drill
    rules: DrillRules
    acts: tuple[Event, ...]

    def of(self, *classes: str) -> tuple[Event, ...]:
        """Return the infant's acts of any of these classes of the rubric."""
        wanted = frozenset().union(*(NUMBERS.classes[name] for name in classes))
        return self.named(wanted)

    def named(self, behaviours: Iterable[str]) -> tuple[Event, ...]:
        """Return the infant's acts with one of these names."""
        wanted = frozenset(behaviours)
        return tuple(a for a in self.acts if a.actor == "infant" and a.behaviour in wanted)

    @property
    def scales(self) -> set[str]:
        """Return the scales for which the key points to a moment in the stretch."""
        return {
            m.scale
            for m in self.session.key.evidence
            if m.episode == self.drill.episode and _shared(self.drill, m.from_ms, m.to_ms) > 0
        }


def check_drills(session: Session, drills: Iterable[Drill], rules: AuditRules) -> Iterator[Problem]:
    """Yield what is wrong with the items of one case."""
    for drill in drills:
        if not read_pools().practises(session.case.script.about.pools):
            message = f"the case '{drill.case}' is kept for the test"
            yield drill.problem("E621", message, "Take the stretch from another case.")
            continue
        span = session.performance.episode(drill.episode)
        if span is None or drill.to_ms > span.length_ms:
            message = f"episode {drill.episode} ends at {clock(span.length_ms if span else 0)}"
            yield drill.problem("E621", message)
            continue
        length = drill.to_ms - drill.from_ms
        if not rules.drills.shortest_ms <= length <= rules.drills.longest_ms:
            low, high = clock(rules.drills.shortest_ms), clock(rules.drills.longest_ms)
            yield drill.problem("E621", f"it lasts {clock(length)}", f"{low} to {high} are right.")
        yield from _shown(session, drill, rules)
        yield from _seen(session, drill, span.start_ms, rules)


def _shown(session: Session, drill: Drill, rules: AuditRules) -> Iterator[Problem]:
    acts = tuple(
        a for a in session.performance.acts() if a.episode == drill.episode and _overlaps(drill, a)
    )
    wrong = _CHECKS[drill.kind](_Stretch(session, drill, rules.drills, acts))
    if wrong is not None:
        there = ", ".join(
            f"{a.behaviour} {clock(a.from_ms)}-{clock(a.to_ms)}"
            for a in acts
            if a.actor in ("infant", "caregiver")
        )
        yield drill.problem("E622", wrong, f"The stretch holds: {there or 'nothing'}.")


def _seen(session: Session, drill: Drill, start_ms: int, rules: AuditRules) -> Iterator[Problem]:
    """Yield if no camera sees the infant, or the caregiver where it is asked what that one does."""
    actor = "caregiver" if drill.kind == "bid" else "infant"
    step = (drill.to_ms - drill.from_ms) / rules.samples
    times = [start_ms + drill.from_ms + int(step * (n + 0.5)) for n in range(rules.samples)]
    bodies, _ = seen_by(session.performance, actor, times, rules.seen)
    if not bodies:
        yield drill.problem("E623", f"no camera sees the {actor} for long enough")


def _shared(drill: Drill, from_ms: int, to_ms: int) -> int:
    """Return how much of an act lies in the stretch; a point counts as a moment."""
    return min(drill.to_ms, max(to_ms, from_ms + 1)) - max(drill.from_ms, from_ms)


def _overlaps(drill: Drill, act: Event) -> bool:
    lasted = act.to_ms - act.from_ms
    return _shared(drill, act.from_ms, act.to_ms) > (min(_CLEAR_MS, lasted / 2) if lasted else 0)


def _behaviour(s: _Stretch) -> str | None:
    drill = s.drill
    done = s.named([drill.answer])
    if not done:
        return f"no '{drill.answer}' happens"
    if not any(
        (drill.from_ms <= a.from_ms and a.to_ms <= drill.to_ms)
        or _shared(drill, a.from_ms, a.to_ms) >= _SHOWN_MS
        for a in done
    ):
        return f"too little of '{drill.answer}' is to be seen"
    also = s.named(set(drill.answers) - {drill.answer})
    return f"'{also[0].behaviour}' happens as well" if also else None


def _greeting(s: _Stretch) -> str | None:
    if s.drill.episode not in REUNIONS or s.drill.from_ms > s.rules.entry_ms:
        return "a greeting is asked for as the caregiver comes back"
    return _either(s, "greeting", "none", bool(s.of("greets")))


def _avoidance(s: _Stretch) -> str | None:
    if not s.named(("explore_manipulate", "resume_play", "play_subdued", "babble_play")) and (
        s.drill.answer == "play"
    ):
        return "nobody plays"
    return _either(s, "avoidance", "play", bool(s.of("turns_away", "cold_entry", "looks_off")))


def _anger(s: _Stretch) -> str | None:
    angry = bool(s.of(*_FIGHTS))
    if not angry and not s.of("crying"):
        return "there is neither anger nor crying"
    return _either(s, "anger", "distress", angry)


def _freezing(s: _Stretch) -> str | None:
    ethogram = s.session.ethogram
    signs = [a for a in s.acts if ethogram[a.behaviour].sign is not None]
    still = any((sign := ethogram[a.behaviour].sign) and sign.index == 5 for a in signs)
    if still == bool(signs) and not still and not s.named(s.rules.watching):
        return "the infant neither stills nor watches"
    if signs and not still:
        return f"'{signs[0].behaviour}' is a sign of another index"
    return _either(s, "stilling", "watching", still)


def _scale(s: _Stretch) -> str | None:
    if s.drill.answer not in s.scales:
        return f"the key points to no moment of {s.drill.answer} here"
    others = s.scales & set(s.drill.answers) - {s.drill.answer}
    return f"the key points to {', '.join(sorted(others))} here as well" if others else None


def _height(s: _Stretch) -> str | None:
    scale, drill = s.drill.scale or "", s.drill
    keyed = s.session.key.ratings.get(drill.episode, {}).get(scale)
    if str(keyed) != drill.answer:
        return f"the key rates {scale} {keyed}"
    if scale not in s.scales:
        return f"the key points to no moment of {scale} here"
    others = set(drill.answers) - {drill.answer}
    near = [a for a in others if abs(int(a) - int(drill.answer)) < s.rules.apart]
    return f"{near[0]} is too near to be wrong" if near else None


def _bid(s: _Stretch) -> str | None:
    done = [a for a in s.acts if a.actor == "caregiver"]
    if not done:
        return "the caregiver does nothing"
    lifts = NUMBERS.classes["lifts"]
    return _either(s, "bid", "none", any(a.bid or a.behaviour in lifts for a in done))


def _ending(s: _Stretch) -> str | None:
    ends = [
        end
        for episode, _, end in s.session.performance.held()
        if episode == s.drill.episode and s.drill.from_ms < end <= s.drill.to_ms
    ]
    if not ends:
        return "no hold ends"
    return _either(s, "infant", "caregiver", bool(s.named(s.rules.asks_down)))


def _settled(s: _Stretch) -> str | None:
    span = s.session.performance.episode(s.drill.episode)
    last = (span.length_ms if span else 0) - s.rules.end_ms
    if s.drill.episode != REUNIONS[1] or s.drill.from_ms < last or s.session.reading is None:
        return "it is asked of the last half minute of episode 8"
    return _either(s, "settled", "unsettled", s.session.reading.settled)


def _either(s: _Stretch, one: str, other: str, first: bool) -> str | None:
    right = one if first else other
    return None if s.drill.answer == right else f"the acts say '{right}'"


_CHECKS: Mapping[str, Callable[[_Stretch], str | None]] = MappingProxyType(
    {
        "behaviour": _behaviour,
        "greeting": _greeting,
        "avoidance": _avoidance,
        "anger": _anger,
        "freezing": _freezing,
        "scale": _scale,
        "height": _height,
        "bid": _bid,
        "ending": _ending,
        "settled": _settled,
    }
)


def check_all_drills(
    loaded: Loaded[tuple[Drill, ...]], cases: Iterable[str], rules: DrillRules
) -> tuple[tuple[Problem, ...], tuple[str, ...]]:
    """Return what is wrong with the items as a whole: problems, and sentences without a place.

    Args:
        loaded: the items as they were read.
        cases: the ids of the library.
        rules: the numbers.
    """
    drills = loaded.value or ()
    problems = (*loaded.problems, *check_together(drills, cases))
    return problems, tuple(drill_complaints(drills, rules))


def check_together(drills: Iterable[Drill], cases: Iterable[str]) -> Iterator[Problem]:
    """Yield items whose contrast, id or case does not fit the others."""
    every, known = tuple(drills), frozenset(cases)
    by_id = {d.id: d for d in every}
    counts = Counter(d.id for d in every)
    for drill in every:
        if drill.case not in known:
            yield drill.problem("E621", f"there is no case '{drill.case}' in the library")
        if counts[drill.id] > 1:
            yield drill.problem("E624", "the id is given twice", "Give each item its own.")
        other = by_id.get(drill.contrast)
        if other is None:
            yield drill.problem("E624", f"there is no item '{drill.contrast}' to look at beside it")
        elif (other.kind, other.scale) != (drill.kind, drill.scale):
            message = f"'{drill.contrast}' is no contrast: it asks another question"
            yield drill.problem("E624", message)
        elif other.answer == drill.answer:
            yield drill.problem(
                "E624", f"'{drill.contrast}' is no contrast: it has the same answer"
            )


def drill_complaints(drills: Iterable[Drill], rules: DrillRules) -> Iterator[str]:
    """Yield sentences on what does not hold of all items together: too few, or guessable."""
    every = tuple(drills)
    if len(every) < rules.least:
        yield f"There are {len(every)} drill items; {rules.least} are wanted."
    kinds: dict[tuple[str, int], list[int]] = defaultdict(list)
    for drill in every:
        kinds[drill.kind, len(drill.answers)].append(list(drill.answers).index(drill.answer))
    for (kind, answers), places in kinds.items():
        place, times = Counter(places).most_common(1)[0]
        if times > max(rules.most[answers] * len(places), 1):
            yield (
                f"Of {len(places)} drill items on {kind} with {answers} answers {times} have the "
                f"right one at place {place + 1}: whoever guesses it passes."
            )
