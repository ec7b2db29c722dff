"""Problem: the one way to say that something a person wrote is wrong."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Literal, NamedTuple, TypeVar

Severity = Literal["error", "warning", "note"]
T = TypeVar("T")


class Span(NamedTuple):
    """A stretch of a file: lines and columns count from 1, the end is exclusive.

    A tuple, because reading a library makes a hundred thousand of them.
    """

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: where it is, what was found, what was expected, what to do.

    ``source`` is the text of the line, for the caret under it.
    """

    file: Path
    span: Span
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"
    source: str = ""

    @property
    def place(self) -> str:
        """Return ``file:line:column``."""
        return f"{self.file}:{self.span.line}:{self.span.column}"


@dataclass(frozen=True, slots=True)
class Loaded(Generic[T]):
    """The result of reading something: a value, or the problems, or a value with warnings."""

    value: T | None
    problems: tuple[Problem, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Return the problems that forbid use."""
        return tuple(p for p in self.problems if p.severity == "error")


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort by file and position, each problem once."""
    return tuple(
        sorted(dict.fromkeys(problems), key=lambda p: (str(p.file), p.span, p.code, p.message))
    )
