"""One's own cases as a whole: given another name, copied, put into the bin and taken out of it.

What can be undone in a case goes along with it, and nothing is ever deleted.
"""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from simulator.authoring.editing import journal_of
from simulator.authoring.sharing.manifest import is_case_id

BIN = "bin"
"""The name of the folder in the data folder."""
_JOURNAL = ".journal.jsonl"
_STAMP = "%Y-%m-%dT%H-%M-%S-%f"
_NAME = re.compile(r"(?P<case>.+)--(?P<at>\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{6})")
_LEFT = shutil.ignore_patterns(".*.part", "handed-out.json", "check.html")


@dataclass(frozen=True, slots=True)
class Binned:
    """A case in the bin: what it was called, since when it is there, and where."""

    case: str
    at: datetime
    folder: Path


def rename(data: Path, folder: Path, name: str) -> Path:
    """Give a case another name; the place where it is then is returned.

    Args:
        data: The data folder, where what can be undone is kept.
        folder: The case.
        name: Of the folder, fit for every system.

    Raises:
        ValueError: The name is unfit.
        FileExistsError: There is a case of this name.
        OSError: It cannot be moved.
    """
    place = folder.with_name(name)
    if not is_case_id(name):
        raise ValueError(name)
    if place.exists() and not place.samefile(folder):
        raise FileExistsError(str(place))
    before = journal_of(data, folder)
    folder.rename(place)
    _move_journal(before, journal_of(data, place))
    return place


def duplicate(folder: Path) -> Path:
    """Copy a case beside itself, under a name with a number; return the copy.

    Raises:
        OSError: It cannot be copied.
    """
    place = free_name(folder.parent, folder.name)
    shutil.copytree(folder, place, ignore=_LEFT)
    return place


def put_in_bin(data: Path, folder: Path) -> Binned:
    """Move a case into the bin of a data folder.

    Raises:
        OSError: It cannot be moved.
    """
    at = datetime.now().astimezone()
    place, before = data / BIN / f"{folder.name}--{at:{_STAMP}}", journal_of(data, folder)
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(folder, place)
    _move_journal(before, place / _JOURNAL)
    return Binned(folder.name, at, place)


def in_bin(data: Path) -> tuple[Binned, ...]:
    """Return what is in the bin, the last one first."""
    return tuple(sorted(_binned(data), key=lambda b: b.at, reverse=True))


def _binned(data: Path) -> Iterator[Binned]:
    for folder in (data / BIN).glob("*--*"):
        if named := _NAME.fullmatch(folder.name):
            at = datetime.strptime(named["at"], _STAMP).astimezone()
            yield Binned(named["case"], at, folder)


def bring_back(data: Path, binned: Binned, cases: Path) -> Path:
    """Move a case out of the bin, under the first of its names that is free; return its place.

    Raises:
        OSError: It cannot be moved.
    """
    cases.mkdir(parents=True, exist_ok=True)
    place = free_name(cases, binned.case)
    shutil.move(binned.folder, place)
    _move_journal(place / _JOURNAL, journal_of(data, place))
    return place


def free_name(cases: Path, name: str) -> Path:
    """Return a folder that is not there yet: of this name, else of it with a number behind."""
    names = (name, *(f"{name}-{n}" for n in range(2, 1000)))
    return next(cases / n for n in names if not (cases / n).exists())


def _move_journal(before: Path, after: Path) -> None:
    """Let what can be undone go along, in the place of what was there."""
    if before != after and before.is_file():
        after.parent.mkdir(parents=True, exist_ok=True)
        before.replace(after)
