"""How hard a case is to code: points for what makes coders hesitate (a simulator rule)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scoring.rubric import reunion_groups, typicality
from scoring.terms import REUNIONS
from simulator.authoring.moments import Shown
from simulator.authoring.rules import AuditRules
from simulator.authoring.session import Session
from simulator.case import load_procedure
from simulator.problems import Problem

_DECISIVE = ("avoidance", "resistance", "disorganisation")
_LEVELS = ("easy", "medium", "hard")


@dataclass(frozen=True, slots=True)
class Difficulty:
    """A level, and the points that make it, by feature."""

    level: str
    points: Mapping[str, int]

    @property
    def total(self) -> int:
        """Return the sum of the points."""
        return sum(self.points.values())


def difficulty_of(
    session: Session, shown: tuple[Shown, ...], rules: AuditRules
) -> Difficulty | None:
    """Return how hard a case is by its key; None if it cannot be coded."""
    if not session.rated or not session.codable:
        return None
    points = {name: rules.difficulty[name].points for name in _features(session, shown, rules)}
    total = sum(points.values())
    level = "easy" if total <= rules.easy else "medium" if total <= rules.medium else "hard"
    return Difficulty(level, points)


def _features(session: Session, shown: tuple[Shown, ...], rules: AuditRules) -> Iterator[str]:
    """Yield the names of the features that a case has."""
    key, n = session.key, rules.difficulty
    subgroup = key.classification.subgroup
    near = typicality(key.ratings)
    own = key.classification.group
    if any(d <= n["other_group"].high for name, d in near.items() if name[0] != own):
        yield "other_group"
    same = (d for name, d in near.items() if name[0] == own and name != subgroup)
    if any(d <= n["same_group"].high for d in same):
        yield "same_group"
    middle = range(n["middle"].low, n["middle"].high + 1)
    if any(key.ratings[e].get(s) in middle for e in REUNIONS for s in ("avoidance", "resistance")):
        yield "middle"
    calm = session.reading.settled if session.reading else False
    if len(set(reunion_groups(key.ratings, settled=calm).values())) > 1:
        yield "turned"
    if key.classification.disorganised:
        yield "disorganised"
    if n["signs"].low <= (key.disorganisation.rating or 1) <= n["signs"].high:
        yield "signs"
    if any(_brief(found, n["brief"].high) for found in shown):
        yield "brief"
    if _curtailed(session):
        yield "curtailed"


def _brief(found: Shown, below_ms: int) -> bool:
    """Tell whether a moment that decides about avoidance, resistance or D is over at once."""
    event, moment = found.event, found.moment
    decides = moment.scale in _DECISIVE and moment.episode in REUNIONS
    return decides and event is not None and event.to_ms - event.from_ms < below_ms


def _curtailed(session: Session) -> bool:
    """Tell whether a separation ended early."""
    plans = load_procedure().episodes
    lengths = {e.number: e.length_ms for e in session.performance.episodes}
    return any(
        p.kind == "separation" and lengths.get(p.number, p.standard_ms) < (p.early_ms or 0)
        for p in plans
    )


def check_difficulty(
    session: Session, found: Difficulty | None, rules: AuditRules
) -> Iterator[Problem]:
    """Yield if the script claims another level; one level with a reason is the author's right."""
    if found is None:
        return
    claimed = session.case.script.about.difficulty
    apart = abs(_LEVELS.index(claimed) - _LEVELS.index(found.level))
    if apart == 0 or (apart == 1 and session.reason("difficulty")):
        return
    message = f"the case is called {claimed}; {found.total} points make it {found.level}"
    hint = f"{told_points(found, rules)}. Write difficulty: {found.level}"
    if apart == 1:
        hint += ", or give a reason in the key, under differences with scale: difficulty"
    yield session.script_problem(("about", "difficulty"), "E612", message, f"{hint}.")


def told_points(found: Difficulty, rules: AuditRules) -> str:
    """Return for a reader what gave the points."""
    parts = (f"{n} as {rules.difficulty[name].means}" for name, n in found.points.items())
    return "; ".join(parts) or "Nothing gives points"
