"""Drill items held against their sessions, and against each other."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from simulator.authoring.rules import AuditRules, DrillRules
from simulator.authoring.session import Session
from simulator.authoring.showing import contradiction, stretch_of
from simulator.authoring.sight import seen_by
from simulator.case.times import clock
from simulator.lessons.drills import Drill
from simulator.lessons.pools import read_pools
from simulator.problems import Loaded, Problem


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
    stretch = stretch_of(session, drill, rules.drills)
    wrong = contradiction(stretch)
    if wrong is not None:
        there = ", ".join(
            f"{a.behaviour} {clock(a.from_ms)}-{clock(a.to_ms)}"
            for a in stretch.acts
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
