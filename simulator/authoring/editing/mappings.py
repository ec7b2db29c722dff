"""Keys of a mapping put in, changed and taken out, in braces or on lines of their own."""

from collections.abc import Iterator, Sequence
from typing import Any

from simulator.authoring.editing.document import Document
from simulator.authoring.editing.folding import LONG, WIDE, fold, foldable
from simulator.authoring.editing.lists import cut, line_put, lines_gone, uneditable
from simulator.authoring.editing.scalars import flowing, scalar
from simulator.authoring.editing.splices import Splice
from simulator.case.source import Steps


def with_value(document: Document, path: Steps, value: Any) -> tuple[Splice, ...]:
    """Put a value in the place of another; its style and what stays the same stay as they are.

    Args:
        document: The text.
        path: The way to the value, which is there.
        value: Texts, and lists and mappings of them, as the reader is to find them.
    """
    before = document.get(path)
    if before == value:
        return ()
    if isinstance(before, dict) and isinstance(value, dict) and before and value:
        if document.flows(path) and before.keys() - value.keys():
            return (Splice(*document.values[path], flowing(value)),)
        return tuple(_changed_keys(document, path, before, value))
    if isinstance(before, list) and isinstance(value, list) and len(before) == len(value):
        pairs = enumerate(value)
        return tuple(s for n, inner in pairs for s in with_value(document, (*path, n), inner))
    start, end = document.values[path]
    inside = document.flows(path[:-1]) if path else False
    raw = document.raw(path)
    outgrown = _outgrown(raw, value)
    if (start == end or outgrown) and not inside and path in document.keys:
        margin = " " * document.column(document.keys[path][0])
        pair = block_pair(str(path[-1]), value, margin, document.newline)
        at = document.text.index(":", document.keys[path][1]) + 1
        return (Splice(at, end, pair.removeprefix(f"{path[-1]}:")),)
    if isinstance(value, (dict, list)):
        if isinstance(before, (dict, list)) and not document.flows(path):
            raise uneditable(document, path)
        written = flowing(value)
    else:
        written = _scalar(document, path, value, inside)
    blank = " " if start == end and document.text[start - 1 : start] in (":", "-") else ""
    return (Splice(start, end, blank + written),)


def _outgrown(raw: str, value: Any) -> bool:
    """Tell whether a text should be folded: it had several lines in quotes, or is too long now."""
    several = raw.startswith('"') and "\\n" in raw
    plain = raw[:1] not in {'"', "'", ">", "|"}
    return several or (plain and isinstance(value, str) and len(value) > WIDE)


def _changed_keys(
    document: Document, path: Steps, before: dict[str, Any], value: dict[str, Any]
) -> Iterator[Splice]:
    for key in dict.fromkeys((*before, *value)):
        if key not in value:
            yield from without_key(document, (*path, key))
        elif key in before:
            yield from with_value(document, (*path, key), value[key])
        else:
            yield with_key(document, path, key, value[key], tuple(value))


def _scalar(document: Document, path: Steps, value: str | None, inside: bool) -> str:
    """Write a scalar in the style of the one that stood there."""
    raw = document.raw(path)
    if value is not None and raw[:1] in (">", "|") and not inside:
        head, *lines = raw.splitlines()
        margin = min((_margin(line) for line in lines if line.strip()), default="  ", key=len)
        block = fold(value, margin, lines) if head[0] == ">" else _literal(value, margin)
        if block is not None:
            return document.newline.join((head, *block))
    return scalar(value, flow=inside, like=raw)


def _literal(value: str, margin: str) -> list[str] | None:
    lines = value.split("\n")
    return [margin + line if line else "" for line in lines] if foldable(value) else None


