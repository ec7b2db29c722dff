"""The journal of a history: a line for all that happens, so that undo outlives the process.

Each line is one JSON object and stands before its effect is in the files: the texts at the
``start``, then a ``step``, an ``undo`` or a ``redo``; it is on the disk before as well, so that a
power cut takes nothing along. A line ``written`` says that the files hold what came before it. A
last line that was cut off counts as never written.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from simulator.authoring.editing.changes import Told
from simulator.authoring.editing.history import Edit, History, Step
from simulator.authoring.editing.splices import Splice
from simulator.files import write_whole


@dataclass(frozen=True, slots=True)
class Kept:
    """A history read from its journal; ``before`` is the one without what the files may lack."""

    history: History
    before: History


def open_journal(file: Path) -> Kept | None:
    """Return what a journal tells, ready to be gone on with; None if none can be read."""
    history = before = None
    try:
        _mend(file)
        for record in _records(file):
            if "start" in record:
                history = before = History(MappingProxyType(dict(record["start"])))
            elif history is not None and "written" in record:
                before = history
            elif history is not None:
                history = _advanced(history, record)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return Kept(history, before) if history is not None and before is not None else None


def _mend(file: Path) -> None:
    """Cut off a last line that was not written to its end."""
    content = file.read_bytes()
    whole = content.rfind(b"\n") + 1
    if whole < len(content):
        os.truncate(file, whole)


def _records(file: Path) -> Iterator[dict[str, Any]]:
    for line in file.read_bytes().splitlines():
        record = json.loads(line)
        if not isinstance(record, dict):
            raise TypeError(record)
        yield record


def _advanced(history: History, record: Mapping[str, Any]) -> History:
    if "step" in record:
        return history.record(_step(record["step"]))
    return history.undo() if "undo" in record else history.redo()


def _step(data: Mapping[str, Any]) -> Step:
    edits = (
        Edit(edit["file"], _splices(edit["splices"]), _splices(edit["back"]))
        for edit in data["edits"]
    )
    return Step(tuple(edits), Told(**data["told"]), data["merge"])


def _splices(data: Iterable[Iterable[Any]]) -> tuple[Splice, ...]:
    return tuple(Splice(*splice) for splice in data)


def begin_journal(file: Path, texts: Mapping[str, str]) -> None:
    """Write a journal that begins with these texts, in the place of any other.

    Raises:
        OSError: It cannot be written.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, _line({"start": dict(texts)}))


def note_step(file: Path, step: Step) -> None:
    """Note a step that is about to be made.

    Raises:
        OSError: It cannot be written.
    """
    edits = [
        {"file": e.file, "splices": [*map(_plain, e.splices)], "back": [*map(_plain, e.back)]}
        for e in step.edits
    ]
    told = asdict(step.told)
    _append(file, {"step": {"edits": edits, "told": told, "merge": step.merge}})


def note(file: Path, word: str) -> None:
    """Note an ``undo`` or a ``redo`` that is about to be made.

    Raises:
        OSError: It cannot be written.
    """
    _append(file, {word: True})


def note_written(file: Path) -> None:
    """Note that the files hold all that was noted.

    That need not be on the disk at once: where it is missing, the files are looked at.

    Raises:
        OSError: It cannot be written.
    """
    with file.open("ab") as journal:
        journal.write(_line({"written": True}))


def _plain(splice: Splice) -> list[Any]:
    return [splice.start, splice.end, splice.text]


def _line(record: Mapping[str, Any]) -> bytes:
    return json.dumps(record, ensure_ascii=True).encode() + b"\n"


def _append(file: Path, record: Mapping[str, Any]) -> None:
    with file.open("ab") as journal:
        journal.write(_line(record))
        journal.flush()
        os.fsync(journal.fileno())
