"""What an editor shows of a script: its episodes, and every line with its place in the text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal

from simulator.authoring.editing.document import Document, read_document
from simulator.authoring.editing.scalars import time_of
from simulator.case.script import ACTORS
from simulator.case.source import Steps
from simulator.problems import Problem

Kind = Literal["act", "fragment", "other"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list of acts.

    ``path`` leads to it; it holds until the text changes. ``act`` is a behaviour or, with the kind
    "fragment", the name of one; "other" is what names neither. Times are milliseconds, None where
    there is none or none that can be read; ``for_ms`` is told from ``until`` as well. ``fields``
    holds everything the entry says, as text. ``start`` and ``end`` are offsets, ``line`` counts
    from 1.
    """

    path: Steps
    episode: int | None
    kind: Kind
    actor: str | None
    act: str | None
    at_ms: int | None
    for_ms: int | None
    fields: Mapping[str, str]
    start: int
    end: int
    line: int
    end_line: int
    raw: str

    @property
    def target(self) -> str | None:
        """Return towards whom or what, None if it does not say."""
        return self.fields.get("target")

    @property
    def toy(self) -> str | None:
        """Return the toy it is done with, None if it does not say."""
        return self.fields.get("toy")

    @property
    def place(self) -> str | None:
        """Return where it is done, None if it does not say."""
        return self.fields.get("place")

    @property
    def says(self) -> str | None:
        """Return what is said, None if nothing is."""
        return self.fields.get("says")

    @property
    def intensity(self) -> int | None:
        """Return how strong it is, None if it does not say or cannot be read."""
        said = self.fields.get("intensity", "")
        return int(said) if said.isdecimal() and said.isascii() else None


@dataclass(frozen=True, slots=True)
class EpisodeOutline:
    """One episode; ``start`` and ``end`` are the offsets of its list of acts, if it has one."""

    path: Steps
    number: int | None
    length_ms: int | None
    line: int
    entries: tuple[Entry, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Outline:
    """A script as far as it can be read.

    ``data`` is all that it says, as plain texts; ``problems`` are those of its YAML alone, and
    ``faults`` the lines that were left out for them.
    """

    episodes: tuple[EpisodeOutline, ...] = ()
    data: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    problems: tuple[Problem, ...] = ()
    faults: tuple[int, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Return the entries of all episodes, as they are written."""
        return tuple(entry for episode in self.episodes for entry in episode.entries)

    def episode(self, number: int) -> EpisodeOutline | None:
        """Return the (first) episode of a number."""
        return next((e for e in self.episodes if e.number == number), None)

    def entry(self, path: Steps) -> Entry | None:
        """Return the entry at the end of a way."""
        return next((e for e in self.entries if e.path == path), None)

    def at_line(self, line: int) -> Entry | None:
        """Return the entry that stands on a line of the text."""
        return next((e for e in self.entries if e.line <= line <= e.end_line), None)


def script_outline(text: str) -> Outline:
    """Return what an editor shows of a script, as far as it can be read."""
    document = read_document(text)
    data = document.data if isinstance(document.data, dict) else {}
    listed = data.get("episodes")
    count = len(listed) if isinstance(listed, list) else 0
    episodes = tuple(episode_of(document, ("episodes", n)) for n in range(count))
    return Outline(episodes, MappingProxyType(data), document.problems, document.faults)


def episode_of(document: Document, path: Steps) -> EpisodeOutline:
    """Return the episode at the end of a way."""
    start, end = document.values.get((*path, "acts")) or document.values[path]
    return EpisodeOutline(
        path,
        _number(document.get((*path, "number"))),
        time_of(document.get((*path, "length"))),
        document.line(document.values[path][0]),
        tuple(entries_of(document, path)),
        start,
        end,
    )


def entries_of(document: Document, path: Steps) -> Iterator[Entry]:
    """Yield the entries of the episode at the end of a way."""
    acts = document.get((*path, "acts"))
    number = _number(document.get((*path, "number")))
    for index, said in enumerate(acts if isinstance(acts, list) else ()):
        yield _entry(document, (*path, "acts", index), number, said)


def _entry(document: Document, path: Steps, episode: int | None, said: Any) -> Entry:
    data = said if isinstance(said, dict) else {}
    fields = {key: value for key, value in data.items() if isinstance(value, str)}
    actor = next((a for a in ACTORS if a in fields), None)
    kind: Kind = "fragment" if "use" in fields else "act" if actor else "other"
    at, for_ms, until = (time_of(fields.get(key)) for key in ("at", "for", "until"))
    if for_ms is None and until is not None:
        for_ms = until - (at or 0)
    start, end = document.values[path]
    return Entry(
        path,
        episode,
        kind,
        actor,
        fields.get("use") if kind == "fragment" else fields.get(actor or ""),
        at,
        for_ms,
        MappingProxyType(fields),
        start,
        end,
        document.line(start),
        document.line(end),
        document.text[start:end],
    )


def _number(value: object) -> int | None:
    text = value if isinstance(value, str) else ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 3 else None