def _margin(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def with_key(document: Document, path: Steps, key: str, value: Any, order: Sequence[str]) -> Splice:
    """Put a key that is not there yet into a mapping, where the usual order wants it.

    Args:
        document: The text.
        path: The way to the mapping.
        key: The new key.
        value: Texts, and lists and mappings of them.
        order: The keys in their usual order; what it does not name comes last.
    """
    before = document.get(path)
    if not before:
        return _first_key(document, path, key, value)
    after = _after(tuple(before), key, order)
    if document.flows(path):
        pair = f"{key}: {flowing(value)}"
        if after is None:
            start = document.keys[(*path, next(iter(before)))][0]
            return Splice(start, start, f"{pair}, ")
        end = document.values[(*path, after)][1]
        return Splice(end, end, f", {pair}")
    first = document.keys[(*path, next(iter(before)))][0]
    margin = " " * document.column(first)
    newline = document.newline
    pair = block_pair(key, value, margin, newline)
    if after is None:
        return Splice(first, first, f"{pair}{newline}{margin}")
    below = document.next_line(document.values[(*path, after)][1])
    return line_put(document, below, margin + pair)


def _first_key(document: Document, path: Steps, key: str, value: Any) -> Splice:
    if path not in document.values:
        end, newline = len(document.text), document.newline
        begun = newline if document.line_start(end) != end else ""
        return Splice(end, end, begun + block_pair(key, value, "", newline) + newline)
    start, end = document.values[path]
    blank = " " if start == end and document.text[start - 1 : start] in (":", "-") else ""
    return Splice(start, end, blank + flowing({key: value}))


def _after(there: Sequence[str], key: str, order: Sequence[str]) -> str | None:
    """Return the key after which another one belongs, None if it belongs before all."""
    place = {name: n for n, name in enumerate(order)}
    mine = place.get(key, len(order))
    return next((k for k in reversed(there) if place.get(k, mine) <= mine), None)


def block_pair(key: str, value: Any, margin: str, newline: str) -> str:
    """Write a key and its value for lines of their own, the first without its margin."""
    if isinstance(value, str) and (len(value) > LONG or "\n" in value):
        lines = fold(value, f"{margin}  ")
        if lines is not None:
            return newline.join((f"{key}: >-", *lines))
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        dash = f"{newline}{margin}  - "
        return f"{key}:" + "".join(
            dash + block_item(item, len(margin) + 4, newline) for item in value
        )
    if isinstance(value, (dict, list)):
        return f"{key}: {flowing(value)}"
    return f"{key}: {scalar(value, flow=False)}"


def block_item(value: Any, indent: int, newline: str) -> str:
    """Write an item of a list, on several lines if it is too long for one."""
    if isinstance(value, dict) and len(flowing(value)) > LONG:
        return block_mapping(value, indent, newline)
    return flowing(value)


def block_mapping(pairs: dict[str, Any], indent: int, newline: str) -> str:
    """Write a mapping, one key a line, for a place that is indented so far."""
    margin = " " * indent
    return f"{newline}{margin}".join(
        block_pair(key, value, margin, newline) for key, value in pairs.items()
    )


def without_key(document: Document, path: Steps) -> tuple[Splice, ...]:
    """Take a key out of a mapping with its value; the last one leaves empty braces."""
    *above, key = path
    around = tuple(above)
    keys = list(document.get(around))
    index = keys.index(key)
    start, end = document.keys[path][0], _end(document, path)
    if len(keys) == 1:
        return (Splice(*document.values[around], "{}"),)
    if document.flows(around):
        if index:
            return cut(document, start, end, _end(document, (*around, keys[index - 1])))
        return cut(document, start, end, document.keys[(*around, keys[1])][0])
    line = document.line_start(start)
    if not document.text[line:start].strip():
        return (lines_gone(document, line, document.next_line(end)),)
    following = document.keys[(*around, keys[1])][0]
    if "#" not in document.text[end:following]:
        return (Splice(start, following, ""),)
    return (Splice(start, end, ""),)


def _end(document: Document, path: Steps) -> int:
    return max(document.values[path][1], document.keys[path][1])
