"""What forms change: values of a script or key by the way to them, items of its lists."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from simulator.authoring.editing.changes import Change, Told, checked
from simulator.authoring.editing.document import Document, reached, read_document
from simulator.authoring.editing.lists import with_item, without_item
from simulator.authoring.editing.mappings import (
    block_item,
    block_mapping,
    with_key,
    with_value,
    without_key,
)
from simulator.authoring.editing.refusals import UneditableError
from simulator.authoring.editing.scalars import as_text, flowing
from simulator.case.fit import keys_of
from simulator.case.shapes import KeyShape, ScriptShape, Shape
from simulator.case.source import Steps

_KEY_ONLY = KeyShape.model_fields.keys() - ScriptShape.model_fields.keys()


def value_at(text: str, path: Steps) -> Any:
    """Return what stands at the end of a way, as text and mappings and lists of it, or None."""
    return read_document(text).get(path)


def set_value(text: str, path: Steps, value: Any) -> Change:
    """Put a value at the end of a way; what is missing on the way is made.

    Args:
        text: A script or key.
        path: Keys and, for the items of lists, indices.
        value: Texts, numbers, truth values, mappings and lists; times in milliseconds, under the
            keys that hold times.

    Raises:
        UneditableError: The text is laid out too unusually there.
    """
    document = read_document(text)
    data = as_text(str(path[-1]), value, _raw(document, path))
    told = Told("set", _where(path[:-1]), str(path[-1]), _brief(document.get(path)), _brief(data))
    there = len(path)
    while there and document.get(path[:there]) is None:
        there -= 1
    expected = deepcopy(document.data) if document.data is not None else {}
    if there == len(path):
        splices = with_value(document, path, data)
        return checked(document, splices, _put(expected, path, data), told, path)
    if document.data is not None and not isinstance(document.get(path[:there]), dict):
        raise UneditableError("no_place", _where(path))
    for step in reversed(path[there + 1 :]):
        data = {str(step): data}
    path = path[: there + 1]
    if path in document.values:  # the key is there and has no value
        splices = with_value(document, path, data)
    else:
        order = _order(document, path[:-1])
        splices = (with_key(document, path[:-1], str(path[-1]), data, order),)
    return checked(document, splices, _put(expected, path, data), told, path)


def delete_value(text: str, path: Steps) -> Change:
    """Take a key with its value, or an item of a list, out."""
    document = read_document(text)
    if not path or path not in document.values:
        raise UneditableError("absent", _where(path))
    expected = deepcopy(document.data)
    around = reached(expected, path[:-1])
    told = Told("deleted", _where(path), before=_brief(document.get(path)))
    del around[path[-1]]
    if isinstance(path[-1], int):
        return checked(document, without_item(document, path), expected, told, path[:-1])
    return checked(document, without_key(document, path), expected, told, path[:-1])


def append_item(text: str, path: Steps, value: Any) -> Change:
    """Put an item at the end of a list, which is made if there is none."""
    return insert_item(text, path, len(value_at(text, path) or ()), value)


def insert_item(text: str, path: Steps, index: int, value: Any) -> Change:
    """Put an item into a list, before the one that has the index, in the style of the others."""
    document = read_document(text)
    before = document.get(path)
    data = as_text(str(path[-1]), value)
    told = Told("added", f"{_where(path)} {index + 1}", after=_brief(data))
    if path not in document.values:
        change = set_value(text, path, [value])
        return Change(change.splices, told, (*path, 0))
    if before is not None and not isinstance(before, list):
        raise UneditableError("no_list", _where(path))
    beside = (*path, max(index - 1, 0)) if before else None

    def written(indent: int | None) -> str:
        if indent is None or not isinstance(data, dict):
            return flowing(data)
        if beside is None:
            return block_item(data, indent, document.newline)
        if document.flows(beside):
            return flowing(data)
        return block_mapping(data, indent, document.newline)

    expected = deepcopy(document.data)
    items = [*(before or ())]
    items.insert(index, data)
    splices = with_item(document, path, index, written)
    return checked(document, splices, _put(expected, path, items), told, (*path, index))


def _order(document: Document, path: Steps) -> Sequence[str]:
    """Return the keys of a mapping in their usual order."""
    top = document.data if isinstance(document.data, dict) else {}
    shape: type[Shape] = KeyShape if _KEY_ONLY & top.keys() else ScriptShape
    return ("format", "title", "about", *keys_of(shape, path))


def _put(data: Any, path: Steps, value: Any) -> Any:
    if not path:
        return value
    reached(data, path[:-1])[path[-1]] = value
    return data


def _raw(document: Document, path: Steps) -> str | None:
    return document.raw(path) if path in document.values else None


def _where(path: Steps) -> str:
    """Return a way in words: evidence 3 because."""
    return " ".join(str(step + 1) if isinstance(step, int) else step for step in path)


def _brief(data: Any) -> str | None:
    return None if data is None else data if isinstance(data, str) else flowing(data)
