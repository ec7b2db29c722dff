"""A case being edited: its files, what was done to them, and what others do to them meanwhile.

Every change is written at once. What another program writes is picked up, never overwritten.
"""

import contextlib
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from types import MappingProxyType

from simulator.authoring.editing.changes import Change, Told
from simulator.authoring.editing.differences import carried_over, difference
from simulator.authoring.editing.history import History, Step, rewritten, step_of, taken_back
from simulator.authoring.editing.journal import (
    begin_journal,
    note,
    note_step,
    note_written,
    open_journal,
)
from simulator.authoring.editing.splices import spliced
from simulator.case.source import MAX_BYTES
from simulator.files import whole_file

FILES = ("script.yaml", "key.yaml")
_ATTEMPTS = 5
_AGAIN_S = 1.0
"""What cannot be written is tried again so often."""
Stamp = tuple[int, int, int] | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a change, an undo, or a look at the files; true if a text is another now.

    Attributes:
        files: Whose texts changed.
        told: What was done, None if there was nothing to do.
        outside: What another program did, by file; it is picked up already.
        aside: Whether an own change was not kept, because the same lines were changed outside; it
            comes back when what was done outside is undone.
        problem: Why something could not be read or written, in a sentence; else empty. What could
            not be written stays in the session and is tried again.
    """

    files: tuple[str, ...] = ()
    told: Told | None = None
    outside: Mapping[str, Told] = field(default_factory=lambda: MappingProxyType({}))
    aside: bool = False
    problem: str = ""

    def __bool__(self) -> bool:
        """Tell whether a text is another now."""
        return bool(self.files)


class _MeanwhileError(Exception):
    """Somebody else wrote a file between reading and writing it."""


class EditingSession:
    """The texts of a case's script and key, on the disk and in mind.

    A file that is not there counts as an empty text.
    """

    def __init__(self, folder: Path, journal: Path | None = None) -> None:
        """Open the files; with a journal, go on where the last session stood.

        What was entered and did not reach the files any more is written now, and what others did
        meanwhile is picked up; ``opened`` says so.

        Args:
            folder: The case.
            journal: Where undo is kept, ``journal_of``; None keeps it in mind only.
        """
        self.folder = folder
        self._journal = journal
        self._stamps: dict[str, Stamp] = {}
        self._problem, self._tried, self._open = "", 0.0, False
        self._tidy()
        kept = open_journal(journal) if journal is not None else None
        problem = ""
        if kept is not None:
            self.history, self._known = kept.history, dict(kept.before.texts)
            self._open = kept.history is not kept.before
        else:
            self._known = {file: self._readable(file) for file in FILES}
            self.history = History(MappingProxyType(dict(self._known)))
            problem = self._noted(lambda file: begin_journal(file, self._known))
        self.last: Told | None = self.history.done[-1].told if self.history.done else None
        self.opened = self._settled(self.history.texts, None, problem)

    def text(self, file: str = "script.yaml") -> str:
        """Return a text as it is by now."""
        return self.history.texts.get(file, "")

    @property
    def can_undo(self) -> bool:
        """Tell whether there is a step to take back."""
        return bool(self.history.done)

    @property
    def can_redo(self) -> bool:
        """Tell whether there is a step to make again."""
        return bool(self.history.undone)

    def apply(self, file: str, change: Change, merge: str | None = None) -> Outcome:
        """Make a change of the present text of a file, and write it."""
        return self.apply_all({file: change}, merge)

    def apply_all(self, changes: Mapping[str, Change], merge: str | None = None) -> Outcome:
        """Make changes of the present texts of some files as one step, and write them.

        Args:
            changes: By file.
            merge: A word; changes that follow one another with the same one are one step.
        """
        before = self.history.texts
        step = step_of(before, changes, merge)
        if not step.edits:
            return Outcome()
        problem = self._record(step)
        return self._settled(before, self.history.done[-1].told, problem)

    def _record(self, step: Step) -> str:
        """Note a step before it is in the files; return why it cannot be noted."""
        if not step.edits:
            return ""
        problem = self._noted(lambda file: note_step(file, step))
        self.history, self._open = self.history.record(step), True
        return problem

    def undo(self) -> Outcome:
        """Take the last step back; if somebody else wrote just now, only that is picked up."""
        return self._turned("undo", self.history.done, self.history.undo)

    def redo(self) -> Outcome:
        """Make the step again that was taken back last; see ``undo``."""
        return self._turned("redo", self.history.undone, self.history.redo)

    def _turned(self, word: str, steps: tuple[Step, ...], turn: Callable[[], History]) -> Outcome:
        seen = self._settled(self.history.texts)
        if seen.outside or not steps:
            return seen
        told = taken_back(steps[-1].told) if word == "undo" else steps[-1].told
        problem, before = self._noted(lambda file: note(file, word)), self.history.texts
        self.history, self._open = turn(), True
        return self._settled(before, told, problem)

    def poll(self) -> Outcome:
        """Pick up what others wrote; cheap while nothing has changed, so ask often."""
        written = self._known == self.history.texts
        rested = written or monotonic() < self._tried + _AGAIN_S
        if rested and all(_stamp(self.folder / file) == self._stamps.get(file) for file in FILES):
            return Outcome(problem=self._problem)
        return self._settled(self.history.texts)

    def _settled(
        self, before: Mapping[str, str], told: Told | None = None, problem: str = ""
    ) -> Outcome:
        """Bring files and history together; ``before`` are the texts that the caller knew."""
        outside: dict[str, Told] = {}
        aside = False
        for file in FILES:
            for _ in range(_ATTEMPTS):
                try:
                    found, gave_way = self._settle(file)
                except _MeanwhileError:
                    continue
                except (OSError, ValueError) as error:
                    problem = f"{file}: {getattr(error, 'strerror', None) or error}"
                    break
                aside |= gave_way
                outside |= {file: found} if found else {}
                break
        if self._open and self._known == self.history.texts:
            failed = self._noted(note_written)
            problem, self._open = problem or failed, bool(failed)
        files = tuple(file for file in FILES if self.text(file) != before.get(file, ""))
        self.last = next(reversed(outside.values()), told or self.last)
        self._problem, self._tried = problem, monotonic()
        return Outcome(files, told, MappingProxyType(outside), aside, problem)

    def _settle(self, file: str) -> tuple[Told | None, bool]:
        """Pick up what others wrote to a file, and write what they did not.

        Returns:
            What others did, and whether an own change had to give way to it.

        Raises:
            _MeanwhileError: It was written just now; try again.
            OSError: It cannot be read or written.
            ValueError: It is no text.
        """
        self._stamps[file] = _stamp(self.folder / file)
        there, known, own = self._read(file), self._known.get(file, ""), self.text(file)
        change = None
        gave_way = False
        if there is not None and there not in (known, own):
            theirs = difference(known, there)
            carried = carried_over(difference(known, own), known, theirs)
            gave_way = carried is None
            change = rewritten(file, own, spliced(there, carried or ()), outside=True)
            self._record(step_of(self.history.texts, {file: change}))
        self._known[file] = known if there is None else there
        if self.text(file) != self._known[file]:
            self._write(file, there)
        return change.told if change else None, gave_way

    def _read(self, file: str) -> str | None:
        """Return what a file holds, None if it is not there.

        Raises:
            OSError: It cannot be read.
            ValueError: It is too large, or no UTF-8.
        """
        path = self.folder / file
        try:
            if path.stat().st_size > MAX_BYTES:
                raise ValueError("the file is too large")
            return path.read_bytes().decode("utf-8")
        except FileNotFoundError:
            return None
        except UnicodeDecodeError:
            raise ValueError("the file is not UTF-8 text") from None

    def _tidy(self) -> None:
        """Delete what a process that was killed while it wrote has left."""
        for part in (p for file in FILES for p in self.folder.glob(f".{file}.*.part")):
            with contextlib.suppress(OSError):
                part.unlink()

    def _readable(self, file: str) -> str:
        """Return what a file holds, nothing if it is not there or cannot be read."""
        try:
            return self._read(file) or ""
        except (OSError, ValueError):
            return ""

    def _write(self, file: str, there: str | None) -> None:
        """Write a text whole, if the file still holds what it held."""
        text = self.text(file)
        with whole_file(self.folder / file) as part:
            part.write_bytes(text.encode("utf-8"))
            if self._read(file) != there:
                raise _MeanwhileError
        self._known[file] = text
        self._stamps[file] = _stamp(self.folder / file)

    def _noted(self, write: Callable[[Path], None]) -> str:
        """Write to the journal; return why it cannot be written."""
        if self._journal is None:
            return ""
        try:
            write(self._journal)
        except OSError as error:
            return f"{self._journal.name}: {error.strerror or error}"
        return ""


def journal_of(data: Path, folder: Path) -> Path:
    """Return where the undo of a case is kept, in the data folder of the user."""
    place = folder.resolve()
    mark = hashlib.sha256(str(place).encode()).hexdigest()[:12]
    return data / "editing" / f"{place.name}-{mark}.jsonl"


def _stamp(path: Path) -> Stamp:
    """Return what tells one state of a file from the next without reading it."""
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size, state.st_ino
