"""JSON text to plain data with positions.

The standard library's decoder keeps no positions, and reading JSON as YAML stumbles over tabs and
surrogate pairs; so this is a small reader of its own, which borrows the library's string decoder.
"""

import json
import json.decoder
import re
from bisect import bisect_right
from pathlib import Path
from typing import Any

from simulator.case.source import MAX_DEPTH, MAX_VALUES, Source, Steps, Tree
from simulator.problems import Loaded, Problem, Span

_string: Any = json.decoder.__dict__["scanstring"]
_SPACE = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,17})(?:\.\d{1,400})?(?:[eE][+-]?\d{1,4})?(?![\w.])")
_WORD = re.compile(r"[A-Za-z_]+")
_WORDS = {"true": True, "false": False, "null": None}


class _BrokenError(Exception):
    """The text is no JSON from this offset on."""

    def __init__(self, offset: int, message: str, hint: str = "", code: str = "E108") -> None:
        super().__init__(message)
        self.offset, self.message, self.hint, self.code = offset, message, hint, code


def read_json(file: Path, text: str) -> Loaded[Tree]:
    """Parse a JSON text into data with positions.

    Args:
        file: Named in problems; not opened.
        text: The whole text, lines parted by newlines.

    Returns:
        The tree, None if the text is no JSON. Of a key written twice the first one counts.
    """
    reader = _Reader(Source(file, tuple(text.split("\n"))), text)
    try:
        data = reader.document()
    except _BrokenError as broken:
        span = reader.span(broken.offset, broken.offset + 1)
        problem = reader.source.problem(span, broken.code, broken.message, broken.hint)
        return Loaded(None, (*reader.problems, problem))
    return Loaded(Tree(reader.source, data, reader.values, reader.keys), tuple(reader.problems))


class _Reader:
    """Read values from an offset, noting the span of every key and value."""

    def __init__(self, source: Source, text: str) -> None:
        self.source = source
        self.text = text
        self.starts = [0, *(m.end() for m in re.finditer("\n", text))]
        self.values: dict[Steps, Span] = {}
        self.keys: dict[Steps, Span] = {}
        self.problems: list[Problem] = []

    def span(self, start: int, end: int) -> Span:
        return Span(*self.place(start), *self.place(end))

    def place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def document(self) -> Any:
        start = self.skip(0)
        if start == len(self.text):
            raise _BrokenError(0, "the file is empty", code="E107")
        data, end = self.value(start, ())
        if (rest := self.skip(end)) < len(self.text):
            raise _BrokenError(rest, "something follows after the end", "Delete it.")
        return data

    def skip(self, offset: int) -> int:
        match = _SPACE.match(self.text, offset)
        return match.end() if match else offset

    def value(self, start: int, steps: Steps) -> tuple[Any, int]:
        sign = self.text[start : start + 1]
        if sign in ("{", "[") and len(steps) >= MAX_DEPTH:
            raise _BrokenError(start, "the file is nested too deeply", code="E103")
        if len(self.values) >= MAX_VALUES:
            raise _BrokenError(start, "the file holds too many values", code="E103")
        data: Any
        if sign == "{":
            data, end = self.mapping(start + 1, steps)
        elif sign == "[":
            data, end = self.sequence(start + 1, steps)
        else:
            data, end = self.scalar(start)
        self.values[steps] = self.span(start, end)
        return data, end

    def scalar(self, start: int) -> tuple[Any, int]:
        if self.text[start : start + 1] == '"':
            return self.string(start)
        if match := _NUMBER.match(self.text, start):
            return json.loads(match[0]), match.end()
        word = _WORD.match(self.text, start)
        if word and word[0] in _WORDS:
            return _WORDS[word[0]], word.end()
        hint = "JSON knows texts in double quotes, numbers, true, false, null, lists and mappings."
        raise _BrokenError(start, "a value was expected here", hint)

    def string(self, start: int) -> tuple[str, int]:
        try:
            text, end = _string(self.text, start + 1, True)
        except json.JSONDecodeError as error:
            hint = "Close it with a double quote; write a line break as \\n."
            raise _BrokenError(
                min(error.pos, len(self.text)), "a text is broken here", hint
            ) from None
        return text.encode("utf-8", "replace").decode("utf-8"), end

    def sequence(self, offset: int, steps: Steps) -> tuple[list[Any], int]:
        items: list[Any] = []
        offset = self.skip(offset)
        while self.text[offset : offset + 1] != "]":
            item, offset = self.value(offset, (*steps, len(items)))
            items.append(item)
            offset = self.part(offset, "]")
        return items, offset + 1

    def mapping(self, offset: int, steps: Steps) -> tuple[dict[str, Any], int]:
        entries: dict[str, Any] = {}
        offset = self.skip(offset)
        while self.text[offset : offset + 1] != "}":
            if self.text[offset : offset + 1] != '"':
                raise _BrokenError(offset, "a key in double quotes was expected here")
            key, end = self.string(offset)
            span = self.span(offset, end)
            if self.text[(colon := self.skip(end)) : colon + 1] != ":":
                raise _BrokenError(colon, "a colon is missing after the key")
            twice = key in entries
            inner = (*steps, "?" if twice else key)
            value, offset = self.value(self.skip(colon + 1), inner)
            if twice:
                message = f"'{key}' is written twice"
                problem = self.source.problem(span, "E105", message, "Delete one of the two.")
                self.problems.append(problem)
            else:
                entries[key], self.keys[inner] = value, span
            offset = self.part(offset, "}")
        return entries, offset + 1

    def part(self, offset: int, close: str) -> int:
        """Return where the next item begins, or where the closing sign stands."""
        offset = self.skip(offset)
        sign = self.text[offset : offset + 1]
        if sign == close:
            return offset
        if sign != ",":
            raise _BrokenError(offset, f"a comma or '{close}' is missing here")
        after = self.skip(offset + 1)
        if self.text[after : after + 1] == close:
            raise _BrokenError(offset, "a comma stands after the last item", "Delete it.")
        return after
