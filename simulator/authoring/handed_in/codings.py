"""The codings in a folder, loose or in archives, each held against the key of its case."""

import json
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from scoring.attempts import Attempt
from scoring.score import score
from scoring.terms import Coding
from simulator.authoring.handed_in.coded import NowhereError, case_of_coding
from simulator.case import load_ethogram, load_key, read_coding_text
from simulator.case.model import Case
from simulator.case.source import MAX_BYTES
from simulator.performance import Performance, compile_case
from simulator.problems import Loaded, Problem

MOST_FILES = 5_000
SUFFIXES = (".zip", ".json")
"""How the names of files end that may hold codings."""
_CODINGS, _FIRST_YEAR = "codings/", 1980
_TWICE = "the same coding lies in this folder twice, and is counted once"
_TRIED = "-try.json"
"""Ends the name of a coding that an author made to try a case."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What was found in a folder.

    Attributes:
        attempts: Codings with their keys and scores, in the order of their files.
        left_out: Files that could not be used, each with its reason.
        problems: What is wrong with them, line by line.
        folders: Where the cases lie that were coded, by their ids.
        called: What these cases are called, by their ids.
    """

    attempts: tuple[Attempt, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()
    folders: Mapping[str, Path] = field(default_factory=lambda: MappingProxyType({}))
    called: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class _Found:
    """A text that may be a coding; ``path`` names the file, or the archive and what is in it.

    ``when`` is when it was put into an archive; a loose file may have been copied since.
    """

    path: Path
    text: str | None
    when: datetime | None = None


def take_in(folder: Path, own: Path | None = None) -> TakenIn:
    """Read the codings of a folder and of all folders in it, and hold them against their keys.

    A coding is a file ``*.json``; an archive ``*.zip``, as a coder's records are exported and
    handed in, is looked into. The same coding is counted once, however often it was handed in.

    Args:
        folder: Where the codings are.
        own: The folder with the instructor's own cases, besides the library.

    Raises:
        OSError: The folder cannot be read.
        OverflowError: It holds more files than ``MOST_FILES``.
    """
    attempts: list[Attempt] = []
    left_out: list[tuple[str, str]] = []
    problems: list[Problem] = []
    played: dict[str, tuple[Case, Performance]] = {}
    seen: set[tuple[str, str]] = set()
    texts: set[str | None] = set()
    for found in _texts(folder):
        if not _is_coding(found.text):
            continue
        name = found.path.relative_to(folder).as_posix()
        if found.text and found.text in texts:
            left_out.append((name, _TWICE))
            continue
        texts.add(found.text)
        try:
            loaded = _attempt(found, own, played)
        except NowhereError as error:
            left_out.append((name, str(error)))
            continue
        problems += loaded.errors
        if (attempt := loaded.value) is None:
            left_out.append((name, "mistakes in it"))
            continue
        who = (attempt.coding.coder, attempt.coding.case)
        unseen, when = who not in seen, found.path.name
        attempts.append(replace(attempt, unseen=unseen, when=when, handed_in=found.when))
        seen.add(who)
    cases = [case for case, _ in played.values()]
    folders = {case.id: case.folder for case in cases}
    return TakenIn(tuple(attempts), tuple(left_out), tuple(problems), folders, _called(cases))


def _called(cases: Iterable[Case]) -> Mapping[str, str]:
    """Call each case by its infant, with its folder beside it where two infants share a name."""
    infants = {case.id: case.script.person("infant").name for case in cases}
    many = Counter(infants.values())
    return {case: f"{who} ({case})" if many[who] > 1 else who for case, who in infants.items()}


def _texts(folder: Path) -> Iterator[_Found]:
    """Yield the texts of all files that may be codings, in the order of their names."""
    files = sorted(p for p in folder.rglob("*") if p.suffix.lower() in SUFFIXES)
    files = [p for p in files if p.is_file()]
    if len(files) > MOST_FILES:
        raise OverflowError(f"{len(files)} files are more than the {MOST_FILES} that fit.")
    for path in files:
        if path.suffix.lower() == ".zip":
            yield from _archived(path)
        else:
            yield _Found(path, _text(path))


def _text(path: Path) -> str | None:
    try:
        return path.read_text("utf-8") if path.stat().st_size <= MAX_BYTES else None
    except (OSError, ValueError):
        return None


def _archived(path: Path) -> Iterator[_Found]:
    """Yield the codings in an archive; one that cannot be read counts as a broken coding."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = sorted(archive.infolist(), key=lambda entry: entry.filename)
            for entry in [e for e in entries if _is_named_so(e.filename)][:MOST_FILES]:
                with archive.open(entry) as stream:
                    content = stream.read(MAX_BYTES + 1)
                said = content.decode("utf-8") if len(content) <= MAX_BYTES else None
                yield _Found(path / entry.filename, said, _when(entry))
    except (OSError, zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, RuntimeError):
        yield _Found(path, None)


def _when(entry: zipfile.ZipInfo) -> datetime | None:
    """Return when an entry was written; the first year of the format says that nobody knows."""
    try:
        when = datetime(*entry.date_time).astimezone()
    except ValueError:
        return None
    return when if when.year > _FIRST_YEAR else None


def _is_named_so(name: str) -> bool:
    return name.startswith(_CODINGS) and name.endswith(".json") and not name.endswith(_TRIED)


def _is_coding(text: str | None) -> bool:
    """Tell whether a text may be a coding; other JSON that says so is nobody's mistake."""
    try:
        data = json.loads(text or "")
    except (ValueError, RecursionError):
        return True
    return not isinstance(data, dict) or "coder" in data or "marks" in data or "case" in data


def _attempt(
    found: _Found, own: Path | None, played: dict[str, tuple[Case, Performance]]
) -> Loaded[Attempt]:
    """Score a coding against the key of its case."""
    read = read_coding_text(found.path, found.text or "")
    if (coding := read.value) is None:
        return Loaded(None, read.problems)
    case = case_of_coding(coding, found.path, own=own)
    if case.value is None:
        return Loaded(None, case.problems)
    place = str(case.value.folder.resolve())
    if place not in played:
        compiled = compile_case(case.value)
        if compiled.value is None:
            return Loaded(None, compiled.problems)
        played[place] = (case.value, compiled.value)
    return _held(coding, *played[place])


def _held(coding: Coding, case: Case, performance: Performance) -> Loaded[Attempt]:
    key = load_key(case.folder / "key.yaml", case.script)
    if key.value is None:
        return Loaded(None, key.problems)
    coding = replace(coding, case=case.id)
    result = score(coding, key.value, performance.events(), load_ethogram())
    return Loaded(Attempt(coding, key.value, result, case.version))


def coders(attempts: Sequence[Attempt]) -> tuple[str, ...]:
    """Return who handed in, in the order of their names."""
    return tuple(sorted({a.coding.coder for a in attempts}))
