"""The audit of one case: its key held against its own script, scale by scale and act by act."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from scoring.terms import Classification
from simulator.authoring.difficulty import Difficulty, check_difficulty, difficulty_of
from simulator.authoring.drilling import check_drills
from simulator.authoring.judgements import check_judgements
from simulator.authoring.lint.allowances import heed
from simulator.authoring.moments import Shown, check_moments, shown_moments
from simulator.authoring.needs import check_needs
from simulator.authoring.ratings import Row, check_ratings, rows_of
from simulator.authoring.rules import AuditRules, load_rules
from simulator.authoring.session import Session, load_session
from simulator.authoring.traits import Trait, traits_of
from simulator.authoring.unwritten import check_unwritten
from simulator.figure.look import Look
from simulator.lessons.drills import Drill, load_drills, of_case
from simulator.problems import Problem, in_order
from simulator.resources import LIBRARY


@dataclass(frozen=True, slots=True)
class Judged:
    """Classification and rating of disorganisation, by the key or by the rubric."""

    classification: Classification
    disorganisation: int | None


@dataclass(frozen=True, slots=True)
class Audit:
    """What the audit found in one case.

    ``keyed`` is None where the files cannot be used, ``found`` also where a reunion is missing.
    ``claimed`` is the difficulty that the script names, ``pools`` those it belongs to. ``signs``
    are the indices of disorganisation that are to be seen, ``traits`` what must tell nothing of
    the classification, ``infant`` is what the infant looks like.
    """

    case_id: str
    keyed: Judged | None = None
    found: Judged | None = None
    settled: bool | None = None
    claimed: str = ""
    pools: tuple[str, ...] = ()
    signs: frozenset[int] = frozenset()
    rows: tuple[Row, ...] = ()
    moments: tuple[Shown, ...] = ()
    difficulty: Difficulty | None = None
    traits: Mapping[str, Trait] = field(default_factory=dict)
    infant: Look | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def passed(self) -> bool:
        """Tell whether there is nothing to mend; notes do not count."""
        return self.keyed is not None and all(p.severity == "note" for p in self.problems)


def audit_case(folder: Path, rules: AuditRules | None = None) -> Audit:
    """Hold a key against its script.

    Args:
        folder: the case.
        rules: the numbers; those that come with the program by default.
    """
    rules = rules or load_rules()
    loaded = load_session(folder)
    session = loaded.value
    if session is None:
        return Audit(folder.resolve().name, problems=_heeded(folder, loaded.problems))
    key, reading = session.key, session.reading
    rows = rows_of(session)
    moments = shown_moments(session, rules)
    difficulty = difficulty_of(session, moments, rules)
    problems = (
        *loaded.problems,
        *check_ratings(session, rows, rules),
        *check_moments(session, moments, rules),
        *check_judgements(session, rules),
        *check_needs(session, rules),
        *check_difficulty(session, difficulty, rules),
        *check_unwritten(session),
        *_idle(session, rows),
        *check_drills(session, _drills(folder), rules),
    )
    return Audit(
        case_id=session.case.id,
        keyed=Judged(key.classification, key.disorganisation.rating),
        found=Judged(reading.classification, reading.disorganisation) if reading else None,
        settled=reading.settled if reading else None,
        claimed=session.case.script.about.difficulty,
        pools=session.case.script.about.pools,
        signs=frozenset(s.index for s in reading.signs if s.index) if reading else frozenset(),
        rows=rows,
        moments=moments,
        difficulty=difficulty,
        traits=traits_of(session, rules),
        infant=session.performance.looks["infant"],
        problems=_heeded(folder, problems),
    )


def _drills(folder: Path) -> tuple[Drill, ...]:
    """Return the drill items of a case; they speak of the library's cases alone."""
    at_home = folder.resolve().parent == LIBRARY.resolve()
    return of_case(load_drills().value or (), folder.resolve().name) if at_home else ()


def _heeded(folder: Path, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return the problems in order, without the warnings that script and key allow."""
    files = {folder / "script.yaml", folder / "key.yaml", *(p.file for p in problems)}
    return in_order(
        found for file in files for found in heed(file, [p for p in problems if p.file == file])
    )


def _idle(session: Session, rows: tuple[Row, ...]) -> Iterator[Problem]:
    """Yield the reasons that are given for numbers that do not differ."""
    for index, difference in enumerate(session.key.differences):
        here = [r for r in rows if (r.scale, r.episode) == (difference.scale, difference.episode)]
        whole = difference.scale in ("classification", "difficulty", "disorganisation")
        if (whole and difference.episode is None) or any(r.apart > 0 for r in here):
            continue
        where = "" if difference.episode is None else f" in episode {difference.episode}"
        message = f"nothing differs for {difference.scale}{where}"
        hint = "Delete the reason, or name scale and episode of what differs."
        yield session.problem(("differences", index), "W601", message, hint)
