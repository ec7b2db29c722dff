"""A YAML text as data, with the offsets of every key and value: what splices are made from."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from simulator.case.source import Steps, Tree
from simulator.case.yaml_source import read_yaml
from simulator.problems import Problem, Span

Stretch = tuple[int, int]
"""From one character to before another, counted from the start of the text."""

_NAME = Path("script.yaml")
_BOM = "\ufeff"
_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
_SYNTAX = frozenset({"E101", "E102"})
_MOST_FAULTS = 16
_LOOK_BACK = 3


@dataclass(frozen=True, slots=True)
class Document:
    """A text, what it says as far as it can be read, and where each piece of it stands.

    ``values`` and ``keys`` hold offsets by the way to them; a block ends with the last thing in
    it, comments after it belong to nobody. ``faults`` are the lines (from 1) that had to be left
    out because they are no YAML.
    """

    text: str
    data: Any
    values: Mapping[Steps, Stretch]
    keys: Mapping[Steps, Stretch]
    starts: Sequence[int]
    faults: tuple[int, ...]
    problems: tuple[Problem, ...]

    def get(self, steps: Steps) -> Any:
        """Return what stands at the end of a way, None if nothing does."""
        found = self.data
        for step in steps:
            if isinstance(found, dict):
                found = found.get(step)
            elif isinstance(found, list) and isinstance(step, int) and step < len(found):
                found = found[step]
            else:
                return None
        return found

    def raw(self, steps: Steps) -> str:
        """Return a value as it is written."""
        start, end = self.values[steps]
        return self.text[start:end]

    def flows(self, steps: Steps) -> bool:
        """Tell whether a mapping or list is written in braces or brackets."""
        start, _ = self.values[steps]
        found = _PROPERTIES.match(self.text, start)
        at = found.end() if found else start
        return self.text[at : at + 1] in ("{", "[")

    def line(self, offset: int) -> int:
        """Return the number of the line that holds an offset, from 1."""
        return bisect_right(self.starts, offset)

    def line_start(self, offset: int) -> int:
        """Return where the line begins that holds an offset."""
        return self.starts[self.line(offset) - 1]

    def next_line(self, offset: int) -> int:
        """Return where the next line begins, the end of the text if there is none."""
        line = self.line(offset)
        return self.starts[line] if line < len(self.starts) else len(self.text)

    def line_end(self, offset: int) -> int:
        """Return where the line ends that holds an offset, before its line end."""
        found = _BREAK.search(self.text, offset)
        return found.start() if found else len(self.text)

    def column(self, offset: int) -> int:
        """Return how many characters stand before an offset in its line."""
        return offset - self.line_start(offset)

    @property
    def newline(self) -> str:
        """Return how lines end here."""
        found = _BREAK.search(self.text)
        return found[0] if found else "\n"


def reached(data: Any, steps: Steps) -> Any:
    """Return what stands at the end of a way that is there."""
    for step in steps:
        data = data[step]
    return data


@lru_cache(maxsize=16)
def read_document(text: str) -> Document:
    """Read a text with its own line ends; faulty lines are left out and told."""
    bom = text.startswith(_BOM)
    body = text[bom:]
    read = read_yaml(_NAME, body)
    problems, tree = read.problems, read.value
    faults: tuple[int, ...] = ()
    if tree is None:
        tree, faults = _recovered(body)
    starts = [bom, *(found.end() + bom for found in _BREAK.finditer(body))]
    return _document(text, tree, starts, faults, problems)


def _document(
    text: str,
    tree: Tree | None,
    starts: list[int],
    faults: tuple[int, ...],
    problems: tuple[Problem, ...],
) -> Document:
    if tree is None:
        return Document(text, None, {}, {}, starts, faults, problems)
    values = {steps: _stretch(starts, span) for steps, span in tree.values.items()}
    keys = {steps: _stretch(starts, span) for steps, span in tree.keys.items()}
    for steps, (start, end) in values.items():
        values[steps] = start, start + len(text[start:end].rstrip())
    document = Document(text, tree.data, values, keys, starts, faults, problems)
    _tighten(document, values, keys)
    return document


def _tighten(document: Document, values: dict[Steps, Stretch], keys: dict[Steps, Stretch]) -> None:
    """Let every block end with the last thing in it; what is inside stands after it."""
    last: dict[Steps, int] = {}
    for steps in reversed(values):
        start, end = values[steps]
        if steps in last and not document.flows(steps):
            values[steps] = start, (end := last[steps])
        if steps:
            inside = max(end, keys.get(steps, (0, 0))[1])
            last[steps[:-1]] = max(last.get(steps[:-1], 0), inside)


def _stretch(starts: list[int], span: Span) -> Stretch:
    return (
        starts[min(span.line, len(starts)) - 1] + span.column - 1,
        starts[min(span.end_line, len(starts)) - 1] + span.end_column - 1,
    )


def _recovered(text: str) -> tuple[Tree | None, tuple[int, ...]]:
    """Read a faulty text without the lines that stand in the way, blanks in their places.

    What the parser stumbles over is often the line after the faulty one; the line is left out
    without which it comes farthest.
    """
    faults: list[int] = []
    while len(faults) < _MOST_FAULTS:
        read = read_yaml(_NAME, text)
        if read.value is not None:
            return read.value, tuple(sorted(faults))
        if read.problems[-1].code not in _SYNTAX:  # there is nothing in it, or too much
            break
        at = read.problems[-1].span.line
        candidates = [n for n in range(at, max(at - _LOOK_BACK, 0), -1) if _line(text, n).strip()]
        if not candidates:
            break
        best = max(candidates, key=lambda n: _reach(_without(text, n)))
        faults.append(best)
        text = _without(text, best)
    return None, tuple(sorted(faults))


def _reach(text: str) -> int:
    """Return the line at which reading ends, beyond the text if all of it can be read."""
    read = read_yaml(_NAME, text)
    return len(text) if read.value is not None else read.problems[-1].span.line


def _bounds(text: str, number: int) -> Stretch:
    breaks = [*_BREAK.finditer(text)]
    start = breaks[number - 2].end() if number > 1 and len(breaks) > number - 2 else 0
    end = breaks[number - 1].start() if len(breaks) > number - 1 else len(text)
    return start, end


def _line(text: str, number: int) -> str:
    start, end = _bounds(text, number)
    return text[start:end]


def _without(text: str, number: int) -> str:
    start, end = _bounds(text, number)
    return text[:start] + " " * (end - start) + text[end:]
