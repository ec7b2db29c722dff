"""Does an episode keep to the procedure: who comes and goes, what must happen, how long?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scoring.terms.behaviour import Actor, Behaviour, Ethogram
from simulator.case.crying import end_of, may_end_early, reaches, stretches
from simulator.case.fit import closest
from simulator.case.model import Act, EpisodeScript
from simulator.case.procedure import Plan, Procedure, Requirement
from simulator.case.room_names import RoomNames
from simulator.case.script import ACTORS, Draft
from simulator.case.times import clock
from simulator.problems import Problem

_AFTER_DEPARTURE_MS = 5000


@dataclass(frozen=True, slots=True)
class Ground:
    """What scripts and keys are checked against; without ``room`` no name of a thing is checked."""

    ethogram: Ethogram
    procedure: Procedure
    room: RoomNames | None = None


@dataclass(frozen=True, slots=True)
class _Episode:
    """An episode with its plan and what its acts mean; a misspelt act means its nearest name."""

    script: EpisodeScript
    plan: Plan
    done: tuple[tuple[Act, Behaviour], ...]


def check_conduct(draft: Draft, script: EpisodeScript, ground: Ground) -> Iterator[Problem]:
    """Yield what is wrong with one episode that could be read without problems."""
    plan = ground.procedure.plan(script.number)
    if plan is not None:
        episode = _Episode(script, plan, tuple(_meanings(script.acts, ground.ethogram)))
        yield from _required(draft, episode)
        yield from _presence(draft, episode)
        yield from _length(draft, episode, ground)
        yield from _craft(draft, episode)


def _meanings(acts: Iterable[Act], ethogram: Ethogram) -> Iterator[tuple[Act, Behaviour]]:
    for act in acts:
        name: str | None = act.behaviour
        if act.behaviour not in ethogram:
            name = closest(act.behaviour, (b.id for b in ethogram.of(act.actor)))
        if name is not None and act.actor in ethogram[name].actors:
            yield act, ethogram[name]


def _required(draft: Draft, episode: _Episode) -> Iterator[Problem]:
    for need in episode.plan.requires:
        if need.if_present and _left_before(draft, episode, need.actor):
            continue
        found = [act for act, behaviour in episode.done if _fulfils(act, behaviour, need)]
        wanted, number = " or ".join(need.any_of), episode.script.number
        if not found:
            when = "" if need.by_ms is None else f" by {clock(need.by_ms)}"
            message = f"episode {number} needs {need.actor}: {wanted}{when}"
            hint = "The episode ends with it." if need.last else ""
            yield draft.problem(episode.script.span, "number", "E312", message, hint)
        elif need.by_ms is not None and found[0].at_ms > need.by_ms:
            message = f"episode {number} needs {wanted} by {clock(need.by_ms)}"
            yield draft.of(found[0], "at", "E312", message)


def _fulfils(act: Act, behaviour: Behaviour, need: Requirement) -> bool:
    return act.actor == need.actor and behaviour.id in need.any_of


def _left_before(draft: Draft, episode: _Episode, actor: Actor) -> bool:
    """Tell whether somebody left the room in the episode before for good."""
    before = draft.script.episode(episode.script.number - 1)
    return before is not None and any(
        act.actor == actor and act.behaviour == "leave_room" for act in before.acts
    )


def _presence(draft: Draft, episode: _Episode) -> Iterator[Problem]:
    """Follow who is in the room, and report who is not, once for each person and episode."""
    plan = episode.plan
    entered = {act.actor for act, behaviour in episode.done if behaviour.door == "enters"}
    needed = {need.actor for need in plan.requires if need.by_ms is not None}
    inside = set(plan.at_start) | (needed - entered)
    left: dict[Actor, int] = {}
    absent: set[Actor] = set()
    for act, behaviour in sorted(episode.done, key=lambda d: (d[0].at_ms, d[1].door != "enters")):
        actor = act.actor
        if actor in absent:
            continue
        if actor in left and act.at_ms >= left[actor]:
            ended = any(need.last and need.actor == actor for need in plan.requires)
            message = f"the {actor} has left at {clock(left[actor])} and cannot act here"
            yield draft.of(act, actor, "E313" if ended else "E303", message)
        elif behaviour.door == "enters":
            if actor not in plan.comes:
                message = f"the {actor} does not come in during episode {plan.number}"
                yield draft.of(act, actor, "E303", message)
            inside.add(actor)
        elif behaviour.door == "outside" and actor in inside:
            message = f"the {actor} is in the room and cannot do this from outside"
            hint = "A call before coming in stands at the end of the episode before."
            yield draft.of(act, actor, "E303", message, hint)
        elif behaviour.door != "outside" and actor not in inside:
            message = f"the {actor} is not in the room at {clock(act.at_ms)}"
            hint = f"In the room: {', '.join(a for a in ACTORS if a in inside)}."
            yield draft.of(act, actor, "E303", message, hint)
            absent.add(actor)
        elif behaviour.door == "leaves":
            if actor not in plan.leaves:
                message = f"the {actor} does not leave during episode {plan.number}"
                yield draft.of(act, actor, "E303", message)
            left[actor] = end_of(act, behaviour, longest=True)


def _length(draft: Draft, episode: _Episode, ground: Ground) -> Iterator[Problem]:
    script, plan, rules = episode.script, episode.plan, ground.procedure.curtailing
    length = script.length_ms
    if not plan.shortest_ms <= length <= plan.longest_ms:
        message = f"episode {plan.number} lasts {clock(length)}"
        hint = f"Simulator rule: {clock(plan.shortest_ms)} to {clock(plan.longest_ms)}."
        yield draft.problem(script.span, "length", "E310", message, hint)
        return
    crying = stretches(episode.done, length)
    must = reaches(crying, rules.must_end, rules.gap_ms)
    if plan.kind == "separation" and must is not None and length > must + rules.gap_ms:
        message = f"the separation goes on after {clock(must)}, when the crying says it must end"
        hint = f"Simulator rule: it ends after {clock(rules.must_end.unbroken_ms)} of hard crying."
        yield draft.problem(script.span, "length", "E311", message, hint)
    elif plan.early_ms is not None and length < plan.early_ms:
        excused = plan.early_after is not None and _cut_short(draft, plan.early_after, ground)
        if not excused and not may_end_early(crying, length, rules):
            message = f"episode {plan.number} ends early, at {clock(length)}, without enough crying"
            hint = "If the caregiver asked to come back, add # allow W405: and why."
            yield draft.problem(script.span, "length", "W405", message, hint)
    departs = any(need.last for need in plan.requires) and plan.kind == "reunion"
    if departs and any(s.level in rules.no_departure_during and s.to_ms >= length for s in crying):
        message = f"episode {plan.number} ends while the infant cries hard"
        hint = "Lengthen it until the crying has sunk to fussing."
        yield draft.problem(script.span, "length", "E315", message, hint)


def _cut_short(draft: Draft, number: int, ground: Ground) -> bool:
    """Tell whether an episode ended early, and with reason: else each is warned of by itself."""
    episode, plan = draft.script.episode(number), ground.procedure.plan(number)
    if episode is None or plan is None or episode.length_ms >= (plan.early_ms or 0):
        return False
    crying = stretches(_meanings(episode.acts, ground.ethogram), episode.length_ms)
    return may_end_early(crying, episode.length_ms, ground.procedure.curtailing)


def _craft(draft: Draft, episode: _Episode) -> Iterator[Problem]:
    script, plan = episode.script, episode.plan
    if len(script.acts) < 2:
        message = f"episode {plan.number} has fewer than two acts"
        yield draft.problem(script.span, "number", "W401", message, "Say what is to be seen.")
        return
    starts = [
        min((act.at_ms for act, b in episode.done if b.id in part), default=None)
        for part in plan.parts
    ]
    known = [start for start in starts if start is not None]
    if plan.parts and (len(known) < len(starts) or known != sorted(known)):
        parts = ", then ".join(" or ".join(part) for part in plan.parts)
        message = f"episode {plan.number} does not have its {len(plan.parts)} parts in order"
        yield draft.problem(script.span, "number", "W402", message, f"Expected: {parts}.")
    for need in (need for need in plan.requires if need.last):
        ends = [end_of(a, b, longest=True) for a, b in episode.done if _fulfils(a, b, need)]
        if ends and max(ends) + _AFTER_DEPARTURE_MS < script.length_ms:
            message = f"episode {plan.number} goes on after the {need.actor} is out of the door"
            hint = f"It should end at about {clock(max(ends))}."
            yield draft.problem(script.span, "length", "W404", message, hint)
