"""A case while it is edited: its texts, what is chosen in them, and what they add up to."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal

from scoring.terms import Ethogram
from simulator.authoring import Audit, audit_case
from simulator.authoring.editing import (
    Change,
    EditingSession,
    Entry,
    Outcome,
    Outline,
    Shift,
    Told,
    UneditableError,
    add_entry,
    along,
    delete,
    delete_value,
    duplicate,
    insert_item,
    journal_of,
    move,
    script_outline,
    set_field,
    set_value,
    stretch,
)
from simulator.authoring.editing.history import taken_back
from simulator.authoring.former import last_good
from simulator.authoring.writing import Version, Written, read_written, stamp_of
from simulator.desk.studio.draft.background import Background
from simulator.desk.studio.draft.following import followed
from simulator.desk.studio.draft.saying import How
from simulator.desk.studio.draft.shown import Played, played, strips_of
from simulator.desk.studio.draft.strips import Strip
from simulator.performance import Performance
from simulator.problems import Problem

SCRIPT, KEY = "script.yaml", "key.yaml"
_WEIGHTS = ("error", "warning", "note")
Way = tuple[str | int, ...]
"""Leads to a value in a file, by keys and numbers."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What the files added up to when they were read: of this text of the script."""

    script: str
    written: Written
    audit: Audit | None = None


