"""What the acts of a script mean by themselves: behaviours, times, names of things."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from scoring.terms.behaviour import Ethogram
from simulator.case.conduct import Ground, check_conduct
from simulator.case.fit import meant
from simulator.case.model import USUAL_GAIT, Act, EpisodeScript
from simulator.case.procedure import Procedure
from simulator.case.room_names import RoomNames
from simulator.case.script import ACTORS, Draft
from simulator.case.times import clock
from simulator.problems import Problem, Span

ALWAYS_THERE = ("door", "wall", "mirror")


def check_script(draft: Draft, ground: Ground) -> tuple[Problem, ...]:
    """Return everything in a script that contradicts ethogram, procedure or room.

    What may only seem to be missing, because part of the episode could not be read, is not
    reported.
    """
    numbers = [episode.number for episode in draft.script.episodes]
    problems = [*_numbers(draft, ground.procedure), *_age(draft, ground.procedure)]
    for script in draft.script.episodes:
        acts: list[Problem] = []
        for act in script.acts:
            acts += _behaviour(draft, act, ground.ethogram)
            acts += _gait(draft, act, ground.ethogram)
            acts += _inside(draft, act, script)
            acts += _names(draft, act, ground.room)
        problems += _once_a_fragment(script, acts)
        if script.number not in draft.unsure and numbers.count(script.number) == 1:
            conduct = check_conduct(draft, script, ground)
            problems += map(_meant, conduct) if draft.script.about.departs else conduct
    return tuple(problems)


def _once_a_fragment(script: EpisodeScript, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield problems, but one only for each value that a line gives to a fragment."""
    using = {act.span.line for act in script.acts if act.within}
    told: set[Span] = set()
    for problem in problems:
        if problem.span.line not in using or problem.span not in told:
            told.add(problem.span)
            yield problem


def _meant(problem: Problem) -> Problem:
    """Return a breach of the procedure as a note: the session is there to show it."""
    return replace(problem, severity="note")


def _numbers(draft: Draft, procedure: Procedure) -> Iterator[Problem]:
    before = 0
    for episode in draft.script.episodes:
        at, number = episode.span, episode.number
        if number == before:
            yield draft.problem(at, "number", "E309", f"episode {number} stands twice")
        elif number < before:
            message = f"episode {number} stands after episode {before}"
            yield draft.problem(at, "number", "E309", message, "Put the episodes in order.")
        before = max(before, number)
    there = {episode.number for episode in draft.script.episodes}
    absent = [str(p.number) for p in procedure.episodes if p.number not in there]
    if absent and there and not draft.unsure:
        message = f"the script has no episode {', '.join(absent)}"
        hint = "A case for whole sessions needs all of them."
        first = draft.script.episodes[0].span
        yield draft.problem(first, "number", "W403", message, hint)


def _age(draft: Draft, procedure: Procedure) -> Iterator[Problem]:
    low, high = procedure.age_months
    age = draft.script.person("infant").age_months
    if age is not None and not low <= age <= high:
        span = draft.tree.value("people", "infant", "age_months")
        message = f"the infant is {age} months old; the procedure is meant for {low} to {high}"
        yield draft.tree.source.problem(span, "W406", message)


def _behaviour(draft: Draft, act: Act, ethogram: Ethogram) -> Iterator[Problem]:
    if act.behaviour not in ethogram:
        hint = meant(act.behaviour, (b.id for b in ethogram.of(act.actor)))
        message = f"'{act.behaviour}' is not a behaviour of the {act.actor}"
        yield draft.of(act, act.actor, "E301", message, hint)
    elif act.actor not in (actors := ethogram[act.behaviour].actors):
        message = f"'{act.behaviour}' is not done by the {act.actor}"
        hint = f"It is done by: {', '.join(actors)}."
        yield draft.of(act, act.actor, "E302", message, hint)


def _gait(draft: Draft, act: Act, ethogram: Ethogram) -> Iterator[Problem]:
    """Yield an act of an infant that moves otherwise."""
    behaviour = ethogram.behaviours.get(act.behaviour)
    moves = draft.script.person("infant").moves or USUAL_GAIT
    if behaviour is not None and behaviour.gait not in (None, moves):
        message = f"'{act.behaviour}' is for an infant that {behaviour.gait}; this one {moves}"
        other = f"Write {behaviour.instead}" if behaviour.instead else "Choose another behaviour"
        hint = f"{other}, or 'moves: {behaviour.gait}' for the infant."
        yield draft.of(act, act.actor, "W409", message, hint)


def _inside(draft: Draft, act: Act, episode: EpisodeScript) -> Iterator[Problem]:
    length = clock(episode.length_ms)
    if act.at_ms >= episode.length_ms:
        message = f"the act begins at {clock(act.at_ms)}, the episode ends at {length}"
        yield draft.of(act, "at", "E304", message)
    elif act.for_ms is not None and act.at_ms + act.for_ms > episode.length_ms:
        key = "for" if (act.span, "for") in draft.spots else "until"
        message = f"the act ends at {clock(act.at_ms + act.for_ms)}, the episode at {length}"
        hint = f'Write until: "{length}" and go on in the next episode.'
        yield draft.of(act, key, "E304", message, hint)


def _names(draft: Draft, act: Act, room: RoomNames | None) -> Iterator[Problem]:
    if room is None:
        return
    asked = (
        ("target", act.target, _targets(room), "E306"),
        ("toy", act.toy, room.toys, "E307"),
        ("place", act.place, room.places, "E308"),
    )
    for key, name, known, code in asked:
        if name is not None and name not in known:
            message = f"there is no {key} '{name}'"
            yield draft.of(act, key, code, message, meant(name, known))


@cache
def _targets(room: RoomNames) -> tuple[str, ...]:
    """Return everything an act may be towards, each name once."""
    names = (*ACTORS, *room.toys, *ALWAYS_THERE, *room.places, *room.fixtures)
    return tuple(dict.fromkeys(names))
