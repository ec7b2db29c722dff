"""Kept: the form of the internal practice test, and how far a trainee is with it."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from scoring.terms import Classification, Scope
from simulator.case.model import Script
from simulator.lessons.exercises import Exercise, whole_case
from simulator.lessons.pools import Member, Pools, kept_form


class Made(Protocol):
    """An attempt at a case."""

    @property
    def case(self) -> str:
        """Return the case."""

    @property
    def scope(self) -> Scope:
        """Return what was asked for."""


@dataclass(frozen=True, slots=True)
class Form:
    """The cases of the test in this trainee's order, and those of them handed in."""

    cases: tuple[str, ...]
    handed_in: tuple[str, ...]

    @property
    def next(self) -> str | None:
        """Return the case to code next, None if all are handed in."""
        return next((case for case in self.cases if case not in self.handed_in), None)

    @property
    def finished(self) -> bool:
        """Tell whether all are handed in; only then may anything be told of them."""
        return bool(self.cases) and self.next is None


def form_for(coder: str, scripts: Mapping[str, Script], made: Iterable[Made], pools: Pools) -> Form:
    """Return the form of a coder: every case is met once, in an order of the coder's own.

    Keys are not looked at.

    Args:
        coder: whose form.
        scripts: the library by case id; covers will do.
        made: the coder's attempts that were handed in; cases coded elsewhere are left out.
        pools: tells which cases are kept.
    """
    attempts = tuple(made)
    nothing = Classification(None)
    members = (Member(c, frozenset(s.about.pools), nothing) for c, s in scripts.items())
    tested = {a.case for a in attempts if a.scope.mode == "test"}
    elsewhere = {a.case for a in attempts} - tested
    seed = int.from_bytes(hashlib.sha256(coder.encode()).digest()[:4], "big")
    order = kept_form(members, seed=seed, pools=pools, seen=elsewhere)
    return Form(order, tuple(case for case in order if case in tested))


def exercise_of_form(case: str, script: Script) -> Exercise:
    """Return a case as a part of the test; a cover will do."""
    whole = whole_case(case, script)
    return replace(whole, id=f"test-{case}", scope=replace(whole.scope, mode="test"))
