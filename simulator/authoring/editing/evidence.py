"""What a key says of an act goes along when the act is moved or stretched."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from simulator.authoring.editing.changes import Change, Told, checked
from simulator.authoring.editing.document import Document, reached, read_document
from simulator.authoring.editing.mappings import with_value
from simulator.authoring.editing.scalars import as_text, time_of
from simulator.authoring.editing.splices import Splice
from simulator.case.source import Steps

_AT_THE_END_MS = 1000
"""A moment that ends so near to the end of its act ends with it."""


@dataclass(frozen=True, slots=True)
class Shift:
    """An act as it was played, and by how much its beginning and its end go on; milliseconds."""

    episode: int
    behaviour: str
    from_ms: int
    to_ms: int
    begins_by: int
    ends_by: int


def along(key: str, shifts: Iterable[Shift]) -> Change | None:
    """Return the change by which moments of evidence and signs go along with acts.

    Args:
        key: The text of the key.
        shifts: What happens to the acts that they may speak of.

    Returns:
        The change; None if the key says nothing of these acts.

    Raises:
        UneditableError: The key is laid out too unusually.
    """
    document = read_document(key)
    splices: list[Splice] = []
    expected = deepcopy(document.data)
    moved = {path: ms for shift in shifts for path, ms in _moved(document, shift)}
    for path, ms in moved.items():
        text = as_text(str(path[-1]), max(ms, 0), document.raw(path))
        splices += with_value(document, path, text)
        reached(expected, path[:-1])[path[-1]] = text
    if not splices:
        return None
    return checked(document, tuple(splices), expected, Told("set", "evidence"), ("evidence",))


def _moved(document: Document, shift: Shift) -> Iterator[tuple[Steps, int]]:
    """Yield the times of a key that go along, with what they become."""
    for path, moment in _listed(document, ("evidence",), shift):
        begins, ends = time_of(moment.get("from")), time_of(moment.get("to"))
        if begins is None or ends is None or begins > shift.to_ms or ends < shift.from_ms:
            continue
        with_end = abs(ends - shift.to_ms) <= _AT_THE_END_MS
        yield (*path, "from"), begins + shift.begins_by
        yield (*path, "to"), ends + (shift.ends_by if with_end else shift.begins_by)
    for path, sign in _listed(document, ("disorganisation", "indices"), shift):
        at = time_of(sign.get("at"))
        if at is not None and shift.from_ms <= at <= shift.to_ms:
            yield (*path, "at"), at + shift.begins_by


def _listed(
    document: Document, path: Steps, shift: Shift
) -> Iterator[tuple[Steps, dict[str, Any]]]:
    """Yield what a list of a key says of the behaviour in the episode."""
    items = document.get(path)
    about = {"episode": str(shift.episode), "behaviour": shift.behaviour}
    for index, item in enumerate(items if isinstance(items, list) else ()):
        if isinstance(item, dict) and about.items() <= item.items():
            yield (*path, index), item
