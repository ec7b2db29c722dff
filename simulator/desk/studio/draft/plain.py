"""Problems in the words of the editor: where on the stage or in the key, by plain names.

What follows from another problem is told with that one: one wrong rating is one thing to mend.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from simulator.authoring.editing import value_at
from simulator.authoring.writing import moment_of
from simulator.desk.shell.screen import Desk
from simulator.desk.studio.draft.draft import KEY, SCRIPT, Draft
from simulator.desk.studio.draft.key_places import place_in_key
from simulator.desk.style.texts import clock
from simulator.problems import Problem

_CAUSES: Mapping[str, frozenset[str]] = {
    "E609": frozenset({"E601", "E602"}),
    "E610": frozenset({"E601"}),
    "E611": frozenset({"E601", "E602"}),
    "E612": frozenset({"E601", "E602"}),
    "W502": frozenset({"E604"}),
}
"""What a problem follows from, if one of those is there: what mends them may mend it."""
_SAME_PLACE = frozenset({"W502"})
_WORDS = frozenset({"search", "crying", "disorganisation"})
"""Names of scales that are words as well."""
_TOO_FEW = "E613"
_UNFINISHED = frozenset({_TOO_FEW, "W603"})
_WORD = re.compile(r"'?\b([a-z][a-z0-9]*(?:_[a-z0-9]+)*)\b'?")
_MOMENT = re.compile(r"\b([1-8])/(\d+:\d\d(?:\.\d+)?)")


@dataclass(frozen=True, slots=True)
class Told:
    """A problem as it is told: ``more`` are what else follows from the same mistake."""

    problem: Problem
    message: str
    hint: str
    place: str
    more: tuple[str, ...] = ()

    @property
    def unfinished(self) -> bool:
        """Tell whether nothing is wrong, and something is still to be written."""
        return self.problem.code in _UNFINISHED


def told_plainly(desk: Desk, draft: Draft) -> tuple[Told, ...]:
    """Return the problems of a case in plain words, each with what follows from it."""
    told: list[Told] = []
    causes = [(p, _place(desk, draft, p)) for p in draft.problems]
    for problem, place in causes:
        if _cause(problem, place, causes) is None:
            one = Told(problem, plainly(desk, problem.message), plain_hint(desk, problem), place)
            told.append(one)
    for problem, place in causes:
        cause = _cause(problem, place, causes)
        if cause is not None:
            at = next(n for n, one in enumerate(told) if one.problem is cause)
            more = (*told[at].more, f"{plainly(desk, problem.message)}.")
            told[at] = replace(told[at], more=more)
    return tuple(told)


def _cause(problem: Problem, place: str, problems: Sequence[tuple[Problem, str]]) -> Problem | None:
    """Return from which problem another one follows: one at the same place, else the first."""
    known = _CAUSES.get(problem.code, frozenset())
    found = [(p, where) for p, where in problems if p.code in known]
    here = [p for p, where in found if where == place]
    if problem.code in _SAME_PLACE:
        return here[0] if here else None
    return here[0] if here else found[0][0] if found else None


def plainly(desk: Desk, words: str) -> str:
    """Return words with names of behaviours, scales and things as people say them."""

    def named(found: re.Match[str]) -> str:
        return _named(desk, found[1]) or found[0]

    def at(found: re.Match[str]) -> str:
        return desk.texts("studio.at_moment", n=found[1], time=found[2])

    said = _MOMENT.sub(at, _WORD.sub(named, words))
    return said[:1].upper() + said[1:]


def _named(desk: Desk, name: str) -> str | None:
    tables = desk.texts.table("interface")
    if name in desk.ethogram and ("_" in name or desk.ethogram[name].coded):
        return f"“{desk.ethogram[name].title}”"
    if name in (scales := desk.texts.table("scales")) and name not in _WORDS:
        return str(scales[name]["title"])
    return str(tables["things"][name]) if "_" in name and name in tables["things"] else None


def plain_hint(desk: Desk, problem: Problem) -> str:
    """Return what is to be done about a problem, in the words of the editor where it has some."""
    known = problem.code in desk.texts.table("interface")["hints"]
    return desk.texts(f"hints.{problem.code}") if known else plainly(desk, problem.hint)


def _place(desk: Desk, draft: Draft, problem: Problem) -> str:
    """Return where a problem is: the moment on the stage, or the page of the key."""
    texts = desk.texts
    if problem.file.name == KEY:
        section, number = place_in_key(draft.key, problem.span.line)
        moment = value_at(draft.key, ("evidence", number)) if number is not None else None
        if isinstance(moment, Mapping) and problem.code != _TOO_FEW:
            n, time = moment.get("episode"), moment.get("from")
            return texts("studio.key_place", place=texts("studio.at_moment", n=n, time=time))
        return texts("studio.key_place", place=texts(f"studio.key_{section}"))
    here = moment_of(draft.script, problem.span.line) if problem.file.name == SCRIPT else None
    if here is None:
        return texts("studio.pane_case")
    episode, ms = here
    return texts("studio.at_moment", n=episode, time=clock(ms, tenths=ms % 1000 > 0))
