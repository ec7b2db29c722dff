"""Items of a list put in and taken out, in brackets or with a dash on lines of their own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from simulator.authoring.editing.document import Document
from simulator.authoring.editing.refusals import UneditableError
from simulator.authoring.editing.splices import Splice
from simulator.case.source import Steps

Written = Callable[[int | None], str]
"""Writes an item for a block that is indented so far, on one line if None is given."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The lines of an item that has them for itself; ``dash`` is what stands before it."""

    start: int
    end: int
    dash: str


def rows_of(document: Document, path: Steps) -> Rows:
    """Return the lines of an item of a block list, with the end of the last one.

    Raises:
        UneditableError: Something else stands on them.
    """
    text = document.text
    start, end = document.values[path]
    line = document.line_start(start)
    while line and _empty(text[line:start]):
        line = document.line_start(line - 1)
    before = text[line:start]
    dash, _, rest = before.partition("-")
    if dash.strip() or "-" not in before or not _empty(rest):
        raise uneditable(document, path)
    if not _empty(text[end : document.line_end(end)]):
        raise uneditable(document, path)
    return Rows(line, document.next_line(end), before)


def uneditable(document: Document, path: Steps) -> UneditableError:
    """Return the error for a place that only the author can change."""
    place = document.values.get(path)
    return UneditableError("layout", f"line {document.line(place[0])}" if place else "")


def _empty(text: str) -> bool:
    """Tell whether there is nothing in some lines but blanks and comments."""
    return all(not part.strip() or part.lstrip().startswith("#") for part in text.splitlines())


def without_item(document: Document, path: Steps) -> tuple[Splice, ...]:
    """Take an item out of its list; the last one leaves empty brackets."""
    *above, index = path
    around, count = tuple(above), len(document.get(tuple(above)))
    if document.flows(around):
        return _out_of_brackets(document, around, int(index), count)
    rows = rows_of(document, path)
    gone = lines_gone(document, rows.start, rows.end)
    if count > 1:
        return (gone,)
    colon = document.text.index(":", document.keys[around][1]) + 1
    return Splice(colon, colon, " []"), gone


def lines_gone(document: Document, start: int, end: int) -> Splice:
    """Take whole lines out; at the end of a text without a last line end, the one before goes."""
    if start and _ends_open(document, end):
        start = document.line_end(document.line_start(start - 1))
    return Splice(start, end, "")


def line_put(document: Document, place: int, line: str) -> Splice:
    """Put a line in where another begins, or at the end of the text."""
    if _ends_open(document, place):
        return Splice(place, place, document.newline + line)
    return Splice(place, place, line + document.newline)


def _ends_open(document: Document, place: int) -> bool:
    """Tell whether this is the end of a text whose last line has no end."""
    return place == len(document.text) and document.line_start(place) != place


def _out_of_brackets(document: Document, path: Steps, index: int, count: int) -> tuple[Splice, ...]:
    start, end = document.values[(*path, index)]
    if index + 1 < count:
        return cut(document, start, end, document.values[(*path, index + 1)][0])
    if index:
        return cut(document, start, end, document.values[(*path, index - 1)][1])
    return (Splice(start, end, ""),)


def cut(document: Document, start: int, end: int, neighbour: int) -> tuple[Splice, ...]:
    """Take out what stands between commas, up to its neighbour; a comment between them stays."""
    text = document.text
    low, high = (end, neighbour) if neighbour >= end else (neighbour, start)
    if "#" not in text[low:high]:
        return (Splice(min(start, low), max(end, high), ""),)
    at = next(_bare(text, low, high))
    return Splice(start, end, ""), Splice(at, at + 1, "")


def _bare(text: str, low: int, high: int) -> Iterator[int]:
    """Yield the commas that stand outside comments."""
    comment = False
    for offset in range(low, high):
        comment = text[offset] == "#" or (comment and text[offset] not in "\r\n")
        if text[offset] == "," and not comment:
            yield offset


def with_item(document: Document, path: Steps, index: int, written: Written) -> tuple[Splice, ...]:
    """Put an item into a list, before the one that has the index now.

    Args:
        document: The text.
        path: The way to the list, which is there, be it empty.
        index: From 0 to the number of items.
        written: Writes the item.

    Raises:
        UneditableError: The list is laid out in a way that allows no more items.
    """
    items = document.get(path)
    if not items:
        return _first_item(document, path, written)
    if document.flows(path):
        return (_into_brackets(document, path, index, len(items), written(None)),)
    rows = rows_of(document, (*path, max(index - 1, 0)))
    text = document.text
    dash = text[rows.start : rows.start + len(rows.dash)].splitlines()[-1]
    if "-" not in dash:
        dash = rows.dash.partition("-")[0] + "- "
    elif not dash.endswith(" "):
        dash += " "
    item = dash + written(len(dash))
    return (line_put(document, rows.end if index else rows.start, item),)


def _into_brackets(document: Document, path: Steps, index: int, count: int, item: str) -> Splice:
    between = ", "
    if count > 1:
        between = document.text[document.values[(*path, 0)][1] : document.values[(*path, 1)][0]]
        between = between if "#" not in between else ", "
    if index < count:
        start = document.values[(*path, index)][0]
        return Splice(start, start, item + between)
    end = document.values[(*path, index - 1)][1]
    return Splice(end, end, between + item)


def _first_item(document: Document, path: Steps, written: Written) -> tuple[Splice, ...]:
    """Put an item into an empty list, on a line of its own where there can be one."""
    start, end = document.values[path]
    if document.flows(path[:-1]):
        return (Splice(start, end, f"[{written(None)}]"),)
    begun = start - (document.text[start - 1] == " ") if end > start else start
    margin = " " * (document.column(document.keys[path][0]) + 2)
    item = f"{margin}- {written(len(margin) + 2)}"
    gone = (Splice(begun, end, ""),) if end > begun else ()
    return *gone, line_put(document, document.next_line(end), item)
