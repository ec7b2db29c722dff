"""A case while it is being written: read anew at every save, and what it adds up to by now."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scoring.rubric import Reading, reading_of
from scoring.terms import Key
from simulator.authoring.craft import play_case
from simulator.authoring.lint.allowances import heed
from simulator.case import load_case, load_ethogram, load_key
from simulator.case.fragments import FOLDER
from simulator.case.model import Case
from simulator.case.times import milliseconds
from simulator.performance import Performance
from simulator.problems import Problem, in_order

Stamp = tuple[tuple[str, int, int], ...]

_EPISODE = re.compile(r"^\s*(?:-\s+)?\{?\s*number:\s*[\"']?(\d)\b")
_AT = re.compile(r"\bat:\s*[\"']?([\d:.]+\s*s?)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a script that is to be seen on the stage: when, and how it is written.

    Times are milliseconds from the start of the episode, as played.
    """

    number: int
    episode: int
    from_ms: int
    to_ms: int
    text: str


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a case that plays. ``reading`` is None where a reunion is missing."""

    case: Case
    performance: Performance
    reading: Reading | None
    key: Key | None
    lines: tuple[Line, ...]

    def lines_of(self, episode: int) -> tuple[Line, ...]:
        """Return the lines of one episode in the order of time."""
        return tuple(line for line in self.lines if line.episode == episode)

    def line_at(self, episode: int, ms: int, actor: str | None = None) -> Line | None:
        """Return the line that makes what is to be seen at a time, the one that began last.

        Args:
            episode: The episode.
            ms: Milliseconds from its start.
            actor: Whose line is wanted, None for anybody's.
        """
        begun = [
            act
            for act in self.performance.acts()
            if act.episode == episode and act.from_ms <= ms and actor in (None, act.actor)
        ]
        running = [act for act in begun if ms <= act.to_ms] or begun
        last = max(running, key=lambda act: (act.from_ms, act.line or 0), default=None)
        return next((line for line in self.lines if last and line.number == last.line), None)


@dataclass(frozen=True, slots=True)
class Written:
    """What a folder holds at a time: a version if it plays, and all that is wrong with it."""

    stamp: Stamp
    version: Version | None
    problems: tuple[Problem, ...]


def stamp_of(folder: Path) -> Stamp:
    """Return what tells one state of a case's files from the next, without reading them."""
    files = (folder / "script.yaml", folder / "key.yaml", *sorted((folder / FOLDER).glob("*.yaml")))
    return tuple(_stamps(files))


def _stamps(files: tuple[Path, ...]) -> Iterator[tuple[str, int, int]]:
    for file in files:
        try:
            state = file.stat()
        except OSError:
            continue
        yield file.name, state.st_mtime_ns, state.st_size


def read_written(folder: Path) -> Written:
    """Read, compile and rate what a folder holds now; a key may be missing."""
    stamp = stamp_of(folder)
    script, key_file = folder / "script.yaml", folder / "key.yaml"
    loaded = load_case(folder)
    case = loaded.value
    key = load_key(key_file, case.script if case else None) if key_file.is_file() else None
    problems = [*heed(key_file, key.problems)] if key else []
    if case is None:
        return Written(stamp, None, in_order((*heed(script, loaded.problems), *problems)))
    played = play_case(case)
    problems = [*heed(script, (*loaded.problems, *played.problems)), *problems]
    version = _version(case, played.value, key.value if key else None) if played.value else None
    return Written(stamp, version, in_order(problems))


def _version(case: Case, performance: Performance, key: Key | None) -> Version:
    reading = reading_of(performance, load_ethogram())
    texts = case.script_path.read_text(encoding="utf-8").splitlines()
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for act in performance.acts():
        at = (act.episode, act.line or 0)
        start, end = spans.get(at, (act.from_ms, act.to_ms))
        spans[at] = (min(start, act.from_ms), max(end, act.to_ms))
    lines = (
        Line(number, episode, start, end, _plain(texts[number - 1]))
        for (episode, number), (start, end) in spans.items()
        if 0 < number <= len(texts)
    )
    ordered = tuple(sorted(lines, key=lambda line: (line.episode, line.from_ms, line.number)))
    return Version(case, performance, reading, key, ordered)


def _plain(text: str) -> str:
    """Return a line of a script without the signs around it."""
    return text.strip().removeprefix("-").strip().removeprefix("{").partition("}")[0].strip()


def moment_of(text: str, number: int) -> tuple[int, int] | None:
    """Return the moment that a line of a script speaks of, even if the script is broken.

    Args:
        text: The whole script.
        number: The line, counted from 1.

    Returns:
        Episode and milliseconds from its start; None above the first episode.
    """
    lines = text.split("\n")[:number]
    found = next((m for m in map(_EPISODE.search, reversed(lines)) if m), None)
    if found is None or not lines:
        return None
    at = _AT.search(lines[-1])
    try:
        return int(found[1]), milliseconds(at[1]) if at else 0
    except ValueError:
        return int(found[1]), 0
