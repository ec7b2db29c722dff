"""A case as frozen values: people, episodes, acts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from scoring.terms.behaviour import Actor
from simulator.problems import Span

Gait = Literal["crawls", "walks"]
USUAL_GAIT: Gait = "crawls"
"""How an infant moves of which a script does not say it."""


@dataclass(frozen=True, slots=True)
class Person:
    """One person of a script; ``look`` names an appearance, None leaves it to the seed.

    ``drawn`` says how often a feature of one left to the seed was drawn anew.
    """

    actor: Actor
    name: str
    relation: str | None = None
    age_months: int | None = None
    moves: Gait | None = None
    look: str | None = None
    drawn: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Act:
    """One line of a script: an actor does a behaviour at a time, perhaps towards a target.

    ``for_ms`` is None where the script leaves the duration to the behaviour. ``target`` is a
    person, a toy, "door", "wall", "mirror" or a named place. ``span`` is where the line stands.

    An act that comes from a fragment stands where the line stands that uses it: ``step`` counts
    the acts of that line from 1, and ``within`` says where in the fragment it is.
    """

    at_ms: int
    actor: Actor
    behaviour: str
    span: Span
    for_ms: int | None = None
    target: str | None = None
    toy: str | None = None
    place: str | None = None
    intensity: int = 2
    says: str | None = None
    step: int = 0
    within: str = ""

    @property
    def id(self) -> str:
        """Return what tells the act from the others of its episode: its line, and its step."""
        return f"{self.span.line}.{self.step}" if self.step else str(self.span.line)


@dataclass(frozen=True, slots=True)
class EpisodeScript:
    """One episode: its number, its real length, its acts in order of time."""

    number: int
    length_ms: int
    acts: tuple[Act, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class About:
    """Metadata of a case; ``departs`` says how the session breaks the procedure on purpose."""

    difficulty: Literal["easy", "medium", "hard"] = "medium"
    pools: tuple[str, ...] = ()
    reviewed: str = "none"
    author: str = ""
    departs: str = ""


@dataclass(frozen=True, slots=True)
class Script:
    """What an instructor wrote for one dyad; ``fragments`` are the files of those it uses."""

    title: str
    people: tuple[Person, ...]
    episodes: tuple[EpisodeScript, ...]
    seed: int
    about: About
    fragments: tuple[Path, ...] = ()

    def person(self, actor: Actor) -> Person:
        """Return the person who plays ``actor``; a nameless one if the script names none."""
        return next((p for p in self.people if p.actor == actor), Person(actor, actor.title()))

    def episode(self, number: int) -> EpisodeScript | None:
        """Return the episode of that number, or None."""
        return next((e for e in self.episodes if e.number == number), None)


@dataclass(frozen=True, slots=True)
class Case:
    """A script with its place in the library; the key stays in its file until it is asked for."""

    id: str
    folder: Path
    script: Script
    version: str

    @property
    def script_path(self) -> Path:
        """Return where the script stands."""
        return self.folder / "script.yaml"
