"""Scripts: from a tree to frozen terms, as far as the text allows."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import get_args

from scoring.terms.behaviour import Actor
from simulator.case.fit import Fitted, fit
from simulator.case.fragments import BrokenError, MisusedError, Piece, unfold
from simulator.case.model import About, Act, EpisodeScript, Person, Script
from simulator.case.scalars import ParameterName
from simulator.case.shapes import ActShape, CoverShape, EpisodeShape, PersonShape, ScriptShape
from simulator.case.source import Steps, Tree
from simulator.problems import Problem, Span

ACTORS: tuple[Actor, ...] = get_args(Actor)
PARAMETERS: tuple[str, ...] = get_args(ParameterName)
FORMAT = 1
_ENDLESS = 3_600_000_000


@dataclass(frozen=True)
class Draft:
    """A script as far as it could be read.

    ``unsure`` are the episodes in which something could not be read: what seems to be missing there
    may only be misspelt.
    """

    script: Script
    unsure: frozenset[int]
    tree: Tree

    @cached_property
    def spots(self) -> Mapping[tuple[Span, str], Span]:
        """Lead from the span of an act or episode, and a key, to the value; asked for rarely."""
        values = self.tree.values
        return {
            (values[steps[:-1]], str(steps[-1])): span
            for steps, span in values.items()
            if steps and steps[:-1] in values
        }

    def problem(self, at: Span, key: str, code: str, message: str, hint: str = "") -> Problem:
        """Return a problem at the value of ``key`` in the mapping that stands at ``at``."""
        return self.tree.source.problem(self.spots.get((at, key), at), code, message, hint)

    def of(self, act: Act, key: str, code: str, message: str, hint: str = "") -> Problem:
        """Return a problem of an act; in a fragment, at the line that uses it, which is named."""
        if not act.within:
            return self.problem(act.span, key, code, message, hint)
        message = f"{message} ({act.within})"
        return self.problem(act.span, self._given(act, key), code, message, hint)

    def _given(self, act: Act, key: str) -> str:
        """Return the key under which the line that uses a fragment gives what the act says."""
        said = act.behaviour if key == act.actor else getattr(act, key, None)
        for other in (key, *PARAMETERS):
            span = self.spots.get((act.span, other))
            if span is not None and (other == key or said == self._text(span)):
                return other
        return "use"

    def _text(self, span: Span) -> str:
        line = self.tree.source.lines[span.line - 1]
        return line[span.column - 1 : span.end_column - 1].strip("\"'")


def draft_script(tree: Tree) -> tuple[Draft, tuple[Problem, ...]]:
    """Turn a tree into a script, as far as it can be read, with all problems of its shape."""
    fitted = fit(ScriptShape, tree)
    shape, problems = fitted.shape, list(fitted.problems)
    problems += check_format(shape.format, tree)
    unsure: set[int] = set()
    doubled = {s[1] for s in tree.values if s[-1:] == ("?",) and s[:1] == ("episodes",)}
    episodes = []
    fragments: dict[Path, None] = {}
    for index, entry in enumerate(shape.episodes or ()):
        acts, found = _acts(fitted, tree, index, fragments)
        problems += found
        if entry.number is not None:
            episodes.append(_episode(entry, acts, tree.value("episodes", index)))
            if found or not fitted.sound("episodes", index) or index in doubled:
                unsure.add(entry.number)
    script = replace(_script(shape, tuple(episodes)), fragments=tuple(fragments))
    return Draft(script, frozenset(unsure), tree), tuple(problems)


def cover_of(tree: Tree) -> Script | None:
    """Return the script that stands in a tree without its episodes, None if anything is wrong."""
    fitted = fit(CoverShape, tree)
    if fitted.problems or check_format(fitted.shape.format, tree):
        return None
    return _script(fitted.shape, ())


def _script(shape: CoverShape, episodes: tuple[EpisodeScript, ...]) -> Script:
    return Script(
        title=shape.title or "",
        people=_people(shape),
        episodes=episodes,
        seed=shape.seed if shape.seed is not None else 1,
        about=_about(shape),
    )


def check_format(version: int | None, tree: Tree) -> list[Problem]:
    """Refuse files of a later format."""
    if version in (None, FORMAT):
        return []
    hint = "Use a newer version of the program, or write format: 1."
    message = f"format {version} is not known; this program reads format {FORMAT}"
    return [tree.source.problem(tree.value("format"), "E212", message, hint)]


def _people(shape: CoverShape) -> tuple[Person, ...]:
    people = []
    for actor in ACTORS:
        person: PersonShape | None = getattr(shape.people, actor, None)
        if person is not None:
            name = person.name or actor.title()
            look, relation = person.look or None, person.relation or None
            drawn = {str(feature): times for feature, times in (person.drawn or {}).items()}
            people.append(
                Person(actor, name, relation, person.age_months, person.moves, look, drawn)
            )
    return tuple(people)


def _about(shape: CoverShape) -> About:
    if (about := shape.about) is None:
        return About()
    return About(
        difficulty=about.difficulty or "medium",
        pools=tuple(about.pools or ()),
        reviewed=about.reviewed or "none",
        author=about.author or "",
        departs=about.departs or "",
    )


def _episode(entry: EpisodeShape, acts: list[Act], span: Span) -> EpisodeScript:
    length = _ENDLESS if entry.length is None else entry.length
    ordered = tuple(sorted(acts, key=lambda act: act.at_ms))
    return EpisodeScript(entry.number or 0, length, ordered, span)


def _acts(
    fitted: Fitted[ScriptShape], tree: Tree, episode: int, fragments: dict[Path, None]
) -> tuple[list[Act], list[Problem]]:
    """Return the acts of an episode and their problems; note the files of fragments they use."""
    acts: list[Act] = []
    problems: list[Problem] = []
    entries = (fitted.shape.episodes or ())[episode].acts or ()
    for index, entry in enumerate(entries):
        way = ("episodes", episode, "acts", index)
        sound = fitted.sound(*way)
        found = _act_problems(entry, tree, way, sound)
        if entry.use and sound and not found:
            pieces, found = _unfolded(entry, tree, way)
            fragments.update(dict.fromkeys(file for piece in pieces for file in piece.files))
            acts += _acts_of(pieces, tree.value(*way))
        problems += found
        act = None if found or entry.use else _act(entry, tree.value(*way))
        if act is not None:
            acts.append(act)
    return acts, problems


def _unfolded(entry: ActShape, tree: Tree, way: Steps) -> tuple[tuple[Piece, ...], list[Problem]]:
    """Return what a line that uses a fragment stands for, or what is wrong with it."""
    source = tree.source
    try:
        return unfold(entry, source.file.parent), []
    except MisusedError as wrong:
        key = wrong.key if (*way, wrong.key) in tree.keys else "use"
        span = tree.value(*way, key) if key == "use" else tree.key(*way, key)
        return (), [source.problem(span, wrong.code, wrong.message, wrong.hint)]
    except BrokenError as broken:
        used = f"used in {source.file.name}, line {tree.value(*way).line}"
        return (), [replace(p, message=f"{p.message}; {used}") for p in broken.problems]


def _acts_of(pieces: Iterable[Piece], span: Span) -> Iterator[Act]:
    for step, piece in enumerate(pieces, 1):
        act = _act(piece.shape, span)
        if act is not None:
            yield replace(act, step=step, within=piece.within)


def _does(entry: ActShape) -> list[tuple[Actor, str]]:
    """Return who does what: one pair in a sound act."""
    pairs = [(actor, getattr(entry, actor)) for actor in ACTORS]
    return [(actor, behaviour) for actor, behaviour in pairs if behaviour]


def _act_problems(entry: ActShape, tree: Tree, way: Steps, sound: bool) -> list[Problem]:
    """Check what the keys of one act say together."""
    problem, does = tree.source.problem, () if entry.use else _does(entry)
    if len(does) > 1:
        names = " and ".join(actor for actor, _ in does)
        span = max(tree.key(*way, actor) for actor, _ in does)
        return [problem(span, "E210", f"one act names {names}", "Write one act for each of them.")]
    if not does and not entry.use and sound:
        start = tree.value(*way)
        span = Span(start.line, start.column, start.line, start.column + 1)
        hint = f"Say who does what: one of {', '.join(ACTORS)}."
        return [problem(span, "E210", "the act names nobody who does it", hint)]
    if entry.for_ is not None and entry.until is not None:
        span = tree.key(*way, "until")
        return [problem(span, "E211", "the act has both 'for' and 'until'", "Delete one of them.")]
    if entry.at is not None and entry.until is not None and entry.until <= entry.at:
        return [problem(tree.value(*way, "until"), "E305", "the act ends before it begins")]
    if entry.for_ == 0:
        return [problem(tree.value(*way, "for"), "E305", "the act lasts no time")]
    return []


def _act(entry: ActShape, span: Span) -> Act | None:
    """Return the act, or None where its time or its actor could not be read."""
    does = _does(entry)
    if entry.at is None or not does:
        return None
    (actor, behaviour), for_ms = does[0], entry.for_
    if entry.until is not None:
        for_ms = entry.until - entry.at
    return Act(
        at_ms=entry.at,
        actor=actor,
        behaviour=behaviour,
        span=span,
        for_ms=for_ms,
        target=entry.target or None,
        toy=entry.toy or None,
        place=entry.place or None,
        intensity=2 if entry.intensity is None else entry.intensity,
        says=entry.says or None,
    )
