"""The audit of many cases: side by side, and what holds over all of them together."""

import multiprocessing
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from simulator.authoring.audit import Audit, audit_case
from simulator.authoring.composition import doubles, shortfalls
from simulator.authoring.drilling import check_all_drills
from simulator.authoring.independence import Trial, alarms, trials
from simulator.authoring.judgements import UNDECIDED
from simulator.authoring.rules import AuditRules
from simulator.case import library_cases
from simulator.lessons.drills import load_drills
from simulator.problems import Problem
from simulator.resources import LIBRARY

_FEW = 3
"""Up to so many cases one process is as fast as several, which have to start first."""


@dataclass(frozen=True, slots=True)
class Totals:
    """What a set of cases adds up to.

    ``core`` is the number of core ratings of codable cases, ``within`` those near enough to the
    rubric's, ``exact`` those equal, ``excused`` those apart with a reason. ``groups`` and
    ``disorganised`` count the cases of ``codable`` in which group, and D or not, agree.
    """

    cases: int
    passed: int
    codable: int
    core: int
    within: int
    exact: int
    excused: int
    groups: int
    disorganised: int

    @property
    def share(self) -> float | None:
        """Return the share of core ratings within reach, None without any."""
        return self.within / self.core if self.core else None


@dataclass(frozen=True, slots=True)
class Whole:
    """What holds over a library: sums of new and worked cases, traits held against classes, drills.

    ``drills`` is the number of drill items, ``problems`` are those of items that do not fit each
    other, ``complaints`` sentences on what does not hold and has no place in a file.
    """

    new: Totals
    worked: Totals
    trials: tuple[Trial, ...] = ()
    drills: int = 0
    problems: tuple[Problem, ...] = ()
    complaints: tuple[str, ...] = ()


def over_all(audits: Sequence[Audit], rules: AuditRules) -> Whole:
    """Return what holds over many cases together."""
    new, worked = (totals(part, rules) for part in apart(audits, rules))
    found = trials(audits, rules)
    return Whole(new, worked, found, complaints=tuple(_complaints(new, found, rules)))


def audit_library(rules: AuditRules) -> tuple[tuple[Audit, ...], Whole]:
    """Audit the cases and the drill items that come with the program."""
    cases, drills = library_cases(), load_drills()
    audits = audit_cases([LIBRARY / case for case in cases])
    problems, said = check_all_drills(drills, cases, rules.drills)
    whole = over_all(audits, rules)
    return audits, replace(
        whole,
        drills=len(drills.value or ()),
        problems=problems,
        complaints=(
            *whole.complaints,
            *shortfalls(audits, rules.library),
            *doubles(audits),
            *said,
        ),
    )


def _complaints(new: Totals, found: Sequence[Trial], rules: AuditRules) -> Iterator[str]:
    if new.share is not None and new.share < rules.share:
        yield (
            f"Only {new.share:.1%} of the core ratings of the new cases lie within reach of what "
            f"the acts earn; {rules.share:.0%} are wanted."
        )
    for trial in alarms(found, rules):
        if trial.guessed is None:
            yield (
                f"The {trial.trait} goes with {trial.against} (p = {trial.p:.4f}): recast or "
                "write some cases against it."
            )
        else:
            yield (
                f"From {trial.trait} alone {trial.guessed:.0%} of the cases can be guessed "
                f"({trial.against}): write some against it."
            )


def audit_cases(folders: Sequence[Path]) -> tuple[Audit, ...]:
    """Audit cases in order, several at a time where there are many."""
    if len(folders) <= _FEW:
        return tuple(map(audit_case, folders))
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=os.cpu_count(), mp_context=fresh) as pool:
        return tuple(pool.map(audit_case, folders))


def apart(
    audits: Iterable[Audit], rules: AuditRules
) -> tuple[tuple[Audit, ...], tuple[Audit, ...]]:
    """Part the new cases from the worked ones, whose keys are older than the rubric."""
    every = tuple(audits)
    new = tuple(a for a in every if a.case_id not in rules.worked)
    return new, tuple(a for a in every if a.case_id in rules.worked)


def totals(audits: Iterable[Audit], rules: AuditRules) -> Totals:
    """Count what agrees."""
    every = tuple(audits)
    core = [row for a in every for row in a.rows if row.core]
    codable = [a for a in every if a.found and a.keyed and not a.keyed.classification.uncodable]
    return Totals(
        cases=len(every),
        passed=sum(a.passed for a in every),
        codable=len(codable),
        core=len(core),
        within=sum(row.apart <= rules.within for row in core),
        exact=sum(row.apart == 0 for row in core),
        excused=sum(row.apart > rules.within and row.because is not None for row in core),
        groups=sum(_same_group(a) for a in codable),
        disorganised=sum(_same_d(a) for a in codable),
    )


def _same_group(audit: Audit) -> bool:
    keyed, found = audit.keyed, audit.found
    return bool(keyed and found and keyed.classification.group == found.classification.group)


def _same_d(audit: Audit) -> bool:
    """Tell whether D or not agrees; where the key's rating is exactly 5, either is right."""
    keyed, found = audit.keyed, audit.found
    if keyed is None or found is None:
        return False
    given = keyed.classification.disorganised, found.classification.disorganised
    return bool(given[0]) == bool(given[1]) or keyed.disorganisation == UNDECIDED
