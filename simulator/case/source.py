"""A text with positions: what was read, and where each piece of it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simulator.problems import Loaded, Problem, Severity, Span

Steps = tuple[str | int, ...]
"""The way from the top of a document to a value: keys and list indices."""

MAX_BYTES = 2_000_000
MAX_DEPTH = 20
MAX_VALUES = 50_000
START = Span(1, 1, 1, 2)


@dataclass(frozen=True, slots=True)
class Source:
    """A file and its lines."""

    file: Path
    lines: tuple[str, ...]

    def problem(self, span: Span, code: str, message: str, hint: str = "") -> Problem:
        """Return a problem at ``span``; codes that begin with W are warnings."""
        line = self.lines[span.line - 1] if span.line <= len(self.lines) else ""
        severity: Severity = "warning" if code.startswith("W") else "error"
        return Problem(self.file, span, code, message, hint, severity, line)


@dataclass(frozen=True, slots=True)
class Tree:
    """Plain data (mappings, lists, scalars) with the span of every value and every key."""

    source: Source
    data: Any
    values: Mapping[Steps, Span]
    keys: Mapping[Steps, Span]

    def value(self, *steps: str | int) -> Span:
        """Return where a value stands, or the nearest thing around it that exists."""
        while steps and steps not in self.values:
            steps = steps[:-1]
        return self.values.get(steps, START)

    def key(self, *steps: str | int) -> Span:
        """Return where the key of a value stands, or the value if it has none."""
        return self.keys.get(steps) or self.value(*steps)


def read_text(file: Path) -> Loaded[str]:
    """Read a file as UTF-8, refusing what is too large; line ends become newlines."""
    source = Source(file, ())
    try:
        if file.stat().st_size > MAX_BYTES:
            hint = f"A file may have {MAX_BYTES // 1_000_000} MB at most."
            return Loaded(None, (source.problem(START, "E103", "the file is too large", hint),))
        raw = file.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = f"the file cannot be read: {reason}"
        return Loaded(None, (source.problem(START, "E106", message, "Check name and rights."),))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        span = Span(line, column, line, column + 1)
        hint = "Save the file with the encoding UTF-8."
        return Loaded(None, (source.problem(span, "E106", "the file is not UTF-8 text", hint),))
    return Loaded(text.replace("\r\n", "\n").replace("\r", "\n"))
