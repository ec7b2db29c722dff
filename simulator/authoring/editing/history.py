"""What was done to the texts of a case, to be undone and redone as far as one likes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from simulator.authoring.editing.changes import Change, Told, Verb
from simulator.authoring.editing.differences import difference, one_line_diff
from simulator.authoring.editing.splices import Splice, inverse, spliced


@dataclass(frozen=True, slots=True)
class Edit:
    """What a step does to one file: the splices there, and those that lead back."""

    file: str
    splices: tuple[Splice, ...]
    back: tuple[Splice, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done, be it to several files.

    Steps that follow one another with the same ``merge`` are one: a text typed letter by letter.
    """

    edits: tuple[Edit, ...]
    told: Told
    merge: str | None = None

    @property
    def files(self) -> tuple[str, ...]:
        """Return the files that it changes."""
        return tuple(dict.fromkeys(edit.file for edit in self.edits))

    def and_then(self, other: "Step") -> "Step":
        """Return one step for this one and the next."""
        told = replace(other.told, before=self.told.before)
        return Step(self.edits + other.edits, told, self.merge)


@dataclass(frozen=True, slots=True)
class History:
    """The texts of some files by name, with the steps that led there and those taken back.

    The next step to undo stands last in ``done``, the next to redo last in ``undone``.
    """

    texts: Mapping[str, str]
    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()

    def record(self, step: Step) -> "History":
        """Return the history after one more step; what could be redone is forgotten."""
        texts = self._made(step, forth=True)
        if step.merge and self.done and not self.undone and self.done[-1].merge == step.merge:
            return History(texts, (*self.done[:-1], self.done[-1].and_then(step)))
        return History(texts, (*self.done, step))

    def undo(self) -> "History":
        """Return the history with its last step taken back, the same if there is none."""
        if not self.done:
            return self
        *rest, step = self.done
        return History(self._made(step, forth=False), tuple(rest), (*self.undone, step))

    def redo(self) -> "History":
        """Return the history with the step made again that was taken back last."""
        if not self.undone:
            return self
        *rest, step = self.undone
        return History(self._made(step, forth=True), (*self.done, step), tuple(rest))

    def _made(self, step: Step, *, forth: bool) -> Mapping[str, str]:
        texts = dict(self.texts)
        for edit in step.edits if forth else reversed(step.edits):
            splices = edit.splices if forth else edit.back
            texts[edit.file] = spliced(texts.get(edit.file, ""), splices)
        return MappingProxyType(texts)


def step_of(
    texts: Mapping[str, str], changes: Mapping[str, Change], merge: str | None = None
) -> Step:
    """Return changes of one or more files as one step, told as the first of them.

    Args:
        texts: The texts by file, as they are before.
        changes: What is changed in each file.
        merge: A word; the next step with the same one is one step with this.
    """
    edits = tuple(
        Edit(file, change.splices, inverse(texts.get(file, ""), change.splices))
        for file, change in changes.items()
        if change.splices
    )
    return Step(edits, next(iter(changes.values())).told, merge)


def rewritten(file: str, before: str, after: str, *, outside: bool = False) -> Change:
    """Return the change from one text to another, whoever made it.

    Args:
        file: Its name, for telling.
        before: The text as it was.
        after: The text as it is.
        outside: Whether somebody else changed it, with another program.
    """
    told = Told("outside" if outside else "set", file, after=one_line_diff(before, after))
    return Change(difference(before, after), told)


def taken_back(told: Told) -> Told:
    """Return what undoing a step does, for telling."""
    verbs: Mapping[Verb, Verb] = {"added": "deleted", "deleted": "added"}
    verb = verbs.get(told.verb, told.verb)
    return replace(told, verb=verb, before=told.after, after=told.before)
