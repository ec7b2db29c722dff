"""What the stretch of a drill item shows, question by question: is its answer the right one?"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from scoring.rubric.numbers import NUMBERS
from scoring.terms import REUNIONS, Event
from simulator.authoring.rules import DrillRules
from simulator.authoring.session import Session
from simulator.lessons.drills import Drill

_CLEAR_MS = 400
"""Less of an act than this at the edge of a stretch is not noticed."""
_SHOWN_MS = 2000
"""An act that goes on beyond the stretch must fill so much of it."""
_STILLING = 5  # index V of Main and Solomon (1990)
_FIGHTS = ("anger", "fights", "blows", "rejects", "tantrums", "sulks")
_PLAY = ("explore_manipulate", "resume_play", "play_subdued", "babble_play")


@dataclass(frozen=True, slots=True)
class Stretch:
    """What happens in the stretch of an item: the acts of everybody, in order."""

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


def stretch_of(session: Session, drill: Drill, rules: DrillRules) -> Stretch:
    """Gather what happens in the stretch of an item."""
    acts = tuple(
        a for a in session.performance.acts() if a.episode == drill.episode and _overlaps(drill, a)
    )
    return Stretch(session, drill, rules, acts)


def contradiction(stretch: Stretch) -> str | None:
    """Return what speaks against the answer of an item, None if nothing does."""
    return _CHECKS[stretch.drill.kind](stretch)


def _shared(drill: Drill, from_ms: int, to_ms: int) -> int:
    """Return how much of an act lies in the stretch; a point counts as a moment."""
    return min(drill.to_ms, max(to_ms, from_ms + 1)) - max(drill.from_ms, from_ms)


def _overlaps(drill: Drill, act: Event) -> bool:
    lasted = act.to_ms - act.from_ms
    return _shared(drill, act.from_ms, act.to_ms) > (min(_CLEAR_MS, lasted / 2) if lasted else 0)


def _behaviour(s: Stretch) -> str | None:
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


def _greeting(s: Stretch) -> str | None:
    if s.drill.episode not in REUNIONS or s.drill.from_ms > s.rules.entry_ms:
        return "a greeting is asked for as the caregiver comes back"
    return _either(s, "greeting", "none", bool(s.of("greets")))


def _avoidance(s: Stretch) -> str | None:
    if s.drill.answer == "play" and not s.named(_PLAY):
        return "nobody plays"
    return _either(s, "avoidance", "play", bool(s.of("turns_away", "cold_entry", "looks_off")))


def _anger(s: Stretch) -> str | None:
    angry = bool(s.of(*_FIGHTS))
    if not angry and not s.of("crying"):
        return "there is neither anger nor crying"
    return _either(s, "anger", "distress", angry)


def _freezing(s: Stretch) -> str | None:
    known = (s.session.ethogram[a.behaviour].sign for a in s.acts)
    indices = {sign.index for sign in known if sign is not None}
    if not indices and not s.named(s.rules.watching):
        return "the infant neither stills nor watches"
    if indices and _STILLING not in indices:
        return "there is a sign of another index"
    return _either(s, "stilling", "watching", _STILLING in indices)


def _scale(s: Stretch) -> str | None:
    if s.drill.answer not in s.scales:
        return f"the key points to no moment of {s.drill.answer} here"
    others = s.scales & set(s.drill.answers) - {s.drill.answer}
    return f"the key points to {', '.join(sorted(others))} here as well" if others else None


def _height(s: Stretch) -> str | None:
    scale, drill = s.drill.scale or "", s.drill
    if not drill.told:
        return "no moment alone gives a rating: 'told' has to say what else the reunion has"
    keyed = s.session.key.ratings.get(drill.episode, {}).get(scale)
    if str(keyed) != drill.answer:
        return f"the key rates {scale} {keyed}"
    if scale not in s.scales:
        return f"the key points to no moment of {scale} here"
    others = set(drill.answers) - {drill.answer}
    near = [a for a in others if abs(int(a) - int(drill.answer)) < s.rules.apart]
    return f"{near[0]} is too near to be wrong" if near else None


def _bid(s: Stretch) -> str | None:
    done = [a for a in s.acts if a.actor == "caregiver"]
    if not done:
        return "the caregiver does nothing"
    lifts = NUMBERS.classes["lifts"]
    return _either(s, "bid", "none", any(a.bid or a.behaviour in lifts for a in done))


def _ending(s: Stretch) -> str | None:
    ends = [
        end
        for episode, _, end in s.session.performance.held()
        if episode == s.drill.episode and s.drill.from_ms < end <= s.drill.to_ms
    ]
    if not ends:
        return "no hold ends"
    return _either(s, "infant", "caregiver", bool(s.named(s.rules.asks_down)))


def _settled(s: Stretch) -> str | None:
    span = s.session.performance.episode(s.drill.episode)
    last = (span.length_ms if span else 0) - s.rules.end_ms
    if s.drill.episode != REUNIONS[1] or s.drill.from_ms < last or s.session.reading is None:
        return "it is asked of the last half minute of episode 8"
    return _either(s, "settled", "unsettled", s.session.reading.settled)


def _either(s: Stretch, one: str, other: str, first: bool) -> str | None:
    right = one if first else other
    return None if s.drill.answer == right else f"the acts say '{right}'"


_CHECKS: Mapping[str, Callable[[Stretch], str | None]] = MappingProxyType(
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