class Draft:
    """The case of a folder. Every change is in its files before the next frame.

    The files are compiled and audited beside the window; until that is done, and as long as they
    cannot be played, the last good version stays.
    """

    def __init__(
        self,
        folder: Path,
        data: Path,
        ethogram: Ethogram,
        prepare: Callable[[Performance], None],
    ) -> None:
        """Read a case and compile it.

        Args:
            folder: The case.
            data: The data folder, where what can be undone is kept.
            ethogram: The catalogue of behaviours.
            prepare: Is given every performance before it is shown, beside the window.
        """
        self._prepare = prepare
        self.folder, self._ethogram = folder, ethogram
        self.session = EditingSession(folder, journal_of(data, folder))
        self.last: Told | None = None
        self.how: How = ""
        self.outcome = self.session.opened
        self.chosen: int | None = None
        self.refused: UneditableError | None = None
        self.version: Version | None = None
        self.problems: tuple[Problem, ...] = ()
        self._played = Played()
        self._fresh = False
        self._outlined: tuple[str, Outline] = ("", Outline())
        self._reader: Background[_Found] = Background("compiler")
        self._played_text = ""
        self._stamp = stamp_of(folder)
        found = _read(folder, self.script, prepare)
        if found.written.version is None:
            self._show_former()
        self._accept(found)
        self._audit(found)

    def _show_former(self) -> None:
        """Put the last version that can be played on the stage, as before the window was closed."""
        former = last_good(self.folder, self.session.history)
        if former is not None:
            script, version = former
            self._prepare(version.performance)
            self._put_on_stage(script, version)

    @property
    def script(self) -> str:
        """Return the text of the script."""
        return self.session.text(SCRIPT)

    @property
    def key(self) -> str:
        """Return the text of the key."""
        return self.session.text(KEY)

    @property
    def outline(self) -> Outline:
        """Return what the script says as far as it can be read."""
        text = self.script
        if self._outlined[0] != text:
            self._outlined = (text, script_outline(text))
        return self._outlined[1]

    @property
    def entry(self) -> Entry | None:
        """Return the line that is chosen."""
        return self.outline.at_line(self.chosen) if self.chosen is not None else None

    @property
    def fresh(self) -> bool:
        """Tell whether the version on the stage is the one that is written."""
        return self._fresh

    @property
    def busy(self) -> bool:
        """Tell whether it is being compiled or audited."""
        return self._reader.busy

    def strips(self, episode: int) -> tuple[Strip, ...]:
        """Return the acts of an episode for the timeline."""
        shown = self.outline.episode(episode)
        if shown is None:
            return ()
        return strips_of(shown, self._played, self._ethogram, fresh=self._fresh)

    def choose(self, line: int | None) -> None:
        """Choose the act that stands on a line of the script."""
        entry = self.outline.at_line(line) if line is not None else None
        self.chosen = entry.line if entry is not None else None

    def move(self, at_ms: int, *, typing: bool = False) -> None:
        """Let the chosen act begin at another time."""
        if (entry := self.entry) is not None and at_ms != entry.at_ms:
            merge = f"at-{entry.actor}-{entry.act}" if typing else None
            by = max(at_ms, 0) - (entry.at_ms or 0)
            also = self._along(entry, by, by)
            self._act(lambda: move(self.script, entry, max(at_ms, 0)), merge, also)

    def stretch(self, for_ms: int | None, *, typing: bool = False) -> None:
        """Let the chosen act last for another time; None leaves it to the behaviour."""
        if (entry := self.entry) is not None and for_ms != entry.for_ms:
            merge = f"for-{entry.path}" if typing else None
            by = for_ms - entry.for_ms if for_ms is not None and entry.for_ms is not None else 0
            also = self._along(entry, 0, by)
            self._act(lambda: stretch(self.script, entry, for_ms), merge, also)

    def _along(self, entry: Entry, begins_by: int, ends_by: int) -> Change | None:
        """Return how the moments of the key that show an act go along with it."""
        shown = (s for s in self.strips(entry.episode or 0) if s.line == entry.line)
        strip = next(shown, None)
        if strip is None or entry.kind != "act" or entry.episode is None or entry.act is None:
            return None
        times = (strip.from_ms, strip.to_ms, begins_by, ends_by)
        try:
            return along(self.key, [Shift(entry.episode, entry.act, *times)])
        except UneditableError:
            return None

    def set_field(self, name: str, value: str | int | None, *, typing: bool = False) -> None:
        """Let the chosen act say something else: towards whom, how strong; None takes it out."""
        if (entry := self.entry) is not None:
            merge = f"{entry.path}-{name}" if typing else None
            self._act(lambda: set_field(self.script, entry, name, value), merge)

    def delete(self) -> None:
        """Take the chosen act out."""
        if (entry := self.entry) is not None:
            self.change(SCRIPT, lambda: delete(self.script, entry))
            self.chosen = None

    def duplicate(self, at_ms: int) -> None:
        """Put the chosen act in once more, at another time, and choose that."""
        if (entry := self.entry) is not None:
            self._act(lambda: duplicate(self.script, entry, at_ms))

    def add(
        self, episode: int, who: str, what: str, at_ms: int, fields: Mapping[str, str | int]
    ) -> None:
        """Put an act in (or a fragment, where ``who`` is "use"), and choose it."""
        self._act(lambda: add_entry(self.script, episode, who, what, at_ms, fields))

    def set_script(self, path: Way, value: Any, *, typing: bool = False) -> None:
        """Let the script say something else above its episodes; None takes it out."""
        self._set(SCRIPT, path, value, typing=typing)

    def set_key(self, path: Way, value: Any, *, typing: bool = False) -> None:
        """Let the key say something else; None takes it out."""
        self._set(KEY, path, value, typing=typing)

    def _set(self, file: str, path: Way, value: Any, *, typing: bool) -> None:
        text = self.session.text(file)
        merge = _merged(file, path) if typing else None
        if value is None:
            self.change(file, lambda: delete_value(text, path), merge)
        else:
            self.change(file, lambda: set_value(text, path, value), merge)

    def insert_key(self, path: Way, index: int, value: Any, *, typing: str | None = None) -> None:
        """Put one more thing into a list of the key, before the one that has the index.

        Args:
            path: Leads to the list.
            index: Of the thing, once it is there.
            value: The thing.
            typing: Which field of it is being typed: the rest of the words is the same step.
        """
        merge = _merged(KEY, (*path, index, typing)) if typing is not None else None
        self.change(KEY, lambda: insert_item(self.key, path, index, value), merge)

    def _act(
        self, make: Callable[[], Change], merge: str | None = None, also: Change | None = None
    ) -> None:
        """Change the script, the key along with it, and go on with the act that was changed."""
        change = self.change(SCRIPT, make, merge, also)
        entry = self.outline.entry(change.path) if change is not None else None
        if entry is not None:
            self.chosen = entry.line

    def change(
        self,
        file: str,
        make: Callable[[], Change],
        merge: str | None = None,
        also: Change | None = None,
    ) -> Change | None:
        """Write a change down; what cannot be changed here is kept to be said.

        Args:
            file: The script or the key.
            make: Returns the change of the present text.
            merge: A word; changes that follow one another with the same one are one step.
            also: What changes in the key along with the script.
        """
        try:
            change = make()
        except UneditableError as error:
            self.refused = error
            return None
        changes = {file: change} if also is None else {file: change, KEY: also}
        self._take(self.session.apply_all(changes, merge))
        return change

    def _take(self, outcome: Outcome) -> None:
        """Go on from what came of a change, or of what others did."""
        self.refused, self.outcome = None, outcome
        self.last = next(iter(outcome.outside.values()), outcome.told) or self.last
        self.how = ""
        self._read()

    @property
    def ahead(self) -> Mapping[Literal["undo", "redo"], Told | None]:
        """Return which change the next undo takes back, and which one redo makes again."""
        done, undone = self.session.history.done, self.session.history.undone
        return {
            "undo": done[-1].told if done else None,
            "redo": undone[-1].told if undone else None,
        }

    @property
    def can_undo(self) -> bool:
        """Tell whether there is a change to be taken back."""
        return self.session.can_undo

    @property
    def can_redo(self) -> bool:
        """Tell whether there is a change that was taken back."""
        return self.session.can_redo

    def undo(self) -> None:
        """Take the last change back."""
        self._turn(self.session.undo)
        if self.outcome.told is not None and not self.outcome.outside:
            self.last, self.how = taken_back(self.outcome.told), "undo"

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        self._turn(self.session.redo)
        if self.outcome.told is not None and not self.outcome.outside:
            self.how = "redo"

    def _turn(self, step: Callable[[], Outcome]) -> None:
        """Go a step back or on; the chosen act is followed to where it stands then."""
        before, line = self.outline, self.chosen
        outcome = step()
        self.chosen = followed(before, self.outline, line)
        self._take(outcome)

    def _read(self) -> None:
        """Compile what is written now, beside the window."""
        self._stamp = stamp_of(self.folder)
        self._fresh = self._fresh and self.script == self._played_text
        self.choose(self.chosen)
        self._reader.ask(partial(_read, self.folder, self.script, self._prepare))

    def update(self) -> bool:
        """Take what was found since, and look whether the files were changed elsewhere.

        Returns:
            Whether there is something new to show.
        """
        before = self.outline
        seen = self.session.poll()
        outside = bool(seen.outside) or seen.problem != self.outcome.problem
        if outside:
            self.chosen = followed(before, self.outline, self.chosen) if self.chosen else None
            self._take(seen)
        elif stamp_of(self.folder) != self._stamp:  # a fragment of its own was changed
            self._read()
        found = self._reader.take()
        if found is None:
            return outside
        self._accept(found)
        if found.audit is None and not self._reader.busy:
            self._audit(found)
        return True

    @property
    def _has_key(self) -> bool:
        return (self.folder / KEY).is_file()

    def _audit(self, found: _Found) -> None:
        """Hold the key against the script; without a key there is nothing to hold."""
        if self._has_key:
            self._reader.ask(partial(_audit, self.folder, self.script, found.written))

    def _accept(self, found: _Found) -> None:
        if found.audit is not None:
            self.problems = worst_first(found.audit.problems)
            return
        known = worst_first(found.written.problems)
        if not self._has_key or any(p.severity == "error" for p in known):
            self.problems = known  # else what is known stays until the audit is there
        version = found.written.version
        if version is not None:
            self._put_on_stage(found.script, version)
        self._fresh = version is not None and self._played_text == self.script

    def _put_on_stage(self, script: str, version: Version) -> None:
        """Show a version of this script."""
        self.version, self._played_text = version, script
        self._played = played(script_outline(script), version.performance)

    def leave(self) -> None:
        """Let go of what works in the background."""
        self._reader.stop()


def _merged(file: str, path: Way) -> str:
    """Return the word that makes one step of all that is typed at a place."""
    return f"{file}-{path}"


def _read(folder: Path, script: str, prepare: Callable[[Performance], None]) -> _Found:
    written = read_written(folder)
    if written.version is not None:
        prepare(written.version.performance)
    return _Found(script, written)


def _audit(folder: Path, script: str, written: Written) -> _Found:
    return _Found(script, written, audit_case(folder))


def worst_first(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems in their order, but errors before warnings before notes."""
    return tuple(sorted(problems, key=lambda p: _WEIGHTS.index(p.severity)))
