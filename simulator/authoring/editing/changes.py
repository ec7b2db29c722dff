"""A change of a text: what is put where, and what it says, in a line that tells it."""

from dataclasses import dataclass
from typing import Any, Literal

from simulator.authoring.editing.document import Document, read_document
from simulator.authoring.editing.refusals import UneditableError
from simulator.authoring.editing.splices import Splice, spliced
from simulator.case.source import Steps

Verb = Literal["set", "added", "deleted", "outside"]


@dataclass(frozen=True, slots=True)
class Told:
    """What a change did, for a line on the screen.

    ``where`` is as short as "5/0:12 cry" or "people caregiver"; ``before`` and ``after`` are what
    is written there, None where there was or is nothing.
    """

    verb: Verb
    where: str
    field: str = ""
    before: str | None = None
    after: str | None = None

    def __str__(self) -> str:
        """Return the line, without words of any language but those of the file."""
        if self.verb == "added":
            return f"+ {self.where}"
        if self.verb == "deleted":
            return f"- {self.where}"
        if self.verb == "outside":
            return f"{self.where}: {self.after or self.before or ''}"
        place = f"{self.where}: {self.field}".strip(": ")
        return f"{place} {self.before or '-'} -> {self.after or '-'}"


@dataclass(frozen=True, slots=True)
class Change:
    """What is put where in a text; ``path`` leads to what was changed, in the text afterwards."""

    splices: tuple[Splice, ...]
    told: Told
    path: Steps = ()

    @property
    def summary(self) -> str:
        """Return the change in one line."""
        return str(self.told)


def checked(
    document: Document, splices: tuple[Splice, ...], expected: Any, told: Told, path: Steps
) -> Change:
    """Return a change that reads back as it is meant.

    Raises:
        UneditableError: It does not: the text is laid out too unusually.
    """
    try:
        after = read_document(spliced(document.text, splices))
    except ValueError:
        after = None
    if after is None or after.data != expected or len(after.faults) != len(document.faults):
        raise UneditableError("layout", f"{told.where} {told.field}".strip())
    return Change(splices, told, path)
