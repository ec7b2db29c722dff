"""Craft: what can be played and still looks like a slip, read from how a case is really played."""

from collections.abc import Iterable, Iterator, Sequence

from scoring.terms import REUNIONS
from simulator.authoring import craft_ways as ways
from simulator.authoring.craft_rules import CraftRules, Slip, load_craft
from simulator.case.model import Act, Case
from simulator.case.times import clock
from simulator.performance import Course, EpisodeSpan, Performance, compile_case
from simulator.performance.remarks import Remarks
from simulator.problems import Loaded, in_order

_ADULTS = ("caregiver", "stranger")
_STEP_MS = 500


def play_case(case: Case, rules: CraftRules | None = None) -> Loaded[Performance]:
    """Compile a case, and say also what in it looks like a slip."""
    played = compile_case(case)
    slips = tuple(_slips(played.value, rules or load_craft())) if played.value else ()
    if not slips:
        return played
    acts = {
        f"{episode.number}:{act.id}": act
        for episode in case.script.episodes
        for act in episode.acts
    }
    remarks = Remarks(case)
    for found in slips:
        act: Act = acts[found.course.event.id]
        remarks.warning(act, found.code, found.message, found.hint)
    return Loaded(played.value, in_order((*played.problems, *remarks.problems)))


def _slips(performance: Performance, rules: CraftRules) -> Iterator[Slip]:
    for span in performance.episodes:
        courses = [c for c in performance.courses if c.event.episode == span.number]
        if not courses:
            continue
        infant = [c for c in courses if c.event.actor == "infant"]
        yield from _cries(infant, rules)
        yield from ways.at_play(performance, span, infant, rules)
        yield from ways.too_near(performance, span, infant, rules)
        yield from _answers(courses, infant, rules)
        for adult in _ADULTS:
            yield from _idle(performance, span, adult, courses, rules)


def _cries(infant: Sequence[Course], rules: CraftRules) -> Iterator[Slip]:
    """Yield who cries twice at once, or is calm while a cry goes on."""
    for cry in (c for c in infant if c.event.behaviour in rules.loud):
        for other in infant:
            name = other.event.behaviour
            together = min(cry.end_ms, other.end_ms) - max(cry.event.from_ms, other.event.from_ms)
            second = name in rules.loud and other.order > cry.order
            if together >= rules.together_ms and (second or name in rules.calm):
                until = f"{cry.event.behaviour} goes on until {clock(cry.end_ms)}"
                message = f"{name} begins at {clock(other.event.from_ms)}, while {until}"
                hint = "Let the cry end before it, or begin this later."
                yield Slip(other, "W462", message, hint)


def _answers(
    courses: Iterable[Course], infant: Iterable[Course], rules: CraftRules
) -> Iterator[Slip]:
    """Yield answers of the infant that begin before the bid they answer is there."""
    bids = [c for c in courses if c.event.behaviour in rules.bids]
    for answer in (c for c in infant if c.event.behaviour in rules.answers):
        begun = [b for b in bids if b.event.from_ms <= answer.event.from_ms < b.end_ms]
        bid = max(begun, key=lambda b: b.event.from_ms, default=None)
        if bid is not None and bid.there_ms - answer.there_ms > rules.early_ms:
            message = f"{answer.event.behaviour} comes before {bid.event.behaviour} is there"
            hint = f"The way that it brings with it takes until {clock(bid.there_ms)}."
            yield Slip(answer, "W463", message, hint)


def _idle(
    performance: Performance,
    span: EpisodeSpan,
    adult: str,
    courses: Sequence[Course],
    rules: CraftRules,
) -> Iterator[Slip]:
    """Yield where an adult who is in the room does nothing for long."""
    own = [c for c in courses if c.event.actor == adult]
    for start, end in _stretches(performance, span, adult, own):
        if end - start >= _patience(performance, span, adult, (start + end) // 2, rules):
            before = [c for c in own if c.event.from_ms <= start]
            message = f"the {adult} does nothing from {clock(start)} to {clock(end)}"
            middle = clock((start + end) // 2 // 1000 * 1000)
            hint = f'Such as: {{at: "{middle}", {adult}: look_at, target: infant, for: 6s}}.'
            yield Slip(before[-1] if before else courses[0], "W464", message, hint)


def _stretches(
    performance: Performance, span: EpisodeSpan, adult: str, own: Sequence[Course]
) -> Iterator[tuple[int, int]]:
    """Yield from when to when an adult is there and does nothing; who holds or reads does."""
    person, infant = performance.people[adult], performance.people["infant"]
    begun: int | None = None
    for ms in (*range(0, span.length_ms, _STEP_MS), span.length_ms):
        t = span.start_ms + ms
        idle = (
            ms < span.length_ms
            and person.present.at(t)
            and person.holding.at(t) != "magazine"
            and infant.carrier.at(t) != adult
            and not any(c.event.from_ms <= ms < c.end_ms for c in own)
        )
        if not idle and begun is not None:
            yield begun, ms
        begun = (ms if begun is None else begun) if idle else None


def _patience(
    performance: Performance, span: EpisodeSpan, adult: str, ms: int, rules: CraftRules
) -> int:
    """Return how long an adult may do nothing, by where it is."""
    posture = performance.people[adult].posture.at(span.start_ms + ms)
    exposed = span.number in REUNIONS and adult == "caregiver" and posture != "sit"
    return rules.idle_in_reunion_ms if exposed else rules.idle_ms
