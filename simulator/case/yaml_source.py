"""YAML text to plain data with positions, from the event stream; every scalar stays text.

No YAML 1.1 surprise can happen (``1:30`` is not 90, ``no`` is not False), because nothing is
resolved: what a scalar means is decided by the shape that asks for it. Only an empty plain scalar,
``~`` or ``null`` is None. Aliases, tags and merge keys are refused, so a text cannot grow beyond
its size.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from simulator.case.plain_words import QUOTE, in_plain_words, is_tab
from simulator.case.source import MAX_DEPTH, MAX_VALUES, START, Source, Steps, Tree
from simulator.problems import Loaded, Problem, Span

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class _RefusedError(Exception):
    """Reading cannot go on."""

    def __init__(self, span: Span, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.found = (span, code, message, hint)


def read_yaml(file: Path, text: str) -> Loaded[Tree]:
    """Parse a YAML text into data with positions.

    Args:
        file: Named in problems; not opened.
        text: The whole text, lines parted by newlines.

    Returns:
        The tree, None if the text is no YAML at all. Of a key written twice the first one counts.
    """
    for end in ("\x85", "\u2028", "\u2029"):
        text = text.replace(end, "\n")
    source = Source(file, tuple(text.split("\n")))
    builder = _Builder(source)
    try:
        data = builder.document(text)
    except _RefusedError as refused:
        return Loaded(None, (*builder.problems, source.problem(*refused.found)))
    except yaml.MarkedYAMLError as error:
        return Loaded(None, (*builder.problems, _syntax(source, error)))
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        column = error.position - text.rfind("\n", 0, error.position)
        message = "a character that cannot be seen stands in the text"
        problem = source.problem(_point(line, column), "E101", message, "Delete it.")
        return Loaded(None, (*builder.problems, problem))
    tree = Tree(source, data, builder.values, builder.keys)
    return Loaded(tree, tuple(builder.problems))


class _Builder:
    """Build one document from parser events, noting the span of every key and value."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.events: Iterator[Any] = iter(())
        self.values: dict[Steps, Span] = {}
        self.keys: dict[Steps, Span] = {}
        self.problems: list[Problem] = []

    def document(self, text: str) -> Any:
        self.events = iter(_Loader(text).get_event, None)  # half the time of yaml.parse
        next(self.events)
        if isinstance(next(self.events), yaml.StreamEndEvent):
            raise _RefusedError(START, "E107", "the file is empty")
        data = self.node(next(self.events), ())
        next(self.events)
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            hint = "Delete the line '---', or put the second document into a file of its own."
            raise _RefusedError(_span(after), "E107", "a second document begins here", hint)
        return data

    def node(self, event: Any, steps: Steps) -> Any:
        if len(self.values) >= MAX_VALUES:
            raise _RefusedError(_span(event), "E103", "the file holds too many values")
        if not isinstance(event, yaml.AliasEvent) and event.anchor is not None:
            self.refuse(event, f"'&{event.anchor}' is an anchor")
        if isinstance(event, yaml.ScalarEvent):
            self.values[steps] = _span(event)
            if event.tag is not None:
                self.check_tag(event)
            return None if event.value in _NULLS and event.implicit[0] else event.value
        self.values[steps] = START  # holds the place; what is inside comes after it
        if isinstance(event, yaml.AliasEvent):
            self.values[steps] = _span(event)
            self.refuse(event, f"'*{event.anchor}' is an alias")
            return None
        self.check_tag(event)
        if len(steps) >= MAX_DEPTH:
            raise _RefusedError(_span(event), "E103", "the file is nested too deeply")
        start = event.start_mark
        if isinstance(event, yaml.SequenceStartEvent):
            data, end = self.sequence(steps)
        else:
            data, end = self.mapping(steps)
        self.values[steps] = _between(start, end)
        return data

    def check_tag(self, event: Any) -> None:
        if event.tag is not None and not isinstance(event.tag, bool) and event.tag != "!":
            self.refuse(event, f"'{event.tag}' is a tag")

    def sequence(self, steps: Steps) -> tuple[Any, Any]:
        items: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.node(event, (*steps, len(items))))
        return items, event.end_mark

    def mapping(self, steps: Steps) -> tuple[Any, Any]:
        entries: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = event.value if isinstance(event, yaml.ScalarEvent) else None
            if key is None:
                self.node(event, (*steps, "?"))
                self.report(event, "E204", "a key must be a single word", QUOTE)
                self.node(next(self.events), (*steps, "?"))
            elif key == "<<" and event.implicit[0]:
                self.refuse(event, "'<<' is a merge key")
                self.node(next(self.events), (*steps, "?"))
            elif key in entries:
                first = self.keys[(*steps, key)].line
                message = f"'{key}' is written twice; the first is in line {first}"
                self.report(event, "E105", message, "Delete one of the two.")
                self.node(next(self.events), (*steps, "?"))
            else:
                self.keys[(*steps, key)] = _span(event)
                entries[key] = self.node(next(self.events), (*steps, key))
        return entries, event.end_mark

    def refuse(self, event: Any, message: str) -> None:
        self.report(event, "E104", f"{message}, which is not used here", "Write the value itself.")

    def report(self, event: Any, code: str, message: str, hint: str) -> None:
        self.problems.append(self.source.problem(_span(event), code, message, hint))


def _span(event: Any) -> Span:
    start, end = event.start_mark, event.end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _between(start: Any, end: Any) -> Span:
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _point(line: int, column: int) -> Span:
    return Span(line, column, line, column + 1)


def _syntax(source: Source, error: yaml.MarkedYAMLError) -> Problem:
    """Say in plain words what the parser stumbled over."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    said = " ".join(part for part in (error.problem, error.context) if part)
    found = in_plain_words(source.lines, line, column, said)
    code = "E102" if is_tab(found) else "E101"
    point = _point(found.line, found.column)
    return source.problem(point, code, found.message, found.hint)
