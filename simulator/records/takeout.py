"""Takeout: everything that is kept of one coder, in one file that other programs can read."""

import json
import zipfile
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.case import write_coding
from simulator.records.attempt import AttemptRecord
from simulator.records.errors import RecordsError
from simulator.records.written import write_edit

if TYPE_CHECKING:
    from simulator.records.store import Store

EXPORTS = "exports"
_README = """\
Everything the Strange Situation trainer keeps of one coder.

profile.json   the coder
codings/       each attempt as a coding; `strange-situation score FILE` compares it with its key
journals/      each attempt edit by edit, one line of JSON for each
scores/        the score of each attempt that was handed in
               (a name that ends in -try is a case tried while it was written)
drills.jsonl   each answer given in the drills
keys.json      when the key of each worked case was first opened
"""


def take_out(store: "Store", coder: str, now: datetime | None = None) -> Path:
    """Write all records of a coder into one file in the data folder; nothing is deleted.

    Args:
        store: The records.
        coder: Whose records.
        now: The time for the file's name; the present if it is None.

    Returns:
        The file, a zip archive.

    Raises:
        RecordsError: It cannot be written.
    """
    stamp = (now or datetime.now().astimezone()).strftime("%Y-%m-%dT%H-%M-%S")
    path = store.folder / EXPORTS / f"{coder}-{stamp}.zip"
    unfinished = path.with_suffix(".new")
    try:
        path.parent.mkdir(exist_ok=True)
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in _contents(store, coder):
                archive.writestr(name, text, zipfile.ZIP_DEFLATED)
        unfinished.replace(path)
    except OSError as error:
        raise RecordsError(
            f"Your records could not be written to {path}: {error.strerror or error}. Make the "
            "folder writable or free some space."
        ) from error
    return path


def coding_entry(name: str, about: AttemptRecord) -> zipfile.ZipInfo:
    """Return the place of a coding in an archive, with the time at which it was handed in."""
    if about.submitted is None:
        return zipfile.ZipInfo(name)
    return zipfile.ZipInfo(name, about.submitted.astimezone().timetuple()[:6])


def _contents(store: "Store", coder: str) -> Iterator[tuple[str | zipfile.ZipInfo, str]]:
    """Yield name and text of every file."""
    yield "README.txt", _README
    for profile in store.profiles():
        if profile.coder == coder:
            about = {"coder": coder, "name": profile.name, "since": profile.created.isoformat()}
            yield "profile.json", json.dumps(about, indent=2)
    if given := store.drilled(coder):
        lines = (json.dumps({**asdict(one), "at": one.at.isoformat()}) for one in given)
        yield "drills.jsonl", "".join(f"{line}\n" for line in lines)
    if opened := store.keys_opened(coder):
        when = {case: at.isoformat() for case, at in opened.items()}
        yield "keys.json", json.dumps(when, indent=2)
    for attempt in (*store.attempts(coder), *store.open_attempts(coder), *store.tries(coder)):
        yield from _attempt(store, attempt)


def _attempt(store: "Store", about: AttemptRecord) -> Iterator[tuple[str | zipfile.ZipInfo, str]]:
    name = f"{about.id:04d}-{Path(about.case).name}{'-try' if about.origin == 'try' else ''}"
    try:
        edits = store.journal(about.id)
        coding = store.resume(about.id).coding
    except RecordsError as error:
        yield f"journals/{name}-unreadable.txt", str(error)
        return
    yield coding_entry(f"codings/{name}.json", about), write_coding(coding)
    yield f"journals/{name}.jsonl", "".join(f"{write_edit(edit)}\n" for edit in edits)
    if about.score is not None:
        yield f"scores/{name}.json", json.dumps(about.score, indent=2)
